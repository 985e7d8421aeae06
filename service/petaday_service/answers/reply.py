"""The reply to a message: read it, move the run sheet, answer. A pure function of message, conversation, casebook."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from petaday import law
from petaday.casebook import Casebook
from petaday_service.answers import rework
from petaday_service.answers.calculations import calculations
from petaday_service.answers.commands import command
from petaday_service.answers.conversions import answered
from petaday_service.answers.guided import is_guided
from petaday_service.answers.respond import respond
from petaday_service.answers.unanswered import unanswered_lines
from petaday_service.conversation import intents
from petaday_service.conversation.context import Talk
from petaday_service.conversation.heard import Heard, hear
from petaday_service.conversation.in_force import States, history, in_force, is_undo
from petaday_service.conversation.parts import Part, Text, Work
from petaday_service.conversation.question_part import Question
from petaday_service.conversation.run import Run
from petaday_service.conversation.shorthand import asked_with_sign
from petaday_service.conversation.systems_named import systems_named
from petaday_service.conversation.turns import Conversation
from petaday_service.conversation.understand import is_calculation, is_unfinished, split_questions, understand
from petaday_service.conversation.words import even, mended


def reply(
    message: str, conversation: Conversation, casebook: Casebook, states: States | None = None
) -> tuple[Part, ...]:
    """Returns the parts of the reply; every number in them comes from the evaluator.

    `states` is the history of the conversation, where it is known already.

    >>> [part.kind for part in reply("good morning", Conversation(), Casebook(pages=()))]
    ['text']
    """
    talk = Talk(states[-1] if states else in_force(conversation.turns), casebook)
    if is_undo(message):
        return rework.undo(states or history(conversation.turns))
    with law.applied(casebook.law):
        match asked := understand(message):
            case intents.Edit() | intents.Delete():
                return rework.edit(asked, talk, answer)
            case _:
                return answer(message, talk)


def answer(message: str, talk: Talk) -> tuple[Part, ...]:
    """Returns the answer to a message that changes no earlier one."""
    message = asked_with_sign(message)
    waiting = talk.question()
    picked = _picked(message, waiting) if waiting else ""
    if picked and not (waiting and waiting.slot) and picked != message.strip():
        return answer(picked, talk)
    if (
        waiting
        and waiting.slot == "convert"
        and (whole := answered(picked or message, dict(waiting.so_far)["convert"]))
    ):
        return answer(whole if "convert" not in dict(waiting.so_far) or not picked else picked, talk)
    if (onward := _ONWARD.fullmatch(message)) and talk.last():
        sign = {"times": "*", "x": "*", "×": "*", "plus": "+", "minus": "-", "divided by": "/", "over": "/"}
        return answer(f"ans {sign.get(onward['sign'].casefold(), onward['sign'])} {onward['rest']}", talk)
    if other := _version(message, talk):
        return answer(other, talk)
    if is_unfinished(message):
        return (Text(text="Write the new text behind it: `edit 1: 4 GPUs * 3 days * 5 TFLOP/s`."),)
    if (asked := understand(message)) and (parts := command(asked, talk, guided=is_guided(waiting))):
        return _again(parts, waiting)
    if lines := split_questions(message):
        return _one_by_one(lines, talk)
    run, typed = talk.about()
    heard = hear(
        _resolved(picked or message, talk), casebook=talk.casebook, run=run, waiting=waiting.slot if waiting else ""
    )
    if (
        is_calculation(heard.text if "\\" in message else message, heard.facts, run.facts)
        or _is_name(message, talk)
        or _is_time(heard, run, waiting)
    ):
        parts = calculations(message, talk)
        return _again((*parts, *unanswered_lines(message, parts)), waiting)
    heard = replace(heard, message=message)
    return respond(heard, talk, run, typed, waiting)


_VERSION = re.compile(
    r"(?i)\s*(?:(?:and|what about|how about|or)\s+)?v?(?P<version>\d(?:\.\d)?)(?P<rest> \d{1,4}b)?\s*\?+\s*"
)


def _version(message: str, talk: Talk) -> str:
    """`and 3?` after `Llama 2 70B`: that system in the other version, where the casebook has it; else empty."""
    asked = _VERSION.fullmatch(message) if len(message) < _SHORT and talk.turns else None
    before = mended(even(talk.turns[-1].text)) if asked and len(talk.turns[-1].text) < _SHORT else ""
    named = systems_named(before, talk.casebook) if before else ()
    if not asked or not named or talk.sheet_is_last():
        return ""
    bare = re.sub(r"(?i)[ -]\d{1,4}b$", "", named[0].text)
    name = re.sub(r"\d+(?:\.\d+)?", asked["version"], bare, count=1) + (asked["rest"] or "")
    found = systems_named(name, talk.casebook) if name != bare else ()
    return before.replace(named[0].text, name) if found else ""


_SHORT = 120
_ONWARD = re.compile(
    r"(?i)\s*(?:and |then )?(?P<sign>times|x|×|\*|plus|minus|divided by|over"
    r"|/) ?(?P<rest>\d[\d.,]*(?:e\d+)?)\s*[.?]?\s*"
)
"""A calculation that goes on with the last result: `times 1.2`."""


def _is_time(heard: Heard, run: Run, waiting: Question | None) -> bool:
    """Whether a message is a time and nothing else, where no run is spoken of: a quantity, to be worked as such."""
    rest = heard.text.casefold()
    for one in heard.typed:
        rest = rest.replace(one, "")
    alone = not re.search(r"\w{3}", rest)
    return (
        not run
        and waiting is None
        and set(heard.facts) == {"time"}
        and not heard.topics
        and not heard.follows
        and alone
    )


def _again(parts: tuple[Part, ...], waiting: Question | None) -> tuple[Part, ...]:
    """A reply to something in between, with the question of a guided estimate asked again behind it."""
    asks = any(isinstance(part, Question) for part in parts)
    return (*parts, waiting) if waiting and is_guided(waiting) and not asks else parts


def _one_by_one(messages: Sequence[str], talk: Talk) -> tuple[Part, ...]:
    """Answers each question by itself; only the last figure is `ans`."""
    parts = [part for message in messages for part in answer(message, talk)]
    last = next((at for at in reversed(range(len(parts))) if getattr(parts[at], "ans", False)), None)
    return tuple(
        part.model_copy(update={"ans": False}) if isinstance(part, Work) and part.ans and at != last else part
        for at, part in enumerate(parts)
    )


def _picked(message: str, waiting: Question) -> str:
    """The choice that a number, its words or its label names; empty where none does."""
    said = message.strip(" .!").casefold()
    if said.isdecimal() and waiting.numbered and 1 <= int(said) <= len(waiting.choices):
        return waiting.choices[int(said) - 1].say
    return next((one.say for one in waiting.choices if said in (one.say.casefold(), one.label.casefold())), "")


def _resolved(message: str, talk: Talk) -> str:
    """The message with the names that the conversation defined replaced by what they stand for."""
    for name in talk.book(message).names().quantities:
        if re.search(rf"(?<!\w){re.escape(name)}(?!\w)", message):
            message = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", talk.resolved(name), message)
    return message


def _is_name(message: str, talk: Talk) -> bool:
    """Whether a message is nothing but a name that the conversation defined."""
    return message.strip(" ?.") in talk.book(message).names().quantities
