"""Answers `good morning` and `thanks` with a line and examples of what can be said."""

from __future__ import annotations

from petaday_service.conversation.context import Talk
from petaday_service.conversation.intents import Greet
from petaday_service.conversation.parts import Part, Text

FIRST = (
    "64 A100s for 10 days at 40% MFU",
    "how long to train a 7B model on 2T tokens with 64 H100 at 40%?",
    "what is MFU?",
    "help",
)
NEXT = ("where does this sit?", "which threshold does it cross?", "save", "help")


def greet(asked: Greet, talk: Talk) -> tuple[Part, ...]:
    """Returns a greeting; nothing is worked."""
    if asked.thanks:
        return (Text(text="You are welcome.", say=NEXT if talk.last() else FIRST),)
    return (Text(text="Hello! I do the accounting of training compute. Say for instance:", say=FIRST),)
