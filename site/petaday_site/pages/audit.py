"""The audit: how many stated results follow, the exceptions first, the rest in parts that open."""

from __future__ import annotations

import math
from typing import Any

import pandas as pd

from petaday.card import chip
from petaday.core.calculation import SOUND, VERDICTS, Verdict
from petaday.render.elements import Child, Html, el, join, prose, table
from petaday_site.facts.frames import NOTED, PRINTED
from petaday_site.facts.growth import in_words
from petaday_site.facts.site import Site
from petaday_site.html.cells import page_link
from petaday_site.html.numbers import deviation, figure
from petaday_site.place import address

OTHERS = "Not in print: the charted record, and lines of our own"
DOUBTED: tuple[Verdict, ...] = ("off", "within factor 2", "close")
"""The verdicts of exceptions, the worst first."""
DIFFER = frozenset({"off", "within factor 2"})
SHORT = {"within factor 2": "differ", "follows": "follow", "by rounding": "follow by rounding"}


def finding(site: Site, _root: str) -> Html:
    """The heading of the audit, in Markdown: how many printed results follow; below it the counts as a bar."""
    printed = site.claims[site.claims["record"] == PRINTED]
    if printed.empty:
        return Html("# Audit")
    lede = el(
        "p", "Every printed result, recomputed from the factors it prints. Exceptions first.", class_="pd-summary"
    )
    return Html(f"# {said(printed)}\n\n{lede}\n\n{bar(site.claims, '')}")


def said(printed: pd.DataFrame) -> str:
    """How many of the stated results follow, in a sentence or two."""
    sound = int(printed["verdict"].isin(SOUND).sum())
    differ = int(printed["verdict"].isin(DIFFER).sum())
    results = "result follows from its" if len(printed) == 1 else "results follow from their"
    more = in_words(differ).capitalize() + (" differs" if differ == 1 else " differ")
    return f"{sound} of {len(printed)} printed {results} inputs. {more} by more than 5%"


def bar(frame: pd.DataFrame, page: str | None, record: str = PRINTED) -> Html:
    """The counts of a record as parts of a bar, the worst first, each a link to its part of the audit."""
    mine = frame.loc[frame["record"] == record, "verdict"]
    parts = [
        el(
            "li",
            el("a", el("b", str(count)), f" {SHORT.get(verdict, verdict)}", href=f"{page}#{_anchor(verdict, record)}")
            if page is not None
            else join(el("b", str(count)), f" {SHORT.get(verdict, verdict)}"),
            class_=f"pd-bar__{verdict.split()[0]}",
            style=f"flex-grow:{count}",
        )
        for verdict in reversed(VERDICTS)
        if (count := int((mine == verdict).sum()))
    ]
    kind = record.removeprefix("as ")
    return el("ul", *parts, class_="pd-bar", aria_label=f"Verdicts of {len(mine)} {kind} results")


def claims(site: Site, root: str) -> Html:
    """Every printed result, the worst first; then what is not printed."""
    frame = site.claims
    printed = frame[frame["record"] == PRINTED]
    others = _group(OTHERS, "not-in-print", frame[~frame["record"].isin((PRINTED, NOTED))], root)
    return join(*_judged(printed, PRINTED, root), others)


def noted(site: Site, root: str) -> Html:
    """Every result that the database's notes state, apart from what is printed."""
    mine = site.claims[site.claims["record"] == NOTED]
    sound = int(mine["verdict"].isin(SOUND).sum())
    off = int((mine["verdict"] == "off").sum())
    title = f"{sound} of {len(mine)} noted results follow, {in_words(off)} {'is' if off == 1 else 'are'} off"
    return join(el("h3", title, id="noted"), bar(site.claims, "", NOTED), *_judged(mine, NOTED, root))


