"""Wild answers at each step of the guided estimate: what was asked is asked again, and no figure comes of them."""

from __future__ import annotations

import pytest

from petaday.casebook import Casebook
from petaday_service.answers.guided import is_guided
from petaday_service.answers.reply import reply
from petaday_service.conversation.parts import PARTS, Part, Work
from petaday_service.conversation.question_part import Question
from petaday_service.conversation.sheet_part import Sheet
from petaday_service.conversation.turns import Conversation, Turn

BOOK = Casebook(pages=())
WILD = (
    "banana",
    "what?",
    "I don't know",
    "??",
    "the usual",
    "ask my boss",
    "🤷",
    "why do you need that",
    "lots",
    "3 bananas",
    "it depends on the weather",
    "minus five",
)
STEPS = {
    "which method": ["estimate"],
    "parameters": ["estimate by method 1"],
    "tokens": ["estimate by method 1", "7B"],
    "devices": ["estimate by method 2"],
    "time": ["estimate by method 2", "512 H100"],
    "utilization": ["estimate by method 2", "512 H100", "3 weeks"],
}


def told(messages: list[str]) -> tuple[tuple[Turn, ...], tuple[Part, ...]]:
    turns: list[Turn] = []
    parts: tuple[Part, ...] = ()
    for seq, message in enumerate(messages, 1):
        parts = reply(message, Conversation(turns=tuple(turns)), BOOK)
        turns.append(Turn("", seq, message, PARTS.dump_json(parts).decode()))
    return tuple(turns), parts


def question(parts: tuple[Part, ...]) -> Question:
    return next(part for part in parts if isinstance(part, Question))


def facts(parts: tuple[Part, ...]) -> list[tuple[str, str]]:
    return [(fact.kind, fact.shown) for part in parts if isinstance(part, Sheet) for fact in part.facts]


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("wild", WILD)
def test_a_wild_answer_leaves_the_estimate_where_it_is(step: str, wild: str) -> None:
    before, parts = told(STEPS[step])
    asked = question(parts)
    after = reply(wild, Conversation(turns=before), BOOK)
    again = question(after)
    assert is_guided(again), after
    assert again.slot == asked.slot
    assert wild.startswith("why") or not [part for part in after if isinstance(part, Work)]
    assert not facts(after) or facts(after) == facts(parts)


@pytest.mark.parametrize("step", STEPS)
def test_the_answer_holds_after_wild_ones(step: str) -> None:
    answers = {
        "which method": ("method 1", "parameters"),
        "parameters": ("70B", "dataset"),
        "tokens": ("2T", "name"),
        "devices": ("512 H100", "time"),
        "time": ("3 weeks", "utilization"),
        "utilization": ("40", "name"),
    }
    answer, following = answers[step]
    _, parts = told([*STEPS[step], "banana", "why do you need that", answer])
    assert question(parts).slot == following
