"""Finds what stands around the chat: the navigation of the site beside it, and the systems of the casebook."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path

from petaday.casebook import Casebook
from petaday.core.quantity import PFS_DAY
from petaday_service.conversation.casebook_rows import systems
from petaday_service.formats.scene import Known, Scene

TAB = "md-tabs__link"
"""The class that the site's theme gives to a link of its navigation."""
TITLE = "og:site_name"
CHAT = "/chat"
"""Its own place in that navigation the page names itself."""


class Surroundings:
    """Makes the scene; the site's navigation is read anew when the site was built anew."""

    def __init__(self, casebook: Casebook, site: Path | None) -> None:
        self._home = site / "index.html" if site else None
        self._read: tuple[float, str, tuple[tuple[str, str], ...]] = (-1.0, "petaday", ())
        self._pages = {page.front.title: f"/{page.slug}/" for page in casebook.systems} if site else {}
        self._known = tuple(
            Known(row.system, self._pages.get(row.system, ""), row.pfs_days * PFS_DAY) for row in systems(casebook, 1.0)
        )

    def scene(self) -> Scene:
        """What stands around a page now."""
        _, name, every = self._navigation()
        tabs = tuple(tab for tab in every if tab[1] != CHAT)
        return Scene(self._home is not None, name, tabs, self._pages, self._known)

    def _navigation(self) -> tuple[float, str, tuple[tuple[str, str], ...]]:
        try:
            changed = self._home.stat().st_mtime if self._home else -1.0
            if self._home and changed != self._read[0]:
                found = _Navigation()
                found.feed(self._home.read_text(encoding="utf-8"))
                self._read = changed, found.name or "petaday", tuple(found.tabs)
        except OSError:  # it is being built: what it said before stands
            pass
        return self._read


class _Navigation(HTMLParser):
    """Reads the name and the tabs of a built start page."""

    def __init__(self) -> None:
        super().__init__()
        self.name = ""
        self.tabs: list[tuple[str, str]] = []
        self._open: str | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note where a link of the navigation leads."""
        has = dict(attrs)
        if tag == "meta" and has.get("property") == TITLE:
            self.name = has.get("content") or ""
        if tag == "a" and TAB in (has.get("class") or "").split():
            self._open = _from_the_top(has.get("href") or "")
            self.tabs.append(("", self._open))

    def handle_endtag(self, tag: str) -> None:
        """End a link of the navigation."""
        if tag == "a":
            self._open = None

    def handle_data(self, data: str) -> None:
        """Keep the words of a link of the navigation."""
        if self._open is not None:
            words, address = self.tabs[-1]
            self.tabs[-1] = " ".join(f"{words} {data}".split()), address


def _from_the_top(address: str) -> str:
    """The address as it is from a page anywhere.

    >>> _from_the_top("trend/"), _from_the_top("."), _from_the_top("/chat"), _from_the_top("https://example.org/")
    ('/trend/', '/', '/chat', 'https://example.org/')
    """
    if address.startswith(("/", "https://", "http://")):
        return address
    return f"/{address.removeprefix('./').removeprefix('.')}"
