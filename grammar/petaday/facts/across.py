"""What only the whole text tells of a figure: that it is said elsewhere as something else, or worked from others."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator

from petaday.facts.mention import Mention
from petaday.facts.surroundings import Surroundings

_COUNTED = frozenset(["noun_text", "noun_examples", "bare_data"])
_SIZES = frozenset(["bare_size", "name_suffix"])
_TELLING = frozenset(["dataset", "time", "devices", "device_time", "compute"])
_A_FEW = 4


class Across:
    """The mentions of a text together."""

    def __init__(self, around: Surroundings, mentions: list[Mention]) -> None:
        self._data = {_figure(m) for m in mentions if m.kind == "dataset" and _COUNTED & set(m.signs)}
        telling = {m.sentence for m in mentions if m.kind in _TELLING}
        self._told = {_figure(m) for m in mentions if "name_suffix" in m.signs and m.sentence in telling}
        self._with_devices = {m.sentence for m in mentions if m.kind == "devices"}
        self._restated = _words_for_tokens(mentions)
        self._repeated = _gone_through(mentions)
        self._alone = _alone(around)

    def signs(self, m: Mention, *, named: bool) -> Iterator[str]:
        """The signs of one figure; `named` where the run's name is known."""
        if m.kind == "parameters" and _SIZES & set(m.signs) and _figure(m) in self._data:
            yield "data_elsewhere"
        if "listed_size" in m.signs and not named:
            yield "own_facts" if _figure(m) in self._told else "alike"
        if m.kind in ("time", "device_time") and m.sentence in self._with_devices:
            yield "with_devices"
        if m.kind == "dataset" and m.span.start in self._restated:
            yield "equivalent"
        if m.kind == "dataset" and m.span.start in self._repeated:
            yield "seen"
        if m.paragraph in self._alone:
            yield "alone"


def _figure(m: Mention) -> str:
    return f"{m.value:.4g}"


def _gone_through(mentions: list[Mention]) -> set[int]:
    """Where data are counted that are other data of the text times its epochs."""
    epochs = {round(m.value, 3) for m in mentions if m.kind == "epochs" and 1.1 < m.value < 1000}
    data = [m for m in mentions if m.kind == "dataset" and m.value >= 1e4]
    values = sorted(m.value for m in data)
    found = set()
    for m in data if len(epochs) <= _A_FEW else ():
        for times in epochs:
            if _within(values, m.value / times * 0.97, m.value / times * 1.03):
                found.add(m.span.start)
    return found


def _words_for_tokens(mentions: Iterable[Mention]) -> set[int]:
    """Where words are counted that are also given as tokens: three words are about four tokens."""
    data = [m for m in mentions if m.kind == "dataset"]
    of_tokens = sorted(m.value for m in data if m.unit == "tokens")
    words = (m for m in data if m.unit == "words")
    return {m.span.start for m in words if _within(of_tokens, m.value * 1.25, m.value * 1.4)}


def _within(values: list[float], low: float, high: float) -> bool:
    at = bisect_left(values, low)
    return at < len(values) and values[at] <= high


def _alone(around: Surroundings) -> set[int]:
    """Paragraphs of a figure and hardly a word more."""
    sizes: dict[int, int] = {}
    for token in around.tokens:
        if token.kind in ("word", "number"):
            sizes[token.paragraph] = sizes.get(token.paragraph, 0) + 1
    return {paragraph for paragraph, size in sizes.items() if size <= _A_FEW}
