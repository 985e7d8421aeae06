"""A way into the site for tests: a project of its own, built once, and its pages as a parser sees them."""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import dataclass, field
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

from petaday.casebook import load
from petaday_site.build import build
from petaday_site.facts import eras
from petaday_site.facts.config import read
from petaday_site.facts.site import Site, points
from places import ROOT

SITE = Site(
    load(ROOT / "content"),
    points(ROOT / "content"),
    "0",
    licence=read(ROOT / "mkdocs.yml").licence,
    eras=eras.read(ROOT / "content"),
)
"""What the pages are made from, unbuilt."""


def project(folder: Path) -> Path:
    """A project with the real content and configuration, free to be changed; its pages link to a chat beside them.

    What is slow to make and rarely changes, the pictures of the cards and the charts' runtime, is there already.
    """
    shutil.copytree(built().parent / "cache", folder / "build/cache")
    return bare(folder)


def bare(folder: Path) -> Path:
    """The same with nothing made."""
    shutil.copytree(ROOT / "content", folder / "content")
    config = (ROOT / "mkdocs.yml").read_text("utf-8")
    (folder / "mkdocs.yml").write_text(config.replace("\nextra:\n", "\nextra:\n  chat: /chat\n"), "utf-8")
    return folder


@cache
def built() -> Path:
    """The real site, built strictly once for all tests that look at it."""
    folder = tempfile.TemporaryDirectory(prefix="petaday-site-")
    KEPT.append(folder)
    return build(bare(Path(folder.name)))


KEPT: list[tempfile.TemporaryDirectory[str]] = []
"""Removed when the tests end."""


@dataclass
class Seen(HTMLParser):
    """What a page holds: ids, links to follow, and what the browser loads by itself."""

    ids: set[str] = field(default_factory=set)
    links: list[str] = field(default_factory=list)
    loads: list[str] = field(default_factory=list)
    text: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Sort the attributes that name something."""
        for name, value in attrs:
            if name == "id" and value:
                self.ids.add(value)
            elif name == "href" and value is not None and tag == "a":
                self.links.append(value)
            elif name in {"src", "srcset", "poster", "data"} or (name == "href" and tag in {"link", "use", "image"}):
                self.loads.append(value or "")

    def handle_data(self, data: str) -> None:
        """Keep the text."""
        self.text.append(data)


@cache
def pages() -> dict[str, Seen]:
    """Every page of the built site, by its path."""
    found = {}
    for path in sorted(built().rglob("*.html")):
        seen = Seen()
        seen.feed(path.read_text("utf-8"))
        found[str(path.relative_to(built()))] = seen
    return found


def words(page: str) -> str:
    """A page's text, spaces made one."""
    return " ".join("".join(pages()[page].text).split())
