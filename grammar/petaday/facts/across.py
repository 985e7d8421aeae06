"""What only the whole text tells of a figure: that it is said elsewhere as something else, or worked from others."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import replace

from petaday.facts.mention import Mention
from petaday.facts.surroundings import Surroundings

_COUNTED = frozenset(["noun_text", "noun_examples", "bare_data"])
_SIZES = frozenset(["bare_size", "name_suffix"])
_TELLING = frozenset(["dataset", "time", "devices", "device_time", "compute"])
_LOCATORS = frozenset(["table", "tab", "figure", "fig", "section", "appendix", "page"])
_DATA, _A_TOKEN = 5e10, 10  # no model has so many parameters and fewer tokens
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
        self._alone, self._lone = _alone(around), _alone(around, where=True)

    def lone_data(self, mentions: list[Mention]) -> list[Mention]:
        """The mentions, where of two sizes that stand alone the one far above the other is the data."""
        lone = [m for m in mentions if m.paragraph in self._lone and "bare_size" in m.signs]
        least = min((m.value for m in lone), default=0.0)
        data = {m.span for m in lone if m.value > max(_DATA, _A_TOKEN * least)}
        return [
            replace(m, kind="dataset", unit="", signs=("bare_data", "alone")) if m.span in data else m for m in mentions
        ]

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


def _alone(around: Surroundings, *, where: bool = False) -> set[int]:
    """Paragraphs of a figure and hardly a word more, or only `where` it is from: `300B, per table 2.1`."""
    sizes: dict[int, int] = {}
    located: set[int] = set()
    for token in around.tokens:
        if where and token.low in _LOCATORS and sizes.get(token.paragraph):
            located.add(token.paragraph)
        if token.kind in ("word", "number") and token.paragraph not in located:
            sizes[token.paragraph] = sizes.get(token.paragraph, 0) + 1
    return {paragraph for paragraph, size in sizes.items() if size <= _A_FEW}
