"""What a reader takes into a paper of their own: each calculation as LaTeX and BibTeX, each page as BibTeX."""

from __future__ import annotations

from petaday import cite
from petaday.casebook import Calc, Page
from petaday.render.latex import commented, displayed
from petaday_site.site import Site


def latex(calc: Calc, page: Page, site: Site) -> str:
    r"""The calculation as display mathematics, to be taken into a document by `\input`."""
    url = site.at(page.slug)
    method = f", method {calc.method}" if calc.method else ""
    comments = [
        f"{page.front.title}: {calc.id}, {calc.record}{method}",
        f"worked by petaday {site.version}, content {page.digest[:12]}",
        *([f"{url}#{calc.id}"] if url else []),
        r"needs \usepackage{amsmath}",
    ]
    return "\n".join([*map(commented, comments), *map(displayed, calc.reports)]) + "\n"


def bibtex(calc: Calc, page: Page, site: Site) -> str:
    """The calculation as an entry of its own, and what it rests on."""
    entry = cite.calculation_entry(calc, page, site.version, site.at(page.slug))
    return cite.bibliography([entry, *cite.cited(calc, page)])


def page_bibtex(page: Page, site: Site) -> str:
    """The page, and the paper it is about."""
    entry = cite.page_entry(page, site.version, site.at(page.slug))
    return cite.bibliography(filter(None, [entry, cite.page_paper(page)]))
