"""Makes the search index from the pages with one regular expression, with the same entries in less time.

The theme reads every page anew, letter by letter, with Python's HTML parser: half of all that MkDocs does here. What
it makes of a page is kept to; a page that is more than plain elements and text is left to it.
"""

from __future__ import annotations

import re
from functools import lru_cache
from html import escape, unescape
from itertools import compress
from typing import Any, NamedTuple

from material.plugins.search.plugin import Element, Parser, SearchIndex, SearchPlugin, Section, void
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin
from mkdocs.structure.pages import Page

from petaday_site.html import search_entries, search_text

START = re.compile(r'(?P<name>[a-zA-Z][-a-zA-Z0-9]*)(?P<said>(?: +[a-zA-Z_:][-\w:.]*(?:="[^"<>]*")?)*) *(?P<alone>/?)')
SAID = re.compile(r' ([a-zA-Z_:][-\w:.]*)(?:="([^"]*)")?')
END = re.compile(r"/([a-zA-Z][-a-zA-Z0-9]*)")
LEFT = frozenset(
    {"script", "style", "object", "title", "textarea", "xmp", "iframe", "noembed", "noframes", "plaintext"}
)
"""Elements that the theme leaves out of the index, and those whose content is no markup."""
HIDDEN = ("data-search-exclude", "linenodiv")
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
KEPT: frozenset[str] = frozenset(Parser().keep)


class Tag(NamedTuple):
    """A tag: whether an element begins and ends with it, and its attributes where they matter."""

    name: str
    begins: bool
    ends: bool
    said: dict[str, str | None]
    permalink: bool


@lru_cache(maxsize=4096)
def _tag(written: str) -> Tag | None:
    """The tag of what stands between `<` and `>`; None where it takes a parser to tell."""
    if end := END.fullmatch(written):
        return Tag(end[1].lower(), begins=False, ends=True, said={}, permalink=False)
    found = START.fullmatch(written)
    if found is None or found["name"].lower() in LEFT or any(word in found["said"] for word in HIDDEN):
        return None
    name = found["name"].lower()
    wanted = found["said"] if name in HEADINGS or name == "a" else ""
    said = {one[1].lower(): one[2] and unescape(one[2]) for one in SAID.finditer(wanted)}
    permalink = name == "a" and said.get("class") == "headerlink"
    return Tag(name, begins=True, ends=bool(found["alone"]), said=said, permalink=permalink)


def sections(html: str) -> list[Section] | None:
    """The sections of a page as the theme's own parser divides it; None where that parser has to be used."""
    first, *parts = html.split("<")
    made = _Made()
    if first:
        made.text(first)
    for part in parts:
        written, closed, text = part.partition(">")
        tag = _tag(written) if closed else None
        if tag is None:
            return None
        if tag.begins:
            made.start(tag)
        if tag.ends:
            made.end(tag.name)
        if text:
            made.text(text)
    return made.data


class _Made:
    """The sections while they are made; each method does what the theme's method of that name does.

    Attributes:
        data: the sections so far.
        context: the elements around, by name.
        links: how deep those of them stand that link to their own heading.
    """

    def __init__(self) -> None:
        self.data: list[Section] = []
        self.context: list[str] = []
        self.links: list[int] = []
        self.section: Section | None = None

    def current(self) -> Section:
        """The section that text goes to."""
        if self.section is None:
            self.section = Section(Element("hx"))
            self.data.append(self.section)
        return self.section

    def start(self, tag: Tag) -> None:
        """Begins an element."""
        name = tag.name
        if name in void:
            return
        self.context.append(name)
        if tag.permalink:
            self.links.append(len(self.context))
        if name in HEADINGS and "id" in tag.said:
            self._heading(tag)
        section = self.section or self.current()
        if name in KEPT:
            (section.title if section.el.tag in self.context else section.text).append(f"<{name}>")

    def _heading(self, tag: Tag) -> None:
        depth = len(self.context)
        if tag.name != "h1" and not self.data:
            self.data.append(Section(Element("hx"), depth))
        self.section = Section(Element(tag.name, tag.said), depth)
        if self.data:
            self.section.id = tag.said["id"]
        self.data.append(self.section)

    def end(self, name: str) -> None:
        """Ends an element if it is the innermost."""
        context = self.context
        if not context or context[-1] != name:
            return
        section: Any = self.section
        if section.depth > len(context):
            for outer in reversed(self.data):
                if outer.depth <= len(context):
                    section.depth = float("inf")
                    section = self.section = outer
                    break
        if self.links and self.links[-1] == len(context):
            self.links.pop()
        context.pop()
        if name in KEPT:
            _close(section.title if section.el.tag in context else section.text, name)

    def text(self, written: str) -> None:
        """Adds text up to the next tag."""
        data = unescape(written)
        blank = data.isspace()
        kept = "pre" in self.context
        if not kept:
            data = " " if blank else data.replace("\n", " ")
        section = self.section or self.current()
        if section.el.tag in self.context:
            if not self.links:
                section.title.append(escape(data, quote=False))
        elif not blank:
            section.text.append(escape(data, quote=False))
        elif kept or not section.text or not section.text[-1].isspace():
            section.text.append(data)


def _close(parts: list[str], name: str) -> None:
    """Ends a kept element and drops it where it is empty."""
    index = parts.index(f"<{name}>")
    for at in range(index + 1, len(parts)):
        if not parts[at].isspace():
            parts.append(f"</{name}>")
            return
    del parts[index:]


class Index(SearchIndex):  # type: ignore[misc]  # the theme has no types
    """The theme's search index with a faster way to its entries, of headings and prose alone."""

    def add_entry_from_context(self, page: Page) -> None:
        """Adds each section of the page, and what its front matter says can be found on it.

        `also` are other spellings of its title; `found` holds the place, the title and the text of a row of a table.
        """
        if (page.meta.get("search") or {}).get("exclude"):
            return
        first = len(self.entries)
        written = page.content
        page.content = search_text.prose(written or "")
        found = sections(page.content)
        if found is None:
            super().add_entry_from_context(page)
        else:
            for section in found:
                self.create_entry_for_section(section, page.toc, page.url, page)
        page.content = written
        mine = self.entries[first:]
        if mine and page.meta.get("also") is not None:
            mine[0] |= {"text": search_entries.opening(page.meta)}
        for entry in mine:
            entry |= {"title": " ".join(entry["title"].split()), "text": search_entries.spelled(entry["text"])}
        kept = (search_entries.worth(entry["title"], entry["text"], first=entry is mine[0]) for entry in mine)
        self.entries[first:] = list(compress(mine, kept))
        for place, title, text in page.meta.get("found") or ():
            self.entries.append({"location": f"{page.url}#{place}", "title": title, "text": text})


class Indexed(BasePlugin):  # type: ignore[type-arg, no-untyped-call]  # no settings, no types
    """An MkDocs plugin that gives the theme's search this index, where the project uses it."""

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Replaces the index after the search has made its own."""
        for plugin in config.plugins.values():
            if isinstance(plugin, SearchPlugin) and type(getattr(plugin, "search_index", None)) is SearchIndex:
                plugin.search_index = Index(**plugin.config)
        return config
