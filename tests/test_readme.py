"""README.md and CONTRIBUTING.md show what petaday does: output is real, Python runs, links lead somewhere."""

from __future__ import annotations

import doctest
import re
from pathlib import Path

import pytest

from readme import README, fresh

TEXT = README.read_text(encoding="utf-8")
GUIDES = [README, README.with_name("CONTRIBUTING.md")]
LINKS = [link for guide in GUIDES for link in re.findall(r"\]\(([^)#:]+)\)", guide.read_text(encoding="utf-8"))]


def test_every_output_is_what_petaday_prints() -> None:
    assert fresh(TEXT) == TEXT, "README.md is stale: make docs"


@pytest.mark.parametrize("guide", GUIDES, ids=lambda guide: guide.name)
def test_the_python_runs(guide: Path) -> None:
    assert doctest.testfile(str(guide), module_relative=False, encoding="utf-8").failed == 0


@pytest.mark.parametrize("target", LINKS)
def test_every_link_leads_somewhere(target: str) -> None:
    assert (README.parent / target).exists()


def test_every_make_target_named_is_one() -> None:
    makefile = (README.parent / "Makefile").read_text(encoding="utf-8")
    named = set(re.findall(r"`?make ([a-z-]+)", TEXT))
    assert named <= set(re.findall(r"^([a-z-]+):", makefile, re.MULTILINE))
