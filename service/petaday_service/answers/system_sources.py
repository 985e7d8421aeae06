"""Says what the figure of a system rests on: its paper, and the sources of its page."""

from __future__ import annotations

from petaday.casebook import Page
from petaday_service.answers.compare import headline
from petaday_service.conversation.parts import Part, Text

_MOST = 4


def sources(page: Page) -> tuple[Part, ...]:
    """Returns the paper of a system, the sources of its page, and how its figure was worked."""
    front, report = page.front, headline(page)
    told = [f"{front.title}: {report.shown}, worked as `{' '.join(report.text.split())}`."] if report else []
    if paper := front.paper:
        where = f"arXiv:{paper.arxiv}" if paper.arxiv else paper.url or paper.venue or ""
        told.append(f"Paper: {paper.authors}, “{paper.title}”{f', {where}' if where else ''}.")
    more = [one.title.rstrip(".") + (f" ({one.url})" if one.url else "") for one in front.sources[:_MOST]]
    if more:
        told.append(f"{'Sources' if len(more) > 1 else 'Source'} of the page: {'; '.join(more)}.")
    told += list(front.notes[:1])
    return (Text(text=" ".join(told), say=(f"show {front.title}", f"compare with {front.title}")),)
