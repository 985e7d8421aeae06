"""A network in one sentence: `Network is 84x84x3 input, 16, 8x8, stride 4, 32 4x4 stride 2, 256 fully connected`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from petaday.core.diagnostic import Span
from petaday.layers.given import LayerError, given
from petaday.layers.kinds import WORDS, Counted, counted
from petaday.layers.notation import Arrow, Part, Piece, Said, Size

_POOLING = frozenset({"max", "average", "avg", "mean", *(w for w, kind in WORDS.items() if kind == "pool")})
_DENSE = frozenset({"fully", "connected", "fully-connected", "fc", "dense", "linear", "outputs"})


def network(parts: Sequence[Part], span: Span) -> list[Counted]:
    """Its layers, each fed by the one before it.

    >>> from petaday.layers.notation import parts
    >>> text = "Network is 84x84x3 input, 16, 8x8, stride 4, 256 fully connected"
    >>> [layer.shape for layer in network(parts(text), Span(0, len(text)))]
    [(20, 20, 16), (256,)]
    """
    pieces = [piece for part in parts for piece in part]
    shape = next((piece for piece in pieces if isinstance(piece, Size)), None)
    if shape is None:
        raise LayerError("The network cannot be counted without the size of its input.", span, "`84x84x3 input`")
    rest = pieces[pieces.index(shape) + 1 :]
    found: list[Counted] = []
    for stage in _stages([piece for piece in rest if not _is(piece, "input")]):
        if _is(stage[0], *_POOLING):
            pooled = tuple(piece for piece in stage if not _is(piece, *_POOLING))
            found.append(counted("pool", given([(shape,), pooled], stage[0].span)))
            shape = Size(tuple(map(float, found[-1].shape)), stage[0].span)
            continue
        kind = "dense" if any(_is(piece, *_DENSE) for piece in stage) else "conv"
        first, *options = (piece for piece in stage if not _is(piece, *_DENSE))
        assert isinstance(first, Size)
        fed: Part = (shape, Arrow(first.span), first)
        found.append(counted(kind, given([fed, tuple(options)], first.span)))
        shape = Size(tuple(map(float, found[-1].shape)), first.span)
    if not found:
        raise LayerError("The network has no layer.", span, "`84x84x3 input, 16, 8x8, stride 4`")
    return found


def _stages(pieces: Sequence[Piece]) -> Iterator[list[Piece]]:
    """A number alone begins a layer: its filters, or its units; so does a word of pooling."""
    stage: list[Piece] = []
    before: Piece | None = None
    for piece in pieces:
        named = isinstance(before, Said) and not _is(before, *_DENSE)
        pooled = _is(piece, *_POOLING) and not (before and _is(before, *_POOLING))
        if pooled or (isinstance(piece, Size) and len(piece.values) == 1 and not named):
            if stage:
                yield stage
            stage = [piece]
        elif stage:
            stage.append(piece)
        else:
            raise LayerError(
                "A layer begins with the number of its filters or units.", piece.span, "`16, 8x8, stride 4`"
            )
        before = piece
    if stage:
        yield stage


def _is(piece: Piece, *words: str) -> bool:
    return isinstance(piece, Said) and piece.text.lower() in words
