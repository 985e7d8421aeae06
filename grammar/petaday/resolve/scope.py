"""What the lines of a text define for the lines after them."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from itertools import takewhile
from typing import NamedTuple

from petaday.core.calculation import Calculation
from petaday.core.diagnostic import Span
from petaday.core.quantity import Quantity
from petaday.resolve.names import NOTHING, Names
from petaday.resolve.resolver import Resolved
from petaday.syntax.keywords import TOTALS
from petaday.syntax.nodes import Chain, Name, Node, Number, Side, Sum, Term
from petaday.syntax.tokens import Draft
from petaday.syntax.walk import mapped

# A remark, the end of a line and what marks the next one as an item; no blank line.
_LINE_END = re.compile(r"[^\n]*(?:\n[ \t]*[-*+|>#&\\]*[ \t]*)?")


_BECOMES = re.compile(r"[ \t]*(?:->|=>|[→⇒⟹])")  # `16 → padded to 128`: which of the two is added up is not said


class _Line(NamedTuple):
    """A line that a total may take in, with the text that its place is in."""

    name: str
    span: Span
    text: str


class Book:
    """Names and units of the author's own, line by line: a later definition replaces an earlier one.

    Args:
        known: what is defined before the text begins.

    >>> from petaday.calculate import audit
    >>> audit("8 * n", Book(Names({"n": Quantity(3.0)}, {}))).value
    24.0

    A book is handed from text to text; `pause()` keeps a total from reaching back over a heading:

    >>> book = Book()
    >>> _ = audit("days = 3 days", book)
    >>> book.pause()
    >>> sorted(book.symbols()), list(book.defined()), book.names().quantities["days"].value
    (['days'], ['days'], 259200.0)
    >>> book.reads("2 GPU * days")
    >>> audit("2 GPU * days", book).value
    518400.0
    """

    def __init__(self, known: Names = NOTHING) -> None:
        self._quantities: dict[str, Quantity] = dict(known.quantities)
        self._units: dict[str, Quantity] = dict(known.units)
        self._lines: list[_Line] = []
        self._text = ""
        self._defined: dict[str, Span] = {}
        self._spaced = any(" " in name for name in self._quantities)

    def names(self) -> Names:
        """The quantities and units that lines so far have defined."""
        return Names(self._quantities, self._units)

    def defined(self) -> Mapping[str, Span]:
        """What the texts read so far defined, and where each definition stands in its text, the last of one name."""
        return self._defined

    def symbols(self) -> Collection[str]:
        """The names that are known so far."""
        return self._quantities.keys()

    def uses(self, draft: Draft) -> bool:
        """True for arithmetic over names that are known."""
        return draft.operators > 0 and self.mentions(draft)

    def mentions(self, draft: Draft) -> bool:
        """True where a known name stands: `flops_per_token`, `line 3`."""
        after = [token.text for token in draft.tokens[1:]] + [""]
        named = (
            t.text if t.type == "NAME" else f"{t.text} {number}"
            for t, number in zip(draft.tokens, after, strict=True)
            if t.type in {"NAME", "LABEL"}
        )
        return any(name in self._quantities for name in named)

    def numbered(self, chain: Chain) -> Chain:
        """Takes a chain; returns it with names in place of labelled numbers where the two are a name (`line 3`)."""
        if not self._spaced:
            return chain
        sides = (side._replace(node=mapped(side.node, self._numbered)) for side in chain.sides)
        return chain._replace(sides=tuple(sides))

    def _numbered(self, node: Node) -> Node:
        if isinstance(node, Number):
            name = f"{node.label} {node.text}"
            return Name(name, node.span, node.words, node.negative) if name in self._quantities else node
        return node

    def reads(self, text: str) -> None:
        """Begins a text: the places of what follows are places in it."""
        self._text = text

    def learn(self, resolved: Resolved, done: Calculation) -> None:
        """Keeps what a calculation defines: a quantity (`n = …`), a unit (`1 step = …`), or a line of a total."""
        quantity = resolved.reading.quantity
        if resolved.defines:
            self._units[resolved.defines.removesuffix("s")] = quantity
            self._defined[resolved.defines.removesuffix("s")] = done.span
        elif done.name and done.value is not None:
            self._quantities[done.name] = quantity
            self._defined[done.name] = done.span
            self._spaced = self._spaced or " " in done.name
            if not self._next_to(done.span.start) or _BECOMES.match(self._text, done.span.end):
                self._lines.clear()
            self._lines.append(_Line(done.name, done.span, self._text))
        else:
            self._lines.clear()

    def pause(self) -> None:
        """Names stay, but a total that follows does not reach back over this point."""
        self._lines.clear()

    def total(self, chain: Chain) -> Chain:
        """Takes a chain; returns it with the sum of the named lines before it, where it states one (`Total ~ 2`)."""
        first = chain.sides[0]
        label = first.node.label.strip(" :") if isinstance(first.node, Number) else ""
        if len(chain.sides) == 1 and label.lower() in TOTALS and isinstance(first.node, Number):  # `Total: 36`
            named = Side(Name(label, first.span), first.span)
            return self.total(chain._replace(sides=(named, first._replace(node=first.node._replace(label="")))))
        if not (
            isinstance(first.node, Name)
            and first.node.text.strip(" :").lower() in TOTALS
            and len(chain.sides) > 1
            and all(isinstance(side.node, Number) for side in chain.sides[1:])
        ):
            return chain
        lines = list(takewhile(self._like_the_last, reversed(self._lines)))[::-1]
        if len(lines) < 2 or not self._next_to(chain.span.start):
            return chain
        self._lines.clear()
        added = Sum(tuple(Term(Name(line.name, line.span)) for line in lines), first.span)
        return chain._replace(sides=(first, Side(added, first.span), *chain.sides[1:]))

    def _like_the_last(self, line: _Line) -> bool:
        last = self._lines[-1].name
        return self._quantities[line.name].dimension == self._quantities[last].dimension

    def _next_to(self, start: int) -> bool:
        """True where nothing but the end of a line stands between the last named line and this place."""
        if not self._lines or self._lines[-1].text is not self._text:
            return True  # said in another message
        return bool(_LINE_END.fullmatch(self._text, self._lines[-1].span.end, start))
