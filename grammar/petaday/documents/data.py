"""Data files: the strings of JSON, and the words of separated values."""

from __future__ import annotations

import json
import re
from bisect import bisect_right

from petaday.core.diagnostic import line_starts
from petaday.documents.document import Document, Origin
from petaday.documents.web import blanked

_STRING = re.compile(r'"(?:[^"\\\n]|\\.)*+(?:"|\\?$)(?P<key>\s*+:)?', re.MULTILINE)
_SIGNS = frozenset("=×*·/x+≈")
_FIGURE = re.compile(
    r'(?:(?<=[,;\n])|(?<=\t)(?<!\t\t)(?<! \t)|\A)[ \t]*+"?+[~$€<>-]?+[ \t]*+'
    r'\d[\d.eE+%-]*+"?+[ \t]*+(?=[,;\n]|\Z|(?<=\t))'
)
_LONGEST = 20_000


def _worth(text: str) -> bool:
    """Figures and a sign of arithmetic, or a table."""
    return "|" in text or (any(sign in _SIGNS for sign in text) and any(sign.isdigit() for sign in text))


def json_strings(name: str, text: str) -> Document:
    r"""The strings of a JSON text that may hold a calculation, each with its line in the file.

    >>> json_strings("a.json", '{"note":\n "2 * 3\\n= 7", "blob": "AAAA"}').text
    '2 * 3\n= 7\n\n'
    """
    starts = line_starts(text)
    lines: list[str] = []
    origins: list[Origin] = []
    for found in _STRING.finditer(text):
        if found["key"] or not 3 < len(found[0]) <= _LONGEST or not _worth(found[0]):
            continue
        try:
            said = json.loads(found[0])
        except ValueError:
            continue
        line = bisect_right(starts, found.start())
        column = found.start() + 1 - starts[line - 1]
        for at, part in enumerate([*said.split("\n"), ""]):
            lines.append(part)
            origins.append(Origin(line, column if not at else 0))
    read = "\n".join([*lines, ""]) if lines else ""
    return Document(name, "json", read, read, (*origins, origins[-1]) if origins else ())


def separated(text: str) -> str:
    r"""Separated values with blanks for lone figures: they are read as a table, and are no running text.

    >>> separated("name,work\na,2 * 3 = 7\nb,12")
    'name,work\na,2 * 3 = 7\nb,  '
    """
    return _FIGURE.sub(lambda found: blanked(found[0]), text)
