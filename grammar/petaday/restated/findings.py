"""What there is to say about figures said twice."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from petaday.core.diagnostic import Diagnostic, Span
from petaday.markup import plain
from petaday.restated.again import averages
from petaday.restated.amounts import Sentence, blanked, paragraphs, sentences
from petaday.restated.batches import batches, per_device, tokens_a_step
from petaday.restated.byte_counts import byte_counts, defaults
from petaday.restated.changes import changes
from petaday.restated.code import commented
from petaday.restated.constants import constants
from petaday.restated.dates import between_dates
from petaday.restated.definitions import definitions
from petaday.restated.devices import held, listed_peaks
from petaday.restated.each import totals
from petaday.restated.finders import twice
from petaday.restated.flags import flags
from petaday.restated.flows import advertised, every, stored
from petaday.restated.jobs import jobs
from petaday.restated.links import links, taken_up_again
from petaday.restated.multiples import multiples
from petaday.restated.names import assumed, converted, settings
from petaday.restated.parts import in_brackets, left_over, of_lines
from petaday.restated.printed import printed
from petaday.restated.products import products
from petaday.restated.ratios import ratios_in_words
from petaday.restated.twice import Twice
from petaday.restated.unit_names import unit_names
from petaday.restated.whole import devices_of_nodes

if TYPE_CHECKING:
    from petaday.markup.latex import Within

Restated = Twice
OfSentence = Callable[[Sentence], Iterator[Twice]]
IN_A_SENTENCE: tuple[OfSentence, ...] = (
    *(totals, products, links, ratios_in_words, batches, listed_peaks, held, definitions, in_brackets, every),
    *(multiples, between_dates, byte_counts, flags, changes),
)
IN_A_PARAGRAPH: tuple[OfSentence, ...] = (taken_up_again, left_over, stored, advertised)
IN_A_TEXT = (jobs, settings, tokens_a_step, devices_of_nodes, per_device, of_lines, averages, defaults)
IN_A_PROGRAM = (commented, constants, assumed, converted, unit_names)
_FIGURES = re.compile(r"\d")
HELP = "look at both: the text does not say which is wrong"


def restated(text: str, *, code: str = "", figures: Sequence[Span] = (), within: Within | None = None) -> list[Twice]:
    """Every figure that a text says twice; of a program also its constants against the comments behind them.

    Args:
        text: what is read.
        code: the program it was read from, in the same places; empty for a text.
        figures: where in it the one figure stands that a cell of a notebook printed.
        within: what the text has from the whole that it is a part of.

    >>> [(one.second, one.worked) for one in restated("A link of 400 GBps (2.2 Tbps).") if not one.fits]
    [('2.2 Tbps', '3.2 Tbps')]
    >>> [one.fits for one in restated("A link of 400 GBps (3.2 Tbps), in use for 1000 days, nearly three years.")]
    [True, True]
    """
    found = [*_near(text, within), *_far(code or text), *_of_a_program(code), *printed(text, code, figures)]
    return _once(found)


def findings(
    text: str, *, code: str = "", figures: Sequence[Span] = (), within: Within | None = None
) -> Iterator[Diagnostic]:
    """A finding for each that does not say the same both times."""
    yield from _told(restated(text, code=code, figures=figures, within=within))


def near_findings(text: str, within: Within | None = None) -> Iterator[Diagnostic]:
    """A finding for each that a paragraph alone shows."""
    yield from _told(_once(list(_near(text, within))))


def far_findings(text: str) -> Iterator[Diagnostic]:
    """A finding for each that only the whole text shows."""
    yield from _told(_once(list(_far(text))))


def _near(text: str, within: Within | None) -> Iterator[Twice]:
    read = plain(text, within)
    yield from twice(read)
    shown = blanked(read)
    for sentence in sentences(shown):
        if _FIGURES.search(sentence.text):
            for finder in IN_A_SENTENCE:
                yield from finder(sentence)
    for paragraph in paragraphs(shown):
        if _FIGURES.search(paragraph.text):
            for finder in IN_A_PARAGRAPH:
                yield from finder(paragraph)


def _far(text: str) -> Iterator[Twice]:
    for finder in IN_A_TEXT:
        yield from finder(text)


def _of_a_program(code: str) -> Iterator[Twice]:
    for finder in IN_A_PROGRAM if code else ():
        yield from finder(code)


def _once(found: list[Twice]) -> list[Twice]:
    """In the order of their places; of those at the same place the first that does not fit."""
    kept: dict[Span, Twice] = {}
    for one in sorted(found, key=lambda one: (one.fits, one.span)):
        kept.setdefault(one.span, one)
    return sorted(kept.values(), key=lambda one: one.span)


def _told(found: list[Twice]) -> Iterator[Diagnostic]:
    for one in found:
        if not one.fits:
            yield Diagnostic("PD307", "warning", one.message, one.span, HELP)
