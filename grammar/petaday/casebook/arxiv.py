"""The numbers of arXiv: their form, and the month of first submission that each one tells."""

from __future__ import annotations

import datetime
import re

from petaday.casebook.front_matter import FrontMatter
from petaday.casebook.paper_address import NUMBER, number_in
from petaday.core.diagnostic import Diagnostic, Span

_NOTE = re.compile(r"\bdate[ds]?\b", re.IGNORECASE)
_FIRST = re.compile(r"\bfirst (?:submission|submitted)\b", re.IGNORECASE)


def month(number: str) -> datetime.date:
    """The first day of the month in which a paper of that number was first submitted.

    >>> str(month("1706.03762v5")), str(month("cs/9901001"))
    ('2017-06-01', '1999-01-01')
    """
    year, part = int((digits := number.rpartition("/")[2])[:2]), int(digits[2:4])
    return datetime.date((1900 if year > 90 else 2000) + year, part, 1)


def date_apart(text: str, front: FrontMatter) -> tuple[Diagnostic, ...]:
    """PD513: the date of a page is of another month than its paper's number, and no note says which date it is.

    A date by the first submission has to be of the number's month; an announcement or a release may be of any.
    """
    number = front.paper and (front.paper.arxiv or number_in(front.paper.url or ""))
    if not number or front.date is None or not NUMBER.fullmatch(number):
        return ()
    first = month(number)
    if (front.date.year, front.date.month) == (first.year, first.month):
        return ()
    told = [note for note in front.notes if _NOTE.search(note)]
    if told and not any(map(_FIRST.search, told)):
        return ()
    said = f"the date {front.date} is not of the month in which arXiv {number} was first submitted, {first:%Y-%m}"
    return (Diagnostic("PD513", "warning", said, _place(text), _ADVICE),)


_ADVICE = "date the page by the first submission, or say in one of its notes which date it is"


def _place(text: str) -> Span:
    found = re.search(r"^date:.*$", text, re.MULTILINE)
    return Span(found.start(), found.end()) if found else Span(0, 0)
