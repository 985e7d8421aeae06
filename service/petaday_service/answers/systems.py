"""Answers about the casebook's systems: one of them, the largest, how many, how fast they grow, and unknown names."""

from __future__ import annotations

import datetime as dt
import math
import re
from collections.abc import Sequence

from petaday.casebook import Casebook, Page
from petaday.core.figures import figure
from petaday.core.quantity import PFS_DAY
from petaday_service.answers import lookup
from petaday_service.answers.compare import headline
from petaday_service.conversation.casebook_rows import Compared, systems
from petaday_service.conversation.context import Talk
from petaday_service.conversation.heard import Heard
from petaday_service.conversation.intents import Show
from petaday_service.conversation.parts import Next, Part, Table, Text
from petaday_service.conversation.systems_named import near

MOST = 10
_YEAR = re.compile(r"\b(before|until|up to|by|after|since|from|in|of)? ?(19\d\d|20\d\d)s?\b")
_COUNT = re.compile(r"\btop (\d{1,2})\b|\b(\d{1,2}) (?:largest|biggest|smallest)\b")
_RECORD_WORDS = {
    "as printed": "as its paper or the appendix prints it",
    "as noted": "as a database notes it",
    "ours": "an estimate of ours",
}


def one(page: Page, talk: Talk) -> tuple[Part, ...]:
    """Returns the compute of one system: the figure, how it is known, and its calculations."""
    calc = page.headline
    counts = [report for report in calc.reports if report.pfs_days] if calc else []
    front = page.front
    who = f" by {front.organisation}" if front.organisation else ""
    when = f", {front.date}" if front.date else ""
    parts = lookup.show(Show(front.title), talk)
    if not counts or calc is None:
        return (Text(text=f"{front.title}{who}{when}: no count of operations stands as its headline."), *parts)
    last = counts[-1]
    record = _RECORD_WORDS.get(calc.record, calc.record)
    method = f"by method {calc.method}, " if calc.method else ""
    sure = "" if calc.record == "as printed" else " It is an estimate, not a figure that its makers published."
    told = (
        f"{front.title}{who}{when}: an estimate of {last.shown}, {figure(last.pfs_days or 0)} pfs-days, "
        f"{method}{record}.{sure}"
    )
    if calc.record == "as printed":
        told = told.replace("an estimate of ", "")
    say = (f"compare with {front.title}", "is it over a threshold?", "where does this sit?")
    return (Text(text=told), *(part for part in parts if not isinstance(part, Text)), Next(say=say))


def family(pages: Sequence[Page], name: str, talk: Talk) -> tuple[Part, ...]:
    """Returns every system that a name fits with its compute, and the calculations of the first."""
    first, *rest = pages
    others = ", ".join(page.front.title for page in rest)
    rows = [(page, report) for page in pages if (report := headline(page))]
    table = Table(
        caption=f"Systems called {name}",
        columns=("System", "pfs-days", "FLOP", "Date"),
        rows=tuple(
            (page.front.title, figure(report.pfs_days or 0), figure(report.value or 0), str(page.front.date or ""))
            for page, report in rows
        ),
        say=tuple(f"show {page.front.title}" for page, _ in rows),
    )
    told = Text(text=f"“{name}” is taken for {first.front.title}; there is also {others}.")
    return (told, table, *one(first, talk))


def unknown(names: Sequence[str], talk: Talk, form: str = "show {}") -> tuple[Part, ...]:
    """Says that a system is not in the casebook, names the nearest, and offers to work it out."""
    said = " or ".join(f"“{name}”" for name in names)
    close = list({page.slug: page for name in names for page in near(name, talk.casebook)}.values())
    told = f"The casebook has no system named {said}, and petaday makes no figure up."
    if close:
        told += f" The nearest names it has: {', '.join(page.front.title for page in close)}."
    else:
        largest = sorted(systems(talk.casebook, 1.0), key=lambda row: -row.pfs_days)[:3]
        if largest:
            told += f" The largest it has: {', '.join(row.system for row in largest)}."
    told += " If you know its parameters and tokens, or its devices and time, say them and I work it out."
    say = (*(form.format(page.front.title) for page in close[:3]), "estimate", "which systems are largest?")
    return (Text(text=told, say=say),)


def largest(heard: Heard, talk: Talk) -> tuple[Part, ...]:
    """Returns the systems that took most (or least), or the newest, of the years that are named."""
    rows = list(systems(talk.casebook, 1.0))
    years = _YEAR.search(heard.words)
    rows = [row for row in rows if _within(row, years)]
    if not rows:
        return (Text(text="The casebook has no system of that time with a count of operations."),)
    words = heard.words
    least = re.search(r"\b(?:smallest|least|lowest)\b", words)
    newest = re.search(r"\b(?:newest|latest|most recent)\b", words)
    oldest = re.search(r"\b(?:oldest|first|earliest)\b", words)
    key = (lambda row: row.date or dt.date.min) if newest or oldest else (lambda row: row.pfs_days)
    rows.sort(key=key, reverse=not (least or oldest))
    found = _COUNT.search(words)
    most = min(int(found[1] or found[2]), 24) if found else MOST
    order = "newest" if newest else "oldest" if oldest else "smallest" if least else "largest"
    first = rows[0]
    when = f" {years[0].strip()}" if years else ""
    told = (
        f"The {order}{when} of {len(rows)} systems with a count of operations is {first.system} "
        f"({first.date or 'undated'}): "
        f"{figure(first.pfs_days)} pfs-days, {figure(first.pfs_days * PFS_DAY)} FLOP, {first.record}. Most of "
        f"the largest "
        "are estimates by others, as their makers publish no figures."
    )
    table = Table(
        caption=f"The {order} systems{when}",
        columns=("System", "pfs-days", "FLOP", "Date", "Record"),
        rows=tuple(
            (row.system, figure(row.pfs_days), figure(row.pfs_days * PFS_DAY), str(row.date or ""), row.record)
            for row in rows[:most]
        ),
        say=tuple(f"show {row.system}" for row in rows[:most]),
    )
    return (Text(text=told), table, Next(say=("how fast does compute grow?", "which thresholds are there?")))


