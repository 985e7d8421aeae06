"""The social cards: a picture of 1200 by 630 for each page, with the system's name, its figure and the printed line."""

from __future__ import annotations

from html import escape
from textwrap import shorten, wrap

from petaday.casebook import Page
from petaday.core.quantity import PFS_DAY
from petaday_site.facts.headline import limit, result, shown, title
from petaday_site.facts.site import Site

WIDTH, HEIGHT = 1200, 630
INK, SOFT, BLUE = "#14191f", "#47515e", "#0a56a8"
LEFT = 84
LINE, LINES = 56, 2
"""Letters in a printed line, and how many lines of it are shown."""


def pictures(site: Site) -> dict[str, str]:
    """A card for each system and one for all other pages, as SVG by path."""
    said = site.description.rstrip(".") or site.name
    own = {path(None): _card(site.name if site.description else "", _heading(said, 26, 4, size=72, top=250))}
    return own | {path(page): _of(page, site) for page in site.casebook.systems}


def path(page: Page | None) -> str:
    """The path of a page's card."""
    return f"assets/cards/{page.slug.replace('/', '-')}.png" if page and page.is_system else "assets/cards/petaday.png"


def _of(page: Page, site: Site) -> str:
    head = page.headline
    compute = shown(head) if head else None
    if head is None or compute is None:
        return _card(site.name, _heading(page.front.title, 26, 4, size=72, top=250))
    report = result(head)
    days = report.pfs_days if report and limit(report) == "value" else None
    flop = f"{days * PFS_DAY:.4g} FLOP. " if days else ""
    name = _heading(page.front.title, 32, 2, size=60, top=196)
    figure = _text(f"{compute} petaflop/s-days", 350, 64, BLUE, weight="bold")
    how = _text(flop.replace("e+", "e") + title(head), 404, 30, SOFT)
    return _card(site.name, name + figure + how + _printed(report.text if report else ""))


def _heading(said: str, width: int, most: int, *, size: int, top: int) -> str:
    """Words in large letters, in as many lines as they need; what has no room is cut off."""
    lines = wrap(shorten(said, width * most, placeholder="…"), width)[:most]
    step = round(size * 1.15)
    return "".join(_text(line, top + at * step, size, INK, weight="bold") for at, line in enumerate(lines))


def _printed(line: str) -> str:
    """The calculation as it is printed, below a rule."""
    lines = wrap(shorten(line, LINE * LINES - 4, placeholder=" …"), LINE)[:LINES]
    rule = f'<rect x="{LEFT}" y="454" width="{WIDTH - 2 * LEFT}" height="2" fill="#dde1e7"/>'
    return rule + "".join(_text(one, 514 + 46 * at, 30, INK, family="monospace") for at, one in enumerate(lines))


def _text(said: str, y: int, size: int, ink: str, *, weight: str = "normal", family: str = "sans-serif") -> str:
    look = f'font-size="{size}" font-weight="{weight}" font-family="{family}" fill="{ink}"'
    return f'<text x="{LEFT}" y="{y}" {look}>{escape(said)}</text>'


def _card(whose: str, inside: str) -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}" font-family="sans-serif">'
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#ffffff"/><rect width="20" height="{HEIGHT}" fill="{BLUE}"/>'
        f"{_text(whose, 104, 34, SOFT)}{inside}</svg>"
    )
