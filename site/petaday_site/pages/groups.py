"""The page of systems in groups: by method, era, organisation, hardware and tag."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

from markdown.extensions.toc import slugify

from petaday.casebook import Page
from petaday.core.quantity import PFS_DAY
from petaday.hardware.words import DEVICE_WORDS
from petaday.render.elements import Html, el, join
from petaday.roles import device
from petaday_site.facts.eras import Era, era
from petaday_site.facts.headline import METHOD, limit, result, shown
from petaday_site.facts.site import Site
from petaday_site.html.folds import folded
from petaday_site.html.numbers import figure
from petaday_site.pages.page import LAST, head
from petaday_site.place import address, root

SLUG = "systems/groups"
WORDS = re.compile(r"[^\s(),;×]+")


def page(site: Site) -> str:
    """The page of all groups as Markdown."""
    top = root(SLUG)
    parts = [
        head(
            "Systems in groups",
            "The systems by method, era, organisation and hardware.",
            hide="navigation toc",
            meta=LAST,
        ),
        "# Systems in groups",
        el(
            "p",
            "The same systems as in ",
            el("a", "the index", href=f"{top}systems/"),
            ", gathered by what they share. Compute is recomputed where a calculation is known, else as stated.",
        ),
    ]
    for title, of in groups(site.eras):
        if found := _grouped(site.casebook.systems, of):
            rows = [_group(name, pages, top, title) for name, pages in found]
            parts.append(folded(title, el("div", *rows, class_="pd-groups"), f"{len(found)} groups"))
    return "\n\n".join(parts) + "\n"


def _grouped(pages: Iterable[Page], of: Callable[[Page], Iterable[str]]) -> list[tuple[str, list[Page]]]:
    """Each group with its systems, oldest first."""
    found: dict[str, list[Page]] = defaultdict(list)
    for one in sorted(pages, key=lambda page: (str(page.front.date), page.front.title)):
        for name in dict.fromkeys(of(one)):
            found[name].append(one)
    return sorted(found.items(), key=lambda group: group[0].casefold())


def _group(name: str, pages: list[Page], top: str, title: str) -> Html:
    rows = [
        el("li", el("a", page.front.title, href=f"{top}{address(page.slug)}"), f" {_date(page)} ", _compute(page))
        for page in pages
    ]
    body = el("ul", *rows)  # every system stands in several groups: a table of each would be thousands of elements
    id_ = slugify(f"{title.removeprefix('By ')} {name}", "-")
    return folded(name, body, str(len(pages)), name=id_, level=3)


def _date(page: Page) -> str:
    return page.front.date.isoformat() if page.front.date else ""


def _compute(page: Page) -> Html:
    """The figure that stands for a page in the unit that the reader chose; a bound as its author wrote it."""
    said = shown(page.headline) if page.headline else None
    report = result(page.headline) if page.headline else None
    if not said or report is None or not report.pfs_days or limit(report) != "value":
        return el("span", f"{said} pfs-days" if said else "–")
    days, flop = (_plain(value) for value in (report.pfs_days, report.pfs_days * PFS_DAY))
    return join(el("span", f"{days} pfs-days", class_="pd-u-p"), el("span", f"{flop} FLOP", class_="pd-u-f"))


def _plain(value: float) -> str:
    """A figure without an element in it: a power of ten as `2.4e15`."""
    said = figure(value)
    return said if "×" not in said else f"{value:.4g}".replace("e+", "e").replace("e-0", "e-")


def methods(page: Page) -> Iterable[str]:
    """The methods by which the page works its system."""
    return sorted(METHOD[calc.method].capitalize() for calc in page.calcs if calc.method)


def eras(page: Page, named: Sequence[Era]) -> Iterable[str]:
    """The era of the page's date, as the content folder names it; else two years."""
    found = era(page.front.date, named)
    return [found] if found else []


def organisations(page: Page) -> Iterable[str]:
    """Each of the page's organisations, where there are several.

    >>> from petaday.casebook.front_matter import FrontMatter
    >>> front = FrontMatter(title="VAE", status="ours", organisation="University of Amsterdam; OpenAI")
    >>> organisations(Page(slug="vae", path="vae.md", section="", front=front, body="", calcs=(), digest=""))
    ['University of Amsterdam', 'OpenAI']
    """
    return [name.strip() for name in (page.front.organisation or "").split(";") if name.strip()]


def devices(page: Page) -> Iterable[str]:
    """The listed devices that the page's hardware names; the name of a family alone is none."""
    for part in re.split(r"[;,]|\band\b|\bfor\b", page.front.hardware or ""):
        found = device(tuple(WORDS.findall(part)))
        if found and any(_exact(name) and name.casefold() in part.casefold() for name in (found.name, *found.aliases)):
            yield found.name


def _exact(name: str) -> bool:
    """Whether a name is of one device: `Titan Black` and `K80` are, `Xeon CPU` is a family."""
    own = [word for word in name.casefold().split() if word not in DEVICE_WORDS]
    return len(own) > 1 or any(sign.isdigit() for sign in name)


def groups(named: Sequence[Era]) -> tuple[tuple[str, Callable[[Page], Iterable[str]]], ...]:
    """Each heading with what gives a page's groups under it; `named` are the eras of the content folder."""
    return (
        ("By method", methods),
        ("By era", lambda page: eras(page, named)),
        ("By organisation", organisations),
        ("By hardware", devices),
        ("By tag", lambda page: page.front.tags),
    )
