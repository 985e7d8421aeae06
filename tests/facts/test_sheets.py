"""Little documents of every kind, and what the sheet makes of them: each line of a case must be told."""

from __future__ import annotations

import pytest

import case_files
from petaday import run_sheet
from petaday.core.figures import figure
from petaday.facts import RunSheet
from places import TESTS

CASES = [
    pytest.param(given, expected.splitlines(), id=f"{path.stem}: {title}")
    for path in sorted((TESTS / "facts" / "cases").glob("*.txt"))
    for title, given, expected in case_files.read(path)
]


def told(sheet: RunSheet) -> list[str]:
    """Every settled fact, what is open, and every relation, a line each."""
    lines = []
    for fact in (sheet.facts[at] for at in sheet.chosen):
        noun = f" {fact.unit}" if fact.kind in ("dataset", "batch") and fact.unit.endswith(("s", "audio")) else ""
        source = f" ({fact.source})" if fact.source in ("listed", "derived") else ""
        value = fact.unit if fact.value is None else f"{figure(fact.value)}{noun}"
        lines.append(f"{fact.kind} {value}{source}")
    lines += [f"{kind} open" for kind in dict.fromkeys(f.kind for f in sheet.facts) if sheet.open(kind)]
    lines += [f"{r.name}: {r.verdict}" + (f", {r.because}" if r.verdict == "fails" else "") for r in sheet.relations]
    return lines


@pytest.mark.parametrize(("given", "expected"), CASES)
def test_a_document_gives_the_facts_it_states(given: str, expected: list[str]) -> None:
    lines = told(run_sheet(given))
    missing = [want for want in expected if not any(_fits(line, want) for line in lines)]
    assert not missing, "\n".join(lines)


def _fits(line: str, want: str) -> bool:
    head, _, cause = want.partition(": fails, ")
    return line == want or bool(cause and line.startswith(f"{head}: fails") and cause in line)
