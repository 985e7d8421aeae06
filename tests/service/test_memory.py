"""Nothing grows with the number of messages: caches are bounded, and the benchmark that shows it runs."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import re
import subprocess
import sys
from collections.abc import Iterable

import petaday
import petaday_service
from petaday_service.serving.reply_cache import ReplyCache
from places import ROOT

OF_OURS = {
    "petaday.hardware.catalogue.device",
    "petaday.count.names.names",
    "petaday.render.elements._attribute",
}
"""Caches of what is in the package itself; what is said cannot make them grow."""


def test_no_cache_grows_with_what_is_said() -> None:
    unbounded = {
        f"{module}.{name}"
        for package in (petaday, petaday_service)
        for module in _modules(package.__path__, package.__name__)
        for name, value in vars(importlib.import_module(module)).items()
        if hasattr(value, "cache_parameters") and value.__module__ == module
        if value.cache_parameters()["maxsize"] is None and inspect.signature(value).parameters
    }
    assert unbounded == OF_OURS


def test_answers_are_remembered_in_bounded_memory() -> None:
    memo = ReplyCache(characters=100)
    for number in range(50):
        memo.of(b"%d" % number, lambda: "ten chars.")
    assert [number for number in range(50) if memo.get(b"%d" % number)] == list(range(40, 50))
    assert memo.of(b"long", lambda: "x" * 101) == "x" * 101


def test_the_benchmark_of_memory_runs() -> None:
    command = [sys.executable, "-m", "benchmarks.memory", "--messages", "160", "--steps", "2"]
    said = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert re.findall(r"(\d+) messages +\d+\.\d MB\n", said) == ["0", "80", "160"]


def _modules(path: Iterable[str], name: str) -> list[str]:
    found = [one.name for one in pkgutil.walk_packages(path, f"{name}.")]
    return [one for one in found if "__main__" not in one and ".migrations." not in one and "torch" not in one]
