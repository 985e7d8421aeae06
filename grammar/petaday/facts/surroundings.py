"""What stands around a figure: the unit and the noun behind it, the label before it, the words of its sentence."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

from petaday.core.diagnostic import Span
from petaday.facts.cues import FILLERS, LABELS, NOUNS, STOPS, singular
from petaday.facts.devices import NamedDevice, named_devices
from petaday.facts.figures import Figure, figures
from petaday.facts.mention import Mention
from petaday.facts.table_heads import TableHeads
from petaday.facts.tokens import Token, tokens
from petaday.hardware.words import DEVICE_WORDS
from petaday.markup import plain

_CLOSE = ("-", "(", "[", '"', "“", "'", "’", "~")
_AHEAD = 6
_BEHIND = 7


class Noun(NamedTuple):
    """What a figure counts: the kind its noun stands for, the noun, and the words up to it."""

    kind: str
    word: str
    words: tuple[str, ...]
    at: int
    device: NamedDevice | None = None


class Surroundings:
    """A text cut into tokens and figures, and what can be asked about the places in it."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.tokens = tokens(plain(text))
        self._lows = [token.low for token in self.tokens]
        self.devices = named_devices(self.tokens)
        inside = {at for named in self.devices.values() for at in range(named.first, named.last)}
        self.figures = [figure for figure in figures(self.tokens) if figure.first not in inside]
        self.figure_at = {figure.first: figure for figure in self.figures}

    @cached_property
    def heads(self) -> TableHeads:
        """The heads and rows of its tables."""
        return TableHeads(self.text)

    def head(self, figure: Figure) -> str:
        """The kind that the head of a table's column names over a figure; empty outside tables."""
        at = self.tokens[figure.first].start
        kind = self.heads.kind(at)
        if kind == "parameters" and any(
            self.tokens[f.first].start >= self.heads.begins(at) for f in self._scaled_before(figure)
        ):
            return "no_fact"  # of `OLMo 7B Twin 2T` the first is the size
        return kind

    def _scaled_before(self, figure: Figure) -> list[Figure]:
        return [f for f in self.figures_before(figure.first, 6) if f.scale]

    @cached_property
    def _starts(self) -> list[int]:
        return [token.start for token in self.tokens]

    @cached_property
    def sentences(self) -> dict[int, tuple[str, ...]]:
        """The words of every sentence, singular and in small letters."""
        found: dict[int, list[str]] = {}
        for token in self.tokens:
            if token.kind == "word":
                found.setdefault(token.sentence, []).append(singular(token.text))
        return {sentence: tuple(words[:120]) for sentence, words in found.items()}

    @cached_property
    def sentence_words(self) -> dict[int, frozenset[str]]:
        """The same, for asking whether a word is among them."""
        return {sentence: frozenset(words) for sentence, words in self.sentences.items()}

    def token(self, at: int) -> Token | None:
        """The token there, or None past the ends."""
        return self.tokens[at] if 0 <= at < len(self.tokens) else None

    def ahead(self, at: int, count: int) -> list[str]:
        """The words there and behind, in small letters; empty ones past the end."""
        return [self.low(place) for place in range(at, at + count)]

    def mention(self, kind: str, figure: Figure, *signs: str, unit: str = "", factor: float = 1.0) -> Mention:
        """A figure as a mention of a kind; `factor` is one of the author's unit in base units."""
        first, last = self.tokens[figure.first], self.tokens[figure.last - 1]
        value, low, high = (end * factor for end in (figure.value, figure.low, figure.high))
        span, sentence, paragraph = Span(first.start, last.end), first.sentence, first.paragraph
        about = figure.approximate
        return Mention(
            kind, value, low, high, unit, span, figure.first, sentence, paragraph, approximate=about, signs=signs
        )

    def figures_before(self, at: int, reach: int) -> Iterator[Figure]:
        """The figures that end just before a token, or a few words before it, the nearest first."""
        for place in range(at - 1, at - 1 - reach, -1):
            figure = self.figure_at.get(place)
            if figure and figure.last <= at:
                yield figure

    def token_at(self, start: int) -> Token:
        """The token at a place of the text."""
        return self.tokens[self.index_at(start)]

    def index_at(self, start: int) -> int:
        """Its place among the tokens."""
        return max(0, bisect_right(self._starts, start) - 1)

    def low(self, at: int) -> str:
        """Its word in small letters, or empty."""
        return self._lows[at] if 0 <= at < len(self._lows) else ""

    def noun(self, figure: Figure) -> Noun | None:
        """The noun a figure counts: `12B total training tokens`, `1.5M (steps)`, `512 NVIDIA A100 40GB GPUs`."""
        words: list[str] = []
        at, steps, bracketed = figure.last, 0, False
        device = None
        while at < len(self.tokens) and steps < _AHEAD:
            token = self.tokens[at]
            if at in self.devices:
                device = device or self.devices[at]
                at, steps = self.devices[at].last, steps + 1
                continue
            if token.kind == "line" and not (words and self._soft(at)) and not (at == figure.last and self._soft(at)):
                break
            if token.text == "," and at == figure.last and self.low(at + 2) in ("gb", "g"):
                at += 1
                continue
            if token.text == "×" and at + 1 in self.devices and at == figure.last:
                at += 1
                continue
            if token.kind == "mark":
                if token.text not in _CLOSE or (token.text in "([" and (at != figure.last or device)):
                    break
                bracketed = bracketed or token.text in "(["
            elif token.kind == "number":
                if self.low(at + 1) in ("×", "x") and self.token(at + 2) and self.tokens[at + 2].kind == "number":
                    at += 2  # 32 × 32 color images
                elif self.low(at + 1) in ("gb", "g"):
                    at += 1
                else:
                    break
            elif token.kind == "word":
                if token.low in STOPS and not (token.low == "of" and not words and device is None and steps == 0):
                    break
                at, written = self._unbroken(at)
                words.append(singular(written))
                kind = NOUNS.get(words[-1]) if self.low(at + 1) != "/" else None
                if words[-2:] == ["model", "card"]:  # a paper, and no device
                    break
                if (kind or NOUNS.get(words[-1])) and not self._joined(at):
                    return Noun(NOUNS[words[-1]], words[-1], tuple(words), at, device)
                steps += 1
            at += 1
        if device:
            return Noun("devices", "device", tuple(words), at - 1, device)
        return Noun("", words[0], tuple(words), figure.last, None) if words and not bracketed else None

    def _unbroken(self, at: int) -> tuple[int, str]:
        """A word and where it ends, put together where the end of a line broke it: `rat-`, `ings`."""
        word, hyphen, line, rest = (self.token(at + step) for step in range(4))
        broken = hyphen is not None and hyphen.text == "-" and line is not None and line.kind == "line"
        if word and broken and rest and rest.kind == "word" and rest.text.islower() and self.low(at + 1) == "-":
            return at + 3, word.text + rest.text
        return at, word.text if word else ""

    def _soft(self, at: int) -> bool:
        """A line end that the width of the page made."""
        behind, before = self.token(at + 1), self.token(at - 1)
        return behind is not None and before is not None and behind.sentence == before.sentence

    def _joined(self, at: int) -> bool:
        """A noun that only begins a longer one: `image-text pairs`, `token batch size`, `GPU hours`."""
        follow = self.low(at + 1)
        if follow == "-" and self.tokens[at + 1].start == self.tokens[at].end:
            return self.token(at + 2) is not None and self.tokens[at + 2].kind == "word"
        word = self.token(at + 1)
        if (
            NOUNS.get(singular(self.low(at))) == "devices"
        ):  # `8-GPU machines` are devices, `8 GPU machines` are machines
            hyphen = self.low(at - 1) == "-" and self.tokens[at - 1].start == self.tokens[at - 2].end
            nodes = NOUNS.get(singular(follow)) == "nodes" and not hyphen
            return nodes or singular(follow) == "core" or NOUNS.get(singular(follow)) in ("steps", "epochs")
        return word is not None and word.kind == "word" and (singular(word.text) in NOUNS or word.low == "length")

    def label(self, figure: Figure) -> tuple[str, int]:
        """The kind that the words before a figure name, and how far before they stand; empty for none."""
        words: list[str] = []
        if bracketed := self._bracketed(figure):
            return bracketed, 0
        if self.low(figure.first - 1) in (":", "=") and singular(self.low(figure.first - 2)) in DEVICE_WORDS:
            return "devices", 0
        at = figure.first - 1
        limit = max(-1, figure.first - 2 * _BEHIND)
        while at > limit and len(words) < _BEHIND:
            token = self.tokens[at]
            if token.kind == "line" and not self._soft(at) and (at != figure.first - 1 or "\n\n" in token.text):
                break
            if token.text == ")" and at >= figure.first - 2:  # `Batch size (in tokens) 4M`
                while at > limit and self.tokens[at].text != "(":
                    at -= 1
                at -= 1
                continue
            if token.kind in ("number", "address") or (token.kind == "mark" and token.text in ".;,)*+×/"):
                break
            if token.text == "=" and words:
                break
            if token.kind == "word":
                words.insert(0, "gbs" if token.text == "GBS" else singular(token.text))  # `GBs` are gigabytes
            at -= 1
        return _longest_label(words)

    def _bracketed(self, figure: Figure) -> str:
        """The label in brackets behind a figure: `4096 (batch size)`."""
        if self.low(figure.last) not in ("(", "["):
            return ""
        words = [singular(self.low(at)) for at in range(figure.last + 1, figure.last + 6)]
        ends = [at for at, word in enumerate(words) if word in (")", "]")]
        return LABELS.get(tuple(words[: ends[0]]), "") if ends else ""

    @cached_property
    def _tpus(self) -> dict[int, NamedDevice]:
        return {self.tokens[at].sentence: named for at, named in self.devices.items() if named.device.kind == "TPU"}

    def tpu_in(self, sentence: int) -> NamedDevice | None:
        """The TPU that a sentence names, whose cores it counts."""
        return self._tpus.get(sentence)

    def device_after(self, at: int) -> NamedDevice | None:
        """The device that the next words name: `512 cores of a TPU v3`."""
        return next((self.devices[place] for place in range(at + 1, at + 4) if place in self.devices), None)

    def follows_per(self, figure: Figure) -> bool:
        """The figure is of one of something: `per batch of 4`, `tokens per GB`."""
        return self.low(figure.first - 1) in ("per", "every", "each")


def _longest_label(words: list[str]) -> tuple[str, int]:
    """The label nearest to the figure; of two that end in one place the longer."""
    for end in range(len(words), 0, -1):
        for size in (3, 2, 1):
            if size <= end and (kind := LABELS.get(tuple(words[end - size : end]))):
                between = [word for word in words[end:] if word not in FILLERS]
                return kind, len(between)
    return "", 0
