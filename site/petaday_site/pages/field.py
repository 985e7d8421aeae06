"""The table of the systems after the chart."""

from __future__ import annotations

from petaday import casebook as book
from petaday.render.elements import Child, Html, el, table
from petaday_site.facts.field import is_of_field
from petaday_site.facts.headline import result, title
from petaday_site.facts.site import Site
from petaday_site.html.cells import NONE, number, page_link
from petaday_site.html.numbers import figure
from petaday_site.pages.calc_block import worst
from petaday_site.place import address


def systems(site: Site, root: str) -> Html:
    """A row for every system of the field, oldest first.

    Args:
        site: what the page is made from.
        root: the way from the page to the top of the site.
    """
    stated = book.frame(site.casebook).query("headline").set_index("slug")["stated_pfs_days"]
    rows: list[list[Child]] = []
    years: list[int] = []
    for page in site.casebook.systems:
        head = page.headline
        report = result(head) if head else None
        if not is_of_field(page) or head is None or report is None:
            continue
        years += [page.front.date.year] if page.front.date else []
        rows.append(
            [
                page_link(page.front.title, page.slug, root),
                page.front.domain or NONE,
                el("time", str(page.front.date)) if page.front.date else NONE,
                el("a", title(head), href=f"{root}{address(page.slug)}#{head.id}"),
                number(stated.get(page.slug)),
                NONE if report.pfs_days is None else figure(report.pfs_days),
                worst(list(report.claims)) or NONE,
            ]
        )
    head_: list[Child] = ["System", "Domain", "Date", "Calculation", "Stated", "Recomputed", "Verdict"]
    since = f" since {min(years)}" if years else ""
    return table(f"{len(rows)} systems{since}, in petaflop/s-days", head_, rows, numeric=frozenset({4, 5}))
