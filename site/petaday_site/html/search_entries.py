"""Entries of a search index: what opens a page, other spellings, and headings that every page has."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from typing import Any

from petaday_site.html.search_text import across_the_sea

OVER_CARD = "The calculation"
"""The heading over a page's card: a card is no prose, and what follows it is about the page."""
EVERYWHERE = frozenset({"Sources", "Notes", "Not verified", "Cite", "Data", "Method beside method", OVER_CARD})


def opening(meta: Mapping[str, Any]) -> str:
    """What a page is about, and how else it is called, by its front matter."""
    said = [str(meta.get("description") or "")]
    also = [escape(str(name), quote=False) for name in meta.get("also") or ()]
    said += [f"Also written {', '.join(also)}."] if also else []
    return "".join(f"<p>{one}</p>" for one in said if one)


def worth(title: str, text: str, *, first: bool) -> bool:
    """Whether it is to be found: it has text, or is the page, or a heading that not every page has."""
    return bool(text) or first or title not in EVERYWHERE


def spelled(text: str) -> str:
    """A text with the other spelling of its words behind it.

    >>> spelled("A measured utilization.")
    'A measured utilization. <p>Also spelled utilisation.</p>'
    """
    others = across_the_sea(text)
    return f"{text} <p>Also spelled {', '.join(others)}.</p>" if others else text
