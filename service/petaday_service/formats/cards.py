"""The card of `petaday.card` for a calculation of a reply, and for each method of a run sheet."""

from __future__ import annotations

from functools import lru_cache

from markupsafe import Markup

import petaday
from petaday.card import Card, card, chip, work
from petaday.card.figures import in_pfs_days, quantity
from petaday.card.verdicts import LOOK, gap, label
from petaday.core.calculation import worst_of
from petaday.render.elements import el, join, prose
from petaday.report import Report
from petaday_service.conversation.parts import Outcome, Row, Work
from petaday_service.conversation.sheet_part import Way
from petaday_service.conversation.summary import outcome
from petaday_service.formats.scene import Scene

IDLE: dict[Outcome, str] = {"nothing to check": "nothing stated", "cannot read": "cannot be read"}


def work_card(part: Work, anchor: str, scene: Scene) -> Markup:
    """Returns the card of a calculation.

    Args:
        part: the calculation.
        anchor: the id its parts begin with.
        scene: where its codes and its source may lead.
    """
    root = "/" if scene.site else None
    source = el("a", "The page it is from", href=f"/{part.source}/") if part.source and scene.site else None
    return _markup(card((part.report,), _given(part), Card(anchor, source=source, root=root)))


def warnings(report: Report) -> Markup:
    """Returns the warnings, which are seen without opening a fold; not those that the verdict on a figure says."""
    said = {claim.span for claim in report.claims if claim.verdict in ("within factor 2", "off")}
    seen = [
        el(
            "li",
            el("span", "▲", aria_hidden="true"),
            " ",
            prose(one.message),
            " ",
            el("small", prose(one.help)) if one.help else None,
        )
        for one in report.diagnostics
        if one.severity != "note" and one.span not in said and report.value is not None
    ]
    return _markup(el("ul", *seen, class_="warnings", aria_label="Warnings")) if seen else Markup("")


def way_card(way: Way, anchor: str) -> Markup:
    """Returns one method of a run sheet: its line, glossed, and what it comes to."""
    return _markup(work(_audited(way.line), way.line, anchor))


@lru_cache(maxsize=256)
def _audited(line: str) -> Report:
    return petaday.audit(line)


def _given(part: Work) -> str:
    """The text that the spans of the report point into, with nothing but the calculation in it."""
    start, end = part.report.span
    return " " * start + part.given[start - part.offset : end - part.offset]


def verdict_chip(said: Outcome, words: str = "") -> Markup:
    """Returns an outcome as the cards show a verdict."""
    look = {"nothing to check": "not judged", "cannot read": "not checked"}.get(said, said)
    assert look in LOOK
    return _markup(chip(look, words or IDLE.get(said, said)))


def worst(report: Report) -> Markup:
    """Returns the chip of the worst verdict on a calculation, with how far its figure is away."""
    verdict = worst_of(claim.verdict for claim in report.claims)
    found = next((claim for claim in report.claims if claim.verdict == verdict), None)
    if report.value is None or found is None:
        return verdict_chip(outcome(report)) if report.value is None else Markup("")
    return verdict_chip(found.verdict, label(found))


def row_chip(row: Row) -> Markup:
    """Returns the chip of one row of findings, with how far the figure is away."""
    far = row.ratio is not None and row.outcome in ("close", "within factor 2", "off")
    before = {"close": "close: ", "off": "off: "}.get(row.outcome, "")
    return verdict_chip(row.outcome, f"{before}{gap(row.ratio)}" if far and row.ratio is not None else "")


def result(report: Report) -> Markup:
    """Returns what a calculation comes to, in the unit that the reader chose."""
    if report.value is None:
        return Markup("")
    if report.pfs_days is None:
        return _markup(quantity(report.value, report.unit))
    days, flop = in_pfs_days(report.value), quantity(report.value, report.unit)
    return _markup(join(el("span", days, class_="pd-u-p"), el("span", flop, class_="pd-u-f")))


def _markup(made: str) -> Markup:
    return Markup(made)
