"""What one can say, talk by talk: see `tests/talks`. After a change that is meant, `--snapshot-update` writes anew."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from petaday.casebook import Casebook, load
from places import CONTENT
from talk_files import TALKS, answered, read

FILES = sorted(TALKS.glob("*.txt"))


@cache
def casebook() -> Casebook:
    return load(CONTENT)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_talks(path: Path, pytestconfig: pytest.Config) -> None:
    talks = list(read(path))
    if pytestconfig.getoption("--snapshot-update"):
        told = (f"=== {title}\n{answered(talk, casebook())}\n" for title, talk in talks)
        path.write_text("\n".join(told), encoding="utf-8")
        return
    for title, talk in talks:
        assert answered(talk, casebook()) == talk, title
