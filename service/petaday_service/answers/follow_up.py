"""Asks for the one thing that a question lacks, and offers the question completed."""

from __future__ import annotations

from collections.abc import Sequence

from petaday_service.conversation.intents import Ask
from petaday_service.conversation.parts import Choice, Question


def ask_for(question: str, asked: Ask, join: str, offered: Sequence[str]) -> Question:
    """A question for what is missing; each choice is the whole question with one answer put in.

    >>> ask_for("For how long?", Ask("pfs-days"), "in", ("3 days",)).choices[0].say
    'how many pfs-days in 3 days?'
    """
    clauses = (f"{'to train' if given.how == 'to' else given.how or 'on'} {given.what}" for given in asked.given)
    said = " ".join([f"how many {asked.wanted}", *clauses])
    return Question(text=question, choices=tuple(Choice(say=f"{said} {join} {one}?") for one in offered))
