"""The kinds of questions, and what the messages before asked for."""

from __future__ import annotations

from petaday_service.conversation.context import Talk
from petaday_service.conversation.heard import Heard, hear
from petaday_service.conversation.run import Run
from petaday_service.conversation.topics import topics
from petaday_service.conversation.words import even, mended

SOLVED = ("utilization", "time", "devices", "device_time", "parameters", "dataset")
BOUGHT = ("cost", "energy", "emissions")
SPENDING = {"price": "cost", "power": "energy", "pue": "energy", "intensity": "emissions"}
_LOOKED_BACK = 4
_LONG = 400


def earlier(talk: Talk) -> tuple[str, ...]:
    """The topics of the last messages, the latest first."""
    latest = reversed(talk.turns[-_LOOKED_BACK:])
    found = (topics(mended(even(turn.text))) for turn in latest if len(turn.text) < _LONG)
    return tuple(one[0] if one else "" for one in found)


def inherited(talk: Talk) -> str:
    """The topic of the latest message that had one, or empty."""
    return next((topic for topic in earlier(talk) if topic), "")


def last_question(talk: Talk) -> tuple[str, Heard | None]:
    """The topic of the latest message that asked for something, and that message as it was heard."""
    for turn in reversed(talk.turns[-_LOOKED_BACK:]):
        if len(turn.text) < _LONG and (found := topics(mended(even(turn.text)))):
            return found[0], hear(turn.text, talk.casebook, Run())
    return "", None
