"""Answers `is this above 1e25 FLOP?`, `which threshold does it cross?`: a figure compared with limits."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from petaday.core.figures import figure
from petaday.law import THRESHOLDS
from petaday.report import Report
from petaday_service.conversation.context import Talk
from petaday_service.conversation.intents import Threshold
from petaday_service.conversation.parts import Error, Part, Table, Text, Work
from petaday_service.conversation.work_part import audit, work

PROMISED = 2.0
"""The factor the methods promise: a figure that is nearer to a limit does not decide."""

NEAR = 10.0
"""Within this factor of a limit it may matter what was counted."""

IT = frozenset({"it", "this", "that", "ans", "the result", "the run", "the training", "the model"})
LAW = re.compile(r"\b(?:thresholds?|limits?|law|rules?|ai act)\b", re.IGNORECASE)
PLACES = {"EU": r"\b(?:eu|european?|ai act)\b", "US": r"\b(?:us|usa|american?|executive order|order)\b"}
RISKS = ("systemic", "general-purpose", "reporting")
SIDES = ("above", "level with", "below")
COUNTED = (
    " The EU's guidelines count all that contributes to a model, synthetic data too, and leave out what is computed "
    "again to save memory (page “What is counted”); whether this figure is counted so, only its source can say."
)


class Limit(NamedTuple):
    """A limit in base units and the rule it belongs to; the rule is empty for any other figure."""

    value: float
    rule: str = ""
    unit: str = "FLOP"


class Compared(NamedTuple):
    """A figure with its name, its value in base units, unit and interval, and the calculation it comes from."""

    name: str
    value: float
    unit: str
    interval: tuple[float, float] | None = None
    card: Work | None = None


def threshold(asked: Threshold, talk: Talk) -> tuple[Part, ...]:
    """Returns the ratio to each limit, and on which side of it the figure and its interval lie."""
    limits = _limits(asked.limit, talk)
    if isinstance(limits, Text):
        return (limits,)
    if not asked.what:
        return listed(limits)
    found = _compared(asked.what, talk)
    if isinstance(found, Text):
        return (found,)
    card = (found.card,) if found.card else ()
    unit, told = limits[0].unit, ""
    if {found.unit, unit} == {"1", "FLOP"}:
        bare = found.value if found.unit == "1" else limits[0].value
        told = f" {figure(bare)} is read as FLOP, which is what a threshold counts."
        found, limits = found._replace(unit="FLOP"), tuple(_ruled(one._replace(unit="FLOP")) for one in limits)
    elif found.unit != unit:
        message = f"{found.name} is {_shown(found.value, found.unit)}, which cannot be set beside a figure in {unit}."
        return (Error(code="no-comparison", message=message), *card)
    if min(found.value, *(one.value for one in limits)) <= 0:
        message = "Only figures above zero can be set beside each other."
        return (Error(code="no-comparison", message=message), *card)
    close = any("EU" in one.rule and 1 / NEAR < found.value / one.value < NEAR for one in limits)
    text = f"{' '.join(_sides(found, limits))}{told}{COUNTED if close else ''}"
    return (Text(text=text), *((_ratios(found, limits),) if len(limits) > 1 else ()), *card)


def listed(limits: Sequence[Limit] = ()) -> tuple[Part, ...]:
    """Returns the known thresholds and the rule of each."""
    limits = limits or tuple(Limit(value, rule) for value, rule in THRESHOLDS)
    rows = tuple((f"{figure(limit.value)} FLOP", limit.rule) for limit in limits)
    told = "Operations of training above which a rule of the law applies, as far as they are known here:"
    table = Table(caption="Thresholds of training compute", columns=("Threshold", "For"), rows=rows)
    return (Text(text=told, say=("which threshold does it cross?",)), table)


def _limits(words: str, talk: Talk) -> tuple[Limit, ...] | Text:
    """The legal thresholds that are meant, or the figure that is given; a text where neither can be told."""
    said = words.casefold()
    places = [place for place, pattern in PLACES.items() if re.search(pattern, said)]
    risks = [risk for risk in RISKS if risk in said]
    if not words or places or risks or LAW.search(said):
        named = LAW.sub("", re.sub(r"\b(?:an?|any|the|all|legal)\b", "", said)).strip()
        meant = tuple(
            Limit(value, rule)
            for value, rule in THRESHOLDS
            if (not places or any(place in rule for place in places)) and (not risks or any(r in rule for r in risks))
        )
        if meant and (not named or places or risks):
            return meant
        rules = "; ".join(f"{figure(value)} FLOP: {rule}" for value, rule in THRESHOLDS)
        return Text(text=f"I know no threshold called “{words}”. There is {rules}.", say=("thresholds",))
    if known := talk.quantity(words):
        return (_ruled(Limit(known.value, unit=str(known.dimension))),)
    report = audit(words, talk.book(words))
    if report.value is None:
        say = ("is it above 1e25 FLOP?", "which threshold does it cross?")
        return Text(text=f"What “{words}” is here, I cannot tell. Say an amount or a threshold:", say=say)
    return (_ruled(Limit(report.value, unit=report.unit or "1")),)


def _ruled(limit: Limit) -> Limit:
    """The limit with its legal rule, where it is a legal threshold."""
    return limit._replace(rule=dict(THRESHOLDS).get(limit.value, "")) if limit.unit == "FLOP" else limit


def _compared(words: str, talk: Talk) -> Compared | Text:
    """The figure that is meant: a result by its name, a system, or an amount."""
    if words.casefold() in IT:
        last = next((work for work in talk.results() if work.report.unit == "FLOP"), None) or talk.last()
        if last is None:
            told = "There is no result yet; type a calculation first, or say the figure:"
            return Text(text=told, say=("is 3e25 FLOP above 1e25 FLOP?",))
        text = f"`{' '.join(last.report.text.split())}`"
        return _figure("The result" if last == talk.last() else f"The last count of operations, {text}", last.report)
    if known := talk.named(words):
        return _figure(f"`{words}`", known.report)
    page = talk.casebook.find(words) if re.match(r"\D", words) else None
    if page and page.headline and (counts := [one for one in page.headline.reports if one.pfs_days]):
        return _figure(page.front.title, counts[-1])
    text = talk.resolved(words)
    report = audit(text, talk.book(text))
    if report.value is None:
        return Text(text=f"What “{words}” is here, I cannot tell.", say=("is it above 1e25 FLOP?", "thresholds"))
    return _figure(f"“{words}”", report, work(report, text, ans=True))


def _figure(name: str, report: Report, card: Work | None = None) -> Compared:
    return Compared(name, report.value or 0.0, report.unit or "1", report.interval, card)


def _sides(found: Compared, limits: Sequence[Limit]) -> Iterator[str]:
    """Yields sentences: on which side of each limit the figure lies, and where its accuracy leaves that open."""
    name = found.name if found.name[0] == "“" else f"{found.name} ({_shown(found.value, found.unit)})"
    if len(limits) == 1:
        limit = limits[0]
        of = f", the threshold for {limit.rule}" if limit.rule else ""
        yield f"{name} is {_beside(found, limit)} {_shown(limit.value, found.unit)}{of}: {_times(found, limit)} it."
    else:
        met = {side: [_shown(one.value, one.unit) for one in limits if _beside(found, one) == side] for side in SIDES}
        yield f"{name} is {' and '.join(f'{side} {_and(ones)}' for side, ones in met.items() if ones)}."
    for limit in limits:
        which = "" if len(limits) == 1 else f" of {_shown(limit.value, found.unit)}"
        if _on_both_sides(found, limit) and found.interval:
            ends = " to ".join(figure(end) for end in found.interval)
            yield f"Its interval ({ends}) is on both sides{which}, so the figure alone does not decide."
        elif limit.rule and 1 / PROMISED < found.value / limit.value < PROMISED:
            yield f"That is within a factor of 2{which}, and the methods promise no more, so it alone does not decide."


def _and(words: Sequence[str]) -> str:
    return " and ".join([", ".join(words[:-1]), words[-1]] if words[1:] else words)


def _beside(found: Compared, limit: Limit) -> str:
    return SIDES[0] if found.value > limit.value else SIDES[2] if found.value < limit.value else SIDES[1]


def _on_both_sides(found: Compared, limit: Limit) -> bool:
    return found.interval is not None and found.interval[0] < limit.value < found.interval[1]


def _times(found: Compared, limit: Limit) -> str:
    times = found.value / limit.value
    return f"{figure(times, 3)} times" if times >= 0.1 or not times else f"1/{figure(1 / times, 3)} of"


def _ratios(found: Compared, limits: Sequence[Limit]) -> Table:
    rows = tuple(
        (
            _shown(limit.value, limit.unit),
            limit.rule,
            figure(found.value / limit.value, 3),
            "on both sides" if _on_both_sides(found, limit) else _beside(found, limit),
        )
        for limit in limits
    )
    return Table(caption="The figure over each threshold", columns=("Threshold", "For", "Ratio", "Side"), rows=rows)


def _shown(value: float, unit: str) -> str:
    return f"{figure(value)} {unit}".removesuffix(" 1")
