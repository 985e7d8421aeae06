"""Answers what a run costs in money, in energy and in emissions, at the price, power and intensity that were given."""

from __future__ import annotations

import re

from petaday import hardware
from petaday.core.figures import figure
from petaday.report import Report
from petaday_service.answers.asking import ask
from petaday_service.answers.moving import Moved
from petaday_service.answers.run_answer import suggestions
from petaday_service.answers.run_words import assumed, ends, written
from petaday_service.answers.solved import lacking
from petaday_service.conversation.fact_words import said
from petaday_service.conversation.heard import Heard
from petaday_service.conversation.parts import Part, Text, Work
from petaday_service.conversation.run import Run
from petaday_service.conversation.work_part import audit, work

NEEDS = {"cost": ("price",), "energy": ("power",), "emissions": ("power", "intensity")}
UNITS = (("GWh", 3.6e12), ("MWh", 3.6e9), ("kWh", 3.6e6))


def spend(wanted: tuple[str, ...], moved: Moved, measure: str = "") -> tuple[Part, ...]:
    """Returns each of `cost`, `energy`, `emissions` that is asked for; asks for the one figure that is missing.

    Args:
        wanted: what is asked for.
        moved: the run.
        measure: the unit of energy that was asked in (`kWh`), or empty.
    """
    run = moved.run
    known = [one for one in wanted if run.asked(one)]
    if not known:
        return _lacking(wanted[0], moved)
    told: list[str] = []
    cards: list[Work] = []
    for one in known:
        line = run.asked(one)
        report = audit(line)
        told += [_told(one, run, report, measure)]
        cards.append(work(report, line, one if len(known) > 1 else "", ans=one == known[-1]))
    told += list(assumed(run, run.asked(known[0])))
    left = next((one for one in wanted if one not in known), "")
    more = (ask(_missing(left, run), run),) if left else ()
    return (Text(text=" ".join(told)), *cards, *more, run.part(moved.changed), *(() if more else (suggestions(run),)))


_FOR_ONE = re.compile(r"(?:per|/|an?|each) ?(?P<noun>[a-z]+\d*[a-z]*\d*?)s?[ -]?(?:h|hr|hrs|hours?)?\b")


def refused(wanted: tuple[str, ...], heard: Heard, run: Run) -> tuple[Part, ...]:
    """Says why a price or a power that was given cannot be taken; nothing where it can, or none was given."""
    if "cost" in wanted:
        if other := next((one for one in heard.parts if one.kind == "money"), None):
            told = f"`{other.unit}` are money that petaday has no rate for. Say the price in dollars or euros:"
            return (Text(text=told, say=("at $2 per GPU-hour", "at 2 euros per GPU-hour")),)
        if (
            re.search(r"\bhow much (?:does|do|is|are|would) (?:an?|one|the) \S+(?: \S+)? cost\b", heard.words)
            and "device" in heard.facts
        ):
            told = (
                "petaday has no prices of devices. It works the cost of a run at the price of a "
                "device-hour that you say:"
            )
            return (Text(text=told, say=("64 A100s for 10 days at $2 per GPU-hour",)),)
        if (
            "price" not in heard.facts
            and re.search(r"\bat \S*\d", heard.words)
            and not (set(heard.facts) - {"device"} or heard.bare)
        ):
            told = "I cannot read a price of a device's time in this. Say it for instance so:"
            return (Text(text=told, say=("at $2 per GPU-hour",)),)
    if (
        "energy" in wanted
        and "power" not in heard.facts
        and re.search(r"\btdp\b|\bwattage\b|\bhow many (?:kilo)?watts\b", heard.words)
    ):
        told = "petaday lists no power of devices: look it up in the maker's data sheet, and say it for instance so:"
        return (Text(text=told, say=("at 700 W each", "1000 W each and a PUE of 1.1")),)
    if "power" in heard.facts and re.search(r"\b(?:in total|altogether|overall|whole cluster)\b", heard.words):
        told = "I take the power of one device. Divide that of the whole by the devices, or say for instance:"
        return (Text(text=told, say=("at 700 W each",)),)
    kind = "price" if "price" in heard.facts else "power" if "power" in heard.facts else ""
    for found in _FOR_ONE.finditer(heard.words) if kind and run.device else ():
        other_device = hardware.find(found["noun"])
        general = {"gpu": "GPU", "tpu": "TPU", "cpu": "CPU"}.get(found["noun"])
        device = run.device
        if device and ((other_device and other_device != device) or (general and device.kind != general)):
            told = (
                f"The {kind} is for one “{found['noun'].upper()}”, and the run is on the {device.name}. "
                f"Say it for one of these."
            )
            return (Text(text=told, say=(f"what would it cost at $2 per {device.kind}-hour?",)),)
    return ()


def also(run: Run, wanted: str) -> tuple[Part, ...]:
    """What the same question comes to after a change of the run; nothing where it cannot be worked."""
    line = run.asked(wanted) if wanted in NEEDS else ""
    report = audit(line) if line else None
    if report is None or report.value is None:
        return ()
    return (Text(text=_told(wanted, run, report)), work(report, line, wanted))


def _told(wanted: str, run: Run, report: Report, measure: str = "") -> str:
    value, span = report.value or 0.0, report.interval
    if wanted == "cost":
        price = run.facts["price"]
        currency = "EUR" if price.unit.startswith("EUR") else "USD"
        a_device = f"{said(price)[0]} EUR" if currency == "EUR" else f"${said(price)[0]}"
        of_node = f" ({price.because})" if price.because.startswith("the price of a node") else ""
        return (
            f"{figure(value)} {currency}{ends(span, f' {currency}')}, at {a_device} a device-hour{of_node}: "
            f"every device is "
            f"paid for the whole time."
        )
    if wanted == "energy":
        asked = [one for one in UNITS if one[0].casefold() == measure]
        unit, scale = next((one for one in asked or UNITS if asked or value >= one[1]), UNITS[-1])
        pue = run.facts.get("pue")
        over = f" and a PUE of {written(pue)}" if pue else "; hosts and cooling are not in it, say a PUE for them"
        power = run.facts.get("power")
        at = f", at {written(power)} a device{over}" if power else ""
        return f"{figure(value / scale)} {unit}{ends(span, f' {unit}', scale)}{at}."
    scale, unit = (1e6, "t") if value >= 1e6 else (1e3, "kg")
    intensity = written(run.facts["intensity"])
    return f"{figure(value / scale)} {unit} of CO2{ends(span, f' {unit}', scale)}, at {intensity}."


def _missing(wanted: str, run: Run) -> str:
    return next((kind for kind in NEEDS[wanted] if kind not in run.facts), NEEDS[wanted][-1])


def _lacking(wanted: str, moved: Moved) -> tuple[Part, ...]:
    run = moved.run
    unknown = [kind for kind in NEEDS[wanted] if kind not in run.facts]
    timed = {"devices", "time"} <= set(run.facts) or "device_time" in run.facts
    if not timed and not (run.line() and "peak" in run.facts):
        kind = "devices" if run.line() else (run.missing()[0] if run.missing() else "run")
        if run.line() and "devices" in run.facts:
            kind = "time"
        what = {"cost": "A cost", "energy": "An energy", "emissions": "An emission"}[wanted]
        told = Text(text=f"{what} is that of the devices' time, which has to be known first.")
        return (told, ask(kind, run), *((run.part(moved.changed),) if run else ()))
    kind = unknown[0] if unknown else lacking("device_time", run)
    return (ask(kind, run), run.part(moved.changed))
