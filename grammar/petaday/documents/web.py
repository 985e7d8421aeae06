"""HTML of which only what a page shows is read: no drawings, no scripts, no attributes."""

from __future__ import annotations

import re

_UNSEEN = re.compile(r"(?is)<(svg|script|style|template|noscript|canvas|math)\b.*?(?:</\1\s*>|\Z)")
_KEPT = frozenset({"math"})
_ATTRIBUTES = re.compile(
    r"""(?i)\s(?:d|points|viewbox|transform|style|class|srcset|src|href|data-[\w-]+|aria-label|title|alt|content|onclick|id)
    \s*=\s*(?:"[^"]*"|'[^']*')""",
    re.VERBOSE,
)
_TAG = re.compile(r"<[a-zA-Z][^<>]*>")


def seen(text: str) -> str:
    """The text with blanks for what a page does not show, each sign in its place.

    >>> seen('<svg d="M 2*3 = 7"></svg>2 * 3 = 6').strip()
    '2 * 3 = 6'
    """
    text = _UNSEEN.sub(lambda found: found[0] if found[1].lower() in _KEPT else blanked(found[0]), text)
    return _TAG.sub(lambda tag: _ATTRIBUTES.sub(lambda found: blanked(found[0]), tag[0]), text)


def blanked(text: str) -> str:
    r"""Blanks, and the line breaks there are.

    >>> blanked("a\nb")
    ' \n '
    """
    return re.sub(r"[^\n]", " ", text)
