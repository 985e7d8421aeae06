"""The page of changes as feeds, Atom and JSON Feed."""

from __future__ import annotations

import json
import re
from hashlib import sha256
from typing import NamedTuple
from urllib.parse import quote
from xml.sax.saxutils import escape

from petaday_site.facts.site import Site
from petaday_site.place import address

PAGE = "changes"
ENTRY = re.compile(r"^- (?P<date>\d{4}-\d{2}-\d{2}): (?P<text>.+)$", re.MULTILINE)
LINK = re.compile(r"\[([^\[\]]*)\]\(([^()#]*)(#[^()]*)?\)")


class Entry(NamedTuple):
    """One change: its date, its text, and the page it is about."""

    date: str
    text: str
    page: str

    @property
    def id(self) -> str:
        """An id that stays the same wherever the site is published."""
        return f"urn:petaday:change:{sha256(f'{self.date} {self.text}'.encode()).hexdigest()[:16]}"


def entries(site: Site) -> list[Entry]:
    """The entries of the page of changes, in the order of the page, newest first."""
    body = next((page.body for page in site.casebook.pages if page.slug == PAGE), "")
    return [_entry(found["date"], found["text"]) for found in ENTRY.finditer(body)]


def _entry(date: str, text: str) -> Entry:
    link = LINK.search(text)
    page = address(link[2].removesuffix(".md")) if link and link[2].endswith(".md") else address(PAGE)
    return Entry(date, LINK.sub(r"\1", text), page)


def files(site: Site) -> dict[str, str]:
    """Both feeds; none where there is no page of changes."""
    found = entries(site)
    return {"feed.xml": _atom(found, site), "feed.json": _json(found, site)} if found else {}


def _atom(found: list[Entry], site: Site) -> str:
    base = _base(site)
    rows = "".join(
        f"<entry><id>{entry.id}</id><title>{escape(_short(entry.text))}</title><updated>{entry.date}T00:00:00Z</updated>"
        f'<link href="{escape(base + entry.page)}"/><content type="text">{escape(entry.text)}</content></entry>\n'
        for entry in found
    )
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">'
        f"<id>{_id(site)}</id><title>{escape(_title(site))}</title><updated>{found[0].date}T00:00:00Z</updated>"
        f"<author><name>{escape(site.name)}</name></author>"
        f'<link rel="self" href="{escape(base)}feed.xml"/>\n{rows}</feed>\n'
    )


def _json(found: list[Entry], site: Site) -> str:
    base = _base(site)
    items = [
        {
            "id": entry.id,
            "title": _short(entry.text),
            "content_text": entry.text,
            "url": base + entry.page,
            "date_published": f"{entry.date}T00:00:00Z",
        }
        for entry in found
    ]
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": _title(site),
        "feed_url": f"{base}feed.json",
        "items": items,
    }
    return json.dumps(feed, indent=1, ensure_ascii=False) + "\n"


def _title(site: Site) -> str:
    return f"{site.name}: corrections and changes"


def _id(site: Site) -> str:
    """The id of the feed, different for each site."""
    return f"urn:petaday:changes{'' if site.name == 'petaday' else ':' + quote(site.name, safe='')}"


def _base(site: Site) -> str:
    """The address of the site; where it is unknown links start at the top of the site."""
    return f"{site.url.rstrip('/')}/" if site.url else "/"


def _short(text: str) -> str:
    return text if len(text) <= 90 else f"{text[:88].rsplit(' ', 1)[0]} …"
