"""Says of figures that petaday does not have, the price of a token or a salary, that it has none, and what it has."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from typing import NamedTuple

from petaday.core import package_data
from petaday_service.conversation.asked import question
from petaday_service.conversation.heard import Heard
from petaday_service.conversation.parts import Part, Text
from petaday_service.conversation.words import plain

_OF_A_RUN = frozenset({"dataset", "devices", "device_time", "compute", "price", "cost", "power", "intensity"})


class Missing(NamedTuple):
    """A figure that is not there: what it is, how it is asked for, what there is instead, and messages for that."""

    what: str
    asked: re.Pattern[str]
    has: str
    say: tuple[str, ...]


def not_held(heard: Heard) -> tuple[Part, ...]:
    """Returns one honest sentence for a figure that petaday does not have; nothing for other messages."""
    if heard.is_long or set(heard.facts) & _OF_A_RUN:
        return ()
    words = plain(question(heard.text))
    found = next((one for one in _table() if one.asked.search(words)), None)
    return (Text(text=f"petaday has no figure for {found.what}. {found.has}", say=found.say),) if found else ()


@cache
def _table() -> tuple[Missing, ...]:
    rows = tomllib.loads(package_data.read("petaday_service.answers", "not_held.toml"))["figure"]
    return tuple(Missing(one["what"], _joined(one["asked"]), one["has"], tuple(one["say"])) for one in rows)


def _joined(patterns: list[str]) -> re.Pattern[str]:
    return re.compile("|".join(patterns))
