"""Public corrections of figures: what stood is accused, what stands since is not.

Collected before any of it was tried: from the histories of public repositories (a line in which only figures or units
change, read by eye) and from issues and requests that correct a figure; none was left out for being hard. Figures and
how they stand are the source's, the words are not. A file of `corrections` holds for each

- `source`: repository@commit, or repository#number where a thread states it; a letter behind where there are two;
- `kind`: stale (another figure changed), device (another device's figure), prefix (a prefix or a unit), digit, product
  (factors and their result), sum (parts and their total), ratio (the words of one), code (a program and its comments);
- `decidable`: whether the text alone, with what is listed of devices, shows that it cannot be right;
- `missed`: decidable, and not accused yet;
- `end`: how the file's name ends, `md` where not said; `before` and `after`.

The first digit of the hash of a source puts it into one of two halves: by one the rules were made, the other measures.
What stands in `later.toml` was collected when the rules for both halves were there, which caught 6 of its 27; the kinds
that came out most often were then added (`unit_names.py`, `byte_counts.py`, `flags.py`, `changes.py`).
"""

from __future__ import annotations

import hashlib
import tomllib
from pathlib import Path
from typing import Any

import pytest

from petaday.cli.checking import one_file

FILES = sorted((Path(__file__).parent / "corrections").glob("*.toml"))
READ = {file.stem: tomllib.loads(file.read_text("utf-8"))["correction"] for file in FILES}
GIVEN: list[dict[str, Any]] = [one for read in READ.values() for one in read]
LATER = {one["source"] for one in READ["later"]}
ACCUSES = {"PD203", "PD204", "PD301", "PD302", "PD303", "PD306", "PD307"}
BOUND = 0.6


def accused(text: str, end: str, folder: Path) -> list[str]:
    """What `petaday check` holds against a text, in a file whose name ends like this."""
    file = folder / f"text.{end}"
    file.write_text(text.strip() + "\n", encoding="utf-8")
    said = [one.diagnostic for one in one_file(str(file)).said]
    return [one.message for one in said if one.code in ACCUSES and one.severity in {"warning", "error"}]


def half(source: str) -> str:
    """`A`, by which the rules were made, `B`, by which they are measured, or what was collected later."""
    if source in LATER:
        return "later"
    return "AB"[int(hashlib.sha256(source.encode()).hexdigest()[0], 16) % 2]


@pytest.mark.parametrize("given", GIVEN, ids=[one["source"] for one in GIVEN])
def test_a_correction_is_accused_before_and_silent_after(given: dict[str, Any], tmp_path: Path) -> None:
    end = given.get("end", "md")
    before, after = (accused(given[which], end, tmp_path) for which in ("before", "after"))
    assert bool(before) == (given["decidable"] and not given.get("missed", False)), before
    assert after == []


@pytest.mark.parametrize("which", ["A", "B", "later"])
def test_most_of_what_a_text_decides_is_accused(which: str) -> None:
    of_half = [one for one in GIVEN if one["decidable"] and half(one["source"]) == which]
    caught = [one for one in of_half if not one.get("missed", False)]
    assert len(of_half) >= 25
    assert len(caught) / len(of_half) >= BOUND


def test_no_correction_is_told_twice() -> None:
    assert len({one["source"] for one in GIVEN}) == len(GIVEN)
