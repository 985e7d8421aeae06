"""A text as an editor draws it, from what the language server told: colours by role, findings, hints, a hover."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import NamedTuple

from lsprotocol import types

from petaday.lsp.semantic import TYPES

STYLE = """
* { box-sizing: border-box } body { margin: 0; background: #1f1f1f; color: #ccc }
main { font: 15px/24px "DejaVu Sans Mono", monospace; padding: 10px 0 14px; width: 1180px }
header { font: 13px "DejaVu Sans", sans-serif; background: #181818; padding: 9px 16px; color: #fff }
.line { white-space: pre; padding-left: 64px; position: relative; min-height: 24px }
.line::before { content: attr(data-number); position: absolute; left: 0; width: 44px; text-align: right;
  color: #6e7681 }
.class { color: #4ec9b0 } .enumMember { color: #4fc1ff } .type { color: #dcdcaa } .parameter { color: #c586c0 }
.number { color: #b5cea8 } .property { color: #ce9178 } .variable { color: #9cdcfe }
.warning { text-decoration: underline wavy #cca700 1px; text-underline-offset: 4px }
.error { text-decoration: underline wavy #f14c4c 1px; text-underline-offset: 4px }
.hint { color: #969696; background: #2b2b2b; border-radius: 3px; padding: 1px 5px; font-size: 13px; margin-left: 10px }
aside { font: 13px/19px "DejaVu Sans", sans-serif; background: #202020; border: 1px solid #454545; border-radius: 4px;
  margin: 6px 0 6px 90px; padding: 8px 12px; width: 720px; white-space: pre-line }
"""


class Told(NamedTuple):
    """What a server told of a text; the hover stands under the line that it is about."""

    diagnostics: Sequence[types.Diagnostic]
    hints: Sequence[tuple[int, str]]
    tokens: Sequence[int]
    hover: tuple[int, str]


def page(name: str, text: str, told: Told) -> str:
    """The page as HTML."""
    colours = _colours(told.tokens)
    lines = "".join(_line(number, line, told, colours) for number, line in enumerate(text.splitlines()))
    head = f"<!doctype html><meta charset=utf-8><style>{STYLE}</style><header>{escape(name)}</header>"
    return f"{head}<main>{lines}</main>"


def _colours(tokens: Sequence[int]) -> dict[tuple[int, int], str]:
    """The kind of each character that has one, by line and column."""
    found: dict[tuple[int, int], str] = {}
    line = column = 0
    for down, right, length, kind, _ in zip(*[iter(tokens)] * 5, strict=True):
        line, column = line + down, right + (0 if down else column)
        found |= {(line, column + at): TYPES[kind] for at in range(length)}
    return found


def _line(number: int, line: str, told: Told, colours: dict[tuple[int, int], str]) -> str:
    looks = [_looks(number, at, told, colours) for at in range(len(line))]
    drawn = "".join(f'<span class="{look}">{escape(sign)}</span>' for look, sign in zip(looks, line, strict=True))
    hints = "".join(f'<span class="hint">{escape(label)}</span>' for at, label in told.hints if at == number)
    hover = f"<aside>{escape(told.hover[1])}</aside>" if told.hover[0] == number else ""
    return f'<div class="line" data-number="{number + 1}">{drawn}{hints}</div>{hover}'


def _looks(number: int, at: int, told: Told, colours: dict[tuple[int, int], str]) -> str:
    place = types.Position(number, at)
    found = [one for one in told.diagnostics if one.range.start <= place < one.range.end]
    severity = {types.DiagnosticSeverity.Error: "error", types.DiagnosticSeverity.Warning: "warning"}
    squiggles = [severity[one.severity] for one in found if one.severity in severity]
    return " ".join([colours.get((number, at), ""), *squiggles]).strip()
