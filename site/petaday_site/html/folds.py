"""Parts of a page that are opened on request."""

from __future__ import annotations

from markdown.extensions.toc import slugify

from petaday.render.elements import Child, Html, el


def folded(title: str, body: Html, said: Child = "", *, name: str | None = None, level: int = 2) -> Html:
    """A part under a heading that opens it, with how much there is in it.

    Args:
        title: of the part.
        body: what is in it.
        said: beside the title, such as a count.
        name: the id of its heading; made of the title, unless said.
        level: of the heading.

    >>> folded("Not verified", el("p", "…"), "1").partition("<p>")[0]
    '<details class="pd-more"><summary><h2 id="not-verified">Not verified <span class="pd-soft">1</span></h2></summary>'
    """
    count = el("span", said, class_="pd-soft") if said else None
    head = el("summary", el(f"h{level}", title, " ", count, id=name or slugify(title, "-")))
    return el("details", head, body, class_="pd-more")
