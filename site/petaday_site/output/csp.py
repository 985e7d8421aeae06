"""Writes a content security policy into each page, so that any host of plain files serves it strictly.

The theme has a few scripts in its pages: each is allowed by its digest, and nothing else that stands in a page runs.
"""

from __future__ import annotations

import re
from base64 import b64encode
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

INLINE = re.compile(r"<script(?![^>]*\b(?:src|type)=)[^>]*>(.*?)</script>", re.DOTALL)
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


def add_policies(folder: Path) -> None:
    """Adds the policy to every page of a built site."""
    for page in folder.rglob("*.html"):
        text = page.read_text("utf-8")
        page.write_text(with_policy(text), "utf-8")


def with_policy(page: str) -> str:
    """The page with its policy, before anything that the policy is about.

    >>> with_policy('<meta charset="utf-8"><script>1</script>').partition("'self' ")[2].partition(";")[0]
    "'sha256-a4ayc/80/OGda4BO/1o/V0etpOqiLx1JwB5S3beHW0s='"
    """
    for theme, valid in MENDED.items():
        page = page.replace(theme, valid)
    page = FOOTER.sub(lambda link: re.sub(r"&amp;(amp|lt|gt);", r"&\1;", link[0]), page)
    digests = dict.fromkeys(map(_digest, INLINE.findall(page)))
    policy = POLICY.format(digests="".join(f" '{digest}'" for digest in digests))
    return page.replace(CHARSET, f'{CHARSET}<meta http-equiv="Content-Security-Policy" content="{policy}">', 1)


@lru_cache(maxsize=256)
def _digest(script: str) -> str:
    return f"sha256-{b64encode(sha256(script.encode()).digest()).decode()}"
