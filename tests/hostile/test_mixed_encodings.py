"""Files that are not all UTF-8: each line is read for itself, and which were not is said."""

from __future__ import annotations

import pytest

from petaday.cli.input import decoded

GOOD, BAD = "2 × 3 = 6\n".encode(), "5 days × 2\n".encode("cp1252")
FILES = {
    "UTF-8": (GOOD * 2, "2 × 3 = 6\n" * 2, ""),
    "one line is not": (
        GOOD + BAD + GOOD,
        "2 × 3 = 6\n5 days × 2\n2 × 3 = 6\n",
        "(byte 19); read as Windows-1252: line 2",
    ),
    "several are not": (
        BAD + GOOD + BAD,
        "5 days × 2\n2 × 3 = 6\n5 days × 2\n",
        "Windows-1252: 2 lines, the first line 1",
    ),
    "a mark of UTF-8 first": (b"\xef\xbb\xbf" + BAD, "5 days × 2\n", "line 1"),
    "half of a pair in UTF-16": (b"\xff\xfe2\x00\x00\xd8", "2\ufffd", ""),
}


@pytest.mark.parametrize(("data", "text", "said"), FILES.values(), ids=FILES)
def test_each_line_is_read_for_itself(data: bytes, text: str, said: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert decoded(data, "a.txt") == text
    heard = capsys.readouterr().err
    assert said in heard
    assert bool(heard) == bool(said)
