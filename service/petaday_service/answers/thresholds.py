"""Answers `is this above 1e25 FLOP?`, `which threshold does it cross?`: a figure compared with limits."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from petaday.core.figures import figure
from petaday.law import Rule, rules, thresholds
from petaday.report import Report
from petaday_service.answers import legal
from petaday_service.conversation.context import Talk
from petaday_service.conversation.intents import Threshold
from petaday_service.conversation.parts import Error, Part, Table, Text, Work
from petaday_service.conversation.work_part import audit, work

PROMISED = 2.0
"""The factor the methods promise: a figure that is nearer to a limit does not decide."""

IT = frozenset({"it", "this", "that", "ans", "the result", "the run", "the training", "the model"})
LAW = re.compile(r"\b(?:thresholds?|limits?|law|rules?|ai act)\b", re.IGNORECASE)
RISKS = ("systemic", "general-purpose", "frontier", "safety")
SIDES = ("above", "level with", "below")
PAGE = " The rules with their sources stand on the page “The law”."


class Limit(NamedTuple):
    """A limit in base units and the rule it belongs to; the rule is empty for any other figure.

    What decides nothing any more where the limit holds is told beside it.
    """

    value: float
    rule: str = ""
    unit: str = "FLOP"
    past: str = ""


class Compared(NamedTuple):
    """A figure with its name, value in base units, unit and interval, the calculation it comes from and its domain."""

    name: str
    value: float
    unit: str
    interval: tuple[float, float] | None = None
    card: Work | None = None
    domain: str | None = None


def threshold(asked: Threshold, talk: Talk, current: Report | None = None) -> tuple[Part, ...]:
    """Returns the ratio to each limit, and on which side of it the figure and its interval lie.

    Args:
        asked: what is compared, and with which limit.
        talk: the conversation.
        current: the figure that is spoken of.
    """
    limits = _limits(asked.limit, talk)
    if isinstance(limits, Text):
        return (limits,)
    if not asked.what:
        return listed(limits)
    found = _compared(asked.what, talk, current)
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
    asked_too = _law(found, limits) if unit == "FLOP" or told else ""
    text = f"{' '.join(_sides(found, limits))}{told}{asked_too}"
    return (Text(text=text), *((_ratios(found, limits),) if len(limits) > 1 else ()), *card)


def listed(limits: Sequence[Limit] = ()) -> tuple[Part, ...]:
    """Returns the known thresholds and the rule of each."""
    meant: set[float | None] = {limit.value for limit in limits}
    meant = meant or {rule.figure for rule in rules()}
    rows = tuple(
        (f"{figure(rule.figure)} {rule.unit}", rule.name, rule.told)
        for rule in rules()
        if rule.figure in meant and rule.figure is not None and rule.kind == "training"
    )
    told = f"Operations of training above which a rule of the law looks at a model, as far as is known here.{PAGE}"
    table = Table(caption="Thresholds of training compute", columns=("Threshold", "For", "Status"), rows=rows)
    return (Text(text=told, say=("which threshold does it cross?",)), table)


def _law(found: Compared, limits: Sequence[Limit]) -> str:
    """What the rules behind the limits ask besides the figure, and what decides nothing any more."""
    met = tuple(rule for limit in limits if limit.rule for rule in _behind(limit))
    told = " ".join(filter(None, (legal.asks(found.value, found.domain, met, found.name), limits[0].past)))
    return f" {told}{PAGE}" if told else ""


def _behind(limit: Limit) -> tuple[Rule, ...]:
    return tuple(rule for rule in legal.of(limit.value) if rule.name in limit.rule)


def _limits(words: str, talk: Talk) -> tuple[Limit, ...] | Text:
    """The legal thresholds that are meant, or the figure that is given; a text where neither can be told."""
    said = words.casefold()
    places = legal.named(said)
    risks = [risk for risk in RISKS if risk in said]
    if not words or places or risks or LAW.search(said):
        named = LAW.sub("", re.sub(r"\b(?:an?|any|the|all|legal)\b", "", said)).strip()
        among = [rule for rule in places or rules() if not risks or any(risk in rule.name for risk in risks)]
        meant = [rule for rule in among if rule.decides]
        past = legal.past(places)
        if meant and (not named or places or risks):
            values = sorted({rule.figure for rule in meant if rule.figure is not None})
            return tuple(Limit(value, _names(value, meant), past=past) for value in values)
        if past:
            return Text(text=past + PAGE, say=("thresholds",))
        there = "; ".join(f"{figure(value)} FLOP: {rule}" for value, rule in thresholds())
        return Text(text=f"I know no threshold called “{words}”. There is {there}.", say=("thresholds",))
    if known := talk.quantity(words):
        return (_ruled(Limit(known.value, unit=str(known.dimension))),)
    report = audit(words, talk.book(words))
    if report.value is None:
        say = ("is it above 1e25 FLOP?", "which threshold does it cross?")
        return Text(text=f"What “{words}” is here, I cannot tell. Say an amount or a threshold:", say=say)
    return (_ruled(Limit(report.value, unit=report.unit or "1")),)


def _ruled(limit: Limit) -> Limit:
    """The limit with its legal rule, where it is a legal threshold."""
    return limit._replace(rule=dict(thresholds()).get(limit.value, "")) if limit.unit == "FLOP" else limit


def _names(value: float, among: Sequence[Rule]) -> str:
    return "; ".join(rule.name for rule in among if rule.figure == value)


def _compared(words: str, talk: Talk, current: Report | None) -> Compared | Text:
    """The figure that is meant: a result by its name, a system, or an amount."""
    if words.casefold() in IT and current is not None:
        return _figure("The result", current)
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
        return _figure(page.front.title, counts[-1])._replace(domain=page.front.domain)
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
