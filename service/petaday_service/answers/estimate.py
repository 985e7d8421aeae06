"""The guided estimate: asks for the method, then for each figure in turn, and ends with a content file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import petaday
from petaday import hardware
from petaday.core.figures import figure
from petaday_service.answers import estimate_text
from petaday_service.answers.ask import cited
from petaday_service.answers.rates import may_be_rate
from petaday_service.conversation.content_file import content_file
from petaday_service.conversation.intents import Estimate
from petaday_service.conversation.parts import Choice, Error, Part, Question, Text
from petaday_service.conversation.work_part import audit, work

STOP = frozenset({"stop", "cancel", "never mind", "quit"})


@dataclass(frozen=True, slots=True)
class Slot:
    """One thing to be asked: the question, what is offered, and of which units the answer may be (none: any words)."""

    name: str
    question: str
    offers: tuple[tuple[str, str], ...] = ()
    units: tuple[str, ...] = ()


METHOD = Slot(
    "method",
    "By which method?",
    (
        ("method 1", "count operations: per example, times examples, times epochs"),
        ("method 2", "devices × time × peak rate × utilization"),
    ),
)
SLOTS: Mapping[str, tuple[Slot, ...]] = {
    "1": (
        Slot(
            "operations",
            "What does one forward pass of one example take? Say FLOP, or MAC for multiply-adds.",
            (("0.72 GMAC", "AlexNet"), ("16 GMAC", "VGG"), ("11.4 GMAC", "ResNet-152")),
            ("FLOP",),
        ),
        Slot(
            "examples",
            "How many examples does the dataset have?",
            (("1.2M images", "ImageNet"), ("1 million images", "")),
            ("1",),
        ),
        Slot(
            "epochs",
            "How many epochs, passes over the dataset?",
            (("1 epoch", ""), ("90 epochs", "as AlexNet")),
            ("1",),
        ),
        Slot(
            "passes",
            "How much for forward and backward pass together?",
            (("3", "the forward pass, and twice that for the backward pass"), ("1", "inference only")),
            ("1",),
        ),
    ),
    "2": (
        Slot(
            "devices",
            "On how many devices, and which?",
            (("8 H100", ""), ("64 A100", ""), ("2 GTX 580", "as AlexNet")),
            ("1",),
        ),
        Slot("rate", "What is the peak rate of one device?", (("5 TFLOP/s", ""), ("100 TFLOP/s", "")), ("FLOP/s",)),
        Slot("time", "For how long did it train?", (("3 days", ""), ("2 weeks", "")), ("s",)),
        Slot(
            "utilization",
            "Which part of the peak was used?",
            (
                ("0.33", "assumed for GPUs in 2018"),
                ("0.17", "assumed for CPUs in 2018"),
            ),
            ("1",),
        ),
    ),
}
LAST = (
    Slot("name", "What is the system called?", (("Unnamed", ""),)),
    Slot(
        "source", "Where do the figures come from? A title, an address, an arXiv number.", (("ours", "no source yet"),)
    ),
)


def begin(asked: Estimate) -> tuple[Part, ...]:
    """Returns the first question; what was said with `estimate` is not asked again."""
    if asked.method not in (None, 1, 2):
        return (no_such(asked.method, "estimate by "),)
    known = [("method", str(asked.method))] if asked.method else []
    known += [("name", asked.name)] if asked.name else []
    return _next(known)


def from_text(text: str) -> tuple[Part, ...]:
    """Works a pasted text that tells enough of a run, or asks for what it leaves out; nothing where it tells none."""
    if not text:
        return ()
    sheet = petaday.run_sheet(text)
    done = estimate_text.worked(sheet)
    if done:
        return done
    known = estimate_text.known(sheet)
    if not known:
        return ()
    said = ", ".join(f"{name} {answer}" for name, answer in known[1:])
    peak = sheet.settled("peak")
    listed = f" The rate is not in the text: {peak.because}." if peak and peak.source == "listed" else ""
    return (Text(text=f"Read from the text: {said}.{listed}"), *_next(known))


def go_on(message: str, waiting: Question) -> tuple[Part, ...]:
    """Takes the answer and returns the next question; an answer that does not fit is refused, and asked for again."""
    said = " ".join(message.split())
    if said.casefold().strip(".!") in STOP:
        return (Text(text="The estimate is left off; nothing of it is kept.", say=("estimate",)),)
    slot = _slot(waiting.slot, waiting.so_far)
    wrong = _unfit(slot, said)
    if wrong:
        return (Error(code="not-an-answer", message=wrong), waiting)
    answer = said[-1] if slot is METHOD else said
    return _next([*waiting.so_far, (slot.name, answer)])


def no_such(method: int, say: str) -> Text:
    """Says which two methods there are."""
    one, two = (f"method {number} ({what})" for number, (_, what) in enumerate(METHOD.offers, 1))
    return Text(
        text=f"There is no method {method}. There are {one} and {two}.", say=(f"{say}method 1", f"{say}method 2")
    )


def fits(message: str) -> bool:
    """Whether a message may be an answer in an estimate: short, and no arithmetic."""
    return len(message) <= 200 and "\n" not in message.strip() and not set("=*×+") & set(message)


def _next(known: Sequence[tuple[str, str]]) -> tuple[Part, ...]:
    answers = dict(known)
    slots = (METHOD, *SLOTS.get(answers.get("method", ""), ()), *(LAST if "method" in answers else ()))
    for slot in slots:
        if slot.name not in answers:
            choices = tuple(Choice(say=say, label=label) for say, label in _offers(slot, answers))
            return (Question(text=slot.question, choices=choices, slot=slot.name, so_far=tuple(known)),)
    return _done(answers)


def _offers(slot: Slot, answers: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """The answers offered for a slot; for the rate, the listed peaks of the device that was named."""
    device = _device(answers.get("devices", "")) if slot.name == "rate" else None
    if device is None:
        return slot.offers
    usual = device.usual()
    dense = [peak for peak in device.peaks if peak.sparsity != "sparse"]
    ranked = sorted(dense, key=lambda peak: peak is not usual)[:4]
    return tuple((f"{peak.value / 1e12:.6g} TFLOP/s", f"{device.name}, {peak}; {cited(peak)}") for peak in ranked)


def _slot(name: str, so_far: Sequence[tuple[str, str]]) -> Slot:
    method = dict(so_far).get("method", "")
    return next(slot for slot in (METHOD, *SLOTS.get(method, ()), *LAST) if slot.name == name)


def _unfit(slot: Slot, said: str) -> str:
    """Why this is no answer; empty when it is one."""
    if slot is METHOD:
        return "" if said.casefold() in {"1", "2", "method 1", "method 2"} else "There is method 1 and method 2."
    if not slot.units:
        return "" if said else "Say a few words."
    report = audit(said)
    if slot.units == ("FLOP/s",) and may_be_rate(report):
        return ""  # the calculation will read it as a rate, and say so
    if report.value is None or report.unit not in slot.units:
        kind = {"1": "a number", "s": "a time", "FLOP": "a count of operations", "FLOP/s": "a rate"}[slot.units[0]]
        got = f"is {report.shown}" if report.value is not None else "cannot be read"
        return f"“{said}” {got}; this has to be {kind}, such as {slot.offers[0][0]}."
    if report.value <= 0:
        return f"“{said}” is not above zero."
    if slot.name == "utilization" and report.value > 1:
        return f"“{said}” is more than all of the peak; say a share of it, such as 0.33 or 33%."
    return ""


def _done(answers: Mapping[str, str]) -> tuple[Part, ...]:
    if answers["method"] == "2":
        share = answers["utilization"]
        share = share if share[-1:].isalpha() else f"{share} utilization"
        text = f"{answers['devices']} * {answers['rate']} * {answers['time']} * {share}"
    else:
        forward = answers["operations"]
        text = f"{forward} * {answers['examples']} * {_counted(answers['epochs'], 'epochs')} * {answers['passes']}"
    report = audit(text)
    days = f", {figure(report.pfs_days)} pfs-days" if report.pfs_days is not None else ""
    said = (
        f"{answers['name']} by method {answers['method']}: {report.shown}{days}. The methodology claims a factor "
        "of two to three. The file below goes into content/systems/ as it is."
    )
    method = 1 if answers["method"] == "1" else 2
    source = "" if answers["source"] == "ours" else answers["source"]
    file = content_file(text, name=answers["name"], method=method, source=source)
    return (
        Text(text=said, say=("where does this sit?", "what if utilization = 0.5")[:method]),
        work(report, text, ans=True),
        file,
    )


def _counted(number: str, noun: str) -> str:
    return number if number[-1:].isalpha() else f"{number} {noun}"


def _device(text: str) -> hardware.Device | None:
    return hardware.find(text.lstrip("0123456789., "))
