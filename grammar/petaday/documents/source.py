"""Programs: their comments and docstrings, and figures behind a calculation; the code itself is never judged."""

from __future__ import annotations

import re
from typing import Literal

from petaday.documents.web import blanked

_STRING = r'"(?:[^"\\\n]|\\.)*+(?:"|\\?\Z|(?=\n))|\'(?:[^\'\\\n]|\\.)*+(?:\'|\\?\Z|(?=\n))'
_PARTS = {
    "#": re.compile(
        rf'(?P<doc>[rRuUbB]?(?:"""(?:[^\\]|\\.)*?(?:"""|\\?\Z)|\'\'\'(?:[^\\]|\\.)*?(?:\'\'\'|\\?\Z)))|{_STRING}|(?P<line>\#[^\n]*)',
        re.DOTALL,
    ),
    "//": re.compile(rf"(?P<block>/\*.*?(?:\*/|\Z))|{_STRING}|(?P<line>//[^\n]*)", re.S),
    "--": re.compile(rf"(?P<block>/\*.*?(?:\*/|\Z)|--\[\[.*?(?:\]\]|\Z))|{_STRING}|(?P<line>--[^\n]*)", re.S),
}
_ASSIGNED = re.compile(
    r"[ \t]*(?:(?:const|constexpr|static|let|var|auto|double|float|int|long|size_t|final)\s+)*"
    r"[A-Za-z_][\w.]*(?:\s*:\s*[\w.]+)?\s*=\s*"
    r"(?P<work>[(\d][\d.eE_+\-*/() \t]*[*/+][\d.eE_+\-*/() \t]*\d\)*)[ \t]*;?[ \t]*\Z"
)
_LONGEST = 300
_RESULT = re.compile(r"(?:#|//|--)[ \t]*(?:=|==|->|≈|~)?[ \t]*~?\d[\d.,]*(?:[eE][+-]?\d+)?[ \t]*\Z")
_DEFAULT = re.compile(r"/\*[ \t]{0,8}=")  # `float beta /* = 0.0f */`
_ORNAMENT = re.compile(r"(?m)^[ \t]*[*/#=-]+(?=[ \t]|$)|\*/\Z|\A/\*+")


def comments(text: str, begins: Literal["#", "//", "--"]) -> str:
    """The text with blanks for its code, each sign in its place; a comment behind a calculation is its stated result.

    >>> comments("run(7)  # 6 * 7e9 * 2e12 = 8.4e22 FLOPs", "#").strip()
    '6 * 7e9 * 2e12 = 8.4e22 FLOPs'
    >>> " ".join(comments("flop = 6 * 7e9 * 2e12  # 8.4e22", "#").split())
    '6 * 7e9 * 2e12 = 8.4e22'
    """
    out: list[str] = []
    at = 0
    for part in _PARTS[begins].finditer(text):
        code = text[at : part.start()]
        kept = part[0]
        group = part.lastgroup
        line = code[max(code.rfind("\n") + 1, len(code) - _LONGEST) :]
        work = _ASSIGNED.match(line) if group == "line" and _RESULT.fullmatch(kept) else None
        if work and "//" not in work["work"]:
            start, end = (len(code) - len(line) + edge for edge in work.span("work"))
            out += blanked(code[:start]), work["work"], blanked(code[end:]), _stated(kept, len(begins))
        else:
            out += blanked(code), _shown(kept, group, len(begins), text, part.start())
        at = part.end()
    out.append(blanked(text[at:]))
    return "".join(out)


def _stated(comment: str, mark: int) -> str:
    """The comment as the result it is: `# 8.4e22` is `= 8.4e22`."""
    inner = re.sub(r"^[ \t]*(?:==|->|=)", lambda found: blanked(found[0]), comment[mark:])
    return "=" + " " * (mark - 1) + inner


def _shown(part: str, group: str | None, mark: int, text: str, start: int) -> str:
    """What is read of a comment or a string: a docstring stands on a line of its own."""
    if group == "line":
        stripped = part.lstrip(part[0])
        return " " * (len(part) - len(stripped)) + stripped if part[0] == "#" else " " * mark + part[mark:]
    if group == "block":
        if _DEFAULT.match(part):
            return blanked(part)
        return _ORNAMENT.sub(lambda found: blanked(found[0]), part)
    line = text.rfind("\n", 0, start) + 1
    if group == "doc" and not text[line:start].strip():
        inner = part.lstrip("rRuUbB")
        return " " * (len(part) - len(inner) + 3) + inner[3:-3] + "   "
    return blanked(part)
