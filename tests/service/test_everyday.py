"""Conversations as new users have them: `tests/talks/everyday` has the messages, and what each reply has to hold."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

import everyday
from petaday.casebook import Casebook, load
from petaday_service.answers.reply import reply
from petaday_service.conversation.parts import PARTS
from petaday_service.conversation.sheet_part import Sheet
from petaday_service.conversation.turns import Conversation, Turn
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


FULL = (
    "34B active of 671B parameters, 14.8T tokens, 2048 H800 for 54 days at 30-40% in bf16, $2.50 per GPU hour, "
    "700 W per GPU, PUE 1.2, 0.4 kg CO2 per kWh"
)


@pytest.mark.parametrize("run", [FULL, "1.7M A100 hours at 45%", "1.2 million images, 90 epochs, 4 GMACs per image"])
def test_a_fact_sent_back_as_its_chip_says_it_changes_nothing(run: str) -> None:
    first = reply(run, Conversation(), Casebook(pages=()))
    turn = Turn("", 1, run, PARTS.dump_json(first).decode())
    before = next(part for part in first if isinstance(part, Sheet))
    for fact in before.facts:
        message = f"{fact.change}{fact.shown} {fact.unit}".strip()
        after = next(
            part for part in reply(message, Conversation(turns=(turn,)), Casebook(pages=())) if isinstance(part, Sheet)
        )
        assert [(one.kind, one.shown) for one in after.facts] == [(one.kind, one.shown) for one in before.facts], (
            message
        )


def test_half_of_the_messages_go_on_with_what_was_said() -> None:
    found = [talk for path in FILES for _, talk in everyday.talks(path)]
    messages = sum(map(len, found))
    assert len(found) >= 40
    assert messages >= 150
    assert sum(len(talk) - 1 for talk in found) * 2 >= messages
