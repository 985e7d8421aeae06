"""The amounts of a message: every number with the kind that its unit, its label or its neighbours give it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from petaday import units
from petaday.core.quantity import TIME
from petaday.facts.devices import NamedDevice, named_devices
from petaday.facts.figures import Figure, figures
from petaday.facts.tokens import Token, tokens
from petaday_service.conversation.spoken.names import BETWEEN, BY_VERB, LESS, MORE, NAMES, singular

LEADS = frozenset(
    [
        "at",
        "on",
        "for",
        "in",
        "with",
        "to",
        "by",
        "of",
        "over",
        "within",
        "using",
        "use",
        "take",
        "from",
        "and",
        "only",
        "every",
        "per",
    ]
)
_HEDGES = frozenset(
    ["about", "around", "roughly", "approximately", "say", "only", "just", "maybe", "~", "like", "exactly"]
)
_MOVING = frozenset(
    [
        "go",
        "going",
        "went",
        "switch",
        "change",
        "changed",
        "move",
        "moved",
        "increase",
        "raise",
        "drop",
        "dropped",
        "down",
        "up",
        "extend",
        "grow",
        "reduce",
    ]
)
_REACH = 6
_AFTER_ONLY = frozenset(["more", "less", "fewer", "longer", "shorter", "lost"])
"""Words of a change that stand behind its number: `2 weeks more`."""


@dataclass(frozen=True, slots=True)
class Amount:
    """A number of a message.

    Attributes:
        kind: the kind of fact, or `nodes`, `each` (devices a node), `size` (a lone `70B`), `share`, `times`, `points`,
            `ratio` (tokens a parameter); empty for a bare number.
        value: in base units; of a range the middle.
        ends: both ends of a range.
        unit: the noun that is counted, or the currency.
        scale: one of the author's unit in base units.
        first, last: its first token and the one behind its last.
        how: `more` or `less` for a change by so much; else empty.
        lead: the preposition before it.
        each: of nodes, how many devices each has; 0 where nobody says.
    """

    kind: str
    value: float
    first: int
    last: int
    ends: tuple[float, float] | None = None
    unit: str = ""
    scale: float = 1.0
    how: str = ""
    lead: str = ""
    each: float = 0.0

    def times(self, factor: float) -> Amount:
        """The amount in a unit that is so many base units."""
        ends = (self.ends[0] * factor, self.ends[1] * factor) if self.ends else None
        return replace(self, value=self.value * factor, ends=ends, scale=self.scale * factor)


class Words:
    """A message in tokens, with its devices and numbers.

    >>> words = Words("8 H100s for 30-45 days")
    >>> [figure.value for figure in words.figures], words.devices[1].device.name
    ([8.0, 37.5], 'NVIDIA H100 SXM5')
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.tokens: list[Token] = tokens(text)
        self.lows = [token.low for token in self.tokens]
        self.devices: dict[int, NamedDevice] = named_devices(self.tokens)
        inside = {at for named in self.devices.values() for at in range(named.first, named.last)}
        self.figures: list[Figure] = [figure for figure in figures(self.tokens) if figure.first not in inside]

    def low(self, at: int) -> str:
        """The word there in small letters, or empty."""
        return self.lows[at] if 0 <= at < len(self.lows) else ""

    def one(self, at: int) -> str:
        """The word there, singular."""
        return singular(self.low(at))

    def touches(self, at: int) -> bool:
        """Whether no blank stands before a token."""
        return 0 < at < len(self.tokens) and self.tokens[at].start == self.tokens[at - 1].end

    def name(self, at: int) -> tuple[str, int]:
        """The kind that the words from here on name, and where they end; empty for none."""
        for size in (3, 2, 1):
            if kind := NAMES.get(tuple(self.one(place) for place in range(at, at + size))):
                return kind, at + size
        return "", at

    def label(self, first: int) -> tuple[str, int]:
        """The kind that the words before a number name, and where they begin; empty for none."""
        at, steps = first - 1, 0
        while (
            at >= 0 and steps < _REACH and (self.low(at) in BETWEEN or self.low(at) in ("=", ":", "~", "$", "@", "("))
        ):
            at, steps = at - 1, steps + 1
        for size in (5, 4, 3, 2, 1):
            words = tuple(self.one(place) for place in range(at - size + 1, at + 1))
            if at - size + 1 >= 0 and (kind := NAMES.get(words)):
                return kind, at - size + 1
        if (
            0 <= at < first
            and self._is_time(at)
            and self.low(at - 1) != "many"
            and self.lows[at].endswith("s")
            and not (at and self.tokens[at - 1].kind == "number")
        ):
            return "time_unit", at
        if self.low(first - 1) in ("=", "is") and first >= 2 and self.tokens[first - 2].text in ("N", "D", "C"):
            return {"N": "parameters", "D": "dataset", "C": "compute"}[self.tokens[first - 2].text], first - 2
        return "", first

    def _is_time(self, at: int) -> bool:
        """Whether a word is a unit of time."""
        return len(self.lows[at]) > 3 and any(one.dimension == TIME for one in units.meanings(self.lows[at]))


