"""A question of which one thing is missing: asked for, and the question said again with each answer that is offered."""

from __future__ import annotations

from collections.abc import Sequence

from petaday_service.conversation.intents import Ask
from petaday_service.conversation.parts import Choice, Question


def missing(question: str, asked: Ask, join: str, offered: Sequence[str]) -> Question:
    """What is missing, and how the whole would be said with it.

    >>> missing("For how long?", Ask("pfs-days"), "in", ("3 days",)).choices[0].say
    'how many pfs-days in 3 days?'
    """
    clauses = (f"{'to train' if given.how == 'to' else given.how or 'on'} {given.what}" for given in asked.given)
    said = " ".join([f"how many {asked.wanted}", *clauses])
    return Question(text=question, choices=tuple(Choice(say=f"{said} {join} {one}?") for one in offered))
