"""The pipeline on one screen: lex, lay out, parse, resolve, work, judge, explain."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from petaday import lint
from petaday.core import limits
from petaday.core.calculation import Calculation
from petaday.core.diagnostic import Diagnostic, Span
from petaday.core.figures import shown
from petaday.core.quantity import COUNT, PFS_DAY, Quantity
from petaday.deferred import DeferredCalculation, Early, later, settled
from petaday.layers import expansion
from petaday.markup import as_given, plain, rejoined
from petaday.resolve.equations import answer, answered
from petaday.resolve.resolver import Resolved, resolve
from petaday.resolve.scope import Book
from petaday.syntax.chains import defines, drafts, lines, worth_reading
from petaday.syntax.errors import troubles
from petaday.syntax.lexer import lex
from petaday.syntax.normalize.definitions import defined_first
from petaday.syntax.normalize.sentences import spoken
from petaday.syntax.tokens import Draft, Token
from petaday.syntax.unread import outside, remarks
from petaday.verdicts import notes as explain
from petaday.verdicts import selection
from petaday.verdicts.claims import claims
from petaday.verdicts.restatement import agrees
from petaday.verdicts.word_readings import readings
from petaday.working.steps import several, steps
from petaday.working.tree import tree
from petaday.working.uncertainty import doubted

if TYPE_CHECKING:
    from petaday.layers.expansion import Expansion


def scan(prose: str, book: Book | None = None) -> list[Calculation]:
    """Every calculation in running text, in order, with spans into it; lines define names for later lines.

    The text may be prose, Markdown, HTML or LaTeX. A `book` holds what is defined before the text begins, and
    afterwards what the text defined too.
    """
    text = plain(prose)
    book = Book() if book is None else book
    if text is not prose:
        return [as_given(found, text, prose) for found in _scanned(rejoined(lex(text), text), text, book)]
    return _scanned(lex(prose), prose, book)


def _scanned(tokens: Iterable[Token], text: str, book: Book) -> list[Calculation]:
    found: list[Calculation] = []
    for line in lines(tokens):
        layer = expansion(line, text)
        if layer and not layer.trouble:
            found += _layer(layer, text, book)
            continue
        for draft in _drafts(defined_first(line), book):
            if worth_reading(draft) or book.uses(draft):
                found += selection.kept(draft, read(draft, text, book, among_prose=True))
            elif defines(draft):
                read(draft, text, book)
    return found


def _drafts(parts: Iterable[list[Token]], book: Book) -> Iterator[Draft]:
    """The chains of a line; a formula comes after the names that its line defines, and knows them."""
    for part in parts:
        yield from drafts(part, book.symbols())


def audit(text: str, book: Book | None = None) -> Calculation:
    """One calculation, the last of the text; everything that cannot be read is reported.

    A `book` is what is defined already, as for `scan`.

    >>> audit("4 GPUs * 2 days * 1 TFLOP/s").shown
    '6.912e17 FLOP'
    """
    if len(text) > limits.MAX_CALCULATION:
        return Calculation(text[:80], Span(0, len(text)), diagnostics=(limits.too_large(len(text)),))
    book = Book() if book is None else book
    found: list[Calculation] = []
    missed: list[Diagnostic] = []
    notes: list[Diagnostic] = []
    covered: list[Span] = []
    for line in lines(lex(text)):
        if len(line) > limits.MAX_TOKENS:
            missed.append(limits.too_large(len(line)))
            continue
        if layer := expansion(line, text):
            found += _layer(layer, text, book)
            covered.append(Span(line[0].start, line[-1].end))
            continue
        written, in_words = spoken(line)
        notes += in_words
        parts = defined_first(written)
        around = Span(line[0].start, line[-1].end) if len(parts) > 1 else None  # they stand in one another
        for draft in _drafts(parts, book):
            if draft.numbers or draft.trouble or book.mentions(draft):
                found += read(draft, text, book)
                covered.append(around or Span(draft.start, draft.end))
    if not found:
        said = missed or outside(text, covered, found)
        return Calculation(text.strip(), Span(0, len(text)), diagnostics=tuple(said))
    last = selection.answer(found)
    beside = [one for one in found if one is not last] if len(found) > 1 else []
    # Remarks change no figure, so they can wait until somebody reads them; an error may take the figure back.
    unread = last.value is None or (beside and any(one.value is None for one in beside))
    waits = None if missed or unread else remarks(text, covered)
    if waits is False and not beside and not notes:
        return last
    known = (missed or outside(text, covered, found)) if waits is None else None
    taken = known is not None and (explain.forbids(known) or any(map(explain.refused, beside)))

    def told(done: Calculation) -> Calculation:
        more = (*notes, *explain.others(beside), *(outside(text, covered, found) if known is None else known))
        return explain.with_diagnostics(done, more) if more else done

    return later(last, told, explain.WITHHELD if taken else {})


def _layer(layer: Expansion, text: str, book: Book) -> list[Calculation]:
    """A line of layer notation: the arithmetic it stands for, placed where the layer stands."""
    if layer.trouble:
        return [Calculation(layer.span.of(text), layer.span, diagnostics=(layer.trouble,))]
    return [
        found
        for line in lines(lex(layer.text))
        for draft in drafts(line)
        for found in read(draft, layer.text, book, lambda done: layer.placed(done, text))
    ]


def read(
    draft: Draft,
    text: str,
    book: Book,
    placed: Callable[[Calculation], Calculation] = lambda done: done,
    *,
    among_prose: bool = False,
) -> list[Calculation]:
    """The calculations of one laid-out chain, each `placed` where it belongs; `among_prose` a lone figure is none."""
    span = Span(draft.start, draft.end)
    said = troubles(draft, text)
    chain = draft.chain
    if not chain or (said and any(d.code in {"PD201", "PD213"} for d in said)):
        return [Calculation(span.of(text), span, diagnostics=tuple(said))] if said else []
    names = book.names()
    asked = answer(book.total(book.numbered(chain)), names, text)
    found, problems = resolve(asked.chain, names) if not asked.problems else ([], list(asked.problems))
    if draft.otherwise and (problems or not agrees(found, exactly=draft.exactly)):
        kept = not among_prose or worth_reading(draft.otherwise)
        return read(draft.otherwise, text, book, placed) if kept else []
    problems += said
    if not found:
        return [Calculation(span.of(text), span, diagnostics=tuple(problems))] if problems else []
    calculations = [placed(answered(calculation(one, text), asked)) for one in found]
    for one, done in zip(found, calculations, strict=True):
        book.learn(one, done)
    if problems:
        calculations[-1] = explain.with_diagnostics(calculations[-1], problems)
    return calculations


def calculation(resolved: Resolved, text: str) -> Calculation:
    """One resolved calculation, audited; its work is shown, and its methods are looked at, when they are asked for."""
    quantity = _quantity(resolved)
    judged = claims(resolved, text)
    span = resolved.span()
    name, legend = explain.names(resolved, text)
    known: dict[str, Any] = {
        "text": span.of(text),
        "span": span,
        "name": name,
        "legend": legend,
        "value": quantity.value,
        "unit": str(quantity.dimension),
        "shown": shown(quantity.value, quantity.dimension),
        "pfs_days": quantity.value / PFS_DAY if quantity.dimension == COUNT else None,
        "bound": resolved.worked.bound,
        "claims": judged,
        "solution": None,
    }
    at_once = {**known, **explain.WITHHELD} if explain.unsure(resolved) else known
    early = Early(
        lambda: _errors(Calculation(**known), resolved, text),
        lambda: several(resolved.worked.node, resolved.reading, text),
    )
    return DeferredCalculation(lambda: _explained(Calculation(**known), resolved, text), at_once, early)


def _errors(done: Calculation, resolved: Resolved, text: str) -> Iterator[Diagnostic]:
    """Where the errors of a calculation are among what there is to say about it."""
    yield from explain.diagnostics(resolved, done.claims)
    yield from lint.errors(resolved, done, text)


def _explained(done: Calculation, resolved: Resolved, text: str) -> Calculation:
    """The calculation with its work shown, its interval, and all there is to say about it."""
    node, reading = resolved.worked.node, resolved.reading
    done = replace(
        done,
        readings=readings(resolved, text),
        steps=steps(node, reading, text),
        claims=tuple(map(settled, done.claims)),
        tree=tree(node, reading),
    )
    done = doubted(done, resolved, text)
    done = explain.with_diagnostics(done, explain.diagnostics(resolved, done.claims))
    return explain.with_diagnostics(done, lint.findings(resolved, done, text))


def _quantity(resolved: Resolved) -> Quantity:
    """The worked figure, in the unit that the first claim supplied where the factors name none."""
    quantity = resolved.reading.quantity
    first = next((s.bridge for s in resolved.stated if s.bridge), None) if resolved.stated else None
    if first and first.code == "PD221" and first.dimension != quantity.dimension:
        return quantity._replace(value=first.worked, dimension=first.dimension)
    return quantity


def convert(text: str) -> Calculation:
    """`1e25 FLOP`, worked as it stands."""
    return audit(text)
