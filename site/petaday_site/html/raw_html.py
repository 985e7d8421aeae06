"""Finished HTML passed through Markdown whole: what the generator has written need not be parsed again.

Plain Markdown leaves such a block as it is too, after reading each tag of it twice; the pages are the same.
"""

from __future__ import annotations

import re

from markdown import Markdown
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor

BLOCK = re.compile(
    r'^(?:<article class="pd-calc"[^<]*(?:<(?!/article>)[^<]*)*</article>'
    r'|<div class="pd-scroll"[^<]*(?:<(?!/table>)[^<]*)*</table></div>)(?=\n\n|\n*\Z)',
    re.M,
)
ID = re.compile(r'<[^<>]*?\sid="([^"]+)"')
WRITTEN = re.compile(' id="([^"]+)"')
"""The same in a finished block: every quotation mark of a text in it is escaped."""


class Take(Preprocessor):
    """Finished blocks are put aside; what comes back at the end is what was written."""

    def __init__(self, md: Markdown) -> None:
        super().__init__(md)
        self.ids: set[str] = set()

    def run(self, lines: list[str]) -> list[str]:
        """The lines without their finished blocks."""
        return BLOCK.sub(self._aside, "\n".join(lines)).split("\n")

    def _aside(self, found: re.Match[str]) -> str:
        self.ids.update(WRITTEN.findall(found[0]))
        return str(self.md.htmlStash.store(found[0] + "\n"))


class Tell(Preprocessor):
    """MkDocs collects the ids of raw HTML, to check links to them: it is told those of the blocks put aside."""

    def __init__(self, md: Markdown, take: Take) -> None:
        super().__init__(md)
        self.take = take

    def run(self, lines: list[str]) -> list[str]:
        """The same lines."""
        if "mkdocs_raw_html" in self.md.preprocessors:
            collected: set[str] = getattr(self.md.preprocessors["mkdocs_raw_html"], "present_anchor_ids", set())
            collected.update(self.take.ids)
        return lines


class Whole(Extension):
    """Between fenced code (25) and HTML blocks (20), on both sides of MkDocs' own collecting (21)."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the library's name
        """Register both."""
        take = Take(md)
        md.preprocessors.register(take, "petaday_take", 23)
        md.preprocessors.register(Tell(md, take), "petaday_tell", 20.5)


def makeExtension(**_: object) -> Extension:  # noqa: N802 - the library's name
    """What MkDocs asks for by the name of this module."""
    return Whole()
