"""Little documents: a title, an input, and what petaday makes of it. `tests/cases/*.txt` holds them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from petaday.calculate import scan
from petaday.core.calculation import Calculation
from petaday.core.figures import figure
from places import TESTS

CASES = TESTS / "cases"


def read(path: Path) -> Iterator[tuple[str, str, str]]:
    """Title, input and expectation of every case of a file."""
    for part in path.read_text("utf-8").split("=== ")[1:]:
        title, _, rest = part.partition("\n")
        given, _, expected = rest.partition("\n---\n")
        yield title, given, expected.strip()


def summary(given: str) -> str:
    """Every calculation of a text, in lines that a person can check."""
    return told(scan(given))


def told(calculations: Iterable[Calculation]) -> str:
    """The same, of calculations that were found."""
    return "\n".join(line for found in calculations for line in _lines(found)) or "nothing"


def _lines(found: Calculation) -> Iterator[str]:
    head = f"{found.name}: " if found.name else ""
    bound = f"{found.bound} " if found.bound else ""
    yield f"{head}{bound}{found.shown}" + (f" = {figure(found.pfs_days)} pfs-days" if found.pfs_days else "")
    if found.interval:
        low, high = (figure(end) for end in found.interval)
        widest = f", widened most by {found.uncertain[0].text}" if found.uncertain else ""
        yield f"  between {low} and {high}{widest}"
    for reading in found.readings:
        yield f"  reads {' '.join(reading.word.split())}: {reading.reading}"
    for claim in found.claims:
        yield f"  claims {claim.text}: {claim.verdict}, {claim.recomputed_shown}"
    for one in (d for d in found.diagnostics if d.code < "PD400"):  # method findings have tests of their own
        yield f"  {one.code}: {one.message}"
