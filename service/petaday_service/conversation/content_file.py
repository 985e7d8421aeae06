"""Writes a calculation as a content file for `content/systems/`."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence

from petaday_service.conversation.parts import File

CITATION = (
    "# Fill in what is known, take the marks away, and write cite=paper on the calc block:",
    "# paper:",
    '#   title: ""',
    '#   authors: ""',
    '#   arxiv: ""',
    '#   url: ""',
    "# date: 2018-01-31",
    '# organisation: ""',
)


def content_file(
    text: str,
    *,
    name: str,
    method: int | None = None,
    source: str = "",
    more: Sequence[tuple[int, str]] = (),
) -> File:
    """Returns the file of one calculation: front matter with the fields of a citation, and a calc block.

    >>> print(content_file("2 GPU * 3 days * 5 TFLOP/s", name="MyNet", method=2, source="1409.1556").text)
    ---
    title: "MyNet"
    status: ours
    headline: estimate
    sources:
      - id: source
        title: "arXiv:1409.1556"
        url: "https://arxiv.org/abs/1409.1556"
    unverified:
      - "every figure on this page"
    ---
    An estimate worked with petaday.
    <BLANKLINE>
    ```calc method=2 id=estimate record="ours" cite=source
    2 GPU * 3 days * 5 TFLOP/s
    ```
    <BLANKLINE>
    """
    lines = ["---", f"title: {_quoted(name)}", "status: ours", "headline: estimate"]
    if source:
        title, url = _cited(source)
        lines += ["sources:", "  - id: source", f"    title: {_quoted(title)}"]
        lines += [f"    url: {_quoted(url)}"] if url else []
    else:
        lines += CITATION
    lines += ["unverified:", '  - "every figure on this page"', "---", "An estimate worked with petaday.", ""]
    attributes = [f"method={method}" if method else "", "id=estimate", 'record="ours"', "cite=source" if source else ""]
    fence = "`" * max(3, 1 + max((len(run) for run in re.findall("`+", text)), default=0))
    lines += [" ".join([f"{fence}calc", *filter(None, attributes)]), text.strip(), fence, ""]
    for number, other in more:
        also = [f"method={number}", f"id=method-{number}", 'record="ours"', "cite=source" if source else ""]
        lines += [" ".join(["```calc", *filter(None, also)]), other.strip(), "```", ""]
    slug = re.sub(r"[^a-z0-9]+", "-", name.casefold()).strip("-") or "unnamed"
    return File(name=f"{slug}.md", media_type="text/markdown", text="\n".join(lines))


def _quoted(text: str) -> str:
    """A YAML string; a JSON string is one."""
    return json.dumps(text, ensure_ascii=False)


def _cited(source: str) -> tuple[str, str]:
    arxiv = re.search(r"\b(\d{4}\.\d{4,5})\b", source)
    url = re.search(r"https?://\S+", source)
    if url:
        return source.replace(url[0], "").strip(" ,;:") or url[0], url[0]
    if arxiv:
        return (source if source.strip() != arxiv[0] else f"arXiv:{arxiv[0]}"), f"https://arxiv.org/abs/{arxiv[0]}"
    return source, ""
