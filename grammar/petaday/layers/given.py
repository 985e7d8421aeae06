"""Takes the pieces of a layer; returns its sizes and options, or an error at the word that is neither."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from petaday.core.diagnostic import Diagnostic, Span
from petaday.core.suggest import alike, did_you_mean
from petaday.layers.notation import Arrow, Part, Piece, Said, Size

# before a size (`stride 4`) or behind it (`8 heads`)
_OPTIONS = {
    "active": "active activated",
    "batch": "batch examples images sequences",
    "causal": "causal masked autoregressive",
    "context": "context window",
    "dilation": "dilation dilated",
    "bidirectional": "bidirectional bi-directional",
    "forward": "forward forward-only inference",
    "frozen": "frozen",
    "fully": "fully connected fully-connected fc dense linear",
    "groups": "groups group",
    "heads": "heads head",
    "kernel": "kernel kernels filter-size window-size",
    "kv": "kv kv-heads",
    "layers": "layers layer",
    "padding": "padding pad padded",
    "projection": "projection projected",
    "same": "same",
    "steps": "steps step timesteps time-steps frames",
    "stride": "stride strides",
    "tokens": "tokens token length positions times T",
    "units": "units hidden filters channels outputs maps feature-maps",
    "valid": "valid",
    "width": "width wide d dim d_model model-width",
}
_NAMED = {word: option for option, words in _OPTIONS.items() for word in words.split()}
_LARGEST = 1e18
_MOST_LAYERS = 10_000
_FLAGS = frozenset({"causal", "forward", "frozen", "bidirectional", "fully", "same", "valid"})
_SILENT = frozenset(
    [
        "of",
        "with",
        "and",
        "a",
        "the",
        "by",
        "at",
        "each",
        "input",
        "inputs",
        "no",
        "parameters",
        "total",
        "only",
        "weights",
    ]
)


class LayerError(Exception):
    """What keeps a layer from being counted."""

    def __init__(self, message: str, span: Span, help_: str = "") -> None:
        super().__init__(message)
        self.diagnostic = Diagnostic("PD110", "error", message, span, help_)


@dataclass(slots=True)
class Given:
    """A layer's sizes, in order, those behind an arrow, and its options."""

    span: Span
    sizes: list[Size] = field(default_factory=list)
    to: list[Size] = field(default_factory=list)
    options: dict[str, Size | None] = field(default_factory=dict)

    def has(self, *names: str) -> bool:
        """True when one of these was said."""
        return any(name in self.options for name in names)

    def number(self, name: str, otherwise: int = 1) -> int:
        """A whole number that was given by name."""
        size = self.options.get(name)
        return size.whole()[0] if size else otherwise

    def each(self, name: str, sides: int, otherwise: int) -> tuple[int, ...]:
        """A size along every side: `stride 4` is 4 on each."""
        size = self.options.get(name)
        values = size.whole() if size else (otherwise,)
        if len(values) not in {1, sides}:
            raise LayerError(f"This {name} has {len(values)} sides, the input has {sides}.", (size or self).span)
        return values * sides if len(values) == 1 else values


def given(parts: Sequence[Part], span: Span) -> Given:
    """All that the parts say, with each word in its place."""
    found = Given(span)
    for part in parts:
        _part(found, list(part))
    for size in (*found.sizes, *found.to):
        _sensible(size, 1, _LARGEST)
    for name, option in found.options.items():
        if option:
            _sensible(option, 0 if name == "padding" else 1, _MOST_LAYERS if name == "layers" else _LARGEST)
    return found


def _sensible(size: Size, least: int, most: float) -> None:
    if not all(least <= value <= most and value == int(value) for value in size.values):
        raise LayerError(f"A size of a layer is a whole number from {least} to {most:g}.", size.span)


def _part(found: Given, pieces: list[Piece]) -> None:
    pending = ""
    at = 0
    while at < len(pieces):
        piece = pieces[at]
        at += 1
        if isinstance(piece, Said):
            option = _option(piece, found.options)
            if option in _FLAGS:
                found.options[option] = None
            elif option:
                pending = option
        elif isinstance(piece, Arrow):
            if at >= len(pieces) or not isinstance(pieces[at], Size):
                raise LayerError("A size is missing behind this arrow.", piece.span, "`-> 16`")
            target = pieces[at]
            assert isinstance(target, Size)
            found.to.append(target)
            at = _skip(pieces, at + 1, "units")
        elif pending:
            found.options[pending] = piece
            pending = ""
        else:
            at = _sized(found, piece, pieces, at)


def _sized(found: Given, size: Size, pieces: list[Piece], at: int) -> int:
    """A size with its word behind it (`8 heads`), or one of its own (`8x8`)."""
    word = pieces[at] if at < len(pieces) else None
    option = _NAMED.get(word.text.lower(), _NAMED.get(word.text)) if isinstance(word, Said) else None
    if option is None or option == "stride":
        found.sizes.append(size)
        return at
    at += 1
    if option == "kv":
        at = _skip(pieces, at, "heads")
    if option == "units" and len(size.values) > 1:
        option = "kernel"
    if option in {"causal", "bidirectional", "same", "valid", "forward", "frozen"}:
        found.sizes.append(size)
        found.options[option] = None
    else:
        found.options[option] = size
    return at


def _skip(pieces: list[Piece], at: int, option: str) -> int:
    """Past a word that only repeats what a size is: `-> 16 filters`."""
    word = pieces[at] if at < len(pieces) else None
    return at + 1 if isinstance(word, Said) and _NAMED.get(word.text.lower()) == option else at


def _option(word: Said, known: dict[str, Size | None]) -> str:
    text = word.text if word.text == "T" else word.text.lower()
    if text in _SILENT or (text == "padding" and "same" in known):
        return ""
    if text not in _NAMED:
        near = [f"`{name}`" for name in alike(text, _NAMED)]
        advice = did_you_mean(near, f"known are {', '.join(sorted(_OPTIONS))}.")
        message = f"`{word.text}` says nothing about a layer that petaday knows."
        raise LayerError(message, word.span, advice[0].upper() + advice[1:])
    return _NAMED[text]
