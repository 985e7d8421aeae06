"""The name of the run a sheet is about: its words and the sizes in it, and names of other models beside a figure."""

from __future__ import annotations

from dataclasses import replace

from petaday.facts.figures import figures
from petaday.facts.mention import Mention
from petaday.facts.surroundings import Surroundings
from petaday.facts.tokens import Token, tokens

_REACH = 10
_A_MODEL = 1e5
_WIDE = 1.5
_SPENT = frozenset(["devices", "time", "device_time"])
_SUMS = frozenset(["total", "sum", "all", "all models", "cumulative"])
_NO_MODELS = ("FLOP", "FLOPs", "GPUs", "TPUs", "FLOPS")


class Subject:
    """A run's name, to be found again in sentences (`OLMo-7B`); without one nothing is found.

    >>> Subject("OLMo-7B").in_words(frozenset(["olmo"])), bool(Subject(None))
    (True, False)
    """

    def __init__(self, name: str | None) -> None:
        cut = tokens(name or "")
        self.words = frozenset(t.low for t in cut if t.kind == "word" and len(t.text) > 2)
        self.sizes = [f for f in figures(cut) if f.scale and f.value >= _A_MODEL]

    def __bool__(self) -> bool:
        """True when there is a name to look for."""
        return bool(self.words or self.sizes)

    def of_range(self, m: Mention) -> Mention:
        """The figure; of sizes from one to another, as a family has them, the one that the name says."""
        if m.kind not in ("parameters", "active_parameters") or m.high <= _WIDE * m.low:
            return m
        own = next((f for f in self.sizes if m.low <= f.value <= m.high), None)
        return replace(m, value=own.value, low=own.low, high=own.high, approximate=False) if own else m

    def row(self, first: str) -> str:
        """`subject_row` for a table's row that begins with this size, `other_row`, `total_row`; else empty."""
        if self.sizes and first.strip(" *_").lower() in _SUMS:
            return "total_row"
        sizes = [f for f in figures(tokens(first)) if f.scale and f.value >= _A_MODEL]
        if not sizes or not self.sizes:
            return ""
        return "subject_row" if any(f.low <= s.value <= f.high for f in self.sizes for s in sizes) else "other_row"

    def in_words(self, words: frozenset[str]) -> bool:
        """A word of the name is among these."""
        return bool(self.words & words)

    def has_size(self, m: Mention) -> bool:
        """The figure is about a size that the name says."""
        return any(f.low <= m.value <= f.high or abs(m.value / f.value - 1) < 0.1 for f in self.sizes)


def largest_row(around: Surroundings, mentions: list[Mention]) -> str:
    """The largest model that a table of runs names, by what the first cells of its rows say; empty where none does.

    A row is a run's where it tells of devices or time.
    """
    rows = {around.heads.row(m.span.start) for m in mentions if m.kind in _SPENT}
    sized = {name: max((f.value for f in Subject(name).sizes), default=0.0) for name in rows}
    return max((name for name in sized if sized[name]), key=sized.__getitem__, default="")


def beside_another(around: Surroundings, m: Mention) -> bool:
    """A word near the figure looks like a model's name: `GPT-3`, `LLaMA`, `PaLM-2`."""
    at = m.at if m.at >= 0 else around.index_at(m.span.start)
    for place in range(max(0, at - _REACH), min(len(around.tokens), at + _REACH)):
        token = around.tokens[place]
        if token.sentence == m.sentence and token.kind == "word" and place not in around.devices:
            after = around.token(place + 2)
            numbered = around.low(place + 1) == "-" and after is not None and after.kind == "number"
            if _like_a_model(token, numbered=numbered):
                return True
    return False


def _like_a_model(token: Token, *, numbered: bool) -> bool:
    text = token.text
    capitals = sum(c.isupper() for c in text)
    mixed = capitals >= 2 and any(c.islower() for c in text) and not text.endswith(_NO_MODELS)
    return mixed or (numbered and text.isupper() and len(text) >= 3)
