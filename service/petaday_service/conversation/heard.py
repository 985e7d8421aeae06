"""What a message says: its topics, the facts it gives, the changes it makes and the systems it names."""

from __future__ import annotations

import re
from dataclasses import dataclass

from petaday.casebook import Casebook
from petaday_service.conversation.drops import drops
from petaday_service.conversation.facts_said import Facts, figures_said, is_text
from petaday_service.conversation.moves import Move, moves
from petaday_service.conversation.run import Run
from petaday_service.conversation.spoken.amounts import Amount
from petaday_service.conversation.spoken.spelling import shares_spelled
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
    r"|\b(?:was|were|is|are|had) (?:the|our|its|their) (?:model|run|data|cluster|hardware|network)\b"
)

_BESIDE = frozenset({"device", "precision"})
"""Facts beside which a lone number is still to be placed: `with 3 on the H200`."""


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
        bare: its only number, where that has no unit.
        typed: the figures with a unit, as written.
        parts: its figures that are no facts: shares, multiples, a flow of tokens, money of no known currency.
        drops: the kinds of facts that it takes away.
        named: the systems it names.
        unknown: names in it that are nothing known.
        answers: whether the last reply asked for a fact.
        was: figures that are taken back: the 9.5 of `12 days, not 9.5`.
    """

    message: str
    text: str
    words: str
    topics: tuple[str, ...]
    facts: Facts
    moves: tuple[Move, ...]
    bare: Amount | None
    typed: tuple[str, ...]
    parts: tuple[Amount, ...]
    drops: tuple[str, ...]
    named: tuple[Named, ...]
    unknown: tuple[str, ...]
    answers: bool = False
    was: tuple[Amount, ...] = ()

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
        return _JOINS.search(self.words) is not None

    @property
    def is_long(self) -> bool:
        """Whether it is a text about a run rather than something one asks."""
        return is_text(self.message)


def _without(text: str, named: tuple[Named, ...]) -> str:
    """The text with the names of systems taken out: the 70B of `Llama 2 70B` is no fact of the run."""
    for one in reversed(named):
        text = f"{text[: one.start]}it{text[one.start + len(one.text) :]}"
    return text


def _no_makers(names: tuple[str, ...], named: tuple[Named, ...], casebook: Casebook) -> tuple[str, ...]:
    """The unknown names beside a known one that are none of an organisation: the DeepMind of `Gopher by DeepMind`."""
    if not (names and named):
        return names
    makers = " ".join(page.front.organisation or "" for page in casebook.systems).casefold()
    return tuple(name for name in names if len(name) < 4 or name.casefold().removesuffix("'s") not in makers)


def hear(message: str, casebook: Casebook, run: Run, waiting: str = "") -> Heard:
    """Reads a message.

    Args:
        message: as sent.
        casebook: the systems that can be named.
        run: the run that the conversation is about.
        waiting: the kind of fact that the last reply asked for, or empty.
    """
    long = is_text(message)
    text = even(message) if long else shares_spelled(mended(even(message)))
    words = plain(text)
    named = () if long else systems_named(text, casebook)
    found = figures_said(message if long else _without(text, named), waiting, run.facts)
    changes = (
        ()
        if long
        else (
            *moves(words),
            *(
                Move(one.kind, 1.0, one.value if one.how == "more" else -one.value)
                for one in found.more
                if one.kind not in ("share", "times")
            ),
        )
    )
    facts = dict(found.facts)
    if changes and "%" in words and not re.search(r"mfu|hfu|utili|efficien", words):
        facts.pop("utilization", None)
    for change in changes:
        facts.pop(change.kind, None)
    return Heard(
        message=message,
        text=text,
        words=words,
        topics=() if long else topics(text),
        facts=facts,
        moves=changes,
        bare=found.bare[0] if len(found.bare) == 1 and set(facts) <= _BESIDE and not found.odd else None,
        typed=found.typed,
        parts=found.parts,
        drops=() if long else drops(words, frozenset(run.facts)),
        named=named,
        unknown=() if long else _no_makers(unknown_names(text, named), named, casebook),
        answers=bool(waiting),
        was=found.was,
    )
