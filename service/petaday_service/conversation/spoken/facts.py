"""The facts that the amounts of a message are: sizes as model or data, shares as utilization, nodes as devices."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import NamedTuple

from petaday.core.diagnostic import Span
from petaday.facts import Fact
from petaday_service.conversation.spoken.amounts import LEADS, Amount, Words
from petaday_service.conversation.spoken.named import device_named, precision_named
from petaday_service.conversation.spoken.names import BEHIND, BETWEEN
from petaday_service.conversation.spoken.nodes import with_nodes
from petaday_service.conversation.spoken.reading import amounts
from petaday_service.conversation.spoken.sizes import by_words, with_sizes
from petaday_service.conversation.spoken.spelling import spelled

Facts = dict[str, Fact]
_NOT_A_SHARE = re.compile(
    r"(?i)\brl\b|rlhf|reinforce|fine-?tun|post-?train|mid-?train|\bsft\b|distill|overhead|\boff\b|discount"
    r"|error|\bby \d"
    r"|cheaper|dearer|faster|slower|uptime|goodput|confiden"
)
_OF_SOMETHING = re.compile(
    r"(?i)^ ?(?:more|less|fewer|higher|lower|longer|shorter|bigger|smaller|of (?:the "
    r"|its |our |all )?"
    r"(?:pre|compute|train|cost|that|it\b|gpt|what|those|them|data|token|time|price|budget|run))"
)
UNITS = {
    "devices": "devices",
    "utilization": "share",
    "time": "s",
    "device_time": "s",
    "power": "W",
    "energy": "J",
    "pue": "share",
    "intensity": "g/J",
    "peak": "FLOP/s",
    "rate": "FLOP/s",
    "compute": "FLOP",
    "price": "USD/h",
    "cost": "USD",
    "emissions": "g",
    "operations_per_example": "FLOP",
    "parameters": "parameters",
    "active_parameters": "parameters",
}
_A_FEW = 2
"""No data: `FLOP for one token`."""

_LONGEST_DAYS = 800
_KEPT = frozenset(UNITS) | {"dataset", "epochs", "steps", "batch", "sequence_length"}


class Said(NamedTuple):
    """What a message says in figures.

    Attributes:
        facts: by kind.
        more: amounts by which something changes: `2 more weeks`.
        bare: numbers without unit, label or size.
        parts: the other amounts: multiples, points, throughputs, money of unknown currency.
        amounts: all of them, in order, with the kinds they were given.
        typed: those with a unit, as written.
        was: those that are taken back: the 9.5 of `12 days, not 9.5`.
        odd: whether a word stands behind a bare number that no number without a unit has behind it: `18 cents`.
    """

    facts: Facts
    more: tuple[Amount, ...]
    bare: tuple[Amount, ...]
    parts: tuple[Amount, ...]
    amounts: tuple[Amount, ...] = ()
    typed: tuple[str, ...] = ()
    was: tuple[Amount, ...] = ()
    odd: bool = False


def said(message: str, waiting: str = "", known: Mapping[str, Fact] | None = None) -> Said:
    """Reads the figures of a short message.

    Args:
        message: in one line.
        waiting: the kind of fact that the last reply asked for, or empty.
        known: the facts of the conversation.

    >>> {kind: fact.value for kind, fact in said("16 nodes of 8 H100 for 2 days at 40%").facts.items()}
    {'devices': 128.0, 'time': 172800.0, 'utilization': 0.4, 'device': None}
    >>> [(one.kind, one.how) for one in said("add 2 more weeks").more]
    [('time', 'more')]
    """
    known = known or {}
    words = Words(spelled(message))
    found = amounts(words)
    was = [one for one in found if len(found) > 1 and _taken_back(words, one)]
    found = [one for one in found if one not in was]
    found = with_nodes(words, found, known)
    found = _answers(words, found, waiting)
    found = with_sizes(words, found, known, waiting)
    found = _shares(words, found)
    facts: Facts = {}
    more, bare, parts = [], [], []
    for one in found:
        if one.how and one.kind not in ("times", "money"):
            more.append(one)
        elif not one.kind:
            bare.append(one)
        elif one.kind == "dataset" and one.value <= _A_FEW:
            parts.append(one)
        elif one.kind in _KEPT:
            if one.kind not in facts or _corrects(words, one):
                facts[one.kind] = _fact(words, one)
        else:
            parts.append(one)
    named = _named(words)
    if (
        len(bare) == 1
        and _is_share(words, bare[0])
        and "utilization" not in facts
        and {"devices", "device"} & {*facts, *named, *_devices_of(known)}
    ):
        facts["utilization"] = _fact(words, replace(bare.pop().times(0.01), kind="utilization"))
    typed = _typed(words, found)
    odd = any(_has_a_noun(words, one) for one in bare)
    return Said(facts | named, tuple(more), tuple(bare), tuple(parts), tuple(found), typed, tuple(was), odd)


def _typed(words: Words, found: list[Amount]) -> tuple[str, ...]:
    """The amounts that have a kind, as they are written."""
    ends = [
        (words.tokens[one.first].start, words.tokens[min(one.last, len(words.tokens)) - 1].end)
        for one in found
        if one.kind
    ]
    return tuple(words.text[start:end].casefold() for start, end in ends)


def _named(words: Words) -> Facts:
    """The device and the precision."""
    found = device_named(words), precision_named(words)
    return {fact.kind: fact for fact in found if fact}


def _has_a_noun(words: Words, one: Amount) -> bool:
    """Whether a word behind a number is what it counts, and nothing that is known here: `18 cents`, `3 reviewers`."""
    behind = words.low(one.last)
    return (
        behind.isalpha()
        and len(behind) > 2
        and behind not in BETWEEN | LEADS | BEHIND
        and one.last not in words.devices
        and not words.touches(one.last)
    )


def _devices_of(known: Mapping[str, Fact]) -> set[str]:
    """The devices of the run, where nothing else of it is said without a unit: a price, a power, an intensity."""
    spent = {"price", "power", "intensity"} & set(known)
    return set() if spent else {"devices", "device"} & set(known)


def _is_share(words: Words, one: Amount) -> bool:
    """Whether a lone number beside devices is the share of their peak: `on 32 H100s, how many days @ 40`."""
    return words.low(one.first - 1) in ("@", "at") and 5 <= one.value <= 95 and not _MONEY.search(words.text)


_MONEY = re.compile(
    r"(?i)\bcosts?\b|\bprice|[$€]|\busd\b|\beur|\bdollars?\b|\bbill\b|\brent|\bcheap|\bpay|\bpower\b|\bgrid\b"
)


def _taken_back(words: Words, one: Amount) -> bool:
    """Whether a figure is the one that does not hold: `not 20`, `instead of 20`, `rather than 20`."""
    at = one.first - 1 - (words.low(one.first - 1) in ("$", "€", "the", "about"))
    word, two = words.low(at), words.low(at - 1)
    return word == "not" or (word == "of" and two == "instead") or (word == "than" and two == "rather")


def _corrects(words: Words, one: Amount) -> bool:
    """Whether a second figure of a kind takes back the first: `512, no, 1024 GPUs`."""
    return bool(
        {words.low(at) for at in range(max(0, one.first - 3), one.first)}
        & {"no", "sorry", "actually", "rather", "mean", "meant"}
    )


def _answers(words: Words, found: list[Amount], waiting: str) -> list[Amount]:
    """A bare number, or a lone size, as the answer to the question that was asked."""
    kinds = {
        "dataset": "dataset",
        "parameters": "parameters",
        "devices": "devices",
        "time": "time",
        "utilization": "utilization",
        "price": "price",
        "power": "power",
        "intensity": "intensity",
        "epochs": "epochs",
        "pue": "pue",
    }
    lone = [one for one in found if one.kind in ("", "size")]
    if (
        waiting not in kinds
        or len(lone) != 1
        or (lone[0].kind == "" and len(found) > 1)
        or any(one.kind == waiting for one in found)
    ):
        return found
    one, value = lone[0], lone[0].value
    if waiting in ("devices", "epochs") and value != int(value):
        return found
    if one.kind == "" and _has_a_noun(words, one):
        return found
    if one.lead == "at" and one.kind == "" and waiting not in ("utilization", "price", "power", "intensity", "pue"):
        return found
    if one.how or (waiting == "time" and value > _LONGEST_DAYS):
        return found
    if one.kind == "size" and by_words(words, one) not in ("", waiting):
        return found
    if one.kind == "size" and waiting not in ("dataset", "parameters"):
        return found
    scale = {
        "time": 86400.0,
        "utilization": 0.01 if value > 1 else 1.0,
        "intensity": 1e3 / 3.6e6 * (1e-3 if value > 3 else 1),
    }
    if waiting in ("dataset", "parameters") and value < 1e5:
        scale[waiting] = 1e9 if waiting == "parameters" else 1e12 if value < 100 else 1e9
    answer = replace(
        one.times(scale.get(waiting, 1.0)), kind=waiting, unit="tokens" if waiting == "dataset" else one.unit
    )
    return [answer if other is one else other for other in found]


def _shares(words: Words, found: list[Amount]) -> list[Amount]:
    """Shares as utilizations, where nothing says that they are shares of something else."""
    shares = [one for one in found if one.kind == "share"]
    named = any(one.kind == "utilization" for one in found)
    called = re.search(r"(?i)\bmfu|\bhfu|utili[sz]ation", words.text) is not None
    if not shares or named or (_NOT_A_SHARE.search(words.text) and not (called and len(shares) == 1)):
        return found
    own = [
        one
        for one in shares
        if not _OF_SOMETHING.match(words.text[words.tokens[one.last - 1].end :]) and one.value <= 1.2
    ]
    mfu = re.search(r"(?i)\bmfu|\bhfu|utili[sz]", words.text)
    own = [one for one in own if not (one.how and not mfu)]
    return [replace(one, kind="utilization") if own and one is own[0] else one for one in found]


def _fact(words: Words, one: Amount) -> Fact:
    start, end = words.tokens[one.first].start, words.tokens[min(one.last, len(words.tokens)) - 1].end
    because, unit, kind = "", UNITS.get(one.kind, ""), one.kind
    if kind in ("dataset", "batch"):
        unit = _plural(one.unit)
    if kind == "price":
        unit = f"{one.unit or 'USD'}/h"
        if one.each:
            because = (
                f"the price of a node over its {abs(one.each):g} "
                f"devices{', as many as nodes mostly have' if one.each > 0 else ''}"
            )
    elif kind == "peak" and one.unit == "peak":
        because = "the peak rate that was given"
    elif kind == "cost":
        unit = one.unit or "USD"
    elif kind == "devices" and one.each:
        nodes, each = one.value / abs(one.each), abs(one.each)
        because = (
            f"{nodes:g} node{'s' * (nodes != 1)} of "
            f"{each:g}{', as many devices as nodes mostly have' if one.each < 0 else ''}"
        )
    shape = {"kind": kind, "value": one.value, "ends": one.ends, "unit": unit or kind, "span": Span(start, end)}
    return Fact.model_validate({**shape, "text": words.text[start:end], "because": because})


def _plural(noun: str) -> str:
    noun = "tokens" if noun in ("", "tok", "toks", "token", "data", "dataset", "corpus", "it", "text") else noun
    return noun if noun.endswith("s") else f"{noun}s"
