"""The panel that lets a reader change the numbers of a calculation, which a script then works again."""

from __future__ import annotations

import json
from typing import Any

from petaday.core.bounds import ABOVE, BELOW, ROUGHLY
from petaday.core.calculation import Claim
from petaday.core.precision import Printed, follows, half, place_of_last_digit
from petaday.report import Report
from petaday.render.elements import Child, Html, el, table
from petaday_site.html.numbers import figure
from petaday_site.html.verdict_chip import chip
from petaday_site.pages.arithmetic import Program, Row, place, program
from petaday_site.pages.chat_link import chat_link


def edit_panel(report: Report, given: str, anchor: str, chat: str = "", root: str = "") -> Html | None:
    """The panel of one report; None where there is nothing to change.

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
    return el(
        "details",
        el("summary", "Change the numbers"),
        el("p", _result(report), class_="pd-change__result", role="status"),
        _lines(made, fields, given),
        _claims(report),
        el(
            "p",
            el("button", "Back to the print", type="button", class_="pd-change__reset"),
            el("button", "Copy a link to this", type="button", class_="pd-change__link"),
            None if chat else el("button", "Copy the text", type="button", class_="pd-change__text"),
            chat_link(given, chat, root, "pd-change__chat"),
            class_="pd-links",
        ),
        class_="pd-change",
        id=f"{anchor}-change",
        hidden=True,
        data_calculation=anchor,
        data_program=data,
        data_text=given,
    )


def _data(report: Report, made: Program, fields: dict[int, tuple[int, int]]) -> dict[str, Any]:
    tree = report.tree
    assert tree is not None
    return {
        "instructions": made.instructions,
        "result": made.result,
        "unit": report.unit,
        "by": _by(report.value or 0.0, tree.value),
        "rows": [[row.factor, row.running, row.step.unit, row.step.running_unit] for row in made.rows],
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
        "unit": claim.recomputed_shown.partition(" ")[2],
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


def _lines(made: Program, fields: dict[int, tuple[int, int]], given: str) -> Html:
    rows: list[list[Child]] = [[_factor(row, fields, given), *map(_reads, _figures(row))] for row in made.rows]
    return table("Worked with these numbers", ["Factor", "Reads", "So far"], rows, numeric=frozenset({1, 2}))


def _figures(row: Row) -> tuple[tuple[float, str], tuple[float, str]]:
    return (row.step.value, row.step.unit), (row.step.running, row.step.running_unit)


def _reads(said: tuple[float, str]) -> str:
    return f"{figure(said[0])} {said[1]}".removesuffix(" 1")


def _factor(row: Row, fields: dict[int, tuple[int, int]], given: str) -> Html:
    """The factor as written, with its number as an input field."""
    step = row.step
    sign = el("span", f"{step.operation} ", class_="pd-op") if step.operation else None
    depth = f"pd-depth-{min(step.depth, 3)}" if step.depth else None
    if row.factor not in fields:
        return el("span", sign, el("code", step.text), class_=depth)
    start, end = fields[row.factor]
    written = given[start:end]
    before, after = given[step.span.start : start], given[end : step.span.end]
    spoken = " ".join(f"{step.label or 'number'}, printed {written} {after}".split())
    field = el(
        "input",
        type="text",
        inputmode="decimal",
        autocomplete="off",
        spellcheck="false",
        size=max(4, len(written) + 1),
        value=written,
        aria_label=spoken,
        data_at=row.factor,
    )
    return el(
        "span", sign, before.strip() or None, " " if before.strip() else None, field, after.rstrip(), class_=depth
    )


def _claims(report: Report) -> Html | None:
    if not report.claims:
        return None
    rows: list[list[Child]] = [
        [claim.text, chip(claim.verdict), claim.recomputed_shown, figure(claim.ratio)] for claim in report.claims
    ]
    head: list[Child] = ["Stated", "Verdict", "Recomputed", "Stated ÷ recomputed"]
    return table("What the stated results are then", head, rows, numeric=frozenset({2, 3}))
