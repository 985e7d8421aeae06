"""A Markdown extension that passes finished HTML blocks through without parsing them again.

Plain Markdown leaves such a block as it is too, after reading each tag of it twice; the pages are the same.
"""

from __future__ import annotations

import re

from markdown import Markdown
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor

BLOCK = re.compile(
    r'^(?:<article class="pd-card"[^<]*(?:<(?!/article>)[^<]*)*</article>'
    r'|<details class="pd-record"[^<]*(?:<(?!/article>)[^<]*)*</article></details>'
    r'|<div class="pd-scroll"[^<]*(?:<(?!/table>)[^<]*)*</table></div>)(?=\n\n|\n*\Z)',
    re.M,
)
ID = re.compile(r'<[^<>]*?\sid="([^"]+)"')
WRITTEN = re.compile(' id="([^"]+)"')
"""The same in a finished block: every quotation mark of a text in it is escaped."""


class StashBlocks(Preprocessor):
    """Stores finished blocks away, so that Markdown puts them back unchanged."""

    def __init__(self, md: Markdown) -> None:
        super().__init__(md)
        self.ids: set[str] = set()

    def run(self, lines: list[str]) -> list[str]:
        """The lines without their finished blocks."""
        return BLOCK.sub(self._aside, "\n".join(lines)).split("\n")

    def _aside(self, found: re.Match[str]) -> str:
        self.ids.update(WRITTEN.findall(found[0]))
        return str(self.md.htmlStash.store(found[0] + "\n"))


class ReportIds(Preprocessor):
    """Tells MkDocs the ids of the stored blocks, because it checks links to them."""

    def __init__(self, md: Markdown, take: StashBlocks) -> None:
        super().__init__(md)
        self.take = take

    def run(self, lines: list[str]) -> list[str]:
        """The same lines."""
        if "mkdocs_raw_html" in self.md.preprocessors:
            collected: set[str] = getattr(self.md.preprocessors["mkdocs_raw_html"], "present_anchor_ids", set())
            collected.update(self.take.ids)
        return lines


class RawHtml(Extension):
    """Registers both between fenced code (25) and HTML blocks (20), around MkDocs' own collecting (21)."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the library's name
        """Registers both preprocessors."""
        take = StashBlocks(md)
        md.preprocessors.register(take, "petaday_take", 23)
        md.preprocessors.register(ReportIds(md, take), "petaday_tell", 20.5)


def makeExtension(**_: object) -> Extension:  # noqa: N802 - the library's name
    """Makes the extension; MkDocs calls it by the name of this module."""
    return RawHtml()
