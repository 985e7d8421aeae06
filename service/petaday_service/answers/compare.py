"""Answers `compare with AlexNet`, `AlexNet vs VGG`, `where does this sit?`: results among the casebook's systems."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from petaday.casebook import Page
from petaday.core.figures import figure
from petaday.core.quantity import PFS_DAY
from petaday.report import Report
from petaday_service.conversation.casebook_rows import systems
from petaday_service.conversation.context import Talk
from petaday_service.conversation.parts import Chart, Dot, Error, Part, Table, Text
from petaday_service.conversation.work_part import work

THIS = "this result"
MOST = 24
"""As many places of a ranking are shown: a longer one is no picture any more, and no answer to read in a chat."""


class Figure(NamedTuple):
    """A name and its pfs-days; `say` is the message that asks for it, empty for the result at hand."""

    name: str
    pfs_days: float
    how: str
    say: str = ""
    date: str = ""
    source: str = ""


def compare(mine: Report | None, pages: Sequence[Page], talk: Talk) -> tuple[Part, ...]:
    """Returns two figures, their ratio, and both on the chart: two systems, or the figure at hand and one."""
    known = {one.name: one for one in _known(talk)}
    found: list[Figure] = []
    if len(pages) < 2:
        this = _this(mine)
        if not isinstance(this, Figure):
            return (this,)
        found.append(this)
    for page in pages[:2]:
        title = page.front.title
        if title not in known:
            message = f"{title} has no headline that counts operations."
            return (Error(code="no-comparison", message=message),)
        found.append(known[title])
    first, second = found
    ratio = first.pfs_days / second.pfs_days
    times = f"{figure(ratio, 3)} times" if ratio >= 1 else f"1/{figure(1 / ratio, 3)} of"
    times = "as much as" if figure(ratio, 3) == "1" else times
    share = f": {figure(ratio, 3)} times as much" if ratio < 1 and times.startswith("1/") else ""
    text = (
        f"{first.name[:1].upper()}{first.name[1:]} comes to {_flop(first)}, {figure(first.pfs_days)}"
        f" pfs-days, {times} "
        f"{second.name} ({_flop(second)}, {figure(second.pfs_days)} pfs-days){share}."
    )
    shown = headline(pages[0]) if len(pages) > 1 else None
    card = (work(shown, shown.text, first.name, ans=True, source=pages[0].slug),) if shown else ()
    return (Text(text=text), _table(found, first, "Side by side"), *card, _chart(talk, found, "Among the systems"))


def headline(page: Page) -> Report | None:
    """The calculation of a system that stands for its compute; None where none counts operations."""
    counts = [report for report in page.headline.reports if report.pfs_days] if page.headline else []
    return counts[-1] if counts else None


def chart(talk: Talk, pfs_days: float) -> Chart:
    """A figure among the systems, drawn."""
    return _chart(talk, [Figure(THIS, pfs_days, "")], "Among the systems")


def _flop(one: Figure) -> str:
    return f"{figure(one.pfs_days * PFS_DAY)} FLOP"


def sits(report: Report | None, talk: Talk) -> tuple[Part, ...]:
    """Ranks a count of operations among all systems, the largest first."""
    mine = _this(report)
    told = ""
    if not isinstance(mine, Figure):
        return (mine,)
    every = sorted(_known(talk), key=lambda one: -one.pfs_days)
    if not every:
        return (Text(text="The casebook is empty: this service was started without content."),)
    below = [one for one in every if one.pfs_days < mine.pfs_days]
    above = every[: len(every) - len(below)]
    ends = [(_beside(mine, one), one) for one in (*above[-1:], *below[:1])]
    between = " and ".join(f"{where} {one.name} ({figure(one.pfs_days)})" for where, one in ends)
    text = f"{told}{figure(mine.pfs_days)} pfs-days: {between}; {len(below)} of {len(every)} systems took less."
    ranked, caption = _nearest([*above, mine, *below], {mine.name}, "Largest first")
    return (Text(text=text), _chart(talk, [mine], "Among the systems"), _table(ranked, mine, caption))


def _beside(mine: Figure, other: Figure) -> str:
    if figure(mine.pfs_days) == figure(other.pfs_days):
        return "level with"
    return "below" if mine.pfs_days < other.pfs_days else "above"


def _this(report: Report | None) -> Figure | Text | Error:
    if report is None:
        told = "There is no result yet to compare; tell me a run first."
        return Text(text=told, say=("175B parameters, 300B tokens", "AlexNet vs VGG"))
    if not report.pfs_days or report.pfs_days <= 0:
        message = f"The result is {report.shown}; only a count of operations above zero can be set beside the systems."
        return Error(code="no-comparison", message=message)
    return Figure(THIS, report.pfs_days, "")


def _known(talk: Talk) -> list[Figure]:
    return [
        Figure(
            row.system,
            row.pfs_days,
            f"method {row.method}, {row.record}" if row.method else row.record,
            f"show {row.system}",
            str(row.date or ""),
            row.source,
        )
        for row in systems(talk.casebook, 1.0)
        if row.pfs_days > 0
    ]


def _table(found: list[Figure], first: Figure, caption: str) -> Table:
    rows = tuple(
        (
            one.name,
            figure(one.pfs_days),
            figure(one.pfs_days * PFS_DAY),
            figure(one.pfs_days / first.pfs_days, 3),
            one.date,
            one.how,
        )
        for one in found
    )
    columns = ("System", "pfs-days", "FLOP", f"÷ {first.name}", "Date", "Calculation")
    return Table(caption=caption, columns=columns, rows=rows, say=tuple(one.say for one in found))


def _chart(talk: Talk, mine: list[Figure], caption: str) -> Chart:
    marked = {one.name for one in mine}
    rest = [one for one in _known(talk) if one.name not in marked]
    every, caption = _nearest(sorted([*rest, *mine], key=lambda one: -one.pfs_days), marked, caption)
    dots = (
        Dot(
            name=one.name,
            value=one.pfs_days,
            shown=f"{figure(one.pfs_days)} pfs-days",
            mine=one.name in marked,
            source=", ".join(filter(None, (one.how, one.source))),
        )
        for one in every
    )
    return Chart(caption=f"{caption}, petaflop/s-days", dots=tuple(dots))


def _nearest(every: list[Figure], marked: set[str], caption: str) -> tuple[list[Figure], str]:
    """Cuts a long ranking to the places next to those asked about; the caption says how many there are."""
    if len(every) <= MOST:
        return every, caption
    asked = [at for at, one in enumerate(every) if one.name in marked]
    away = sorted(range(len(every)), key=lambda at: min(abs(at - other) for other in asked))
    return [every[at] for at in sorted(away[:MOST])], f"{caption}: the nearest {MOST} of {len(every)}"