def lead(words: Words, first: int) -> str:
    """The preposition before a number."""
    at = first - 1
    while at >= 0 and (words.low(at) in _HEDGES or words.low(at) in ("$", "€", "£", "a", "the")):
        at -= 1
    return words.low(at) if words.low(at) in LEADS else ""


def direction(words: Words, first: int, last: int) -> str:
    """`more` or `less` where a number is a change by so much, and no new value; empty else.

    >>> words = Words("extend it by 2 weeks")
    >>> direction(words, 3, 5)
    'more'
    """
    if words.low(first - 1) in ("+", "-") and not words.touches(first - 1) and words.touches(first):
        return "more" if words.low(first - 1) == "+" else "less"
    before = [words.low(at) for at in range(max(0, first - 2), first)]
    before = before[1:] if before[-1:] != before[:1] and before[:1] and before[0] in (",", ";", ".") else before
    inside = [words.low(at) for at in range(first, min(len(words.lows), last + 2))]
    around = [word for word in before if word not in _AFTER_ONLY] + inside
    behind = [words.low(at) for at in range(last, last + 3)]
    if "than" in before or "than" in behind[:2] or (before and before[-1] == "to"):
        return ""
    if behind and behind[0] in ("higher", "lower", "bigger", "smaller"):
        return "more" if behind[0] in ("higher", "bigger") else "less"
    if any(word in MORE for word in around) or behind[:2] == ["on", "top"]:
        return "more"
    if any(word in LESS for word in around):
        return "less"
    if lead(words, first) == "by":
        return next((BY_VERB[word] for word in words.lows[:first] if word in BY_VERB), "")
    return ""


def ranged(words: Words, found: list[Figure]) -> list[tuple[Figure, tuple[float, float] | None]]:
    """The numbers, with both ends of ranges; of `from 30 to 45` behind a verb of moving the latter only."""
    made: list[tuple[Figure, tuple[float, float] | None]] = []
    for figure in found:
        joints = [at for at in range(figure.first + 1, figure.last - 1) if words.low(at) in ("to", "-", "–", "and")]
        digits = words.tokens[figure.first].kind == "number"
        if joints and (digits or words.low(joints[0]) == "to"):
            if words.low(figure.first - 1) == "from" and not _MOVING.isdisjoint(words.lows[: figure.first]):
                made.append((figure._replace(value=figure.high, first=joints[0] + 1), None))
                continue
            made.append((figure, (figure.low, figure.high)))
            continue
        if made and (joined := _joined(words, made[-1][0], figure)):
            made[-1] = joined
            continue
        made.append((figure, None))
    return [(one._replace(value=(ends[0] * ends[1]) ** 0.5) if ends else one, ends) for one, ends in made]


def _joined(words: Words, one: Figure, other: Figure) -> tuple[Figure, tuple[float, float]] | None:
    """Two numbers that make a range: `30% to 45%`, `MFU 30-40%`, `between 25 and 45%`, `30 or 40%`."""
    joint = words.low(one.last)
    between = words.low(one.first - 1) == "between" and joint == "and"
    close = joint in ("-", "–", "~") and words.touches(one.last)
    if other.first != one.last + 1 or not (between or close or joint in ("to", "or", "through")):
        return None
    low = one.value
    if other.scale and not one.scale and low < 1000:
        low *= other.value / float(words.tokens[other.first].text.replace(",", "") or 1)
    if other.share and not one.share:
        low /= 100
    year = 1990 <= low <= 2100 and not other.share
    if year or not 0 < low < other.value <= 1000 * low:
        return None
    if joint == "to" and words.low(one.first - 1) == "from" and not _MOVING.isdisjoint(words.lows[: one.first]):
        return None
    return other._replace(first=one.first, low=low, high=other.value, share=one.share or other.share), (
        low,
        other.value,
    )
