"""A way into the site for tests: a project of its own, built once, and its pages as a parser sees them."""

from __future__ import annotations

import argparse
import fcntl
import shutil
import sys
import time
from dataclasses import dataclass, field
from functools import cache
from hashlib import sha256
from html.parser import HTMLParser
from importlib.metadata import version
from pathlib import Path

from petaday.casebook import load
from petaday.cli import new
from petaday_site.build import build
from petaday_site.facts import domains, doubted, eras
from petaday_site.facts.config import read
from petaday_site.facts.site import Site, points
from places import ROOT

SITE = Site(
    load(ROOT / "content"),
    points(ROOT / "content"),
    "0",
    licence=read(ROOT / "mkdocs.yml").licence,
    eras=eras.read(ROOT / "content"),
    domains=domains.read(ROOT / "content"),
    doubted=doubted.read(ROOT / "content"),
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


def begun(folder: Path) -> Path:
    """A site of one's own that has just begun, for what holds of any site: it is built in a moment."""
    new.run(argparse.Namespace(dir=folder, text=None, json=False))
    return folder


KEPT = ROOT / "build/tests"
MADE_FROM = ("content", "grammar", "site", "mkdocs.yml")
OLD = 3600.0
"""Seconds after which a kept site is no run's any more."""


@cache
def built() -> Path:
    """The real site, built strictly once for all tests that look at it, in whatever process they run.

    It is kept until anything changes that it is made from.
    """
    KEPT.mkdir(parents=True, exist_ok=True)
    with (KEPT / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        folder = KEPT / _state()
        if not (folder / "done").is_file():
            for other in (*KEPT.glob("site-*"), folder):
                if other == folder or time.time() - other.stat().st_mtime > OLD:
                    shutil.rmtree(other, ignore_errors=True)
            build(bare(folder))
            (folder / "done").touch()
    return folder / "build/site"


def _state() -> str:
    """A name for what the site is made from: every file's path and bytes."""
    told = sha256(f"{sys.version} {version('mkdocs-material')} {version('vl-convert-python')}".encode())
    for name in MADE_FROM:
        top = ROOT / name
        for path in sorted(top.rglob("*")) if top.is_dir() else [top]:
            if path.is_file() and "__pycache__" not in path.parts and path.suffix != ".saved":
                told.update(path.relative_to(ROOT).as_posix().encode())
                told.update(path.read_bytes())
    return f"site-{told.hexdigest()[:16]}"


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
