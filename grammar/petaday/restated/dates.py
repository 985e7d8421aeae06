"""A time between two dates, and how long it is said to be: `2023-01-10 to 2023-02-09 (30 days)`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from petaday.core.diagnostic import Span
from petaday.core.figures import figure as written
from petaday.restated.amounts import Sentence
from petaday.restated.twice import Twice

_MONTHS = "january february march april may june july august september october november december".split()  # noqa: SIM905
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?"
_ISO = r"\d{4}-\d{2}-\d{2}"
_WORDS = rf"(?:{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?(?:,? \d{{4}})?|\d{{1,2}} {_MONTH}(?:,? \d{{4}})?)"
_BETWEEN = re.compile(
    rf"(?:\bfrom )?(?P<a>{_ISO}|{_WORDS}) {{0,2}}(?:to|until|till|through|and|-|–|—) {{0,2}}(?P<b>{_ISO}|{_WORDS})"
    r"(?:,| \(|: | -| –|, i\.e\.,?| for| which is| that is) ?"
    r"(?P<about>about |around |roughly |nearly |almost |over |~ ?|≈ ?)?"
    r"(?P<n>\d{1,4}(?:\.\d)?) (?P<u>days|weeks|months)\b"
)
_DAYS = {"days": 1.0, "weeks": 7.0, "months": 30.44}


def between_dates(sentence: Sentence) -> Iterator[Twice]:
    """A time between two dates of one sentence that another length is given.

    >>> text = "It ran from 11 March 2022 to 6 July 2022 (97 days)"
    >>> [(one.second, one.worked) for one in between_dates(Sentence(0, text))]
    [('97 days', '117 days')]
    """
    for found in _BETWEEN.finditer(sentence.text):
        last = _date(found["b"], None)
        first = _date(found["a"], last)
        if not first or not last or not 0 < (last - first).days < 4000:
            continue
        size = _DAYS[found["u"]]
        stated, days = float(found["n"]) * size, float((last - first).days)
        room = max(1.0, 0.6 * size, 0.12 * days if found["about"] else 0.02 * days)
        fits = days - room <= stated <= days + 1 + room
        if fits or 0.4 < stated / days < 2.5:
            span = Span(sentence.start + found.start("n"), sentence.start + found.end("u"))
            shown = f"{written(days / size, 3)} {found['u']}"
            said = f"{found['n']} {found['u']}"
            yield Twice(span, "dates", f"{found['a']} to {found['b']}", said, shown, stated / days, fits)


def _date(text: str, other: date | None) -> date | None:
    """A date in digits or with the name of its month; without a year that of the other one."""
    try:
        if re.fullmatch(_ISO, text):
            return date.fromisoformat(text)
        numbers = [int(one) for one in re.findall(r"\d+", text)]
        year = next((one for one in numbers if one > 31), other.year if other else 0)
        day = next(one for one in numbers if one <= 31)
        name = re.search(r"[A-Za-z]{3}", re.sub(r"\d{1,2}(?:st|nd|rd|th)", "", text))
        month = next(at for at, full in enumerate(_MONTHS, 1) if name and full.startswith(name[0].lower()))
        return date(year, month, day) if year else None
    except (ValueError, StopIteration):
        return None
