"""Answers comparisons: the figure that is spoken of beside a system, or two systems."""

from __future__ import annotations

from petaday.report import Report
from petaday_service.answers import compare, systems
from petaday_service.conversation.context import Talk
from petaday_service.conversation.heard import Heard
from petaday_service.conversation.parts import Next, Part, Text


def comparison(heard: Heard, talk: Talk, current: Report | None) -> tuple[Part, ...]:
    """Returns the figures side by side; says which name is none, and which name is that of several."""
    several = [one for one in heard.named if len(one.pages) > 1]
    names = [name for name in heard.unknown if name[0].isupper() or len(heard.named) + len(heard.unknown) <= 2]
    if names:
        return (*systems.unknown(names, talk, "compare with {}"), *_of_families(heard))
    pages = [one.pages[0] for one in heard.named]
    if several and len(pages) < 2 and current is None:
        return systems.family(several[0].pages, several[0].text, talk)
    told = tuple(
        Text(text=f"“{one.text}” is taken for {one.pages[0].front.title}; there is also "
             f"{', '.join(page.front.title for page in one.pages[1:5])}.",
             say=tuple(f"compare with {page.front.title}" for page in one.pages[1:4]))
        for one in several
    )  # fmt: skip
    if not pages:
        if current is None:
            asks = "With which system? And tell me a run first, or name two systems:"
            return (Text(text=asks, say=("compare AlexNet with GPT-3", "175B parameters, 300B tokens")),)
        return compare.sits(current, talk)
    return (
        *told,
        *compare.compare(current, pages, talk),
        Next(say=("where does this sit?", "which systems are largest?")),
    )


def _of_families(heard: Heard) -> tuple[Part, ...]:
    return tuple(
        Text(
            text=f"“{one.text}” may be {', '.join(page.front.title for page in one.pages[:5])}.",
            say=tuple(f"show {page.front.title}" for page in one.pages[:5]),
        )
        for one in heard.named
    )
