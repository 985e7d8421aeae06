"""What a message says: its topics, the facts it gives, the changes it makes and the systems it names."""

from __future__ import annotations

import re
from dataclasses import dataclass

from petaday.casebook import Casebook
from petaday_service.conversation.facts_said import Facts, bare_figure, facts_said
from petaday_service.conversation.moves import Move, moves
from petaday_service.conversation.run import Run
from petaday_service.conversation.systems_named import Named, systems_named, unknown_names
from petaday_service.conversation.topics import topics
from petaday_service.conversation.words import even, mended, plain

_FOLLOWS = re.compile(
    r"^ (?:and|but|so|ok|okay|also|then|now|or|what about|how about|what if|with|instead|plus|again|even|only"
    r"|just|use|make it"
    r"|actually|try|assume|say|suppose|for|at|on|in|it|that|this|they|set|change|switch|same)\b"
)
_JOINS = re.compile(
    r"^ (?:and |but )?(?:also|plus|it took|it ran|it used|and it|they used|we used it|which took|that took"
    r"|(?:that|it|this|they)(?:'s| is| was| were| has| had))\b"
)
LONG = 200
"""Longer messages are texts about a run, and name systems in passing."""


@dataclass(frozen=True, slots=True)
class Heard:
    """A message as it is understood.

    Attributes:
        message: as sent.
        text: in one line, slips of the pen mended.
        words: the same in small letters, for patterns.
        topics: what it is about, the most particular first.
        facts: the facts it gives.
        moves: the changes it makes in relation to what is known.
        figure: its only number, where that has no unit.
        named: the systems it names.
        unknown: names in it that are nothing known.
        answers: whether the last reply asked for a fact.
    """

    message: str
    text: str
    words: str
    topics: tuple[str, ...]
    facts: Facts
    moves: tuple[Move, ...]
    figure: float | None
    named: tuple[Named, ...]
    unknown: tuple[str, ...]
    answers: bool = False

    @property
    def topic(self) -> str:
        """The most particular topic, or empty."""
        return self.topics[0] if self.topics else ""

    @property
    def follows(self) -> bool:
        """Whether it begins as what goes on does: `and`, `what about`, `with`."""
        return _FOLLOWS.match(self.words) is not None

    @property
    def sets(self) -> bool:
        """Whether it sets facts by name: `peak rate = 400 TFLOP/s`."""
        return "=" in self.text and bool(self.facts) and not self.is_long

    @property
    def joins(self) -> bool:
        """Whether it says more of the same run: `also 6.4M H100 hours`."""
        return _JOINS.match(self.words) is not None

    @property
    def is_long(self) -> bool:
        """Whether it is a text about a run rather than something one asks."""
        return len(self.text) > LONG or self.message.strip().count("\n") > 0


def _without(text: str, named: tuple[Named, ...]) -> str:
    """The text with the names of systems taken out: the 70B of `Llama 2 70B` is no fact of the run."""
    for one in reversed(named):
        text = f"{text[: one.start]}it{text[one.start + len(one.text) :]}"
    return text


def hear(message: str, casebook: Casebook, run: Run, waiting: str = "") -> Heard:
    """Reads a message.

    Args:
        message: as sent.
        casebook: the systems that can be named.
        run: the run that the conversation is about.
        waiting: the kind of fact that the last reply asked for, or empty.
    """
    long = len(message) > LONG or message.strip().count("\n") > 0
    text = even(message) if long else mended(even(message))
    words = plain(text)
    changes = () if long else moves(words)
    named = () if long else systems_named(text, casebook)
    facts = facts_said(message if long else _without(text, named), waiting, run.facts)
    for change in changes:
        facts.pop(change.kind, None)
    if changes and not re.search(r"mfu|hfu|utili|efficien", words):
        facts.pop("utilization", None)
    return Heard(
        message=message,
        text=text,
        words=words,
        topics=() if long else topics(words),
        facts=facts,
        moves=changes,
        figure=None if facts or long else bare_figure(text),
        named=named,
        unknown=() if long else unknown_names(text, named),
        answers=bool(waiting),
    )
