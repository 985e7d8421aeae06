"""Writes a content security policy into each page, so that any host of plain files serves it strictly.

The theme has a few scripts in its pages: each is allowed by its digest, and nothing else that stands in a page runs.
Which they are the templates tell: a script of theirs is marked before a page is set, and no text of a page knows the
mark.
"""

from __future__ import annotations

import re
import secrets
from base64 import b64encode
from collections.abc import Iterator
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

MARK = f" data-{secrets.token_hex(16)}"
"""An attribute no author can guess; it is removed from the pages again."""
BEGIN = re.compile(r"<script(?=[\s>])(?![^<>]*\b(?:src|type)=)")
INLINE = re.compile(rf"{BEGIN.pattern}(?P<mark>{MARK})?[^<>]*>")
CHARSET = '<meta charset="utf-8">'  # must stand first
POLICY = (
    "default-src 'self'; script-src 'self'{digests}; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
    "object-src 'none'; base-uri 'self'; form-action 'self'"
)
"""Styles stand in the charts' pictures, where a digest cannot allow them."""
MENDED = {'id="__drawer" autocomplete="off"': 'id="__drawer"', 'id="__search" autocomplete="off"': 'id="__search"',
          ' tabindex="">': ' tabindex="-1">'}  # fmt: skip
"""What the theme writes and HTML does not allow. Its script looks for labels with a tabindex, so that one stays."""


FOOTER = re.compile(r'(?<=class="md-footer__link )[^>]*')
"""The way to the page before and after: the theme escapes its title, which is escaped already."""


def marked(template: str) -> str:
    """A template, or what a template made, with its inline scripts marked."""
    return BEGIN.sub(f"<script{MARK}", template)


def add_policies(folder: Path, *, unsafe_html: bool = False) -> None:
    """Adds the policy to every page of a built site; with `unsafe_html` the scripts of its text run, too."""
    for page in folder.rglob("*.html"):
        text = page.read_text("utf-8")
        page.write_text(with_policy(text, unsafe_html=unsafe_html), "utf-8")


def with_policy(page: str, *, unsafe_html: bool = False) -> str:
    """The page with its policy, before anything that the policy is about.

    >>> page = with_policy(f'<meta charset="utf-8"><script{MARK}>1</script><script>2</script>')
    >>> page.partition("'self' ")[2].partition(";")[0]
    "'sha256-a4ayc/80/OGda4BO/1o/V0etpOqiLx1JwB5S3beHW0s='"
    >>> page.partition(">")[2].partition(">")[2]
    '<script>1</script><script>2</script>'
    """
    for theme, valid in MENDED.items():
        page = page.replace(theme, valid)
    page = FOOTER.sub(lambda link: re.sub(r"&amp;(amp|lt|gt);", r"&\1;", link[0]), page)
    run = (said for said, marked in _inline_scripts(page) if marked or unsafe_html)
    digests = dict.fromkeys(map(_digest, run))
    page = page.replace(MARK, "")
    policy = POLICY.format(digests="".join(f" '{digest}'" for digest in digests))
    return page.replace(CHARSET, f'{CHARSET}<meta http-equiv="Content-Security-Policy" content="{policy}">', 1)


def _inline_scripts(page: str) -> Iterator[tuple[str, bool]]:
    """What each inline script says, and whether the templates wrote it."""
    at = 0
    while begun := INLINE.search(page, at):
        close = page.find("</script>", begun.end())
        if close < 0:
            return
        yield page[begun.end() : close], begun["mark"] is not None
        at = close


@lru_cache(maxsize=256)
def _digest(script: str) -> str:
    return f"sha256-{b64encode(sha256(script.encode()).digest()).decode()}"
