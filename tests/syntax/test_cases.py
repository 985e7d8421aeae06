"""The language, case by case: see `tests/cases`. After a change that is meant, `--snapshot-update` writes them anew."""

from __future__ import annotations

from pathlib import Path

import pytest

from case_files import CASES, read, summary
from petaday.calculate import scan

FILES = sorted(CASES.glob("*.txt"))
ALL = [
    pytest.param(title, given, expected, id=f"{path.stem}: {title}")
    for path in FILES
    for title, given, expected in read(path)
]


@pytest.mark.parametrize(("title", "given", "expected"), ALL)
def test_case(title: str, given: str, expected: str) -> None:
    assert summary(given) == expected, title


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.stem)
def test_spans_point_into_the_text(path: Path) -> None:
    for _, given, _ in read(path):
        for found in scan(given):
            assert found.span.of(given) == found.text
            spans = [part.span for part in found.readings]
            spans += [part.span for part in found.steps]
            spans += [part.span for part in found.claims]
            spans += [part.span for part in found.diagnostics]
            assert all(0 <= span.start <= span.end <= len(given) for span in spans)
