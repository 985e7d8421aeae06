"""LaTeX's tables: tabular and its kin."""

from __future__ import annotations

import re
from collections.abc import Iterator

from petaday.core.diagnostic import Span
from petaday.tabular.grid import MAX_ROWS, Grid, Slot, evened, seen, slot

_KINDS = r"(?:tabular[xy*]?|longtable|tabulary|array|tblr|NiceTabular)"
_BEGIN = re.compile(rf"\\begin\{{({_KINDS}\*?)\}}")
_RULES = re.compile(
    r"\s*\\(?:hline|toprule|midrule|bottomrule|cmidrule(?:\([^)]*\))?\{[^}]*\}|cline\{[^}]*\}|addlinespace(?:\[[^\]]*\])?"
    r"|specialrule(?:\{[^}]*\}){3}|rowcolor(?:\[[^\]]*\])?\{[^}]*\}|centering|small|footnotesize|endhead|endfirsthead)"
)
_CUT = re.compile(r"\\\\(?:\[[^\]\n]{0,20}\])?|\\tabularnewline|(?<!\\)&|(?<!\\)%[^\n]*")
_OVER = re.compile(r"\s*\\multicolumn\{(\d{1,2})\}\{[^{}]*(?:\{[^{}]*\}[^{}]*)*\}\{")
_DOWN = re.compile(r"\s*\\multirow(?:\[[^\]]*\])?\{(-?\d{1,2})\}(?:\[[^\]]*\])?\{[^{}]*\}(?:\[[^\]]*\])?\{")
_CAPTION = re.compile(r"\\caption(?:\[[^\]]{0,200}\])?\{((?:[^{}]|\{[^{}]*\})*)\}")
_NEAR = 800


def latex_tables(text: str) -> Iterator[Grid]:
    r"""Every tabular of a text.

    >>> [grid.head(1) for grid in latex_tables(r"\begin{tabular}{lc} a & b \\ \hline 1 & 2 \\ \end{tabular}")]
    ['b']
    """
    at = 0
    while opened := _BEGIN.search(text, at):
        close = text.find(f"\\end{{{opened[1]}}}", opened.end())
        end = close if close >= 0 else len(text)
        start = _behind_arguments(text, opened.end(), end)
        rows, heads, left_out = _rows(text, start, end)
        if rows:
            near = _CAPTION.search(text, max(0, opened.start() - _NEAR), opened.start()) or _CAPTION.search(
                text, end, end + _NEAR
            )
            caption = seen(near[1]) if near else ""
            yield Grid(evened(rows), heads, Span(opened.start(), end), "latex", caption, left_out)
        at = max(end, opened.end())


def _behind_arguments(text: str, at: int, end: int) -> int:
    r"""Past `{lrr}`, `[t]{lrr}`, `{\textwidth}{lXX}`."""
    while at < end and text[at] in "[{":
        opened, closes, deep = text[at], {"[": "]", "{": "}"}[text[at]], 0
        while at < end:
            deep += (text[at] == opened) - (text[at] == closes)
            at += 1
            if not deep:
                break
    return at


def _rows(text: str, start: int, end: int) -> tuple[list[list[Slot]], int, int]:
    rows: list[list[Slot]] = [[]]
    left_out = 0
    down: dict[int, tuple[int, Slot]] = {}
    at = start
    for cut in [*_CUT.finditer(text, start, end), None]:
        stop = cut.start() if cut else end
        if cut and cut[0][0] == "%":
            if not text[at:stop].strip():
                at = cut.end()
            continue
        _cell(text, at, stop, rows[-1], down)
        at = cut.end() if cut else end
        if cut is None or cut[0][0] == "&":
            continue
        if len(rows) > MAX_ROWS:
            left_out += 1
            rows.pop()
        rows.append([])
    rows = [row for row in rows if any(cell.text for cell in row)]
    return rows, max(1, _two_heads(rows)), left_out


def _two_heads(rows: list[list[Slot]]) -> int:
    """A head whose cells reach over several columns has another one under it."""
    return 1 + bool(rows and len(rows) > 2 and any(cell.spanned for cell in rows[0][1:]))


def _cell(text: str, at: int, stop: int, row: list[Slot], down: dict[int, tuple[int, Slot]]) -> None:
    while rule := _RULES.match(text, at, stop):
        at = rule.end()
    wide = tall = 1
    while True:
        over, under = _OVER.match(text, at, stop), _DOWN.match(text, at, stop)
        found = over or under
        if not found:
            break
        wide, tall = (int(found[1]), tall) if over else (wide, abs(int(found[1])))
        close = text.rfind("}", found.end(), stop)
        at, stop = found.end(), close if close >= 0 else stop
    cell = slot(text, at, stop)
    column = len(row)
    above = down.get(column)
    if above and not cell.text:
        cell = above[1]
        down[column] = (above[0] - 1, above[1])
        if above[0] <= 1:
            del down[column]
    if tall > 1:
        down[column] = (tall - 1, cell._replace(spanned=True))
    row += [cell, *(cell._replace(spanned=True) for _ in range(min(wide, 60) - 1))]
