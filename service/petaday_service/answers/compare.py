"""Answers `compare with AlexNet`, `AlexNet vs VGG`, `where does this sit?`: results among the casebook's systems."""

from __future__ import annotations

from typing import NamedTuple

from petaday.core.figures import figure
from petaday_service.answers.lookup import unknown_system
from petaday_service.conversation.casebook_rows import systems
from petaday_service.conversation.context import Talk
from petaday_service.conversation.intents import Compare
from petaday_service.conversation.parts import Chart, Dot, Error, Part, Table, Text

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


def compare(asked: Compare, talk: Talk) -> tuple[Part, ...]:
    """Returns two figures, their ratio, and both on the chart."""
    found: list[Figure] = []
    names = asked.names if len(asked.names) > 1 else ("ans", *asked.names)
    for name in names:
        one = _figure(name, talk)
        if isinstance(one, Figure):
            found.append(one)
        else:
            return (one,)
    first, second = found
    ratio = first.pfs_days / second.pfs_days
    times = f"{figure(ratio, 3)} times" if ratio >= 1 else f"1/{figure(1 / ratio, 3)} of"
    times = "as much as" if figure(ratio, 3) == "1" else times
    text = (
        f"{first.name[:1].upper()}{first.name[1:]} comes to {figure(first.pfs_days)} pfs-days, {times} "
        f"{second.name} ({figure(second.pfs_days)} pfs-days)."
    )
    return (Text(text=text), _table(found, first, "Side by side"), _chart(talk, found, "Among the systems"))


def sits(talk: Talk) -> tuple[Part, ...]:
    """Ranks the last count of operations among all systems, the largest first."""
    mine = _figure("ans", talk)
    told = ""
    counts = (work for work in talk.results() if (work.report.pfs_days or 0) > 0)
    if isinstance(mine, Error) and (counted := next(counts, None)):
        mine = Figure(THIS, counted.report.pfs_days or 0, "")
        told = f"The last count of operations, `{' '.join(counted.report.text.split())}`, comes to "
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


def _figure(name: str, talk: Talk) -> Figure | Text | Error:
    words = name.casefold()
    if words in {"ans", "this", "it", "that"} or words.startswith("line "):
        work = talk.named(words)
        if work is None and words.startswith("line ") and talk.last():
            return Text(
                text=f"Nothing here is called `{words}`; `ans` is the last result.", say=("where does this sit?",)
            )
        if work is None:
            return Text(text="There is no result yet to compare; type a calculation first.", say=("AlexNet vs VGG",))
        if not work.report.pfs_days or work.report.pfs_days <= 0:
            shown = work.report.shown
            message = f"The result is {shown}; only a count of operations above zero can be set beside the systems."
            return Error(code="no-comparison", message=message)
        return Figure(words if words.startswith("line ") else THIS, work.report.pfs_days, "")
    page = talk.casebook.find(name)
    if page is None:
        return unknown_system(name, talk.casebook, "compare with {}")
    known = {one.name: one for one in _known(talk)}
    if page.front.title in known:
        return known[page.front.title]
    return Error(code="no-comparison", message=f"{page.front.title} has no headline that counts operations.")


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
        (one.name, figure(one.pfs_days), figure(one.pfs_days / first.pfs_days, 3), one.date, one.how) for one in found
    )
    columns = ("System", "pfs-days", f"÷ {first.name}", "Date", "Calculation")
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
