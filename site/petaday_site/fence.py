"""A `calc` fence for any MkDocs site: works and audits the block in its place, with petaday's own renderer.

What mkdocs.yml needs for it stands in style.py, and `petaday style` prints it.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from itertools import count
from typing import Any
from weakref import WeakKeyDictionary

from markdown import Markdown

from petaday.calculate import Book
from petaday.card import Card, card
from petaday.card import style as card_style
from petaday.casebook import calc_block
from petaday.core.diagnostic import Diagnostic
from petaday.render import diagnostic_text
from petaday.report import Report
from petaday_site.facts.headline import METHODS

_LOG = logging.getLogger("mkdocs.petaday")  # a warning of MkDocs': `--strict` makes an end of it
_BOOKS: WeakKeyDictionary[Markdown, tuple[Book, Iterator[int]]] = WeakKeyDictionary()


def calc(source: str, _language: str, _class: str, options: dict[str, Any], md: Markdown, **_: Any) -> str:
    """Returns the block as HTML with its faults marked, and logs a warning for each fault.

    The blocks of a page share names, as in petaday's own content. Never raises: superfences would show the block as
    code, and nobody would know why.

    Args:
        source: the body of the block.
        options: `id`, `method` and `record`, where the fence names them. What is recorded `as printed` may be off.
        md: the page's Markdown, which the blocks of a page have in common.
    """
    book, numbers = _BOOKS.setdefault(md, (Book(), count(1)))
    reports = calc_block.worked(source, book)
    name = str(options.get("id") or f"calc-{next(numbers)}")
    for wrong in _faults(reports, as_printed=options.get("record") == "as printed"):
        _LOG.warning("%s", diagnostic_text(wrong, source, None))
    if not reports:
        _LOG.warning("the calc block holds no calculation: %s", source.strip() or "it is empty")
    method = METHODS.get(int(options["method"])) if str(options.get("method", "")) in {"1", "2"} else None
    return card(reports, source, Card(name, source=None, method=method))


def options(
    _language: str, inputs: dict[str, str], options: dict[str, Any], _attrs: dict[str, str], _md: Markdown
) -> bool:
    """Reads what stands behind `calc`: `id="vgg" method="2" record="as printed"`; warns of anything else."""
    options.update({key: inputs[key] for key in ("id", "method", "record") if key in inputs})
    for key in inputs.keys() - options.keys():
        _LOG.warning('a calc block knows no `%s`: write `calc`, or `calc id="vgg" method="2"`', key)
    return True


def style() -> str:
    """The style sheet of the cards, with the colours for both of Material's themes.

    >>> "--pd-accent" in style(), "--md-header" in style()
    (True, False)
    """
    return card_style()


def _faults(reports: tuple[Report, ...], *, as_printed: bool) -> Iterator[Diagnostic]:
    errors = (one for report in reports for one in report.diagnostics if one.severity == "error")
    return (one for one in errors if not (as_printed and one.code.startswith("PD3")))
