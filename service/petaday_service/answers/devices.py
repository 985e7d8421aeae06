"""Answers what devices can do, and what a sum of money buys of their time."""

from __future__ import annotations

from petaday import hardware
from petaday.core.figures import figure
from petaday.facts import Fact
from petaday.facts.methods import noun
from petaday.hardware import Device
from petaday_service.answers.asking import ask
from petaday_service.answers.defined_device import device as described
from petaday_service.answers.glossary import term_in
from petaday_service.answers.moving import Moved
from petaday_service.answers.optimal import optimal
from petaday_service.answers.run_answer import compute
from petaday_service.conversation.following import NOWHERE, peak_of
from petaday_service.conversation.heard import Heard
from petaday_service.conversation.parts import Next, Part, Table, Text, Work
from petaday_service.conversation.run import Run
from petaday_service.conversation.spoken.amounts import Words
from petaday_service.conversation.work_part import audit, work


def peak(heard: Heard, run: Run) -> tuple[Part, ...]:
    """Returns the listed peak of the device that is named, at the precision that is named; of several, together."""
    facts = dict(heard.facts)
    named = list({one.device.id: one.device for one in Words(heard.text).devices.values()}.values())
    if len(named) > 1 and not set(facts) - {"device", "precision"}:
        return _side_by_side(named, facts)
    fact = facts.get("device") or run.facts.get("device")
    device = hardware.find(" ".join(fact.text.split())) if fact else None
    if (device is None or fact is None) and (found_term := term_in(heard.words)):
        return (Text(text=f"{found_term.names[0]}: {found_term.says}", say=("what is the peak of an H100?",)),)
    if device is None or fact is None:
        told = "Of which device? I have the listed peaks of NVIDIA's, Google's, AMD's, Amazon's, Huawei's and others."
        return (Text(text=told, say=("what is the peak of an H100?", "what is the peak of a TPU v5p?")),)
    precision = facts.get("precision")
    found = peak_of(device, precision.text.casefold() if precision else "")
    if found is None:
        told = f"For the {device.name} no dense peak at {precision.text if precision else 'any precision'} is listed."
        return (Text(text=told), *described(device)[1:])
    each = f"{figure(found.value / 1e12)} TFLOP/s"
    listed = found.source.partition(";")[0] if found.verified else "no source that was looked up"
    told = (
        f"The peak of the {device.name} is {each} ({found}), listed by {listed}. No run keeps all of it "
        f"up: 30 to 45 % is usual."
    )
    count = facts.get("devices")
    if count is None or not count.value or count.value <= 1:
        return (
            Text(text=told),
            *described(device)[1:],
            Next(say=(f"512 {fact.text} for 3 weeks at 40%", "what is MFU?")),
        )
    kept = Run().told({kind: facts[kind] for kind in ("devices", "device", "precision") if kind in facts})
    line = f"{count.value:.6g} {noun(kept.settled)} * {found.value / 1e12:.6g} TFLOP/s"
    report = audit(line)
    return (
        Text(text=f"{report.shown} for {figure(count.value)} of them. {told}"),
        work(report, line),
        kept.part(("devices", "device")),
        Next(say=("for 3 weeks at 40%", "what is MFU?")),
    )


def _side_by_side(named: list[Device], facts: dict[str, Fact]) -> tuple[Part, ...]:
    """The peaks of several devices, and how many times the first the others are."""
    precision = facts["precision"].text.casefold() if "precision" in facts else ""
    peaks = [(one, peak_of(one, precision) or one.usual()) for one in named]
    listed = [(one, peak) for one, peak in peaks if peak is not None]
    if not listed:
        return (Text(text="None of them has a listed peak."),)
    first = listed[0][1].value
    told = "; ".join(f"{one.name} {figure(peak.value / 1e12)} TFLOP/s ({peak})" for one, peak in listed)
    times = "; ".join(
        f"the {one.name} is {figure(peak.value / first, 3)} times the {listed[0][0].name}" for one, peak in listed[1:]
    )
    rows = tuple(
        (one.name, f"{figure(peak.value / 1e12)} TFLOP/s", str(peak), figure(peak.value / first, 3))
        for one, peak in listed
    )
    table = Table(caption="Listed peaks", columns=("Device", "Peak", "Kind", f"÷ {listed[0][0].name}"), rows=rows)
    return (
        Text(text=f"{told}. So {times}." if times else f"{told}."),
        table,
        Next(say=("512 H100s for 3 weeks at 40%", "what is MFU?")),
    )


def buys(heard: Heard, run: Run, *, sized: bool = False) -> tuple[Part, ...]:
    """Returns the device-hours, the compute, and where `sized` the model, that a sum of money is enough for."""
    facts = dict(heard.facts)
    money = facts.get("cost") or run.facts.get("cost")
    facts = {**{kind: run.facts[kind] for kind in ("utilization", "precision") if kind in run.facts}, **facts}
    price = facts.get("price") or run.facts.get("price")
    if money is None and (before := run.asked("cost")) and (spent_before := audit(before).value):
        money = Fact(kind="cost", value=spent_before, unit="USD", span=NOWHERE, text="")
    if money is None or price is None or not money.value or not price.value:
        if money is not None and money.value and price is None:
            new = {kind: fact for kind, fact in (("cost", money), ("device", facts.get("device"))) if fact}
            told = f"{figure(money.value)} {money.unit[:3]} buy device time; how much depends on the price of an hour."
            return (Text(text=told), ask("price", run), run.told(new).part(tuple(new)))
        told = "Say the sum, the price of a device-hour and the device, for instance:"
        return (Text(text=told, say=("how much compute does $1M buy at $2 per H100-hour?",)),)
    device = facts.get("device") or run.facts.get("device")
    hours = money.value / price.value
    currency = money.unit[:3] if money.unit[:3] in ("USD", "EUR") else "USD"
    if price.unit[:3] in ("USD", "EUR") and price.unit[:3] != currency:
        told = (
            f"The sum is in {currency} and the price in {price.unit[:3]}, and petaday has no rate between "
            f"them. Say both in one."
        )
        return (Text(text=told, say=(f"at 2 {currency} per GPU-hour",)),)
    line = f"{money.value:.6g} {currency} / ({price.value:.6g} {currency} per GPU-hour) = ? GPU-hours"
    report = audit(line)
    shown = report.solution.shown if report.solution else f"{figure(hours)} GPU-hours"
    spent = Fact(
        kind="device_time",
        value=hours * 3600,
        unit="s",
        span=NOWHERE,
        text="",
        source="derived",
        because=f"{figure(money.value)} {currency} at {figure(price.value)} a device-hour",
    )
    new = {"cost": money, "price": price, "device_time": spent} | ({"device": device} if device else {})
    new |= {kind: facts[kind] for kind in ("utilization", "precision") if kind in facts}
    after = Run().told(new)
    bought = Text(text=f"{figure(money.value)} {currency} buy {shown} at {figure(price.value)} {currency} each.")
    parts = (bought, work(report, line, "what it buys"), *compute(Moved(Run(), after, tuple(new), fresh=True)))
    return (*parts[:3], *_size(after), *parts[3:]) if sized and after.line() else parts


def _size(run: Run) -> tuple[Part, ...]:
    """The compute-optimal model that a run is enough for, in words and as a calculation."""
    return tuple(part for part in optimal(Moved(run, run)) if isinstance(part, Text | Work))
