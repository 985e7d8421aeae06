"""Which lines of a running text are read: those that can hold a calculation, or a name for a figure of one.

Most of what people write holds neither. `stretches` looks at the characters of a line, before there are tokens;
`promising` looks at the tokens of what is left. Both let through too much rather than too little: a line of figures and
signs, of names that the text has given a figure, and the lines beside it, which may go on in it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise

from petaday.core.diagnostic import Span
from petaday.syntax.keywords import EQUALS, TOTALS
from petaday.syntax.normalize.result_words import FIRST
from petaday.syntax.tokens import OPERATORS, Token
from petaday.verdicts.offered import computes

_FIGURE = re.compile(r"[0-9⁰¹²³⁴-⁹]")
_FIGURE_OR_SIGN = re.compile(r"[0-9⁰¹²³⁴-⁹=×·*/^+÷−–-]")
_B = r"[ \t\u200b\u2060]{0,9}"  # blanks, and the padding of markup
_STATED = re.compile(
    r"[=~∼≲≈≃≅⇒→⟹≡≐＝*×·∙⋅✕✖^⁰¹²³⁴-⁹÷]|->"
    rf"|(?<![A-Za-z])[xX](?={_B}[\d(.~$-])|/{_B}[\d(~]|[\d)\]%]{_B}\+{_B}[\d(.]|[\w)][ \t][-+−–][ \t][\d(.]"
    rf"|[-+/(\[−–—]{_B}$|^[ \t>]{{0,20}}[+/]"
    r"|(?<![A-Za-z])[pP](?:[fF]|eta[fF])[\w/ ·-]{0,14}[dD]|\btimes\b|%[^\w\n]{0,9}of\b"
    r"|,[ ]?\d[\w.]{0,9} (?:tokens|steps|hidden|units|timesteps)\b"
    r"|\b(?:[tT]otals?|[sS]um|[aA]ltogether|[oO]verall)\b[^\n:]{0,40}:"
)
_OPERATES = re.compile(rf"[=×·*^+÷]|[\w)][ \t][-−–/][ \t]\w|\d{_B}[A-Za-z]")
_GOES_ON = re.compile(rf"[=≈≃≅⇒→⟹≡≐＝>~*×·∙⋅✕✖/÷+^−–—-]{_B}\r?\n?\Z")
_CARRIES_ON = re.compile(rf"{_B}[=≈≃≅⇒→⟹≡≐＝~∼×·∙⋅✕✖/÷*+-]")
_REACH = 400  # characters of what stands before a line that are looked at
_LONG, _SPARSE = 2000, 100
_WORD = re.compile(r"[^\W\d]\w*")
_ALWAYS = frozenset({"TIMES", "CARET", "SUPER"})
_JOINS = frozenset({"OVER", "PLUS", "MINUS"})
_BEHIND = frozenset({"NUMBER", "LPAR", "BOUND"})
_RELATES = frozenset("~∼≲")
_BEFORE, _AFTER = 16, 10  # tokens on either side of an equals sign
_BESIDE = OPERATORS | {"NUMBER"}
_WORDS = 6  # of a name
_STATES = EQUALS | FIRST
_PFS_DAY = re.compile(r"(?i)pf|petaflop|s-day")


def holds_figures(text: str, known: Collection[str]) -> bool:
    """False for a text, markup and all, in which nothing can be worked: it has no figure, and no name has one."""
    return bool(known) or _FIGURE.search(text) is not None


def stretches(text: str, known: Collection[str]) -> Iterator[Span]:
    r"""The stretches of a text with figures that may be worked or stated, and lines that go on in them or from them.

    `known` are the names that have a figure; it may grow between one stretch and the next.

    >>> text = "so it is\nand so\n8 GPUs *\nof them\nall of them\n"
    >>> [span.of(text) for span in stretches(text, ())]
    ['8 GPUs *\nof them\n']
    """
    done = at = 0  # what has been handed out; where the next figure is looked for
    while found := (_FIGURE_OR_SIGN if known else _FIGURE).search(text, at):
        begin = text.rfind("\n", at, found.start()) + 1 or at
        at = _end(text, found.start())
        if not _hopeful(text[begin:at], known):
            continue
        before = text.rfind("\n", 0, max(0, begin - 1)) + 1
        while done <= before < begin and _joins(text[before:begin], text[begin:at]):
            begin, before = before, text.rfind("\n", 0, max(0, before - 1)) + 1
        end = _end(text, at)
        while at < end and (_hopeful(text[at:end], known) or _joins(text[begin:at], text[at:end])):
            at, end = end, _end(text, end)
        done = at
        yield Span(begin, done)


def _end(text: str, at: int) -> int:
    """Past the line that a place is in."""
    return text.find("\n", at) + 1 or len(text)


def _joins(line: str, after: str) -> bool:
    """True where a line may go on in the next one: in the middle of arithmetic, or in a bracket."""
    if not after.strip():
        return False
    last = line[-_REACH:]
    opened = sum(last.count(sign) for sign in "([{（") > sum(last.count(sign) for sign in ")]}）")
    return opened or _GOES_ON.search(last) is not None or _CARRIES_ON.match(after) is not None


def _hopeful(line: str, known: Collection[str]) -> bool:
    if len(line) > _LONG and line.count(" ") * _SPARSE < len(line):
        return False  # a picture, written in letters
    if _FIGURE.search(line) and ("=" in line or _STATED.search(line)):
        return True
    return bool(known) and _OPERATES.search(line) is not None and _may_mention(_WORD.findall(line), known)


def promising(line: Sequence[Token], known: Collection[str] = ()) -> bool:
    """True for a line that can hold a calculation, or a name for a figure; `known` are the names before it.

    >>> from petaday.syntax.lexer import lex
    >>> texts = "trained on 8 GPUs for 3 days", "8 GPUs * 3 days", "N = 7B", "12 TFLOP/s at 300 W", "0.5 pfs-days"
    >>> [promising(list(lex(text))) for text in texts]
    [False, True, True, False, True]
    """
    kinds = [token.type for token in line]
    numbers = kinds.count("NUMBER")
    if known and _uses(line, kinds, known):
        return True
    if not numbers:
        return False
    if ("EQ" in kinds and _equates(kinds)) or ("BOUND" in kinds and any(token.text in _RELATES for token in line[1:])):
        return True
    if numbers > 1 and (not _ALWAYS.isdisjoint(kinds) or _is_worked(line, kinds, numbers) or computes(line)):
        return True
    return any(token.type == "WORD" and _stands_alone(line, at) for at, token in enumerate(line))


def _equates(kinds: list[str]) -> bool:
    """A figure near an equals sign, on either side; no call of a function of code."""
    signs = [at for at, kind in enumerate(kinds) if kind == "EQ"]
    return any("NUMBER" in kinds[max(0, at - _BEFORE) : at + _AFTER] for at in signs)


def _is_worked(line: Sequence[Token], kinds: list[str], numbers: int) -> bool:
    """A sum or a quotient of numbers with words behind it that state a figure, or a quotient in a bracket."""
    words = [token.text.lower() for token in line]
    if "times" in words or ("of" in words and "%" in words):
        return True
    joined = [at for at, (one, other) in enumerate(pairwise(kinds)) if one in _JOINS and other in _BEHIND]
    if not joined:
        return False
    if numbers > 2 and ("LPAR" in kinds or ":" in words) and any(kinds[at] == "OVER" for at in joined):
        return True
    states = (at for at in range(joined[0] + 2, len(line)) if words[at] in _STATES)
    return any("NUMBER" in kinds[at + 1 : at + _AFTER] for at in states)


def _stands_alone(line: Sequence[Token], at: int) -> bool:
    """A figure in petaflop/s-days, and a total, may be lone figures."""
    word = line[at].text
    if word.lower() in TOTALS:
        return any(token.text == ":" for token in line[at + 1 : at + 4])
    return _PFS_DAY.search(word) is not None


def _uses(line: Sequence[Token], kinds: list[str], known: Collection[str]) -> bool:
    """True where arithmetic may be over names that are known: `C = N * D`, `6ND`, `6 N`."""
    words = [
        token.text
        for at, token in enumerate(line)
        if token.type == "WORD" and ("-" in token.text or not _BESIDE.isdisjoint(kinds[max(0, at - 1) : at + _WORDS]))
    ]
    return _may_mention(words, known)


def _may_mention(words: Sequence[str], known: Collection[str]) -> bool:
    """True where a name that is known may stand, alone (`N`), with other names (`ND`, `N-1`), or with more words."""
    heads = {name.partition(" ")[0] for name in known}
    letters = {name for name in known if len(name) == 1}
    return any(word in heads or word.partition("-")[0] in heads or letters.issuperset(word) for word in words)
