"""The pipeline on one screen: lex, lay out, parse, resolve, work, audit."""

from __future__ import annotations

from collections.abc import Iterator

from petaday import explain
from petaday.audit import claims
from petaday.calculation import Calculation
from petaday.diagnostic import Diagnostic, Span
from petaday.interpret import NOTHING, Names
from petaday.layout import Draft
from petaday.limits import MAX_CALCULATION, MAX_TOKENS, too_large
from petaday.names import Book, is_total
from petaday.parse import lex, parse
from petaday.quantity import COUNT, ONE, PFS_DAY, shown
from petaday.resolve import Resolved, mismatch, resolve
from petaday.segment import drafts, lines
from petaday.syntax import Chain
from petaday.troubles import outside, trouble, unfit
from petaday.units import meanings
from petaday.work import steps, tree


def scan(prose: str) -> list[Calculation]:
    """Every calculation in running text, in order, with spans into it; lines define names for later lines."""
    book = Book()
    found: list[Calculation] = []
    for line in lines(lex(prose)):
        for draft in drafts(line):
            if worth_reading(draft):
                found += read(draft, prose, book)
    return found


def worth_reading(draft: Draft) -> bool:
    """A calculation has an equals sign or arithmetic; a lone figure is prose."""
    if draft.trouble and draft.trouble.code != "PD105":
        return draft.operators > 0
    if draft.numbers == 1 and not draft.operators and any(t.type in {"LABEL", "NAME"} for t in draft.tokens):
        return any(t.type == "WORD" and (m := meanings(t.text)) and m[0].unit == "pfs-day" for t in draft.tokens) or is_total(draft.tokens[0])
    times = any(t.type == "CARET" or (t.type == "TIMES" and t.text not in "xX") for t in draft.tokens)
    return (draft.equals > 0 and (draft.operators > 0 or draft.numbers > 1)) or (times and draft.numbers > 1)


def audit(text: str) -> Calculation:
    """One calculation; everything that cannot be read is reported."""
    if len(text) > MAX_CALCULATION:
        return Calculation(text[:80], Span(0, len(text)), diagnostics=(too_large(len(text)),))
    book = Book()
    found: list[Calculation] = []
    missed: list[Diagnostic] = []
    covered: list[Span] = []
    for line in lines(lex(text)):
        if len(line) > MAX_TOKENS:
            missed.append(too_large(len(line)))
            continue
        for draft in drafts(line):
            if draft.numbers or draft.trouble:
                found += read(draft, text, book)
                covered.append(Span(draft.start, draft.end))
    if not missed:
        missed += outside(text, covered, found)
    if not found:
        return Calculation(text.strip(), Span(0, len(text)), diagnostics=tuple(missed))
    last = found[-1]
    earlier = [d for calculation in found[:-1] for d in calculation.diagnostics if d.severity == "error"]
    return explain.with_diagnostics(last, (*earlier, *missed))


def read(draft: Draft, text: str, book: Book) -> list[Calculation]:
    """The calculations of one laid-out chain."""
    span = Span(draft.start, draft.end)
    stopped = trouble(draft, text)
    chain = parse(draft.tokens) if draft.tokens else None
    if not isinstance(chain, Chain):
        stopped = stopped or unfit(chain)
        return [Calculation(span.of(text), span, diagnostics=(stopped,))] if stopped else []
    found, problems = resolve(book.total(chain), book.names())
    if stopped:
        problems.append(stopped)
    if not found:
        return [Calculation(span.of(text), span, diagnostics=tuple(problems))] if problems else []
    calculations = [calculation(one, text, span) for one in found]
    for one, done in zip(found, calculations, strict=True):
        book.learn(one, done)
    calculations[-1] = explain.with_diagnostics(calculations[-1], problems)
    return calculations


def calculation(resolved: Resolved, text: str, whole: Span) -> Calculation:
    """One resolved calculation, worked and audited."""
    reading, quantity = resolved.reading, resolved.reading.quantity
    sides = [resolved.worked, *(s.side for s in resolved.stated)]
    if resolved.legend:
        sides.append(resolved.legend)
    span = Span(min(s.span.start for s in sides), max(s.span.end for s in sides))
    judged = claims(resolved, text)
    dimension = quantity.dimension
    if dimension == ONE and judged:  # the factors name no unit: the first claim's is theirs
        first = next(s.bridge for s in resolved.stated if s.bridge)
        if first.dimension != ONE and first.code == "PD221":
            quantity = quantity._replace(value=first.worked, dimension=first.dimension)
    elif judged and (first_bridge := next(s.bridge for s in resolved.stated if s.bridge)).code == "PD221":
        quantity = quantity._replace(value=first_bridge.worked, dimension=first_bridge.dimension)
    mismatches = [mismatch(resolved, s) for s in resolved.stated if s.bridge is None]
    name, legend = explain.names(resolved, text)
    done = Calculation(
        text=span.of(text),
        span=span,
        name=name,
        legend=legend,
        value=quantity.value,
        unit=str(quantity.dimension),
        shown=shown(quantity.value, quantity.dimension),
        pfs_days=quantity.value / PFS_DAY if quantity.dimension == COUNT else None,
        bound=resolved.worked.bound,
        readings=explain.readings(resolved, text),
        steps=steps(resolved.worked.node, reading, text),
        claims=judged,
        tree=tree(resolved.worked.node, reading),
    )
    return explain.with_diagnostics(done, [*explain.diagnostics(resolved, judged), *mismatches])


def convert(text: str) -> Calculation:
    """`1e25 FLOP`, worked as it stands."""
    return audit(text)


__all__ = ["NOTHING", "Iterator", "Names", "audit", "convert", "read", "scan", "worth_reading"]
