"""The reply to a message: a pure function of the message, the conversation and the casebook."""

from __future__ import annotations

import re
from collections.abc import Sequence

from petaday import law
from petaday.casebook import Casebook
from petaday_service.answers import (
    ask,
    change,
    compare,
    cost,
    define,
    energy,
    estimate,
    estimate_text,
    greet,
    lookup,
    method,
    rework,
    save,
    thresholds,
)
from petaday_service.answers.calculations import calculations
from petaday_service.answers.help import help_, unclear
from petaday_service.answers.unanswered import unanswered_lines, unanswered_question
from petaday_service.conversation import intents
from petaday_service.conversation.context import Talk
from petaday_service.conversation.in_force import States, history, in_force
from petaday_service.conversation.intents import Intent
from petaday_service.conversation.parts import File, Part, Question, Text, Work
from petaday_service.conversation.turns import Conversation
from petaday_service.conversation.understand import is_unfinished, split_questions, understand


def reply(
    message: str, conversation: Conversation, casebook: Casebook, states: States | None = None
) -> tuple[Part, ...]:
    """Returns the parts of the reply; every number in them comes from the evaluator.

    `states` is the history of the conversation, where it is known already.

    >>> [part.kind for part in reply("good morning", Conversation(), Casebook(pages=()))]
    ['text']
    """
    talk = Talk(states[-1] if states else in_force(conversation.turns), casebook)
    asked = understand(message)
    with law.applied(casebook.law):
        match asked:
            case intents.Undo():
                return rework.undo(states or history(conversation.turns))
            case intents.Edit() | intents.Delete():
                return rework.edit(asked, talk, answer)
            case _:
                return _with_question(asked, message, talk)


def answer(message: str, talk: Talk) -> tuple[Part, ...]:
    """Returns the answer to a message that changes no earlier one."""
    return _with_question(understand(message), message, talk)


def _with_question(asked: Intent | None, message: str, talk: Talk) -> tuple[Part, ...]:
    parts = _answer(asked, message, talk)
    waiting = talk.question()
    if waiting and waiting.slot and not _went_on(asked, message, parts):
        return (*parts, waiting)  # something was looked up or worked in between
    return parts


def _went_on(asked: Intent | None, message: str, parts: Sequence[Part]) -> bool:
    """Whether the message answered a guided estimate, ended it, or asks a question of its own."""
    done = asked is None and any(isinstance(part, File) for part in parts)
    return done or _left(message) or any(isinstance(part, Question) for part in parts)


def _answer(asked: Intent | None, message: str, talk: Talk) -> tuple[Part, ...]:
    match asked:
        case None:
            return _text(message, talk)
        case intents.Help():
            return help_()
        case intents.Greet():
            return greet.greet(asked, talk)
        case intents.ListSystems():
            return lookup.systems(talk.casebook, printed=asked.printed)
        case intents.Show():
            return define.show(asked, talk)
        case intents.Why():
            return lookup.why(asked, talk)
        case intents.Explain():
            return define.explain(asked, talk)
        case intents.Define():
            return define.define(asked, talk)
        case intents.Recall():
            return lookup.recall(asked, talk)
        case intents.Convert():
            return lookup.convert(asked, talk)
        case intents.Compare():
            return compare.compare(asked, talk)
        case intents.Sits():
            return compare.sits(talk)
        case intents.Change():
            return _change(asked, message, talk)
        case intents.Method():
            return _method(asked, message, talk)
        case intents.Ask():
            return ask.ask(asked, talk)
        case intents.Cost():
            return cost.cost(asked, talk)
        case intents.Energy():
            return energy.energy(asked, talk)
        case intents.Threshold():
            return thresholds.threshold(asked, talk)
        case intents.Save():
            return save.save(asked, talk)
        case intents.Estimate():
            return estimate.from_text(estimate_text.told(message)) or estimate.begin(asked)
        case intents.Edit() | intents.Delete() | intents.Undo():
            return (Text(text="One edit cannot hold another."),)


def _text(message: str, talk: Talk) -> tuple[Part, ...]:
    """Answers a message that is no question: an answer to ours, or a text with calculations."""
    if asked := split_questions(message):
        return _one_by_one(asked, talk)
    if is_unfinished(message):
        return (Text(text="Write the new text behind it: `edit 1: 4 GPUs * 3 days * 5 TFLOP/s`."),)
    waiting = talk.question()
    picked = _picked(message, waiting) if waiting else ""
    card = estimate_text.told(message)
    if waiting and waiting.slot == "method" and not picked and not estimate.fits(message):
        card = card or message
    if card and (parts := estimate.from_text(card)):
        return parts
    if waiting and waiting.slot and (picked or estimate.fits(message)):
        return estimate.go_on(picked or message, waiting)
    if picked and picked != message.strip():
        return answer(picked, talk)
    parts = calculations(message, talk) if re.search("[0-9]", message) or _names(message, talk) else unclear(message)
    return (*unanswered_question(message, parts), *unanswered_lines(message, parts))


def _one_by_one(messages: Sequence[str], talk: Talk) -> tuple[Part, ...]:
    """Answers each question by itself; only the last figure is `ans`."""
    parts = [part for message in messages for part in answer(message, talk)]
    last = next((at for at in reversed(range(len(parts))) if getattr(parts[at], "ans", False)), None)
    return tuple(
        part.model_copy(update={"ans": False}) if isinstance(part, Work) and part.ans and at != last else part
        for at, part in enumerate(parts)
    )


def _left(message: str) -> bool:
    return message.strip(" .!").casefold() in estimate.STOP


def _change(asked: intents.Change, message: str, talk: Talk) -> tuple[Part, ...]:
    waiting = talk.question()
    if waiting and waiting.slot and not asked.role:
        return estimate.go_on(message, waiting)
    return change.change(asked, talk)


def _method(asked: intents.Method, message: str, talk: Talk) -> tuple[Part, ...]:
    waiting = talk.question()
    return estimate.go_on(message, waiting) if waiting and waiting.slot == "method" else method.method(asked, talk)


def _picked(message: str, waiting: Question) -> str:
    """The choice that a number, its words or its label names; empty where none does."""
    said = message.strip(" .!").casefold()
    if said.isdecimal() and waiting.numbered and 1 <= int(said) <= len(waiting.choices):
        return waiting.choices[int(said) - 1].say
    return next((one.say for one in waiting.choices if said in (one.say.casefold(), one.label.casefold())), "")


def _names(message: str, talk: Talk) -> bool:
    known = talk.book(message).names()
    return any(re.search(rf"\b{re.escape(name)}\b", message) for name in known.quantities)
