"""The tables across all pages: methods, records, claims."""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import Any

import pandas as pd

from petaday.card import chip
from petaday.core.calculation import VERDICTS, Verdict
from petaday.render.elements import Child, Html, el, join, prose, table
from petaday_site.facts.frames import NOTED, PRINTED
from petaday_site.html.cells import NONE, UNIT, both, number, page_link, ratio, word
from petaday_site.html.numbers import deviation, figure
from petaday_site.place import address


def methods(found: Iterable[dict[Any, Any]], root: str, title: str = "Method 1 and Method 2") -> Html:
    """System × method: stated and recomputed by both, and how far apart the methods are."""
    rows: list[list[Child]] = [
        [
            page_link(row["system"], row["slug"], root),
            _at(row, 1, "stated", root),
            _at(row, 1, "recomputed", root),
            _at(row, 2, "stated", root),
            _at(row, 2, "recomputed", root),
            ratio(row["method_1_over_2"]),
        ]
        for row in found
    ]
    head: list[Child] = ["System", "1 stated", "1 recomputed", "2 stated", "2 recomputed", "1 ÷ 2, recomputed"]
    return table(f"{title}, in petaflop/s-days", head, rows, numeric=frozenset(range(1, 6)))


def _at(row: dict[Any, Any], method: int, column: str, root: str) -> Child:
    shown = number(row[f"method_{method}_{column}"])
    calc = row[f"method_{method}_calc"]
    return el("a", shown, href=f"{root}{address(row['slug'])}#{calc}") if isinstance(calc, str) else shown


def records(frame: pd.DataFrame, root: str) -> Html:
    """What the chart shows and what the appendix prints, side by side."""
    rows: list[list[Child]] = [
        [
            page_link(row["system"], row["slug"], root),
            number(row["charted"]),
            number(row["printed_method_1"]),
            ratio(row["charted_over_method_1"]),
            number(row["printed_method_2"]),
            ratio(row["charted_over_method_2"]),
        ]
        for row in frame.to_dict("records")
    ]
    head: list[Child] = ["System", "As charted", "Printed, method 1", "Charted ÷ 1", "Printed, method 2", "Charted ÷ 2"]
    title = "As charted beside as printed, in petaflop/s-days"
    return table(title, head, rows, numeric=frozenset(range(1, 6)))


OTHERS = "Not in print: the charted record, and lines of our own"
_DOUBTED = frozenset({"close", "within factor 2", "off"})
"""The verdicts that are open on the audit's page: a reader comes for the exceptions."""


def claims(frame: pd.DataFrame, root: str) -> Html:
    """Every printed result: a count of verdicts, then the claims, the worst first; then what is not printed."""
    others = _group(OTHERS, "not-in-print", _others(frame), root)
    return join(tally(frame, ""), *_judged(frame, PRINTED, root), others)


def noted(frame: pd.DataFrame, root: str) -> Html:
    """Every result that the database's notes state, apart from what is printed."""
    return join(tally(frame, "", NOTED), *_judged(frame, NOTED, root))


def _judged(frame: pd.DataFrame, record: str, root: str) -> list[Html | None]:
    mine = frame[frame["record"] == record]
    groups = [(verdict, mine[mine["verdict"] == verdict]) for verdict in reversed(VERDICTS)]
    return [_group(f"{v[0].upper()}{v[1:]}", _anchor(v, record), found, root) for v, found in groups]


def _others(frame: pd.DataFrame) -> pd.DataFrame:
    return frame[~frame["record"].isin((PRINTED, NOTED))]


def tally(frame: pd.DataFrame, page: str | None, record: str = PRINTED) -> Html:
    """The count of each verdict of a record, linked to its part of the audit.

    Args:
        frame: the claims.
        page: the way to the audit; None where the site has none.
        record: which are counted.
    """
    mine = frame.loc[frame["record"] == record, "verdict"]
    counts = {verdict: int((mine == verdict).sum()) for verdict in VERDICTS}
    items = [
        el("li", el("b", str(count)), _to(verdict, record, page) if count and page is not None else chip(verdict))
        for verdict, count in counts.items()
    ]
    kind = record.removeprefix("as ")
    return el("ul", *items, class_="pd-tally", aria_label=f"Verdicts of {len(mine)} {kind} results")


def _to(verdict: Verdict, record: str, page: str) -> Html:
    return el("a", chip(verdict), href=f"{page}#{_anchor(verdict, record)}")


def _anchor(verdict: Verdict, record: str) -> str:
    """The id of a verdict's part of the audit, for each record."""
    name = verdict.replace(" ", "-")
    return name if record == PRINTED else f"noted-{name}"


def _group(title: str, anchor: str, found: pd.DataFrame, root: str) -> Html | None:
    if found.empty:
        return None
    far = found["ratio"].map(lambda ratio: -abs(math.log(ratio)) if ratio > 0 else -math.inf)
    rows = [_claim(row, root) for row in found.loc[far.sort_values(kind="stable").index].to_dict("records")]
    head: list[Child] = ["Page", "Stated", "Verdict", "Recomputed", "Stated ÷ recomputed", "Why"]
    said = f"{title}: {len(rows)}"
    judged = table(said, head, rows, numeric=frozenset({3, 4}))
    if set(found["verdict"]) & _DOUBTED and title != OTHERS:
        return el("section", judged, id=anchor)
    return el("section", el("details", el("summary", said), judged, class_="pd-data"), id=anchor)


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


def systems(frame: pd.DataFrame, root: str) -> Html:
    """The index of systems, the newest first: what is stated, and what the inputs give in the reader's unit."""
    found = frame.sort_values("date", ascending=False, kind="stable", na_position="last").to_dict("records")
    caption = f"{len(found)} systems, the newest first" if len(found) != 1 else "One system"
    head: list[Child] = ["System", "Date", "Organisation", "Hardware", "Stated, pfs-days", join("Recomputed, ", UNIT)]
    heads = [el("th", said, scope="col", class_="pd-num" if at > 3 else None) for at, said in enumerate(head)]
    rows = [
        [
            el("th", page_link(row["system"], row["slug"], root), scope="row"),
            el("td", el("time", row["date"]) if isinstance(row["date"], str) else NONE),
            el("td", word(row["organisation"])),
            el("td", word(row["hardware"])),
            el("td", word(row["headline_text"]), class_="pd-num"),
            el("td", _in_both(row["headline_recomputed"]), class_="pd-num"),
        ]
        for row in found
    ]
    inner = el(
        "table",
        el("caption", caption),
        " ",
        el("thead", el("tr", join(*heads, by=" "), " ")),
        el("tbody", *(el("tr", join(*cells, by=" "), " ") for cells in rows)),
        class_="pd-table pd-rows pd-rows--systems",
    )
    return el("div", inner, class_="pd-scroll", tabindex=0, role="group", aria_label=caption)


def _in_both(pfs_days: Any) -> Child:
    """A figure in the unit that the reader chose, or a dash where there is none."""
    return NONE if pfs_days is None or pd.isna(pfs_days) else both(float(pfs_days), unit=False)
