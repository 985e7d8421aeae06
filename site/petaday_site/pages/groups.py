"""The page of systems in groups: by method, era, organisation, hardware and tag."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

from markdown.extensions.toc import slugify

from petaday.casebook import Page
from petaday.hardware.words import DEVICE_WORDS
from petaday.render.elements import Child, Html, el, table
from petaday.roles import device
from petaday_site.facts.eras import Era, era
from petaday_site.facts.headline import METHOD, limit, result, shown
from petaday_site.facts.site import Site
from petaday_site.html.cells import UNIT, both
from petaday_site.html.folds import folded
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
    rows: list[list[Child]] = [
        [
            el("a", page.front.title, href=f"{top}{address(page.slug)}"),
            el("time", page.front.date.isoformat()) if page.front.date else "",
            _compute(page),
        ]
        for page in pages
    ]
    body = table(f"{name}: {len(pages)}", ["System", "Date", UNIT], rows, numeric=frozenset({2}))
    id_ = slugify(f"{title.removeprefix('By ')} {name}", "-")
    return folded(name, body, str(len(pages)), name=id_, level=3)


def _compute(page: Page) -> Child:
    """The figure that stands for a page; a bound as its author wrote it."""
    said = shown(page.headline) if page.headline else None
    report = result(page.headline) if page.headline else None
    if not said or report is None or not report.pfs_days or limit(report) != "value":
        return said or Html("–")
    return both(report.pfs_days, unit=False)


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
