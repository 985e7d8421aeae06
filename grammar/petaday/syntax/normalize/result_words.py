"""Words that state a result: `… comes to 5 days`, `…, which works out to 5 days`, `… 约为 5`."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from petaday.syntax.keywords import BOUNDS
from petaday.syntax.tokens import Token, kinds
from petaday.units import meanings, scale

_WORDS = """
    gives yields makes equals giving yielding making
    约等于 约为 等于 大约为 共计 合计 即 即为 约合
"""
_PHRASES = (
    *((word,) for word in _WORDS.split()),
    *((verb, "to") for verb in ("comes", "come", "coming", "amounts", "amount", "amounting")),
    ("comes", "out", "to"),
    ("comes", "out", "at"),
    ("adds", "up", "to"),
    ("works", "out", "to"),
    ("works", "out", "at"),
    ("work", "out", "to"),
    ("results", "in"),
    ("resulting", "in"),
    ("for", "a", "total", "of"),
    ("for", "a", "grand", "total", "of"),
    ("i", ".", "e", "."),
    ("i", ".", "e"),
)
FIRST = frozenset(phrase[0] for phrase in _PHRASES)
_LONGEST = sorted(_PHRASES, key=len, reverse=True)
_LEADS = frozenset({"which", "that", "this", "it", "or", "and", "us"})
_ENDS = frozenset({"BREAK", "URL", "OTHER"})
_JOINS = frozenset({"TIMES", "OVER", "CARET"})
_EACH = frozenset({"OVER", "TIMES"})
_PER = frozenset({"per", "each", "a", "an"})
_FIGURE = frozenset({"NUMBER", "WORD", "RPAR"})


def result_words(tokens: Sequence[Token], known: Collection[str] = ()) -> Sequence[Token]:  # noqa: ARG001
    """The tokens with an equals sign for words that say so, between a product and a figure.

    >>> from petaday.syntax.lexer import lex
    >>> [token.text for token in result_words(list(lex("8 * 8, which comes to about 64 GPUs")))]
    ['8', '*', '8', 'which comes to', 'about', '64', 'GPUs']
    """
    found = _JOINS.isdisjoint(kinds(tokens)) or FIRST.isdisjoint([token.text.lower() for token in tokens])
    if found:
        return tokens
    out: list[Token] = []
    at, joined = 0, False
    while at < len(tokens):
        token = tokens[at]
        end = _said(tokens, at, out) if joined and token.text.lower() in FIRST else 0
        if end and (begin := _begin(out)) is not None:
            words = [*out[begin:], *tokens[at:end]]
            del out[begin:]
            said = " ".join(word.text for word in words if word.text != ",").replace(" . ", ".").replace(" .", ".")
            out.append(Token("EQ", said, words[0].start, words[-1].end))
            at = end
            continue
        ends = token.type in _ENDS or (token.type == "COMMA" and not _leads(tokens, at + 1))
        joined = not ends and (joined or _works(tokens, at))
        out.append(token)
        at += 1
    return out


def _works(tokens: Sequence[Token], at: int) -> bool:
    """A sign of arithmetic; no slash between words (`Ethernet/InfiniBand ports`)."""
    if tokens[at].type != "OVER":
        return tokens[at].type in _JOINS
    return at + 1 < len(tokens) and tokens[at + 1].type in {"NUMBER", "LPAR"}


def _leads(tokens: Sequence[Token], at: int) -> bool:
    """`, which …`, `, for a total of …`: what follows a comma is said of what stands before it."""
    return at < len(tokens) and tokens[at].text.lower() in _LEADS | FIRST


def _said(tokens: Sequence[Token], at: int, before: Sequence[Token]) -> int:
    """Past the words that state a result here, where a figure follows; 0 where they say something else."""
    for phrase in _LONGEST:
        words = tokens[at : at + len(phrase)]
        if tuple(word.text.lower() for word in words) == phrase:
            end = at + len(phrase)
            that_is = phrase[0] == "i"
            end += that_is and end < len(tokens) and tokens[end].type == "COMMA"
            number = _figure(tokens, end)
            if phrase[0] == "for" and any(token.type in _JOINS for token in tokens[number : number + 1]):
                return 0  # a total of 48 × 2 GB is worked itself, and is nothing that the words before it give
            return end if number and (not that_is or _same(tokens, number, before)) else 0
    return 0


def _figure(tokens: Sequence[Token], at: int) -> int:
    """Past the number here, perhaps behind `about` or a currency; 0 where none stands."""
    while at < len(tokens) and (
        tokens[at].type == "BOUND" or tokens[at].text in "$€£" or tokens[at].text.lower() in BOUNDS
    ):
        at += 1
    return at + 1 if at < len(tokens) and tokens[at].type == "NUMBER" else 0


def _same(tokens: Sequence[Token], at: int, before: Sequence[Token]) -> bool:
    """Whether `i.e.` says the figure before it again: with a unit of its kind, or none, and of no other thing each."""
    if at < len(tokens) and tokens[at].type == "WORD":
        unit = meanings(tokens[at].text)
        if not unit and scale(tokens[at].text) is None:
            return False
        last = next((token.text for token in reversed(before) if token.type != "COMMA"), "")
        if unit and (other := meanings(last)) and unit[0].dimension != other[0].dimension:
            return False
        at += 1
    return at == len(tokens) or (tokens[at].type not in _EACH and tokens[at].text.lower() not in _PER)


def _begin(out: Sequence[Token]) -> int | None:
    """Where `, which` before the words begins; None where no figure stands before them."""
    begin = len(out)
    while begin and (out[begin - 1].type == "COMMA" or out[begin - 1].text.lower() in _LEADS):
        begin -= 1
    return begin if begin and out[begin - 1].type in _FIGURE else None
