"""The casebook as data frames, for pages and downloads."""

from __future__ import annotations

import pandas as pd

from petaday import casebook as book
from petaday.casebook import Calc, Casebook, Page
from petaday_site.facts.headline import anchors, stated
from petaday_site.facts.points import Point

PRINTED = "as printed"
"""The record that is audited on its own; the others, but for the database's notes, are ours to keep right."""

NOTED = "as noted"
"""What a database's notes hold: audited too, and apart."""


def claims(casebook: Casebook) -> pd.DataFrame:
    """One row for each stated result; a text that several pages show counts on its system's page."""
    rows = [
        {
            "system": page.front.title,
            "slug": page.slug,
            "calc": calc.id,
            "method": calc.method,
            "record": calc.record,
            "claim": claim.text,
            "value": claim.value,
            "unit": claim.unit,
            "recomputed": claim.recomputed,
            "recomputed_shown": claim.recomputed_shown,
            "ratio": claim.ratio,
            "verdict": claim.verdict,
            "against": claim.against,
            "because": claim.because,
            "conjecture": claim.conjectures[0].text if claim.conjectures else "",
            "anchor": f"{anchor}-claim-{i}",
        }
        for page, calc in distinct(casebook)
        for report, anchor in zip(calc.reports, anchors(calc), strict=True)
        for i, claim in enumerate(report.claims, 1)
    ]
    return pd.DataFrame(rows, columns=list(CLAIMS)).astype({"method": "Int64"})


def distinct(casebook: Casebook) -> list[tuple[Page, Calc]]:
    """Every calc block once; a text that several pages show counts on its system's page."""
    blocks = [(page, calc) for page in casebook.pages for calc in page.calcs]
    own = [(page, calc) for page, calc in blocks if page.is_system]
    known = {_bare(calc.text) for _, calc in own}
    return own + [(page, calc) for page, calc in blocks if not page.is_system and _bare(calc.text) not in known]


def _bare(text: str) -> str:
    return " ".join(text.split())


def methods(casebook: Casebook, record: str = "as printed") -> pd.DataFrame:
    """System × method, of one record: stated, recomputed, and the ratio of the recomputed figures.

    Where a page has several calculations of one method, the headline's stands, else the last.
    """
    frame = book.frame(casebook)
    mine = frame[(frame["record"] == record) & frame["method"].notna()].sort_values("headline", kind="stable")
    last = {(row["slug"], row["method"]): row for row in mine.to_dict("records")}
    rows = []
    for page in casebook.systems:
        row: dict[str, object] = {"system": page.front.title, "slug": page.slug, "date": page.front.date}
        for method in (1, 2):
            found = last.get((page.slug, method), {})
            for column in ("stated", "recomputed"):
                row[f"method_{method}_{column}"] = found.get(f"{column}_pfs_days")
            row[f"method_{method}_calc"] = found.get("calc")
        rows.append(row)
    figures = [f"method_{m}_{c}" for m in (1, 2) for c in ("stated", "recomputed")]
    table = pd.DataFrame(rows, columns=list(METHODS)).astype(dict.fromkeys(figures, "float64"))
    table["method_1_over_2"] = table["method_1_recomputed"] / table["method_2_recomputed"]
    return table.dropna(subset=figures, how="all").reset_index(drop=True)


def records(casebook: Casebook, points: tuple[Point, ...]) -> pd.DataFrame:
    """Each charted result with what the appendix prints for it, and the ratio charted / printed."""
    printed = methods(casebook).set_index("slug")
    rows = []
    for point in points:
        row: dict[str, object] = {"system": point.name, "slug": point.slug, "date": point.date}
        row["charted"] = point.pfs_days
        for method in (1, 2):
            stated = printed[f"method_{method}_stated"].get(point.slug) if point.slug else None
            row[f"printed_method_{method}"] = stated
        rows.append(row)
    numbers = ["charted", "printed_method_1", "printed_method_2"]
    table = pd.DataFrame(rows, columns=["system", "slug", "date", *numbers]).astype(dict.fromkeys(numbers, "float64"))
    for method in (1, 2):
        table[f"charted_over_method_{method}"] = table["charted"] / table[f"printed_method_{method}"]
    return table


def systems(casebook: Casebook, points: tuple[Point, ...]) -> pd.DataFrame:
    """One row for each system: who, when, on what, and all its figures."""
    charted = {point.slug: point.pfs_days for point in points}
    found = [methods(casebook), methods(casebook, "as noted")]
    each = pd.concat([table for table in found if len(table)] or found[:1]).drop_duplicates("slug")
    both = each.set_index("slug").drop(columns=["system", "date"])
    head = book.frame(casebook).query("headline").drop_duplicates("slug").set_index("slug")
    rows = [
        {
            "system": page.front.title,
            "slug": page.slug,
            "date": page.front.date.isoformat() if page.front.date else None,
            "organisation": page.front.organisation,
            "hardware": page.front.hardware,
            "paper": page.front.paper.title if page.front.paper else None,
            "calculations": len(page.calcs),
            "headline_calc": page.front.headline,
            "headline_text": stated(page.headline) if page.headline else None,
            "headline_stated": head["stated_pfs_days"].get(page.slug),
            "headline_recomputed": head["recomputed_pfs_days"].get(page.slug),
            "charted": charted.get(page.slug),
            "digest": page.digest,
        }
        for page in casebook.systems
    ]
    table = pd.DataFrame(rows, columns=list(SYSTEMS))
    return table.join(both, on="slug")


SYSTEMS = {
    "system": "the system's name",
    "slug": "its page on this site",
    "date": "of publication, ISO 8601",
    "organisation": "where it was made",
    "hardware": "what it was trained on",
    "paper": "the paper that reports it",
    "calculations": "how many calculations its page works",
    "headline_calc": "the calculation that stands for the page",
    "headline_text": "what that calculation states, in pfs-days, as its author wrote it: a bound stays a bound",
    "headline_stated": "the figure in it; for a bound, the bound",
    "headline_recomputed": "what its inputs give, in pfs-days",
    "charted": "what the chart shows, in pfs-days",
    "digest": "SHA-256 of the content file",
}
METHODS = {
    "system": "the system's name",
    "slug": "its page on this site",
    "date": "of publication",
    "method_1_stated": "stated by the operation count, in pfs-days",
    "method_1_recomputed": "what its inputs give",
    "method_1_calc": "the calculation",
    "method_2_stated": "stated from devices, time and rate, in pfs-days",
    "method_2_recomputed": "what its inputs give",
    "method_2_calc": "the calculation",
    "method_1_over_2": "ratio of the two recomputed figures",
}
CLAIMS = {
    "system": "the page's title",
    "slug": "its page on this site",
    "calc": "the calculation on it",
    "method": "1 counts operations, 2 multiplies devices, time and rate; empty when neither",
    "record": "as printed, as charted, as noted in a database, or ours",
    "claim": "the stated result, verbatim",
    "value": "it, in base units",
    "unit": "the base unit: FLOP, FLOP/s, s or 1",
    "recomputed": "what the inputs give, in the same base unit",
    "recomputed_shown": "the same in the author's unit",
    "ratio": "value / recomputed",
    "verdict": "follows, by rounding, from the figure before, close, within factor 2, off, not judged",
    "against": "inputs, or the previous figure where that explains the claim better",
    "because": "the verdict in a sentence",
    "conjecture": "one change that would give the stated figure, where one is found",
    "anchor": "the claim's place on its page",
}
