"""Names that a line gives a value beside the formula that uses them: `C = 6ND, where N = 70B and D = 15T`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence

from petaday.syntax.keywords import ASIDE, EQUALS, SYMBOL
from petaday.syntax.normalize.paired_names import in_pairs
from petaday.syntax.tokens import OPERATORS, Token, kinds
from petaday.units import scale

_INTRODUCES = frozenset(
    [
        "where",
        "with",
        "and",
        "for",
        "given",
        "using",
        "when",
        "if",
        "let",
        "assuming",
        "taking",
        "have",
        "has",
        "say",
        "set",
        "take",
        "suppose",
        "assume",
    ]
)
_SAID = frozenset({"where", "with", "for", "given", "let", "suppose", "assume", "assuming", "taking"})
_PARTS = frozenset({"COMMA", "LPAR", "BREAK"})
_ENDS = ASIDE | EQUALS | {"and", "giving", "given", "then"}


def defined_first(line: list[Token]) -> list[list[Token]]:
    """The definitions of a line, each as a line of its own, before what is left of it; or the line as it is.

    >>> from petaday.syntax.lexer import lex
    >>> parts = defined_first(list(lex("C = 6ND with N = 70B and D = 15T")))
    >>> [" ".join(token.text for token in part) for part in parts]
    ['N = 70 B', 'D = 15 T', 'C = 6 ND']
    """
    if paired := in_pairs(line):
        return paired
    found = [span for at in _equals(line) if (span := _definition(line, at))]
    names = {line[begin].text for begin, _ in found}
    used = _used(line, names) if found else {}
    found = [span for span in found if not _leans(line, span, names) or _wanted(line, span, used)]
    if not found:
        return [line]
    times = Counter(line[begin].text for begin, _ in found)
    free = [span for span in found if not _leans(line, span, times)]
    leaning = [span for span in found if _leans(line, span, times)]
    first = {line[begin].text for begin, _ in free}
    sure = [*free, *(span for span in leaning if _leans(line, span, first, wholly=True))]
    sure = [(begin, end) for begin, end in sure if times[line[begin].text] == 1]  # else the formula lacks it
    rest = list(_without(line, _widened(line, found)))
    said = any(begin > 0 and line[begin - 1].text.lower() in _SAID for begin, _ in found)
    alone = len(found) > 1 and all(token.type == "BREAK" for token in rest)  # `N = 7e9 and D = 2e12.`
    if not said and not alone and not any(_uses(rest, at, times) for at in range(len(rest))):
        return [line]
    return [*(line[begin:end] for begin, end in sure), rest]


def _without(line: list[Token], spans: Sequence[tuple[int, int]]) -> Iterator[Token]:
    """The tokens outside the spans, which are in order."""
    at = 0
    for begin, end in spans:
        yield from line[at:begin]
        at = max(at, end)
    yield from line[at:]


def _equals(line: Sequence[Token]) -> Iterator[int]:
    """Where the equals signs stand."""
    signs, at = kinds(line), -1
    for _ in range(signs.count("EQ")):
        at = signs.index("EQ", at + 1)
        yield at


def _definition(line: Sequence[Token], at: int) -> tuple[int, int] | None:
    """Where a name, this equals sign and one figure begin and end; None for anything else."""
    if at == 0 or line[at - 1].type != "WORD" or not SYMBOL.match(line[at - 1].text):
        return None
    before = line[at - 2] if at > 1 else None
    if before and before.type not in _PARTS and before.text.lower() not in _INTRODUCES:
        return None
    end = at + 1
    if end == len(line) or line[end].type != "NUMBER":
        return None
    while end < len(line) and (line[end].type in {"NUMBER", "WORD"} or (line[end].type == "OVER" and _word(line, end))):
        if line[end].text.lower() in _ENDS or (end > at + 1 and line[end].type == "NUMBER"):
            break
        end += 1
    goes_on = end < len(line) and line[end].type in {"EQ", "PM", "LPAR", *OPERATORS}
    return None if goes_on else (at - 1, end)


def _leans(line: Sequence[Token], span: tuple[int, int], names: Collection[str], *, wholly: bool = False) -> bool:
    """`D = 20N`, where N is a name; `D = 15T` with a T beside it, which may be trillions, does not `wholly` so."""
    used = [token.text for token in line[span[0] + 2 : span[1]] if _of(token.text, names)]
    return bool(used) and not (wholly and any(scale(word) is not None for word in used))


def _used(line: Sequence[Token], names: Collection[str]) -> dict[str, tuple[int, int]]:
    """The first and the last place in the line where each name stands: N and D in `6ND`, too."""
    places: dict[str, tuple[int, int]] = {}
    for at, token in enumerate(line):
        if _of(token.text, names):
            for name in (token.text,) if token.text in names else token.text:
                places[name] = (places.get(name, (at, at))[0], at)
    return places


def _wanted(line: Sequence[Token], span: tuple[int, int], used: Mapping[str, tuple[int, int]]) -> bool:
    """Whether what is defined is used: D of `D = 20N` in `6ND`; a formula such as `C = 6ND` defines nothing for it."""
    begin, end = span
    first, last = used[line[begin].text]  # at least its own
    return first < begin or last >= end


def _word(line: Sequence[Token], at: int) -> bool:
    return at + 1 < len(line) and line[at + 1].type == "WORD"


def _widened(line: Sequence[Token], found: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Each definition with the words and the comma that lead up to it, and the bracket that holds nothing else."""
    wide = [(_introduced(line, begin), end) for begin, end in found]
    first, last = wide[0][0], wide[-1][1]
    whole = sum(end - begin for begin, end in wide) == last - first
    if whole and first > 0 and last < len(line) and line[first - 1].type == "LPAR" and line[last].type == "RPAR":
        wide[0] = (first - 1, wide[0][1])
        wide[-1] = (wide[-1][0], last + 1)  # one definition is first and last
    return wide


def _introduced(line: Sequence[Token], at: int) -> int:
    """Where the words and the comma that lead up to a definition begin."""
    while at > 0 and (line[at - 1].type == "COMMA" or line[at - 1].text.lower() in _INTRODUCES):
        at -= 1
    return at


def _of(word: str, names: Collection[str]) -> bool:
    """`ND`, where N and D are names."""
    return word in names or (len(word) > 1 and all(letter in names for letter in word))


def _uses(line: Sequence[Token], at: int, names: Collection[str]) -> bool:
    """A name, or letters that are names, in a product: `6ND`, `6 * N * D`."""
    if line[at].type != "WORD" or not _of(line[at].text, names):
        return False
    beside = {line[i].type for i in (at - 1, at + 1) if 0 <= i < len(line)}
    return bool(beside & {"NUMBER", "TIMES", "OVER", "PLUS", "CARET"})
