"""README.md shows what petaday does: its output is real, its Python runs, its links lead somewhere."""

from __future__ import annotations

import doctest
import re

import pytest

from readme import README, fresh

TEXT = README.read_text(encoding="utf-8")


def test_every_output_is_what_petaday_prints() -> None:
    assert fresh(TEXT) == TEXT, "README.md is stale: make docs"


def test_the_python_runs() -> None:
    assert doctest.testfile(str(README), module_relative=False, encoding="utf-8").failed == 0


@pytest.mark.parametrize("target", re.findall(r"\]\(([^)#:]+)\)", TEXT))
def test_every_link_leads_to_a_file(target: str) -> None:
    assert (README.parent / target).is_file()


def test_every_make_target_named_is_one() -> None:
    makefile = (README.parent / "Makefile").read_text(encoding="utf-8")
    named = set(re.findall(r"`?make ([a-z-]+)", TEXT))
    assert named <= set(re.findall(r"^([a-z-]+):", makefile, re.MULTILINE))
