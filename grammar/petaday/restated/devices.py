"""A device's figure against those that are listed: another device's peak, and what its memory cannot hold."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from petaday.core.diagnostic import Span
from petaday.core.figures import figure as written
from petaday.hardware import find
from petaday.hardware.catalogue import devices
from petaday.hardware.device import Device, Peak
from petaday.hardware.memory import memory
from petaday.restated.amounts import COUNT, Amount, Sentence, amounts, count
from petaday.restated.twice import Twice

NAME = re.compile(
    r"(?<![\w-])(?:(?:NVIDIA|AMD|Google|Intel)[ ])?(?P<name>(?:(?:TPU|RTX|GTX|Tesla|Gaudi|Instinct|Trainium)[ -]?)?"
    r"(?:v\d[a-z]{0,2}|[A-Z]{1,3}\d{2,4}[A-Za-z]{0,2}|(?<=Gaudi)\d|(?<=Gaudi )\d)(?:[ -](?:SXM\d?|PCIe|NVL))?)(?![\w-])"
)
PRECISION = re.compile(r"(?i)(?<![a-z\d])(?P<p>bf16|bfloat16|fp16|float16|fp8|tf32|fp32|float32|fp64|int8)(?!\d)")
_RATE = re.compile(r"(?i)^(?P<prefix>[TP])(?:FLOPS?|FLOP/s|OPS)$")
_PEAK = re.compile(r"(?i)\b(?:peak|theoretical|R_?peak|rated|listed|data ?sheet|spec(?:ification)?s?)\b|R_peak")
_MEASURED = re.compile(
    r"(?i)\b(?:achiev|measur|reach|sustain|utili[sz]|observ|attain|realized|actual|we (?:get|got|see)|average|effective"
    r"|mfu|hfu|up from|compared|versus|vs\.?|than|equivalent|instead|limited|export|cluster|total|pod|per node|DGX|HGX"
    r"|sparse|sparsity)"
)
_FITS = re.compile(
    rf"(?i)\b(?:fits?(?: (?:on|in|into))?|fit on|held by) (?:a single node of )?(?P<n>{COUNT}) ?[x×]? ?$"
)
_SAME = {"bfloat16": "bf16", "float16": "fp16", "float32": "fp32"}
_MANY = (1, 2, 0.5, 4, 8, 16, 0.25)
_NEAR = 0.012


def listed_peaks(sentence: Sentence) -> Iterator[Twice]:
    """A peak of a sentence that its one device does not have, and another one does.

    >>> [one.message for one in listed_peaks(Sentence(0, "on an H100 (peak = 312 TFLOPS)"))]
    ['312 TFLOPS is no listed peak of the H100: it is the NVIDIA A100’s in fp16/bf16.']
    >>> [one.message for one in listed_peaks(Sentence(0, "the B200 has a dense FP16 peak of 4,500 TFLOPS"))]
    ['4,500 TFLOPS is twice the dense fp16 peak that is listed for the B200: 2,250 TFLOPS.']
    """
    text = sentence.text
    named = {found["name"]: device for found in NAME.finditer(text) if (device := find(found["name"]))}
    if len(named) != 1 or _MEASURED.search(text):
        return
    ((name, device),) = named.items()
    rates = [one for one in amounts(text) if _RATE.match(one.unit)]
    precisions = {_SAME.get(found["p"].lower(), found["p"].lower()) for found in PRECISION.finditer(text)}
    if len(rates) != 1 or len(precisions) > 1 or not (_PEAK.search(text) or precisions):
        return
    precision = next(iter(precisions), "")
    yield from _judged(sentence, name, device, rates[0], precision)


def _judged(sentence: Sentence, name: str, device: Device, rate: Amount, precision: str) -> Iterator[Twice]:
    prefix = 1e12 if rate.unit[0].upper() == "T" else 1e15
    value, room = rate.value * prefix, max(rate.half / rate.value, _NEAR)
    own = [peak for one in _family(device) for peak in one.peaks]
    span = Span(sentence.start + rate.start, sentence.start + rate.end)
    dense = [peak for peak in device.peaks if precision and peak.at(precision) and peak.sparsity == "dense"]
    if dense and re.search(r"(?i)\bdense\b", sentence.text) and _all_twice(dense, value, room):
        worked = f"{written(dense[0].value / prefix)} {rate.unit}"
        told = f"{rate.text} is twice the dense {precision} peak that is listed for the {name}: {worked}."
        yield Twice(span, "a listed peak", name, rate.text, worked, 2.0, fits=False, told=told)
        return
    if any(abs(value / (peak.value * many) - 1) <= max(room, 0.04) for peak in own for many in _MANY):
        return
    other = _others(round(value / 1e12, 1), precision or "fp16")
    if other and len(own) > 1:
        theirs, peak = other
        listed = next((one for one in device.peaks if one.at(precision or "fp16")), device.peaks[0])
        worked = f"{written(listed.value / prefix)} {rate.unit}"
        told = f"{rate.text} is no listed peak of the {name}: it is the {theirs.name}’s in {peak.precision}."
        yield Twice(span, "a listed peak", name, rate.text, worked, value / listed.value, fits=False, told=told)


def _all_twice(dense: list[Peak], value: float, room: float) -> bool:
    return all(abs(value / peak.value / 2 - 1) <= room for peak in dense)


def _family(device: Device) -> list[Device]:
    """The device, and those that share its number: an H100 may be any of three."""
    model = re.search(r"[A-Z]{0,3}\d{2,4}", device.name.replace("Instinct ", ""))
    return [one for one in devices() if model and model[0] in one.name] or [device]


@lru_cache(maxsize=512)
def _others(tera: float, precision: str) -> tuple[Device, Peak] | None:
    """The data-centre device whose listed peak at a precision is that, to three digits."""
    for device in devices():
        for peak in device.peaks if memory(device.id) or "V100" in device.name else ():
            if peak.at(precision) and peak.unit != "vector" and abs(peak.value / 1e12 / tera - 1) < 0.003:
                return device, peak
    return None


def held(sentence: Sentence) -> Iterator[Twice]:
    """What is said to fit devices whose memory is less.

    >>> [one.message for one in held(Sentence(0, "The weights (~700 GB, fits 8×H100) are served"))]
    ['700 GB does not fit 8 × H100, which have 640 GB.']
    """
    text = sentence.text
    for found in NAME.finditer(text) if "fit" in text else ():
        fits, device = _FITS.search(text[: found.start("name")]), find(found["name"])
        listed = memory(device.id) if device else None
        before = [one for one in amounts(text[: fits.start()]) if one.unit in {"GB", "TB"}] if fits else []
        if not fits or not listed or len(before) != 1:
            continue
        many = count(fits["n"])
        size, need = (
            max(listed.sizes) * many,
            before[0].value * (1e9 if before[0].unit == "GB" else 1e12),
        )
        if size and need > size * 1.08:
            name = f"{written(many)} × {found['name']}"
            worked = f"{written(size / 1e9)} GB"
            told = f"{before[0].text} does not fit {name}, which have {worked}."
            span = Span(sentence.start + before[0].start, sentence.start + before[0].end)
            yield Twice(span, "a memory", name, before[0].text, worked, need / size, fits=False, told=told)
