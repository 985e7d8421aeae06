"""What lets a reader change the numbers of a printed line, which a script then works again."""

from __future__ import annotations

import json
from functools import partial
from typing import Any

from petaday.card import Changing
from petaday.core.bounds import ABOVE, BELOW, ROUGHLY
from petaday.core.calculation import Claim
from petaday.core.diagnostic import Span
from petaday.core.precision import Printed, follows, half, place_of_last_digit
from petaday.render.elements import Child, Html, el, join
from petaday.report import Report
from petaday_site.html.numbers import figure
from petaday_site.pages.arithmetic import Program, place, program
from petaday_site.pages.chat_link import chat_link


def changing(report: Report, given: str, anchor: str, chat: str = "", root: str = "") -> Changing | None:
    """What a reader may change of one report, and the panel for it; None where there is nothing to change.

    Args:
        report: the calculation.
        given: the text its spans point into.
        anchor: the id its parts begin with.
        chat: where the site's chat is answered, or empty.
        root: the way from the page to the top of the site.
    """
    made = program(report)
    if made is None:
        return None
    fields = {row.factor: at for row in made.rows if row.number and (at := place(row.number, given))}
    if not fields:
        return None
    data = json.dumps(_data(report, made, fields), ensure_ascii=False, separators=(",", ":"))
    panel = el(
        "div",
        el("p", _result(report), class_="pd-change__result", role="status"),
        el(
            "p",
            el("button", "As printed", type="button", class_="pd-change__reset"),
            el("button", "Copy the line", type="button", class_="pd-change__text"),
            el("button", "Link to this change", type="button", class_="pd-change__link"),
            chat_link(given, chat, root, "pd-change__chat"),
            class_="pd-links",
        ),
        class_="pd-change",
        id=f"{anchor}-change",
        data_calculation=anchor,
        data_program=data,
        data_text=given,
    )
    return Changing(partial(_written, fields, given), panel)


def _written(fields: dict[int, tuple[int, int]], given: str, span: Span) -> Html:
    """The text of a factor with its numbers marked as fields."""
    parts: list[Child] = []
    at = span.start
    for name, (start, end) in sorted(fields.items(), key=lambda one: one[1]):
        if at <= start and end <= span.end:
            parts += [given[at:start], el("span", given[start:end], class_="pd-number", data_at=name)]
            at = end
    return join(*parts, given[at : span.end])


def _data(report: Report, made: Program, fields: dict[int, tuple[int, int]]) -> dict[str, Any]:
    tree = report.tree
    assert tree is not None
    return {
        "instructions": made.instructions,
        "result": made.result,
        "unit": report.unit,
        "printed": report.value or 0.0,
        "by": _by(report.value or 0.0, tree.value),
        "fields": fields,
        "ranges": made.ranges,
        "claims": [_claim(report, at) for at in range(len(report.claims))],
    }


def _by(figure: float, result: float) -> float:
    """The factor on the tree's result where a claim supplied the unit."""
    return figure / result if result else 1.0


def _claim(report: Report, at: int) -> dict[str, Any]:
    claim = report.claims[at]
    said = claim.precision.bound.lower() if claim.precision else ""
    printed = _printed(claim)
    before = report.claims[at - 1] if at and claim.previous is not None else None
    return {
        "value": claim.value,
        "by": _by(claim.recomputed, report.tree.value if report.tree else 0.0),
        "one": printed.unit,
        "half": printed.half,
        "digits": printed.digits,
        "place": place_of_last_digit(printed),
        "room": half(printed),
        "bound": "<" if said in BELOW else ">" if said in ABOVE else "~" if said in ROUGHLY else "",
        "whole": printed.whole,
        "lent": bool(report.steps) and report.steps[-1].running_unit == "1" != claim.unit,
        "follows": before is not None and follows(printed, _printed(before)),
        "text": claim.text,
    }


def _printed(claim: Claim) -> Printed:
    exact = claim.precision
    if exact is None:
        return Printed(claim.value, 0.0, 0, whole=False)
    return Printed(claim.value, exact.half, exact.digits, whole=exact.whole, unit=exact.one)


def _result(report: Report) -> str:
    unit = "" if report.unit in {None, "1"} else f" {report.unit}"
    days = f" = {figure(report.pfs_days)} pfs-days" if report.pfs_days is not None else ""
    return f"{figure(report.value or 0.0)}{unit}{days}"
