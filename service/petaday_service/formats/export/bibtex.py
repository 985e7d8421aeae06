"""Writes the works that a conversation cites, and petaday itself, as BibTeX."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.metadata import version

from petaday.casebook import Casebook
from petaday.casebook import bibtex as cite
from petaday_service.conversation.turns import Turn
from petaday_service.formats.export.works import works


def bibtex(turns: Sequence[Turn], casebook: Casebook) -> str:
    """Returns one entry for petaday and for the paper of each system that was shown."""
    slugs = dict.fromkeys(card.source for _, card in works(turns) if card.source)
    papers = [cite.page_paper(page) for page in casebook.pages if page.slug in slugs]
    return cite.bibliography([cite.petaday(version("petaday")), *filter(None, papers)])
