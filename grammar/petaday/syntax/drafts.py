"""One chain of equals out of the tokens of a line: typed, parsed as far as it goes, and what broke it off."""

from __future__ import annotations

from petaday.syntax.classify.chain import Classifier
from petaday.syntax.parser import Prefix, longest
from petaday.syntax.tokens import OPERATORS, Draft, Token, Trouble, kinds

_BEFORE_A_SIGN = frozenset({"LPAR", "EQ", "BOUND", "COMMA", "LABEL", *OPERATORS})


def chain(line: Classifier, at: int, stop: int, *, looks_behind: bool = True, joins: bool = True) -> tuple[Draft, int]:
    """The longest chain of equals that begins here, and where it ends."""
    line.classify(at, stop, looks_behind=looks_behind, joins=joins)
    if line.no_side:
        return chain(line, at, stop, looks_behind=False, joins=joins)
    found = longest(line.out, [size for size, _ in line.marks])
    end = next((place for size, place in reversed(line.marks) if size == found.size), at) if found.size else at
    start = line.tokens[at].start if at < len(line.tokens) else 0
    draft = _draft(line, found, start, line.tokens[end - 1].end if end > at else start)
    joined, announced, perhaps = line.joined, line.announced, line.perhaps
    if joined:
        draft = draft._replace(alternative=_apart(line, *joined, at, stop), exactly=True)
    elif announced is not None and draft.equals:
        draft = draft._replace(alternative=chain(line, announced, stop)[0])
    elif perhaps:
        draft = draft._replace(alternative=chain(line, at, stop, looks_behind=False)[0])
    return draft, end


def chain_or_fault(line: Classifier, at: int, stop: int) -> tuple[Draft, int]:
    """The chain that begins here, and where it ends; where reading it raises, what was raised, up to the next break."""
    try:
        return chain(line, at, stop)
    except Exception as error:
        end = next((i for i in range(at + 1, stop) if line.kinds[i] == "BREAK"), stop)
        tokens = list(line.tokens[at:end])
        return _counted(tokens, tokens[0].start, tokens[-1].end)._replace(fault=error), end


def _draft(line: Classifier, found: Prefix, start: int, end: int) -> Draft:
    draft, trouble = _counted(line.out[: found.size], start, end), _trouble(line, found)
    written = trouble and trouble.code == "PD103" and found.size < len(line.out)  # its sign is
    more = bool(written) and line.out[found.size].type in OPERATORS
    return draft._replace(operators=draft.operators + more, trouble=trouble, chain=found.chain)


def _counted(tokens: list[Token], start: int, end: int) -> Draft:
    """The tokens, and how much arithmetic they hold."""
    written = kinds(tokens)
    return Draft(
        tokens,
        start,
        end,
        written.count("NUMBER") + written.count("UNKNOWN"),
        len([at for at, kind in enumerate(written) if kind in OPERATORS and _is_operator(tokens, at)]),
        written.count("EQ"),
        None,
        None,
    )


def _is_operator(tokens: list[Token], at: int) -> bool:
    """False for the sign of a number, and for the `+` between the parts of a time."""
    token = tokens[at]
    if token.type == "PLUS":
        return token.start < token.end
    return token.type != "MINUS" or (at > 0 and tokens[at - 1].type not in _BEFORE_A_SIGN)


def _trouble(line: Classifier, found: Prefix) -> Trouble | None:
    """What broke a chain off, by what the parser would have accepted where it stopped."""
    if line.limit and line.refused is not None:
        return Trouble("PD107", line.tokens[min(line.refused, len(line.tokens) - 1)].span)
    if found.stopped == found.size == len(line.out):
        return None
    at = line.refused if found.stopped >= len(line.out) - 1 else None
    if at is not None and at < len(line.tokens) and line.kinds[at] in {"LPAR", "RPAR"} and line.match[at] is None:
        return Trouble("PD103", line.tokens[at].span)
    before = line.out[found.stopped - 1] if found.stopped else None
    refused = line.out[min(found.stopped, len(line.out) - 1)] if line.out else None
    if not found.due:
        return Trouble("PD104", refused.span) if refused else None
    if before and before.type == "LPAR" and refused:
        return Trouble("PD106", refused.span)
    if before:
        signed = before.type == "MINUS" and line.out[found.stopped - 2 : found.stopped - 1]
        return Trouble("PD105", signed[0].span if signed and signed[0].type == "CARET" else before.span)
    return Trouble("PD105", refused.span) if refused else None


def _apart(line: Classifier, at: int, first: bool, begin: int, stop: int) -> Draft:
    """The chain whose digits are not joined, for when the result of the one with digits joined does not follow.

    Where that does not follow either, digits that only a blank keeps apart are said to lack an operator.
    """
    comma = line.kind(at + 1, stop) == "COMMA"
    last = at + 1 + comma
    while comma and [line.kind(last + 1, stop), line.kind(last + 2, stop)] == ["COMMA", "NUMBER"]:
        last += 2  # `7, 473, 200 * 2`: a list of three
    plain, _ = chain(line, last if first else begin, stop, joins=False)
    if not comma:
        lacking = Trouble("PD104", line.tokens[at + 1].span)
        refused = plain._replace(tokens=[], chain=None, trouble=lacking, alternative=None)
        plain = plain._replace(alternative=refused, exactly=True)
    return plain
