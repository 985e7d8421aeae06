"""The title, the result and the stated figures of a calc block, as text."""

from __future__ import annotations

from petaday.card import names
from petaday.casebook import Calc
from petaday.casebook.fences import Record
from petaday.core.bounds import ABOVE, BELOW
from petaday.core.quantity import PFS_DAY
from petaday.report import Report
from petaday_site.html.numbers import figure

METHOD = {1: "method 1", 2: "method 2", None: "not by either method"}


KIND: dict[Record, str] = {"as printed": "Printed", "as charted": "Charted", "as noted": "Noted", "ours": "Ours"}
"""Whose line it is, in a word."""

RECORD: dict[Record, str] = {
    "as printed": "As printed",
    "as charted": "As charted",
    "as noted": "As noted",
    "ours": "Our own",
}


def anchors(calc: Calc) -> list[str]:
    """The id that each report's parts begin with: the block's own, numbered where it holds several."""
    return names(calc.id, len(calc.reports))


def result(calc: Calc) -> Report | None:
    """The report that stands for the block: its last count of operations, else its last."""
    counts = [report for report in calc.reports if report.pfs_days is not None]
    found = counts or list(calc.reports)
    return found[-1] if found else None


def limit(report: Report) -> str:
    """`maxValue` where the figure is a bound from above, `minValue` from below, else `value`."""
    said = report.bound.lower()
    return "maxValue" if said in BELOW else "minValue" if said in ABOVE else "value"


def shown(calc: Calc) -> str | None:
    """The figure of the block as text: recomputed, else as stated; a bound is marked as one."""
    found = result(calc)
    if found is None or found.pfs_days is None:
        return None
    return figure(found.pfs_days) if found.claims else stated(calc) or figure(found.pfs_days)


def stated(calc: Calc) -> str | None:
    """The stated figure in pfs-days as the author wrote it: `5.0`, `less than 0.0007`.

    What is stated in another unit is converted, and given to four digits.
    """
    found = result(calc)
    if found is None or found.pfs_days is None:
        return None
    claims = [claim for claim in found.claims if claim.unit == "FLOP"]
    if claims:
        last = claims[-1]
        return _bare(last.text) if "pfs-day" in last.text else figure(last.value / PFS_DAY)
    alone = found.tree is not None and found.tree.op == "number"
    if not alone or "pfs-day" in found.text:
        return _bare(found.text.removeprefix(found.name).removeprefix(":")) if alone else None
    return f"{found.bound} {figure(found.pfs_days)}".strip() if limit(found) != "value" else figure(found.pfs_days)


def _bare(text: str) -> str:
    return text.partition("pfs-days")[0].strip()


def title(calc: Calc) -> str:
    """The title of the block: its record and its method."""
    return RECORD[calc.record] + (f", {METHOD[calc.method]}" if calc.method else "")
