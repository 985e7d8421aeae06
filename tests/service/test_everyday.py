"""Conversations as new users have them: `tests/talks/everyday` has the messages, and what each reply has to hold."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

import everyday
from petaday.casebook import Casebook, load
from places import CONTENT

FILES = sorted(everyday.EVERYDAY.glob("*.txt"))


@cache
def casebook() -> Casebook:
    return load(CONTENT)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_everyday_messages_are_answered(path: Path) -> None:
    wrong = [
        f"{title}: > {one.said.message}\n  wants {one.wrong}\n  says {one.reply[:300]}"
        for title, talk in everyday.talks(path)
        for one in everyday.answered(talk, casebook())
        if one.wrong
    ]
    assert not wrong, "\n".join(wrong)


def test_half_of_the_messages_go_on_with_what_was_said() -> None:
    found = [talk for path in FILES for _, talk in everyday.talks(path)]
    messages = sum(map(len, found))
    assert len(found) >= 40
    assert messages >= 150
    assert sum(len(talk) - 1 for talk in found) * 2 >= messages
