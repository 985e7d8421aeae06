"""Text to chains: logical lines, and the calculations that stand in them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from petaday.syntax.classify.chain import Classifier
from petaday.syntax.classify.labels import words_end
from petaday.syntax.continuation import BULLETS, Going
from petaday.syntax.drafts import chain_or_fault
from petaday.syntax.keywords import TOTALS
from petaday.syntax.normalize import normalized
from petaday.syntax.normalize.not_figures import TELLS, dialled, lost, numbered, torn
from petaday.syntax.normalize.shapes import is_shape
from petaday.syntax.tokens import OPERATORS, Draft, Token, Trouble
from petaday.units import meanings

MAX_ASIDES = 3  # brackets within brackets that are looked into for calculations
_BETWEEN = frozenset({"BREAK", "DATE", "COMMA", "RPAR", "EQ", "URL", "OTHER", "BOUND", "SUPER"})
_TELLING = OPERATORS | {"NUMBER", "KNOWN", "EQ", "BOUND", "SUPER", "TO", "PM"}
_NO_SIGN = frozenset({"x", "X", "of"})  # between numbers in prose, with no result, these multiply nothing


def lines(tokens: Iterable[Token]) -> Iterator[list[Token]]:
    """Logical lines: a line goes on when it ends in an operator, or the next begins with one or with an equals sign."""
    line: list[Token] = []
    blank = told = 0
    going = Going()
    for token in tokens:
        if token.type == "NEWLINE":
            blank += 1
            continue
        if blank and line:
            if blank == 1:
                going.tell(line[told:])
                told = len(line)
            if blank > 1 or not going.on(token):
                yield line
                line, going, told = [], Going(), 0
        blank = 0
        line.append(token)
    if line:
        yield line


def drafts(
    line: list[Token], known: Collection[str] = (), depth: int = 0, *, among_prose: bool = False
) -> Iterator[Draft]:
    """Every chain of one logical line, laid out, in order; those that hold no arithmetic too.

    `among_prose` the words behind the last figure or sign are no chain.
    """
    line = list(normalized(line, known))
    layout = Classifier(line, known)
    at, stop = 0, len(line)
    last = max((i for i, kind in enumerate(layout.kinds) if kind in _TELLING), default=-1) if among_prose else stop
    if line and line[0].text in BULLETS and stop > 1 and line[0].end < line[1].start:
        at = 1
    at = _past_number(layout, at, stop)
    told: Trouble | None = None
    while at < stop and at <= last:
        if _skips(line, at):
            at += 1
            continue
        draft, end = chain_or_fault(layout, at, stop)
        if draft.trouble and draft.trouble.code == "PD107":
            yield draft
            at = max(end, (layout.match[at] or at) + 1)
            continue
        if end <= at:
            at += 1
            if draft.trouble and draft.trouble.code != "PD105" and draft.trouble != told:
                yield draft
            continue
        told = draft.trouble
        if at > 1 and line[at - 1].type == "LPAR" and layout.match[at - 1] is None and line[at - 2].type in OPERATORS:
            at = end  # `3 GPU * (5 days * 2 PF`: the bracket is said to be open, and what stands in it is no whole
            continue
        if (at and line[at - 1].type in TELLS) or (end < stop and line[end].type == "COMMA"):
            if numbered(line, at):
                at += 1
                continue
            if torn(line, at):
                if draft.equals:
                    yield draft._replace(trouble=Trouble("PD106", line[at].span), alternative=None)
                at = end
                continue
            if sign := lost(line, at, end):
                draft = draft._replace(trouble=Trouble("PD106", sign.span), alternative=None)
        yield draft
        if depth < MAX_ASIDES:
            yield from _asides(layout, depth)
        at = end


def _past_number(layout: Classifier, at: int, stop: int) -> int:
    """`(1) Compute = 6 * 13B * 1T`: past the number of a point in a list, before words that name what is computed."""
    if layout.kind(at, stop) != "LPAR":
        return at
    kinds = [layout.kind(i, stop) for i in range(at, min(at + 4, stop))]
    if kinds != ["LPAR", "NUMBER", "RPAR", "WORD"] or not layout.tokens[at + 1].text.isdigit():
        return at
    end = words_end(layout, at + 3, stop)
    named = layout.kind(end, stop) == "EQ" or (layout.tokens[end : end + 1] and layout.tokens[end].text == ":")
    return at + 3 if named and not meanings(layout.tokens[at + 3].text) else at


def _skips(line: list[Token], at: int) -> bool:
    """True where no calculation can begin."""
    token = line[at]
    if token.type == "MINUS" and (at + 1 == len(line) or line[at + 1].start > token.end):
        return True  # a dash: a sign stands tight before its number
    if token.text == "?" and at + 1 < len(line):
        return line[at + 1].type not in {"WORD", *OPERATORS}
    return token.type in _BETWEEN or token.type in OPERATORS - {"MINUS"}


def _asides(layout: Classifier, depth: int) -> Iterator[Draft]:
    """Calculations said in brackets: `(4*16*3300000000=211200000000 FLOP/s per machine)`."""
    pending, layout.asides = layout.asides, []
    for begin, stop in pending:
        inside = layout.tokens[begin:stop]
        if any(t.type == "EQ" for t in inside) and any(t.type in OPERATORS for t in inside):
            yield from drafts(list(inside), depth=depth + 1)


def worth_reading(draft: Draft) -> bool:
    """In running text a calculation has an equals sign or arithmetic; a lone figure is prose.

    Two kinds of lone figure are read: a named one in petaflop/s-days, and a total over the lines before it. Numbers
    joined by a tight `x` with no result (`84x84x3 input`) are a shape.
    """
    if not draft.equals and draft.operators and (dialled(draft.tokens) or is_shape(draft.tokens)):
        return False
    if draft.trouble and draft.trouble.code != "PD105":
        return draft.operators > 0
    if draft.numbers == 1 and not draft.operators and any(t.type in {"LABEL", "NAME"} for t in draft.tokens):
        return is_total(draft.tokens[0]) or is_in_petaflop_days(draft)
    if draft.equals and (draft.operators or draft.numbers > 1):
        return True
    times = any(t.type == "CARET" or (t.type == "TIMES" and t.text not in _NO_SIGN) for t in draft.tokens)
    return times and draft.numbers > 1


def defines(draft: Draft) -> bool:
    """`batch_size = 256`: a name for later lines, and no calculation of its own."""
    return draft.numbers == 1 and draft.equals == 1 and not draft.operators and draft.tokens[0].type == "NAME"


def is_in_petaflop_days(draft: Draft) -> bool:
    """True where a word of the chain is that unit."""
    return any(token.type == "WORD" and _pfs_days(token.text) for token in draft.tokens)


def _pfs_days(word: str) -> bool:
    found = meanings(word)
    return bool(found) and found[0].unit == "pfs-day"


def is_total(token: Token) -> bool:
    """True for the name of a line that adds up others."""
    return token.type in {"NAME", "LABEL"} and token.text.strip(" :").lower() in TOTALS
