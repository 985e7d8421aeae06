"""Answers `which used more tokens?`: systems beside each other by a fact that their calculations state."""

from __future__ import annotations

import re

from petaday.casebook import Page
from petaday.core.figures import figure
from petaday.facts import Fact
from petaday_service.answers.run_words import written
from petaday_service.conversation.context import Talk
from petaday_service.conversation.fact_words import title
from petaday_service.conversation.facts_said import facts_said
from petaday_service.conversation.heard import Heard
from petaday_service.conversation.moves import named_kind
from petaday_service.conversation.parts import Next, Part, Table, Text
from petaday_service.conversation.run import Run
from petaday_service.conversation.systems_named import systems_named
from petaday_service.conversation.words import even, mended

_MORE = re.compile(
    r"\b(?:which|who|what|did|does|was|were|is|has|had)\b.{0,120}?\b(?:more|most|fewer|fewest|less|least|bigger"
    r"|biggest"
    r"|larger"
    r"|largest|longer|longest|higher|highest|smaller|smallest|lower|lowest)\b"
)
_FIELDS = frozenset({"dataset", "parameters", "devices", "time", "device_time", "utilization"})
_LOOKED_BACK, _LONG, _MOST = 4, 300, 6


def by_field(heard: Heard, talk: Talk, run: Run) -> tuple[Part, ...]:
    """Returns systems, or the run and a system, beside each other by one fact; nothing for other messages."""
    kind = named_kind(heard.words)
    if kind not in _FIELDS or heard.facts or heard.moves or heard.unknown or not _MORE.search(heard.words):
        return ()
    pages = [one.pages[0] for one in heard.named] if len(heard.named) > 1 else _spoken_of(heard, talk)
    rows = [(page.front.title, _stated(page, kind)) for page in pages[:_MOST]]
    own = run.facts.get(kind) or (run.facts.get("seen") if kind == "dataset" else None)
    if own and own.value and len(rows) == 1:
        rows.insert(0, ("this run", own))
    if len(rows) < 2:
        return ()
    known = sorted(((name, fact) for name, fact in rows if fact), key=lambda row: -(row[1].value or 0.0))
    missing = [name for name, fact in rows if fact is None]
    gap = f" For {' and '.join(missing)} the casebook's calculation states none." if missing else ""
    if not known:
        return (Text(text=f"No {title(kind)} stands in the casebook's calculations of these.{gap}"),)
    first, last = known[0], known[-1]
    ratio = (first[1].value or 0.0) / (last[1].value or 1.0)
    told = f"{first[0]}: {written(first[1])}" + (
        f", {figure(ratio, 3)} times as much as {last[0]} ({written(last[1])})." if len(known) > 1 else "."
    )
    table = Table(
        caption=f"By {title(kind)}",
        columns=("System", title(kind)),
        rows=tuple((name, written(fact)) for name, fact in known),
    )
    return (Text(text=f"{told}{gap}"), table, Next(say=(f"compare {first[0]} with {last[0]}",)))


def _stated(page: Page, kind: str) -> Fact | None:
    """The fact of that kind in the calculations of a system, its headline first."""
    calcs = [page.headline, *page.calcs] if page.headline else list(page.calcs)
    found = (facts_said(" ".join(report.text.split())) for calc in calcs if calc for report in calc.reports)
    return next((facts[kind] for facts in found if kind in facts and facts[kind].value), None)


def _spoken_of(heard: Heard, talk: Talk) -> list[Page]:
    """The systems of the last messages, the latest last, and that of this one."""
    pages: dict[str, Page] = {}
    for turn in talk.turns[-_LOOKED_BACK:]:
        if len(turn.text) < _LONG:
            pages |= {one.pages[0].slug: one.pages[0] for one in systems_named(mended(even(turn.text)), talk.casebook)}
    pages |= {one.pages[0].slug: one.pages[0] for one in heard.named}
    return list(pages.values())[-2:]
