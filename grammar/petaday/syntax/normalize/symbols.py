"""Words that are names: decided here, from what the text defined, and nowhere else.

Where an operand may stand, words that the text has defined are a name, whatever else they could be: `8 - N`,
`29 / batch`. Behind a number they are one only where they look like a symbol (`6 N D`, `6ND`): `29 batch` counts them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from petaday import units
from petaday.core.quantity import ONE
from petaday.syntax.keywords import ASIDE, EQUALS, FUNCTIONS, SYMBOL
from petaday.syntax.tokens import OPERATORS, Token, kinds, text

_CAPITALS = frozenset({"S", "SEC", "H", "HR", "DAY"})  # units of time below a slash, in capitals
_OPERANDS = frozenset({"NUMBER", "KNOWN", "RPAR"})
_NO_OPERAND = _OPERANDS | {"WORD"}  # behind these no operand may stand
_GOES_ON = frozenset({"NUMBER", "TO", "PM"})  # before these a name is a label, or a part of one
_BINDS = OPERATORS - {"MINUS"}  # behind these an operand has to stand; a minus may be a dash
_TURNS = ASIDE | EQUALS | {"per"}


def symbols(tokens: Sequence[Token], known: Collection[str] = ()) -> Sequence[Token]:
    """The tokens with names of type KNOWN, and a sign of multiplication before each behind a number.

    >>> line = [Token("NUMBER", "6", 0, 1), Token("WORD", "ND", 1, 3)]
    >>> [(token.type, token.text) for token in symbols(line, {"N", "D"})]
    [('NUMBER', '6'), ('TIMES', ''), ('KNOWN', 'N'), ('TIMES', ''), ('KNOWN', 'D')]
    >>> from petaday.syntax.lexer import lex
    >>> [token.type for token in symbols(list(lex("29 / batch")), {"batch"})]
    ['NUMBER', 'OVER', 'KNOWN']
    """
    if not known and "OVER" not in kinds(tokens):
        return tokens
    out: list[Token] = []
    at = 0
    phrase = True  # whether words, joined by slashes, stand here behind no operand: `scratch/experiments`
    while at < len(tokens):
        token = tokens[at]
        if token.type != "WORD":
            phrase = token.type not in _OPERANDS and (phrase or token.type != "OVER")
            out.append(token)
            at += 1
        elif phrase and out and out[-1].type == "OVER" and not SYMBOL.match(token.text):
            out.append(token)
            at += 1
        elif known and (end := _name_end(tokens, at, out, known)):
            out.append(Token("KNOWN", text(tokens[at:end]), token.start, tokens[end - 1].end))
            at, phrase = end, False
        else:
            after = tokens[at + 1].type if at + 1 < len(tokens) else ""
            out += _named(token, out[-1] if out else None, after, known)
            at += 1
    return out


def _name_end(tokens: Sequence[Token], at: int, out: Sequence[Token], known: Collection[str]) -> int:
    """Where a name ends whose words stand where an operand may; 0 where none does."""
    before = "" if not out else "TIMES" if out[-1].text == "times" else out[-1].type
    if before in _NO_OPERAND or (before == "OVER" and _measures(tokens[at], out)):
        return 0
    turn, end = 0, at + 1
    while end < len(tokens) and tokens[end].type == "WORD" and tokens[end].text != "times":
        turn = turn or (end if before in _BINDS and tokens[end].text.lower() in _TURNS else 0)  # `6 * N for the run`
        end += 1
    if text(tokens[at:end]) not in known:
        return turn if turn and text(tokens[at:turn]) in known else 0
    after = tokens[end] if end < len(tokens) else None
    if after is None or before == "OVER":
        return end
    if after.type == "LPAR":  # behind other words than a symbol a bracket is what they name: `GPUs (8 * 4)`
        name = tokens[end - 1].text
        return end if SYMBOL.match(name) and name not in FUNCTIONS else 0
    headed = after.text == ":"  # what it is comes anew: `8 GPUs - batch: 12`
    return 0 if headed or after.type in _GOES_ON else end


def _measures(word: Token, out: Sequence[Token]) -> bool:
    """`312 TFLOP/s`: a unit under a unit, though `s` may be a name beside."""
    under = len(out) > 1 and out[-2].type == "WORD" and units.meanings(out[-2].text)
    return bool(under) and any(meaning.dimension != ONE for meaning in units.meanings(word.text))


def _named(word: Token, before: Token | None, after: str, known: Collection[str]) -> Iterator[Token]:
    """The word, or the names it is made of."""
    kind = before.type if before else ""
    letters = known and kind in {"NUMBER", "KNOWN"} and all(c in known for c in word.text)
    if letters and len(word.text) > 1 and word.text not in known:
        for at, letter in enumerate(word.text):  # `6ND`
            yield Token("TIMES", "", word.start + at, word.start + at)
            yield Token("KNOWN", letter, word.start + at, word.start + at + 1)
    elif kind == "OVER":
        if word.text in _CAPITALS:  # `125 TFLOP/S`
            yield word._replace(text=word.text.lower())
        else:
            yield word._replace(type="KNOWN") if after == "CARET" or _unknown(word.text) else word
    elif word.text in known and kind in _OPERANDS and SYMBOL.match(word.text) and not _magnitude(word, before):
        yield Token("TIMES", "", word.start, word.start)
        yield word._replace(type="KNOWN")
    else:
        yield word


def _magnitude(word: Token, before: Token | None) -> bool:
    """`13B`, `2T`: a letter tight behind a number that says how many of it, whatever else is called so."""
    tight = before is not None and before.type == "NUMBER" and before.end == word.start
    return tight and len(word.text) == 1 and units.scale(word.text) is not None


def _unknown(word: str) -> bool:
    """A single capital that is no unit and no scale: a symbol, and nothing that is counted."""
    return len(word) == 1 and word.isupper() and not units.meanings(word) and units.scale(word) is None
