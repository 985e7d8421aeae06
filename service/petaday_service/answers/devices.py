"""Answers what devices can do, and what a sum of money buys of their time."""

from __future__ import annotations

from petaday import hardware
from petaday.core.figures import figure
from petaday.facts import Fact
from petaday.facts.methods import noun
from petaday_service.answers.defined_device import device as described
from petaday_service.answers.moving import Moved
from petaday_service.answers.run_answer import compute
from petaday_service.conversation.heard import Heard
from petaday_service.conversation.parts import Next, Part, Text
from petaday_service.conversation.run import NOWHERE, Run, peak_of
from petaday_service.conversation.work_part import audit, work


def peak(heard: Heard, run: Run) -> tuple[Part, ...]:
    """Returns the listed peak of the device that is named, at the precision that is named; of several, together."""
    facts = dict(heard.facts)
    fact = facts.get("device") or run.facts.get("device")
    device = hardware.find(" ".join(fact.text.split())) if fact else None
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


def buys(heard: Heard, run: Run) -> tuple[Part, ...]:
    """Returns the device-hours, and the compute, that a sum of money is enough for."""
    facts = dict(heard.facts)
    money = facts.get("cost") or run.facts.get("cost")
    price = facts.get("price") or run.facts.get("price")
    if money is None and (before := run.asked("cost")) and (spent_before := audit(before).value):
        money = Fact(kind="cost", value=spent_before, unit="USD", span=NOWHERE, text="")
    if money is None or price is None or not money.value or not price.value:
        told = "Say the sum, the price of a device-hour and the device, for instance:"
        return (Text(text=told, say=("how much compute does $1M buy at $2 per H100-hour?",)),)
    device = facts.get("device") or run.facts.get("device")
    hours = money.value / price.value
    line = f"{money.value:.6g} USD / (${price.value:.6g} per GPU-hour) = ? GPU-hours"
    report = audit(line)
    shown = report.solution.shown if report.solution else f"{figure(hours)} GPU-hours"
    spent = Fact(
        kind="device_time",
        value=hours * 3600,
        unit="s",
        span=NOWHERE,
        text="",
        source="derived",
        because=f"{figure(money.value)} USD at ${figure(price.value)} a device-hour",
    )
    new = {"device_time": spent, "price": price} | ({"device": device} if device else {})
    new |= {kind: facts[kind] for kind in ("utilization", "precision") if kind in facts}
    after = Run().told(new)
    bought = Text(text=f"{figure(money.value)} USD buy {shown} at ${figure(price.value)} each.")
    return (bought, work(report, line, "what it buys"), *compute(Moved(Run(), after, tuple(new), fresh=True)))