def _within(row: Compared, years: re.Match[str] | None) -> bool:
    if years is None:
        return True
    if row.date is None:
        return False
    year, how = int(years[2]), years[1] or "in"
    if how in ("before", "until", "up to", "by"):
        return row.date.year < year or (how == "by" and row.date.year == year)
    return row.date.year >= year if how in ("after", "since", "from") else row.date.year == year


def above(limit: float, talk: Talk) -> tuple[Part, ...]:
    """Returns the systems whose headline is above a figure in FLOP, the largest first."""
    rows = sorted(systems(talk.casebook, 1.0), key=lambda row: -row.pfs_days)
    over = [row for row in rows if row.pfs_days * PFS_DAY > limit]
    told = (
        f"{len(over)} of {len(rows)} systems have a headline above {figure(limit)} FLOP; most figures are"
        f" estimates by "
        "others."
    )
    table = Table(
        caption=f"Systems above {figure(limit)} FLOP",
        columns=("System", "FLOP", "÷ threshold", "Date", "Record"),
        rows=tuple(
            (row.system, figure(flop), figure(flop / limit, 3), str(row.date or ""), row.record)
            for row in over[:40]
            for flop in (row.pfs_days * PFS_DAY,)
        ),
        say=tuple(f"show {row.system}" for row in over[:40]),
    )
    return (Text(text=told, say=("which thresholds are there?",)), *((table,) if over else ()))


def when(page: Page | None) -> tuple[Part, ...]:
    """Says when a system appeared, and whose it is."""
    if page is None:
        return (Text(text="Of which system? Name it, for instance:", say=("when was GPT-3 trained?",)),)
    front = page.front
    who = f", by {front.organisation}" if front.organisation else ""
    told = f"{front.title} is dated {front.date or 'nowhere here'}{who}: the day it was published, as far as is known."
    return (Text(text=told, say=(f"show {front.title}", f"compare with {front.title}")),)


def count(talk: Talk) -> tuple[Part, ...]:
    """Says how many systems there are."""
    pages = talk.casebook.systems
    dates = [page.front.date for page in pages if page.front.date]
    when = f", from {min(dates).year} to {max(dates).year}" if dates else ""
    told = f"The casebook has {len(pages)} systems{when}, {sum(len(page.calcs) for page in pages)} calculations in all."
    return (Text(text=told, say=("list systems", "which systems are largest?", "how fast does compute grow?")),)


def growth(casebook: Casebook) -> tuple[Part, ...]:
    """Says how fast compute grew: a line through the record systems, and what others found."""
    rows = sorted(
        (row for row in systems(casebook, 1.0) if row.date and row.pfs_days > 0), key=lambda row: str(row.date)
    )
    records: list[Compared] = []
    for row in rows:
        if not records or row.pfs_days > records[-1].pfs_days:
            records.append(row)
    told = ""
    if len(records) > 2 and (days := _doubling(records)):
        per_year = 2 ** (365.25 / days)
        first, last = records[0], records[-1]
        told = (
            f"Among the casebook's systems, those that set a record ({len(records)}, from {first.system}, "
            f"{first.date}, to "
            f"{last.system}, {last.date}) double every {figure(days / 30.4369, 3)} months, a growth of "
            f"{figure(per_year, 3)} "
            "times a year, by least squares on the logarithm. "
        )
    others = (
        "“AI and Compute” found 3.43 months for its fifteen runs of 2012 to 2017 (OpenAI, 2018); Sevilla and "
        "others about "
        "six months for 2010 to 2022; Epoch AI a growth of 4 to 5 times a year at the frontier (2024), a "
        "doubling in five "
        "to six months. Which runs are in decides most; the page “The trend” has it."
    )
    return (Text(text=f"{told}{others}", say=("which systems are largest?", "plot this")),)


def _doubling(records: Sequence[Compared]) -> float:
    """The days in which the line through these doubles; 0 where it does not rise."""
    points = [((row.date or dt.date.min).toordinal(), math.log2(row.pfs_days)) for row in records]
    x, y = (sum(point[at] for point in points) / len(points) for at in (0, 1))
    over = sum((a - x) * (b - y) for a, b in points)
    under = sum((a - x) ** 2 for a, _ in points)
    return under / over if over > 0 else 0.0
