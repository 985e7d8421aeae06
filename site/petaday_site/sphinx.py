"""`.. calc::` for Sphinx, and ```{calc}``` for MyST: works a block in its place; what is wrong in it is a warning.

In conf.py: `extensions = ["petaday_site.sphinx"]`. With `-W` a fault ends the build.
"""

from __future__ import annotations

from importlib.metadata import version
from itertools import count
from pathlib import Path
from typing import Any, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.application import Sphinx
from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective

from petaday.calculate import Book
from petaday.card import style
from petaday.card.block import block
from petaday.casebook.fences import RECORDS

_LOG = logging.getLogger(__name__)
_STYLE = "petaday.css"


class Calc(SphinxDirective):
    """A calc block; the blocks of a document share names."""

    has_content = True
    option_spec: ClassVar[dict[str, Any]] = {
        "id": directives.unchanged_required,
        "method": lambda given: directives.choice(given, ("1", "2")),
        "record": lambda given: directives.choice(given, RECORDS),
    }

    def run(self) -> list[nodes.Node]:
        """The block as text, for every builder, with its card for those that write HTML."""
        book, numbers = self.env.temp_data.setdefault("petaday", (Book(), count(1)))
        body = "\n".join(self.content)
        name = self.options.get("id", f"calc-{next(numbers)}")
        done = block(body, book, name, self.options.get("method", ""), self.options.get("record", ""))
        for wrong in done.faults:
            said = f"{wrong.message} {wrong.help}".rstrip()
            self._warn(f"{wrong.code}: {said}", body.count("\n", 0, wrong.span.start), wrong.code)
        if done.empty:
            self._warn(f"the calc block holds no calculation: {body.strip() or 'it is empty'}", 0, "empty")
        node = nodes.literal_block(body, body, language="text")
        node["petaday_card"] = done.html
        return [node]

    def _warn(self, said: str, line: int, kind: str) -> None:
        # MyST counts the content from the directive, docutils from the top of the file
        above = self.lineno if type(self.state_machine).__module__.startswith("myst_parser") else 0
        at = (self.env.docname, above + self.content_offset + 1 + line)
        _LOG.warning("%s", said, location=at, type="petaday", subtype=kind)


def setup(app: Sphinx) -> dict[str, Any]:
    """Registers the directive, and its style sheet."""
    app.add_directive("calc", Calc)
    app.connect("doctree-resolved", _cards)
    app.connect("build-finished", _styled)
    app.add_css_file(_STYLE)
    return {"version": version("petaday"), "parallel_read_safe": True, "parallel_write_safe": True}


def _cards(app: Sphinx, tree: nodes.document, _docname: str) -> None:
    """A card in the place of each block, where HTML is written."""
    if app.builder.format != "html":
        return
    for node in list(tree.findall(nodes.literal_block)):
        if "petaday_card" in node:
            node.replace_self(nodes.raw("", node["petaday_card"], format="html"))


def _styled(app: Sphinx, fault: Exception | None) -> None:
    """The style sheet of the cards among the site's own."""
    if fault is None and app.builder.format == "html":
        folder = Path(app.outdir) / "_static"
        folder.mkdir(exist_ok=True)
        (folder / _STYLE).write_text(style(), encoding="utf-8")
