"""Content that could harm who builds or reads a site is refused at its place, in a time that grows with its length."""

from __future__ import annotations

import time
from itertools import pairwise
from pathlib import Path

import pytest

from case_files import read
from petaday import casebook
from petaday.casebook.unsafe_html import unsafe

CASES = {
    title: f"{given}\n---\n{expected}".rsplit("\n---\n", 1)  # front matter ends with the same line
    for title, given, expected in read(Path(__file__).with_name("refused.txt"))
}


@pytest.mark.parametrize(("given", "expected"), CASES.values(), ids=CASES)
def test_content_is_refused_at_its_place(tmp_path: Path, given: str, expected: str) -> None:
    (tmp_path / "page.md").write_text(f"{given}\n", encoding="utf-8")
    found = casebook.load(tmp_path).findings
    said = [f"{one.line}:{one.column} {one.diagnostic.code}: {one.diagnostic.message}" for one in found]
    assert ("\n".join(said) or "nothing") == expected


REPEATED = ("<a ", "<a '\"", "`", "`` `", "{ on", "<script", "&#106;", "(javascript:", "<a onx=", "```a b\n", "\x01")


@pytest.mark.parametrize("pattern", REPEATED)
def test_the_search_for_what_would_run_is_linear(pattern: str) -> None:
    def seconds(length: int) -> float:
        text = (pattern * length)[:length]
        return min(_took(text) for _ in range(3))

    tries = []
    for _ in range(4):  # a busy machine disturbs a measurement; what is quadratic fails each of them
        taken = [seconds(length) for length in (25_000, 50_000, 100_000)]
        if all(later < max(3 * earlier, 0.1) for earlier, later in pairwise(taken)):
            return
        tries.append(taken)
    pytest.fail(f"not linear: {tries}")


def _took(text: str) -> float:
    began = time.process_time()
    unsafe(text)
    return time.process_time() - began
