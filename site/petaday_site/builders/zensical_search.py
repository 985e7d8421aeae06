"""Makes Zensical's search index one of headings and prose, with the other spellings and the rows that pages name."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from petaday_site.html import search_entries, search_text

HEADING = re.compile(
    r'(?P<fold><summary>)?<h(?P<level>[1-6])(?= )[^<>]*? id="(?P<id>[^"<>]*)"[^<>]*>'
    r"(?P<title>[^<]*(?:<(?!/?h\d)[^<]*)*)</h\d>"
)
PERMALINK = re.compile(r'<a class="headerlink"[^<>]*>[^<]*</a>')
INLINE = re.compile(r"</?(?:a|abbr|b|code|em|i|span|strong|sub|sup)(?=[ >])[^<>]*>")
TAG = re.compile(r"<[^<>]*>")


class Section(NamedTuple):
    """A heading, its level, and the prose below it, as escaped text; the part above all headings has no id."""

    id: str
    level: int
    title: str
    text: str


def mend(site: Path, docs: Path, mark: str) -> None:
    """Writes the index anew.

    Args:
        site: what Zensical built.
        docs: the docs tree, whose front matter names what else is to be found.
        mark: what stands before and behind the text of each page.
    """
    file = site / "search.json"
    index = json.loads(file.read_text("utf-8"))
    found = {file.relative_to(docs).with_suffix("").as_posix(): _meta(file) for file in docs.rglob("*.md")}
    places = {one["location"].partition("#")[0] for one in index["items"]}
    index["items"] = [
        item
        for path, meta in sorted(found.items())
        if (place := _place(path)) in places and not (meta.get("search") or {}).get("exclude")
        for item in _items(place, meta, (site / place / "index.html").read_text("utf-8").split(mark)[1])
    ]
    file.write_text(json.dumps(index, ensure_ascii=False, separators=(",", ":")), "utf-8")


def sections(html: str) -> list[Section]:
    """The text of a page by its headings; what is folded away belongs to that before, as does what a card has below it.

    >>> sections('<h1 id="a">One<a class="headerlink" href="#a">¶</a></h1><p>Some <b>prose</b>.</p>')
    [Section(id='', level=1, title='', text=''), Section(id='a', level=1, title='One', text='Some prose.')]
    """
    prose = search_text.prose(html)
    heads = list(HEADING.finditer(prose))
    starts = [head.start() for head in heads] + [len(prose)]
    made, open_at = [Section("", 1, "", _plain(prose[: starts[0]]))], 0
    for head, end in zip(heads, starts[1:], strict=True):
        said = _plain(prose[head.end() : end])
        one = Section(head["id"], int(head["level"]), _plain(PERMALINK.sub("", head["title"])), said)
        if head["fold"] or one.title == search_entries.OVER_CARD:
            made[open_at] = made[open_at]._replace(text=f"{made[open_at].text} {said}".strip())
            one = one._replace(text="")
        else:
            open_at = len(made)
        made.append(one)
    return made


def _items(place: str, meta: dict[str, Any], html: str) -> Iterator[dict[str, Any]]:
    page = str(meta.get("title") or "")
    above, *found = sections(html)
    text = _opening(above, meta)
    if text:
        yield _item(place, 1, page, text, page)
    for one in found:
        first = one is found[0] and not text
        if search_entries.worth(one.title, one.text, first=first):
            where = place if first and one.level == 1 else f"{place}#{one.id}"
            yield _item(where, one.level, one.title, search_entries.spelled(one.text), page or one.title)
    for anchor, name, said in meta.get("found") or ():
        yield _item(f"{place}#{anchor}", 2, name, said, page)


def _opening(above: Section, meta: dict[str, Any]) -> str:
    """What opens the entries of a page: where it names other spellings, they and what it is about."""
    return search_entries.spelled(search_entries.opening(meta) if meta.get("also") is not None else above.text)


def _item(location: str, level: int, title: str, text: str, page: str) -> dict[str, Any]:
    return {"location": location, "level": level, "title": title, "text": text, "path": [page], "tags": []}


def _plain(html: str) -> str:
    return " ".join(TAG.sub(" ", INLINE.sub("", html)).split())


def _place(path: str) -> str:
    return "" if path == "index" else f"{path.removesuffix('/index')}/"


def _meta(file: Path) -> dict[str, Any]:
    """The front matter that petaday wrote."""
    opened, _, rest = file.read_text("utf-8").partition("---\n")
    return {} if opened else dict(yaml.safe_load(rest.partition("\n---\n")[0]) or {})
