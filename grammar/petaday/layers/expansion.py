"""A line of layer notation to the arithmetic it stands for, and back to the place where it stands."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from petaday import units
from petaday.core import numerals
from petaday.core.calculation import Calculation, Reading
from petaday.core.diagnostic import Diagnostic, Span
from petaday.core.figures import figure
from petaday.core.quantity import COUNT
from petaday.core.rewrite import with_spans
from petaday.layers.given import LayerError, given
from petaday.layers.kinds import FORWARD, FROZEN, TRAINING, WORDS, Counted, counted
from petaday.layers.network import network
from petaday.layers.notation import Part, Said, parts
from petaday.layers.operations import Product, total
from petaday.syntax.tokens import Token

_CLAIM = re.compile(r"(?<![ \t])[ \t]++(?:=|≈|~)[ \t]*")
_NUMBER = re.compile(r"[0-9][0-9.,]*(?:e[0-9]+)?")


@dataclass(frozen=True, slots=True)
class Expansion:
    """The arithmetic of a layer.

    Attributes:
        text: to be read like any other calculation.
        span: where the layer stands.
        claimed: where in `text` a stated result begins, and where it stands in the text given; None without one.
        reading: what the layer was taken for.
        trouble: why there is no arithmetic, or None.
    """

    text: str
    span: Span
    claimed: tuple[int, int] | None = None
    reading: Reading | None = None
    trouble: Diagnostic | None = None

    def placed(self, found: Calculation, given_text: str) -> Calculation:
        """The calculation with every place in the text given."""
        moved = with_spans(found, self._moved)
        moved = replace(moved, text=moved.span.of(given_text))
        if self.reading is None:
            return moved
        said = Diagnostic("PD233", "note", self.reading.because, self.span)
        return replace(moved, readings=(self.reading, *moved.readings), diagnostics=(said, *moved.diagnostics))

    def _moved(self, span: Span) -> Span:
        if self.claimed is None:
            return self.span
        at, to = self.claimed
        start = span.start - at + to if span.start >= at else self.span.start
        return Span(start, span.end - at + to if span.end > at else self.span.end)


def expanded(whole: Span, head: re.Match[str], text: str) -> Expansion | None:
    """The arithmetic of a line of layer notation that begins with `head`; None when the line is none.

    The match begins where the line does.
    """
    written = whole.of(text)
    if not _known(head["kind"], head["layer"]):
        return None
    claim = _CLAIM.search(written, head.start("layer"))
    end = claim.start() if claim else len(written)
    span = Span(whole.start + head.start("layer"), whole.start + end)
    try:
        layers, formula = _layers(span.of(text), span)
    except LayerError as error:
        return Expansion("", span, trouble=error.diagnostic)
    if not layers:
        return None  # `Network is 84x84x3 input`: a shape, and no layer on it
    name = f"{head['name']}: " if head["name"] else ""
    macs = tuple(product for layer in layers for product in layer.macs)
    stated = written[end:]
    arithmetic = name + _text(layers) + _times(total(macs), stated, min(layer.passes for layer in layers))
    return Expansion(
        arithmetic + stated,
        Span(whole.start, whole.start + end),
        (len(arithmetic), whole.start + end) if stated else None,
        _reading(span.of(text), span, layers, formula),
    )


def _known(kind: str, layer: str) -> bool:
    return (
        kind.lower() in WORDS
        or kind.lower() == "network"
        or bool(re.match(r"(?i)(?:fully connected|network)\b", layer))
    )


def _layers(text: str, span: Span) -> tuple[list[Counted], str]:
    pieces = parts(text, span.start)
    if isinstance(pieces, Token):
        raise LayerError(f"`{pieces.text}` is no part of layer notation.", pieces.span, "`conv 84x84x4 -> 16, 8x8`")
    first = pieces[0]
    head = [piece.text.lower() for piece in first if isinstance(piece, Said)]
    if head[0] == "network":
        return network(pieces, span), "network"
    kind, rest = _kind(first)
    found = counted(kind, given([rest, *pieces[1:]], span))
    return [found], kind


def _kind(part: Part) -> tuple[str, Part]:
    """What the first words call the layer, and the words that say more about it (`bidirectional`, `causal`)."""
    words = [piece for piece in part if isinstance(piece, Said)]
    before = {word.text.lower() for word in words[:2]}
    at = next((i for i, word in enumerate(words[:2]) if word.text.lower() in WORDS), None)
    kind = "dense" if at is None else WORDS[words[at].text.lower()]
    named = next((k for k in ("depthwise", "transposed") if k in before), kind)
    consumed = {"depthwise", "transposed", "multi-head", "fully", "connected", "max", "average", "avg", "mean", *WORDS}
    rest = tuple(p for p in part if not (p in words[:2] and isinstance(p, Said) and p.text.lower() in consumed))
    return named, rest


_PASSES = {
    TRAINING: " * 3 (forward and backward)",
    FROZEN: " * 2 (forward, and backward through frozen weights)",
    FORWARD: "",
}


_BACKWARD = {
    TRAINING: "The backward pass is taken as twice the forward",
    FROZEN: "The backward pass is taken as once the forward: frozen weights have no gradients of their own",
    FORWARD: "No backward pass is counted: it is said to be forward only",
}


def _times(macs: float, stated: str, passes: int) -> str:
    """Operations, forward and backward; a stated result says which of the three it is."""
    forward, training = " * 2 FLOP", _PASSES[passes]
    words = re.findall(r"[^\W\d_][\w-]*", stated)
    found = _NUMBER.search(stated)
    if not found:
        return forward + training
    meant = [units.meanings(word)[0] for word in words if units.meanings(word)]
    if any(meaning.unit in {"MAC", "factor-MAC"} for meaning in meant):
        return ""
    scale = next((m.factor for m in meant if m.dimension == COUNT), 1.0)
    for word in words:
        scale *= units.scale(word) or 1.0 if not units.meanings(word) else 1.0
    value = numerals.read(found.group().rstrip(".,"))[0] * scale
    choices = {2 * macs: forward, 2 * passes * macs: forward + training}
    if not meant:
        choices[macs] = ""
    return choices[min(choices, key=lambda c: abs(c / value - 1) if value else c)]


def _text(layers: list[Counted]) -> str:
    """One layer as a product; several products as a sum in brackets, shared factors written out each time."""
    products = [product for layer in layers for product in layer.macs]
    if len(products) == 1:
        return _product(products[0])
    return f"({' + '.join(map(_product, products))})"


def _product(product: Product) -> str:
    return " * ".join(f"{_written(factor.value)} {factor.label}" for factor in product)


def _written(value: float) -> str:
    return str(int(value)) if value == int(value) and value < 1e15 else repr(value)


def _reading(text: str, span: Span, layers: list[Counted], kind: str) -> Reading:
    each = [total(layer.macs) for layer in layers]
    forward = _whole(sum(each))
    parted = f"{' + '.join(map(_whole, each))} = " if len(each) > 1 else ""
    out = "x".join(map(str, layers[-1].shape))
    said = "".join(f" Here {layer.said}." if layer.said else "" for layer in layers)
    because = (
        f"Read as layer notation ({kind}): {parted}{forward} multiply-adds forward, {_whole(2 * sum(each))} FLOP"
        f"{f'; it hands on {out}' if out else ''}. {_BACKWARD[min(layer.passes for layer in layers)]}; biases, "
        f"activations and normalization are not counted.{said}"
    )
    return Reading(" ".join(text.split()), span, f"{forward} multiply-adds forward", because)


def _whole(value: float) -> str:
    return f"{value:,.0f}" if value < 1e15 and value == int(value) else figure(value)
