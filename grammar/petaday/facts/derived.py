"""Facts that follow from settled ones: the peak a device is listed with, a batch in tokens, one epoch said in words."""

from __future__ import annotations

from petaday.core.diagnostic import Span
from petaday.facts.passes import operations_each
from petaday.facts.records import Fact
from petaday.facts.surroundings import Surroundings
from petaday.facts.worded import dates, lasted, precisions

_Facts = tuple[tuple[Fact, ...], tuple[int, ...]]


def derived(around: Surroundings, facts: tuple[Fact, ...], chosen: tuple[int, ...]) -> _Facts:
    """The facts with those that follow from them."""
    facts, chosen = _listed_peak(around, facts, chosen)
    for worded in (precisions(around), dates(around)):
        likely = [fact for fact in worded if "/" in fact.unit] or worded  # two dates are when a run went on
        chosen = (*chosen, len(facts) + worded.index(likely[0])) if len(likely) == 1 else chosen
        facts = (*facts, *worded)
    facts, chosen = _between_dates(facts, chosen)
    if each := operations_each(around, [facts[at] for at in chosen]):
        facts, chosen = (*facts, each), (*chosen, len(facts))
    return _batch(facts, chosen)


def _settled(facts: tuple[Fact, ...], chosen: tuple[int, ...], kind: str) -> Fact | None:
    return next((facts[at] for at in chosen if facts[at].kind == kind), None)


def _listed_peak(around: Surroundings, facts: tuple[Fact, ...], chosen: tuple[int, ...]) -> _Facts:
    """The device the run names, and the peak its maker lists, where the text states none."""
    named = {found.device.id: found for found in around.devices.values()}
    counted = _settled(facts, chosen, "devices")
    if counted is not None and len(named) > 1:
        near = [d for d in around.devices.values() if _beside(around, d.first, counted)]
        named = {found.device.id: found for found in near}
    if len(named) != 1:
        return facts, chosen
    found = next(iter(named.values()))
    first, last = around.tokens[found.first], around.tokens[found.last - 1]
    span, written = Span(first.start, last.end), around.text[first.start : last.end]
    device = Fact(
        kind="device",
        value=None,
        unit=found.device.id,
        span=span,
        text=written,
        because=f"it names the {found.device.name}",
    )
    facts, chosen = (*facts, device), (*chosen, len(facts))
    peak = found.device.usual()
    if any(fact.kind == "peak" and fact.scope == "run" for fact in facts) or peak is None:
        return facts, chosen
    listed = Fact(
        kind="peak",
        value=peak.value,
        low=peak.value,
        high=peak.value,
        unit="FLOP/s",
        span=span,
        text=written,
        source="listed",
        because=f"the {found.device.name} is listed with it ({peak})",
    )
    return (*facts, listed), (*chosen, len(facts))


def _between_dates(facts: tuple[Fact, ...], chosen: tuple[int, ...]) -> _Facts:
    """The time between two days, where the text tells no time."""
    date = _settled(facts, chosen, "date")
    seconds = lasted(date) if date else None
    if date is None or not seconds or any(fact.kind == "time" and fact.scope == "run" for fact in facts):
        return facts, chosen
    low, high = seconds - 86400, seconds + 86400
    shape = {"kind": "time", "value": seconds, "low": low, "high": high, "unit": "s", "source": "derived"}
    because = "the days between the two dates"
    return (*facts, date.model_copy(update={**shape, "because": because})), (*chosen, len(facts))


def _beside(around: Surroundings, token: int, counted: Fact) -> bool:
    return 0 <= around.tokens[token].start - counted.span.start <= 60


def _batch(facts: tuple[Fact, ...], chosen: tuple[int, ...]) -> _Facts:
    """A batch in tokens: its sequences times their length; a printed batch that rounds to it is the same."""
    sequences, length = (_settled(facts, chosen, kind) for kind in ("batch_sequences", "sequence_length"))
    if not sequences or not length or not sequences.value or not length.value:
        return facts, chosen
    value = sequences.value * length.value
    stated = [fact for fact in facts if fact.kind == "batch" and fact.scope == "run" and fact.unit == "tokens"]
    rounds = all((fact.low or 0) <= value <= (fact.high or 0) for fact in stated)
    if not rounds:
        return facts, chosen
    batch = Fact(
        kind="batch",
        value=value,
        low=value,
        high=value,
        unit="tokens",
        span=Span(*sequences.span).to(Span(*length.span)),
        text=f"{sequences.text} × {length.text}",
        source="derived",
        because="its sequences times their length" + (", which the printed figure rounds" if stated else ""),
    )
    kept = tuple(at for at in chosen if facts[at].kind != "batch")
    return (*facts, batch), (*kept, len(facts))
