"""Answers `what is an H100?`: a device's peaks and who lists them."""

from __future__ import annotations

from petaday import hardware
from petaday.core.figures import figure
from petaday.hardware import Device
from petaday.hardware.device import Peak
from petaday_service.conversation.parts import Part, Table, Text


def device(found: Device) -> tuple[Part, ...]:
    """Returns the device, the peak that is taken where none is named, all listed peaks and their sources."""
    name = found.aliases[0] if found.aliases else found.name
    released = f", released {found.release}" if found.release else ""
    usual = found.usual()
    taken = f" Where no rate is named, {_rate(usual.value)} ({usual}) is taken." if usual else ""
    note = f" {found.note}" if found.note else ""
    sources = "; ".join(dict.fromkeys(peak.source if peak.verified else cited(peak) for peak in found.peaks))
    cites = f" Source: {sources}." if sources else ""
    text = f"{found.name}: {a(found.kind)} of {found.vendor}{released}.{taken}{note}{cites}"
    rows = tuple((_rate(peak.value), str(peak), cited(peak)) for peak in found.peaks)
    return (
        Text(text=text, say=(f"8 {name} for 3 days at 40%",) if usual else ()),
        Table(caption=f"Peaks listed for the {found.name}", columns=("Peak", "Kind", "Listed by"), rows=rows),
    )


def kind(word: str) -> tuple[Part, ...]:
    """Returns how many devices of a kind (`GPU`, `TPU`) are listed, and the newest of them.

    >>> kind("CPU")[0].say[0][:8], kind("frob")
    ('what is ', ())
    """
    said = word.casefold().removesuffix("s")
    every = [one for one in hardware.devices() if one.kind.casefold() == said]
    if not every:
        return ()
    newest = sorted(every, key=lambda one: str(one.release or ""), reverse=True)[:4]
    text = f"A kind of device: {len(every)} are listed here with their peaks. The newest:"
    return (Text(text=text, say=tuple(f"what is {one.aliases[0] if one.aliases else one.name}?" for one in newest)),)


def a(noun: str) -> str:
    """The noun with its article.

    >>> a("accelerator"), a("GPU")
    ('an accelerator', 'a GPU')
    """
    return f"{'an' if noun[0].lower() in 'aeiou' else 'a'} {noun}"


def _rate(value: float) -> str:
    return f"{figure(value / 1e12)} TFLOP/s"


def cited(peak: Peak) -> str:
    """The short name of the source that lists a peak; the whole citation is in the catalogue.

    >>> cited(Peak("fp32", 4.58e12, "", "from memory"))
    'no source looked up: not verified'
    """
    return peak.source.partition(";")[0] if peak.verified else "no source looked up: not verified"
