"""The social cards: a picture of 1200 by 630 for each page, with the system's name and figure."""

from __future__ import annotations

from html import escape
from textwrap import wrap

from petaday.casebook import Page
from petaday_site.facts.headline import shown, title
from petaday_site.facts.site import Site

WIDTH, HEIGHT = 1200, 630


def pictures(site: Site) -> dict[str, str]:
    """A card for each system and one for all other pages, as SVG by path."""
    whole = {"assets/cards/petaday.png": _card("Training compute, worked and audited", "", "", site.name)}
    return whole | {path(page): _of(page, site) for page in site.casebook.systems}


def path(page: Page) -> str:
    """The path of a page's card."""
    return f"assets/cards/{page.slug.replace('/', '-')}.png" if page.is_system else "assets/cards/petaday.png"


def _of(page: Page, site: Site) -> str:
    compute = shown(page.headline) if page.headline else None
    if page.headline is None or compute is None:
        return _card(page.front.title, "", "", site.name)
    return _card(page.front.title, f"{compute} petaflop/s-days", title(page.headline), site.name)


def _card(name: str, compute: str, how: str, whose: str) -> str:
    lines = wrap(name, 26)[:3]
    heading = "".join(
        f'<text x="90" y="{230 + 84 * at}" font-size="72" font-weight="bold" fill="#1c2430">{escape(line)}</text>'
        for at, line in enumerate(lines)
    )
    below = 250 + 84 * len(lines)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}" font-family="sans-serif">'
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#ffffff"/><rect width="24" height="{HEIGHT}" fill="#0b5cad"/>'
        f'<text x="90" y="120" font-size="38" fill="#5b6675">{escape(whose)}</text>{heading}'
        f'<text x="90" y="{below}" font-size="56" fill="#0b5cad">{escape(compute)}</text>'
        f'<text x="90" y="{below + 70}" font-size="34" fill="#5b6675">{escape(how)}</text></svg>'
    )
