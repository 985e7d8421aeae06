"""The tables across all pages: methods, records, systems."""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import Any

import pandas as pd

from petaday.render.elements import LONG, Child, Html, el, join, table, table_classes
from petaday_site.html.cells import NONE, UNIT, both, number, page_link, ratio, word
from petaday_site.place import address


def methods(found: Iterable[dict[Any, Any]], root: str, title: str = "Method 1 and Method 2") -> Html:
    """System × method: stated and recomputed by both, and how far apart the methods are.

    A long table is opened on request, and those that are the furthest apart come first in it.
    """
    every = list(found)
    if len(every) <= LONG:
        return _methods(every, root, title)
    every.sort(key=_apart)
    told = f"{title}: all {len(every)} systems"
    summary = el("summary", told, el("span", " the furthest apart first", class_="pd-soft"))
    return el("details", summary, _methods(every, root, title), class_="pd-data")


def _apart(row: dict[Any, Any]) -> float:
    """The key that sorts rows by how far the methods are apart, those with one method last."""
    apart = row["method_1_over_2"]
    return math.inf if apart is None or pd.isna(apart) else -abs(math.log(apart))


def _methods(found: Iterable[dict[Any, Any]], root: str, title: str) -> Html:
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
    head: list[Child] = [
        "System",
        "1 stated, pfs-days",
        join("1 recomputed, ", UNIT),
        "2 stated, pfs-days",
        join("2 recomputed, ", UNIT),
        "1 ÷ 2, recomputed",
    ]
    return table(title, head, rows, numeric=frozenset(range(1, 6)), class_="pd-methods")


def _at(row: dict[Any, Any], method: int, column: str, root: str) -> Child:
    value = row[f"method_{method}_{column}"]
    shown = _in_both(value) if column == "recomputed" else number(value)
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
    return table(title, head, rows, numeric=frozenset(range(1, 6)), class_="pd-stack")


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
        class_=table_classes(len(rows), "pd-rows", "pd-rows--systems"),
    )
    return el("div", inner, class_="pd-scroll", tabindex=0, role="group", aria_label=caption)


def _in_both(pfs_days: Any) -> Child:
    """A figure in the unit that the reader chose, or a dash where there is none."""
    return NONE if pfs_days is None or pd.isna(pfs_days) else both(float(pfs_days), unit=False)