def _judged(mine: pd.DataFrame, record: str, root: str) -> list[Html | None]:
    found = mine[mine["verdict"].isin(DOUBTED)]
    sound = [verdict for verdict in reversed(VERDICTS) if verdict not in DOUBTED]
    groups = [
        part
        for verdict in sound
        if (
            part := _group(
                f"{verdict[0].upper()}{verdict[1:]}", _anchor(verdict, record), mine[mine["verdict"] == verdict], root
            )
        )
    ]
    rest = len(mine) - len(found)
    name = f"The {in_words(rest)} that follow" if rest > 1 else "The one that follows"
    return [
        _exceptions(found, record, root),
        el("details", el("summary", name), *groups, class_="pd-data pd-rest") if groups else None,
    ]


def _exceptions(found: pd.DataFrame, record: str, root: str) -> Html | None:
    """The results that do not follow, the worst first, with what would explain each."""
    if found.empty:
        return None
    kind = "" if record == PRINTED else " noted"
    count = in_words(len(found))
    named = f"The {count}{kind} that do not follow" if len(found) > 1 else f"The one{kind} that does not follow"
    heads = [
        el("th", head, scope="col", class_="pd-num" if at in (1, 2) else None)
        for at, head in enumerate(("Where", "Stated", "The inputs give", "What would explain it (conjecture)"))
    ]
    rows: list[Html] = []
    for verdict in DOUBTED:
        mine = _by_distance(found[found["verdict"] == verdict])
        rows += [_exception(row, root, _anchor(verdict, record) if not at else None) for at, row in enumerate(mine)]
    inner = el(
        "table",
        el("caption", el("span", named, class_="pd-unseen")),
        " ",
        el("thead", el("tr", join(*heads, by=" "), " ")),
        el("tbody", *rows),
        class_="pd-table pd-exceptions",
    )
    box = el("div", inner, class_="pd-scroll", tabindex=0, role="group", aria_label=named)
    return join(el("h2" if record == PRINTED else "h4", named, id=f"{_anchor('close', record)}-exceptions"), box)


def _exception(row: dict[Any, Any], root: str, anchor: str | None) -> Html:
    short = {"close": "close: "}.get(row["verdict"], "off: " if row["verdict"] == "off" else "")
    where = el(
        "th",
        page_link(row["system"], row["slug"], root),
        " ",
        chip(row["verdict"], short + deviation(row["ratio"])),
        scope="row",
    )
    text = row["conjecture"]
    why = f"{text[:1].upper()}{text[1:]} would give it." if text else "No single change found."
    cells = [
        where,
        el("td", el("a", row["claim"], href=f"{root}{address(row['slug'])}#{row['anchor']}"), class_="pd-num"),
        el("td", row["recomputed_shown"], class_="pd-num"),
        el("td", prose(why)),
    ]
    return el("tr", join(*cells, by=" "), " ", id=anchor)


def _anchor(verdict: Verdict, record: str) -> str:
    """The id of a verdict's part of the audit, for each record."""
    name = verdict.replace(" ", "-")
    return name if record == PRINTED else f"noted-{name}"


def _by_distance(found: pd.DataFrame) -> list[dict[Any, Any]]:
    """The claims, the furthest from what their inputs give first."""
    far = found["ratio"].map(lambda ratio: -abs(math.log(ratio)) if ratio > 0 else -math.inf)
    rows: list[dict[Any, Any]] = found.loc[far.sort_values(kind="stable").index].to_dict("records")
    return rows


def _group(title: str, anchor: str, found: pd.DataFrame, root: str) -> Html | None:
    if found.empty:
        return None
    rows = [_claim(row, root) for row in _by_distance(found)]
    head: list[Child] = ["Page", "Stated", "Verdict", "Recomputed", "Stated ÷ recomputed", "Why"]
    said_ = f"{title}: {len(rows)}"
    judged = table(said_, head, rows, numeric=frozenset({3, 4}))
    return el("section", el("details", el("summary", said_), judged, class_="pd-data"), id=anchor)


def _claim(row: dict[Any, Any], root: str) -> list[Child]:
    far = el("td", figure(row["ratio"]), el("small", deviation(row["ratio"])), class_="pd-num pd-ratio")
    return [
        page_link(row["system"], row["slug"], root),
        el("a", row["claim"], href=f"{root}{address(row['slug'])}#{row['anchor']}"),
        chip(row["verdict"]),
        row["recomputed_shown"],
        far,
        prose(row["because"]),
    ]
