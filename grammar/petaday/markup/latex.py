"""LaTeX: formulas between dollar signs or as they stand, signs by name, fractions, powers of ten, text in formulas."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from petaday.markup.padding import JOIN, PAD, bare, padded
from petaday.markup.tex_commands import (
    FONTS,
    FRACTIONS,
    FUNCTIONS,
    LITERAL,
    PLAIN,
    SIGNS,
    SILENT,
    SPACES,
    SURE,
    UNIT_NAMES,
    UNSEEN,
    WITH_UNIT,
)

MAX_DEPTH = 60  # of braces: what is nested deeper stays as it is

_COMMAND = re.compile(r"\\(?:[a-zA-Z]+\*?|.)", re.DOTALL)
_BRACES = re.compile(r"\\.|[{}]", re.DOTALL)
_FENCE = re.compile(r"\\.|\$\$?", re.DOTALL)
_FORMULA = re.compile(r"[\\^_{]")
_ARGUMENT = re.compile(r"[ \t]{0,9}\{")
_ENDS = re.compile(r"[ \t]*+\n")
_TIE = re.compile(r"(?<=[\w.)}])~(?=[\w\\$({])|~(?=[ \t]{0,9}\\[a-zA-Z\\])")
_ALIGN = re.compile(
    r"&(?=[ \t]{0,9}(?:[=+≈<>~-]|\\(?:approx|simeq|sim|equiv|leq?|geq?|times|cdot)(?![a-zA-Z])))"
    r"|(?<==)&|(?<=\\\\\n)&(?=[ \t])"
)
_SUBSCRIPT = re.compile(r"(?<=[^\W_])_\{")
_NAME = re.compile(r"\w{1,40}")
_UNITS = re.compile(r"\s*(?:\\[a-zA-Z]{1,20}\s*)+")
_ATOM = re.compile(r"\s*(?:[^\W\d_]+|[\d.,]+)\s*")


def latex(text: str, within: Within | None = None) -> str:
    r"""What the typeset page would show, in the same places; text without a formula stays as it is.

    A part of a longer text is read as it is `within` the whole.

    >>> from petaday.markup.padding import bare
    >>> bare(latex(r"$2 \times 1.58\times10^{-3}$ costs $5"))
    '2 × 1.58×10^{-3} costs $5'
    >>> bare(latex(r"\frac{6 \cdot 7}{2}\text{ days}"))
    '6 · 7/2 days'
    """
    if "\\" not in text and "$" not in text and not (within and within.typeset):
        return text
    sure = within.sure if within else bool(SURE.search(text))
    fences = list(_fences(text, sure))
    out = list(text)
    for start, stop, sign in fences:
        out[start:stop] = padded(sign, stop - start)
    if within.typeset if within else sure or _has_formula(text, fences):
        _Page(text, out).typeset({start for start, _, _ in fences})
    return "".join(out)


class Within(NamedTuple):
    """What a part of a longer text has from the whole.

    Attributes:
        sure: the whole holds a command of LaTeX.
        typeset: so it does, or a formula; then ties, subscripts and aligned signs are read everywhere in it.
    """

    sure: bool = False
    typeset: bool = False


def within(text: str) -> Within:
    r"""What the parts of a text have from it.

    >>> within(r"$x^2$ and 3~days"), within("2 days for $5")
    (Within(sure=False, typeset=True), Within(sure=False, typeset=False))
    """
    if "\\" not in text and "$" not in text:
        return Within()
    sure = bool(SURE.search(text))
    return Within(sure, sure or _has_formula(text, list(_fences(text, sure))))


def braces(text: str) -> Iterator[tuple[int, int]]:
    """Every pair of braces: where it opens and closes, the inner ones first."""
    opened: list[int] = []
    for found in _BRACES.finditer(text):
        if found[0] == "{":
            opened.append(found.start())
        elif found[0] == "}" and opened:
            begin = opened.pop()
            if len(opened) < MAX_DEPTH:
                yield begin, found.start()


def _has_formula(text: str, fences: Sequence[tuple[int, int, str]]) -> bool:
    return any(_FORMULA.search(text, *inside) for inside in _insides(fences))


def _fences(text: str, sure: bool) -> Iterator[tuple[int, int, str]]:
    """Where formulas begin and end: pairs, each of start, stop and what is shown instead."""
    opened: re.Match[str] | None = None
    for found in _FENCE.finditer(text):
        sign = found[0]
        if opened and sign == _CLOSES[opened[0]] and _is_formula(text, opened, found, sure):
            shown = "\n" if sign in {"$$", r"\]"} else ""
            yield (*opened.span(), shown)
            yield (*found.span(), shown)
            opened = None
        elif sign in _CLOSES:
            opened = found


_CLOSES = {"$": "$", "$$": "$$", r"\(": r"\)", r"\[": r"\]"}


def _is_formula(text: str, opened: re.Match[str], closed: re.Match[str], sure: bool) -> bool:
    r"""A dollar sign may be money, `\[` an escaped bracket."""
    start, end = opened.end(), closed.start()
    if start == end or text.find("\n\n", start, end) >= 0:
        return False
    if closed[0] == "$":
        tight = not text[start].isspace() and not text[end - 1].isspace()
        return tight and not text[end + 1 : end + 2].isdigit()
    return sure or closed[0] == "$$" or bool(_FORMULA.search(text, start, end))


def _insides(fences: Sequence[tuple[int, int, str]]) -> Iterator[tuple[int, int]]:
    for opened, closed in zip(fences[::2], fences[1::2], strict=True):
        yield opened[1], closed[0]


def _last(text: str, end: int) -> str:
    """The last sign before a place that is no space."""
    while end > 0 and text[end - 1].isspace():
        end -= 1
    return text[end - 1 : end]


class _Page:
    """A text whose commands are carried out in place, the last first: what is inside goes before its outside."""

    def __init__(self, text: str, out: list[str]) -> None:
        self.text = text
        self.out = out
        self.match = dict(braces(text))

    def typeset(self, done: set[int]) -> None:
        """Carry out everything but the fences, which are done."""
        for found in reversed(list(_COMMAND.finditer(self.text))):
            if found.start() not in done:
                self._command(found[0][1:], found.start(), found.end())
        for tie in _TIE.finditer(self.text):
            self.out[tie.start()] = "\u00a0"
        for sign in _ALIGN.finditer(self.text):
            self.out[sign.start()] = PAD
        for low in _SUBSCRIPT.finditer(self.text):
            close = self.match.get(low.end() - 1)
            if close is not None and close - low.start() < 80:
                self._name("_" + self.seen(low.end(), close), low.start(), close + 1)
        for begin, close in self.match.items():
            if self.out[begin] == "{" and close - begin < 20 and self.seen(begin + 1, close) in {",", ".", *"×·*=≈~<>"}:
                self.out[begin] = self.out[close] = PAD

    def seen(self, start: int, stop: int) -> str:
        """What is shown there so far."""
        return bare("".join(self.out[start:stop]))

    def put(self, start: int, stop: int, shown: str, pad: str = PAD) -> None:
        """Show this in the place of what is written."""
        self.out[start:stop] = padded(shown, stop - start, pad)

    def braces(self, at: int) -> tuple[int, int] | None:
        """The braces that follow here: where they open and close."""
        found = _ARGUMENT.match(self.text, at)
        close = self.match.get(found.end() - 1) if found else None
        return None if found is None or close is None else (found.end() - 1, close)

    def _name(self, name: str, start: int, stop: int) -> bool:
        """Show a plain name in one piece."""
        if _NAME.fullmatch(name):
            self.put(start, stop, name, JOIN)
            return True
        return False

    def _command(self, name: str, start: int, end: int) -> None:
        braces = self.braces(end)
        if name in SIGNS:
            self.put(start, end, SIGNS[name])
        elif name in FUNCTIONS:
            self.put(start, end, name, JOIN)  # a sign in front stands tight
        elif name in SPACES:
            ends = name == "\\" and _ENDS.match(self.text, end)
            self.put(start, end, "" if ends else SPACES[name])
        elif name in LITERAL:
            self.put(start, end, name, JOIN)
        elif name in SILENT:
            self.put(start, end, "")
            if name in FONTS and self.text[start - 1 : start] == "{" and start - 1 in self.match:
                self.out[start - 1], self.out[self.match[start - 1]] = PAD, JOIN
            elif name in {"left", "right"} and self.text[end : end + 1] == ".":
                self.out[end] = PAD
        elif name == "sqrt" and (braces or self.text.startswith("[3]{", end)):
            self._root(start, end, braces)
        elif braces:
            self._with_braces(name.removesuffix("*"), start, *braces)

    def _with_braces(self, name: str, start: int, opened: int, close: int) -> None:
        after = self.braces(close + 1)
        if name in UNSEEN:
            self.put(start, close + 1, "")
        elif name in {"begin", "end"}:
            table = self.text[opened + 1 : close] in {"tabular", "array"} and after
            self.put(start, (after[1] if after and table else close) + 1, "\n")
        elif name == "textsuperscript":
            self.put(start, opened, "^")
        elif name in PLAIN:
            if self.text[start - 1 : start] == "_" and self._name(self.seen(opened + 1, close), start, close + 1):
                return
            self.put(start, opened + 1, "")
            self.out[close] = JOIN
            if name in {"unit", "si"}:
                self._unit(opened, close)
            if name in {"underbrace", "overbrace"} and self.text[close + 1 : close + 3] in {"_{", "^{"}:
                self.out[close + 1] = " "  # the words under the brace stay, in brackets: a remark
        elif name in WITH_UNIT and after:
            self.put(start, opened + 1, "")
            self.put(close, after[0] + 1, " ")
            self.out[after[1]] = JOIN
            self._unit(*after)
        elif name in FRACTIONS and after:
            self._fraction(start, (opened, close), after)

    def _unit(self, opened: int, close: int) -> None:
        r"""`{\tera\FLOP\per\second}`: the unit that siunitx makes of names."""
        written = self.text[opened + 1 : close]
        if "\\" in written and _UNITS.fullmatch(written):
            names = [name.strip() for name in written.split("\\")[1:]]
            self.put(opened + 1, close, "".join(UNIT_NAMES.get(name, f" {name} ") for name in names).strip(), JOIN)

    def _root(self, start: int, end: int, braces: tuple[int, int] | None) -> None:
        word = "sqrt(" if braces else "cbrt("
        opened, close = braces or (end + 3, self.match.get(end + 3, -1))
        if close >= 0:
            self.out[start : opened + 1] = word.rjust(opened + 1 - start, PAD)
            self.out[close] = ")"

    def _fraction(self, start: int, above: tuple[int, int], below: tuple[int, int]) -> None:
        r"""`\frac{a}{b}`: a / b with the brackets it needs, everything in its place where there is room for it."""
        top, bottom = self.out[above[0] + 1 : above[1]], self.out[below[0] + 1 : below[1]]
        over, under = bare("".join(top)), bare("".join(bottom))
        left, right = ("", "") if _ATOM.fullmatch(under) else ("(", ")")
        tight = _last(self.text, start) in {"/", "^", "÷"} or self.text[below[1] + 1 : below[1] + 2] == "^"
        first, last = ("(", ")") if any(sign in over for sign in "+-−") or tight else ("", "")
        outer = "(" * tight
        close = (right + ")" * tight) or JOIN
        middle = (last + "/" + left).ljust(below[0] + 1 - above[1], PAD)
        written = [*outer, *first, *top, *middle, *bottom, *close]
        length = below[1] + 1 - start
        spare = [PAD] * (length - len(written))
        self.out[start : below[1] + 1] = [*spare, *written]
