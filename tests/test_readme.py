"""README.md, CONTRIBUTING.md and the guides: output is real, Python runs, links lead somewhere."""

from __future__ import annotations

import doctest
import re
from pathlib import Path

import pytest

import rooms
from places import CONTENT, ROOT
from readme import GUIDES, README, RUN, fresh

TEXTS = [*RUN, ROOT / "CONTRIBUTING.md"]
MADE = CONTENT / "reference"
"""Pages of it are written as a site is built: MkDocs looks after the links that lead there."""


def name(text: Path) -> str:
    return text.name


@pytest.mark.parametrize("text", RUN, ids=name)
def test_every_output_is_what_petaday_prints(text: Path) -> None:
    shown = text.read_text(encoding="utf-8")
    assert fresh(shown) == shown, f"{text.name} is stale: make docs"


def test_contributing_names_every_room_with_what_it_says_of_itself() -> None:
    shown = rooms.FILE.read_text(encoding="utf-8")
    assert rooms.fresh(shown) == shown, "CONTRIBUTING.md is stale: make docs"


@pytest.mark.parametrize("text", TEXTS, ids=name)
def test_the_python_runs(text: Path) -> None:
    assert doctest.testfile(str(text), module_relative=False, encoding="utf-8").failed == 0


@pytest.mark.parametrize("text", TEXTS, ids=name)
def test_every_link_leads_somewhere(text: Path) -> None:
    links = re.findall(r"\]\(([^)#:]+)[^):]*\)", text.read_text(encoding="utf-8"))
    assert links
    lost = [link for link in links if not (text.parent / link).exists()]
    assert all((text.parent / link).resolve().is_relative_to(MADE) for link in lost), lost


@pytest.mark.parametrize("text", TEXTS, ids=name)
def test_every_make_target_named_is_one(text: Path) -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    named = set(re.findall(r"(?:`|^)make ([a-z-]+)", text.read_text(encoding="utf-8"), re.MULTILINE))
    assert named <= set(re.findall(r"^([a-z-]+):", makefile, re.MULTILINE))


def test_the_readme_is_short_and_leads_to_each_guide() -> None:
    text = README.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= 130
    assert [guide.name for guide in GUIDES] == [
        "audit.md", "editor.md", "keep.md", "many.md", "publish.md", "write.md"
    ]  # fmt: skip
    assert all(f"content/guides/{guide.name}" in text for guide in GUIDES)
