"""The conductor: takes a text through the stages, and hands out its calculations.

    lex         syntax/lexer.py, chains.py    characters to tokens, tokens to logical lines
    normalize   syntax/normalize/             one spelling for what is written in many
    classify    syntax/classify/              what each word is; the chains of a line
    parse       syntax/parser.py              a chain to its tree
    resolve     resolve/resolver.py           one reading for each word
    work        working/work.py               figure, steps, tree, interval
    judge       verdicts/judge.py             readings, claims, diagnostics of meaning
    lint        lint/                         the rules of compute accounting

A stage that raises costs the one calculation it was at (PD299), and no other of the text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from petaday import lint
from petaday.core import limits
from petaday.core.calculation import Calculation
from petaday.core.diagnostic import Diagnostic, Span
from petaday.core.fault import fault, faults, fenced
from petaday.core.patience import look
from petaday.core.text import whole
from petaday.layers import expansion
from petaday.markup import as_given, plain, rejoined
from petaday.resolve import equations
from petaday.resolve.names import Names
from petaday.resolve.resolver import Resolved, resolve
from petaday.resolve.scope import Book
from petaday.syntax.chains import defines, drafts, lines, worth_reading
from petaday.syntax.errors import troubles
from petaday.syntax.lexer import lex
from petaday.syntax.normalize.definitions import defined_first
from petaday.syntax.normalize.sentences import spoken
from petaday.syntax.normalize.shapes import has_shape
from petaday.syntax.tokens import Draft, Token
from petaday.syntax.unread import unread
from petaday.verdicts import selection
from petaday.verdicts.judge import judge
from petaday.verdicts.notes import notes_beside
from petaday.verdicts.restatement import agrees
from petaday.verdicts.withholding import with_diagnostics
from petaday.working.work import work

if TYPE_CHECKING:
    from petaday.layers.expansion import Expansion
    from petaday.markup.latex import Within
    from petaday.verdicts.selection import Selection

__all__ = ["Book", "Names", "audit", "count", "scan"]

Place = Callable[[Calculation], Calculation]


class Survey(NamedTuple):
    """The calculations of a running text, and the places that look like one and cannot be read."""

    calculations: list[Calculation]
    unread: list[Span]


class Passage(NamedTuple):
    """A stretch of a text, the calculations that were read from it, and notes on how it was read."""

    span: Span
    calculations: list[Calculation]
    notes: list[Diagnostic]


def scan(prose: str, book: Book | None = None, *, offered: bool = False, exact: bool = False) -> list[Calculation]:
    """Every calculation in running text, in order, with spans into it; lines define names for later lines.

    The text may be prose, Markdown, HTML or LaTeX. A `book` holds what is defined before the text begins, and
    afterwards what the text defined too. Of a text that somebody `offered` as a calculation also what cannot be read
    is reported. Lines in which nothing could be worked are passed over, unless the text is offered or the reading is
    to be `exact`.

    >>> book = Book()
    >>> [done.shown for done in (*scan("n = 4 * 2 PF/s", book), *scan("n * 3 days", book))]
    ['8e15 FLOP/s', '2.074e21 FLOP']
    """
    return survey(prose, book, offered=offered, exact=exact).calculations


def survey(
    prose: str,
    book: Book | None = None,
    *,
    offered: bool = False,
    exact: bool = False,
    within: Within | None = None,
) -> Survey:
    """What `scan` finds, and where running text only looks like a calculation.

    A part of a longer text (`markup.parts`) is read as it is `within` the whole.
    """
    chosen = selection.Selection(prose, offered=offered, is_part=within is not None)
    found = _scanned(prose, Book() if book is None else book, chosen, within, exact=exact or offered)
    return Survey(list(fenced(found, partial(fault, Span(0, len(prose)), prose))), chosen.unread)


def count(text: str) -> int:
    """How many calculations a text holds, counted without working any of them: a tenth of the time.

    >>> count("2 * 3; 4 * 5")
    2
    """
    return sum(worth_reading(draft) for line in lines(lex(text)) for draft in drafts(line))


def audit(text: str, book: Book | None = None) -> Calculation:
    """One calculation, the last of the text; everything that cannot be read is reported.

    A `book` is what is defined already, as for `scan`.

    >>> audit("4 GPUs * 2 days * 1 TFLOP/s").shown
    '6.912e17 FLOP'
    """
    text, everything = whole(text), Span(0, len(text))
    if len(text) > limits.MAX_CALCULATION:
        return Calculation(text[:80], everything, diagnostics=(limits.too_large(len(text), everything),))
    passages = list(fenced(_passages(text, Book() if book is None else book), partial(_faulty, everything, text)))
    found = [one for passage in passages for one in passage.calculations]
    left_over = unread(text, [passage.span for passage in passages], found)
    if not found:
        return Calculation(text.strip(), everything, diagnostics=tuple(left_over))
    answer = selection.answer(found)
    how = [note for passage in passages for note in passage.notes]
    return with_diagnostics(answer, (*how, *notes_beside(answer, found), *left_over))


def _scanned(prose: str, book: Book, chosen: Selection, within: Within | None, *, exact: bool) -> Iterator[Calculation]:
    """The calculations of a text that may be markup, each placed in the text as it was given."""
    prose = whole(prose)
    exact = exact or "\n" not in prose  # to look first takes as long as to read one line
    if not exact and not _holds_figures(prose, book):
        book.reads(prose)
        return
    text = plain(prose, within)
    book.reads(text)
    for line in _whole_lines(text) if exact else _promising_lines(text, book):
        look()
        found = _from_prose(line, text, book, chosen)
        placed = found if text is prose else (as_given(one, text, prose) for one in found)
        yield from fenced(placed, partial(fault, _span(line), prose))


def _whole_lines(text: str, within: Span | None = None) -> Iterator[list[Token]]:
    """The lines of a plain text, or of a stretch of one."""
    return lines(rejoined(lex(text, *(within or ())), text))  # lex


def _holds_figures(prose: str, book: Book) -> bool:
    """False for a text in which nothing can be worked, whatever its markup shows."""
    from petaday.verdicts.promising import holds_figures  # noqa: PLC0415 - one line alone is read as it is

    return holds_figures(prose, book.symbols())


def _promising_lines(text: str, book: Book) -> Iterator[list[Token]]:
    """Those lines of a plain text in which something may be worked or named."""
    from petaday.verdicts.promising import promising, stretches  # noqa: PLC0415 - one line alone is read as it is

    known = book.symbols()
    for stretch in stretches(text, known):
        for line in _whole_lines(text, stretch):
            if promising(line, known) or expansion(line, text):
                yield line


def _from_prose(line: list[Token], text: str, book: Book, chosen: Selection) -> Iterator[Calculation]:
    """The calculations of a line of running text, where a lone figure is none."""
    layer = expansion(line, text)
    if layer and not layer.trouble:
        yield from _layer(layer, text, book)
        return
    for draft in _drafts(defined_first(line), book, among_prose=True):
        if worth_reading(draft) or book.uses(draft):
            yield from chosen.kept(draft, _read(draft, text, book, among_prose=True), line)
        elif defines(draft):
            yield from faults(_read(draft, text, book))  # it gives the book a name, and is no calculation


def _passages(text: str, book: Book) -> Iterator[Passage]:
    """The stretches of a text that hold calculations, line by line."""
    book.reads(text)
    for line in lines(lex(text)):  # lex
        yield from fenced(_from_line(line, text, book), partial(_faulty, _span(line), text))


def _from_line(line: list[Token], text: str, book: Book) -> Iterator[Passage]:
    """The stretches of a line that hold calculations, lone figures and what cannot be read included."""
    around = _span(line)
    if len(line) > limits.MAX_TOKENS:
        yield Passage(around, _unreadable(around, text, [limits.too_large(len(line), around)]), [])
        return
    if layer := expansion(line, text):
        yield Passage(around, _layer(layer, text, book), [])
        return
    written, in_words = spoken(line)  # normalize
    parts = defined_first(written)
    for draft in _drafts(parts, book):
        if draft.numbers or draft.trouble or book.mentions(draft):
            span = around if len(parts) > 1 else Span(draft.start, draft.end)  # parts stand in one another
            yield Passage(span, _read(draft, text, book), in_words)


def _drafts(parts: Iterable[list[Token]], book: Book, *, among_prose: bool = False) -> Iterator[Draft]:
    """The chains of a line; a formula comes after the names that its line defines, and knows them."""
    for part in parts:
        yield from drafts(part, book.symbols(), among_prose=among_prose)  # normalize, classify, parse


def _layer(layer: Expansion, text: str, book: Book) -> list[Calculation]:
    """A line of layer notation: the arithmetic it stands for, placed where the layer stands."""
    if layer.trouble:
        return [Calculation(layer.span.of(text), layer.span, diagnostics=(layer.trouble,))]
    chains = [draft for line in lines(lex(layer.text)) for draft in drafts(line)]
    place = partial(layer.placed, given_text=text)
    return [one for draft in chains for one in _chain(draft, layer.text, book, place)]


def _read(draft: Draft, text: str, book: Book, *, among_prose: bool = False) -> list[Calculation]:
    """The calculations of a chain, or what cannot be read of it; `among_prose` a lone figure is none."""
    span = Span(draft.start, draft.end)
    return list(fenced(_chain(draft, text, book, among_prose=among_prose), partial(fault, span, text)))


def _chain(
    draft: Draft, text: str, book: Book, place: Place | None = None, *, among_prose: bool = False
) -> Iterator[Calculation]:
    """The calculations of a chain, put in their `place`; the book learns what they define."""
    look()
    span, said, put = Span(draft.start, draft.end), troubles(draft, text), place or (lambda done: done)
    chain = draft.chain
    if draft.fault:
        yield put(fault(span, text, draft.fault))
        return
    if not chain or any(d.code in {"PD201", "PD213"} for d in said):
        yield from map(put, _unreadable(span, text, said))
        return
    names = book.names()
    asked = equations.answer(book.total(book.numbered(chain)), names, text)
    found, problems = resolve(asked.chain, names) if not asked.problems else ([], list(asked.problems))  # resolve
    if draft.alternative and (problems or not agrees(found, exactly=draft.exactly, sized=has_shape(draft.tokens))):
        if not among_prose or worth_reading(draft.alternative):
            yield from _chain(draft.alternative, text, book, place, among_prose=among_prose)
        return
    problems += said
    if not found:
        yield from map(put, _unreadable(span, text, problems))
    for one in found:
        done = equations.answered(_calculation(one, text), asked)
        book.learn(one, put(done))
        yield put(with_diagnostics(done, problems) if one is found[-1] else done)


def _calculation(resolved: Resolved, text: str) -> Calculation:
    """One resolved calculation as a record."""
    try:
        done = work(resolved, text)  # work
        done = judge(resolved, done, text)  # judge
        return with_diagnostics(done, lint.findings(resolved, done, text))  # lint
    except Exception as error:
        return fault(resolved.span(), text, error)


def _unreadable(span: Span, text: str, said: list[Diagnostic]) -> list[Calculation]:
    """A calculation without a figure, where there is something to say about it."""
    return [Calculation(span.of(text), span, diagnostics=tuple(said))] if said else []


def _faulty(span: Span, text: str, error: Exception) -> Passage:
    return Passage(span, [fault(span, text, error)], [])


def _span(line: list[Token]) -> Span:
    return Span(line[0].start, line[-1].end)
