"""What is told of a place: the factor, how words were read, the stated result, listed peaks with their source."""

from __future__ import annotations

from collections.abc import Iterator

from lsprotocol import types

from petaday.card.roles import under
from petaday.card.verdicts import label
from petaday.core.diagnostic import Span
from petaday.core.figures import figure
from petaday.hardware import Device
from petaday.lsp.document import Open
from petaday.lsp.words import device_at, name_at, told
from petaday.report import Report

_PEAKS = 6


def hover(about: Open, offset: int) -> types.Hover | None:
    """What there is to say of a place; nothing outside calculations and the names that are defined."""
    inside = [(one, at) for one, at in about.reports() if one.span.start + at <= offset <= one.span.end + at]
    if inside:
        report, at = inside[-1]
        lines = list(_of_report(report, offset - at))
        if device := device_at(report.text, offset - at - report.span.start):
            lines += _peaks(device)
        return _shown(about, lines, Span(report.span.start + at, report.span.end + at))
    names = about.names(offset)
    if named := name_at(about.text, offset, [name for name, _ in about.defined()]):
        name, span = named
        quantity = names.quantities.get(name) or names.units.get(name)
        return _shown(about, [f"**{name}** = {told(quantity)}"], span) if quantity else None
    return None


def _shown(about: Open, lines: list[str], span: Span) -> types.Hover:
    text = types.MarkupContent(types.MarkupKind.Markdown, "\n\n".join(lines))
    return types.Hover(text, about.lines.range(span))


def _of_report(report: Report, offset: int) -> Iterator[str]:
    for claim in report.claims:
        if claim.span.start <= offset <= claim.span.end:
            yield f"**{claim.text}**: {label(claim)}"
            if claim.because:
                yield claim.because
            yield from (f"perhaps {guess.text}" for guess in claim.conjectures)
    roles = under(report)
    for step in report.steps:
        if step.span.start <= offset <= step.span.end:
            role = roles.get(step.span)
            yield f"**{step.shown}**" + (f" ({role.label})" if role and role.label else "")
            yield from filter(None, [step.note])
    for reading in report.readings:
        if reading.span.start <= offset <= reading.span.end:
            others = f" (not {', '.join(reading.alternatives)})" if reading.alternatives else ""
            yield f"`{reading.word}` is read as {reading.reading}. {reading.because}{others}"
    if report.value is not None:
        yield f"= {result(report)}"


def result(report: Report) -> str:
    """What a calculation comes to, and in petaflop/s-days where it is a count of operations."""
    days = report.pfs_days
    if days is None or report.shown.endswith("pfs-days"):
        return report.shown
    return f"{report.shown} = {figure(days)} pfs-days"


def _peaks(device: Device) -> list[str]:
    """The listed peaks of a device, the usual first, and who lists them."""
    usual = device.usual()
    peaks = sorted(device.peaks, key=lambda peak: peak is not usual)[:_PEAKS]
    more = len(device.peaks) - len(peaks)
    told = [f"**{device.name}**, listed peaks" + (f" ({more} more are not shown)" if more > 0 else "")]
    for source in dict.fromkeys(peak.source for peak in peaks):
        rows = [f"- {peak.value / 1e12:.4g} TFLOP/s ({peak})" for peak in peaks if peak.source == source]
        told.append("\n".join([*rows, "", f"Source: {source}"]))
    return told
