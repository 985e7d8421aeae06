"""Citations for readers: each calculation as LaTeX, each page as BibTeX."""

from __future__ import annotations

from petaday.casebook import Calc, Page
from petaday.casebook import bibtex as cite
from petaday.render.latex import commented, displayed
from petaday_site.facts.site import Site


def latex(calc: Calc, page: Page, site: Site) -> str:
    r"""The calculation as display mathematics, for `\input` in a document."""
    url = site.at(page.slug)
    method = f", method {calc.method}" if calc.method else ""
    comments = [
        f"{page.front.title}: {calc.id}, {calc.record}{method}",
        f"worked by petaday {site.version}, content {page.digest[:12]}",
        *([f"{url}#{calc.id}"] if url else []),
        r"needs \usepackage{amsmath}",
    ]
    return "\n".join([*map(commented, comments), *map(displayed, calc.reports)]) + "\n"


def bibtex(page: Page, site: Site) -> str:
    """The entries of the page, of each calculation on it, and of the works they cite."""
    url = site.at(page.slug)
    calculations = [cite.calculation_entry(calc, page, site.version, url, site.credit) for calc in page.calcs]
    rests_on = [entry for calc in page.calcs for entry in cite.cited(calc, page)]
    return cite.bibliography([*_page(page, site), *calculations, *rests_on])


def page_bibtex(page: Page, site: Site) -> str:
    """The entries of the page and of the paper it is about."""
    return cite.bibliography(_page(page, site))


def _page(page: Page, site: Site) -> list[str]:
    entry = cite.page_entry(page, site.version, site.at(page.slug), site.credit)
    return [entry, *filter(None, [cite.page_paper(page)])]


def publication(site: Site) -> str:
    """The entry of the whole site."""
    return cite.publication(site.casebook.pages, site.version, site.at("index"), site.title, site.credit)


def papers(site: Site) -> str:
    """The entries of the site and of every paper that a page is about."""
    found = [cite.page_paper(page) for page in site.casebook.pages]
    return cite.bibliography([publication(site), *filter(None, found)])
