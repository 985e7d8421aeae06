"""Diagnostics about devices: a listed rate was taken, none is listed, or no device has that name (PD209, PD230-232)."""

from __future__ import annotations

from collections.abc import Iterator

from petaday import hardware
from petaday.core.diagnostic import Diagnostic
from petaday.core.quantity import TIME
from petaday.resolve.listed_peaks import Listed, Named, devices_without_rate, has_share, listed_rates
from petaday.resolve.resolver import Resolved

_SHOWN = 3


def device_notes(resolved: Resolved) -> Iterator[Diagnostic]:
    """Notes on the rates that were taken; where a rate is missing and none can be, what to write."""
    reading, node = resolved.reading, resolved.worked.node
    for rate in reading.listed:
        yield _rate_taken(rate)
    if reading.listed or reading.quantity.dimension != TIME or any(s.bridge for s in resolved.stated):
        return
    if not has_share(node, reading.choice.options):
        for rate in listed_rates(node, reading.choice.options):
            yield _read_as_device_time(rate)
        return
    for named in devices_without_rate(node):
        yield _no_such_device(named) if named.device is None else _no_peak_listed(named, named.device)


def _rate_taken(rate: Listed) -> Diagnostic:
    others = rate.others()
    more = f" and {len(others) - _SHOWN} more" if len(others) > _SHOWN else ""
    rest = f"; also listed: {', '.join(others[:_SHOWN])}{more}" if others else ""
    figure = rate.unit.removeprefix("at ").removesuffix(" each")
    another = others[0].split(" (")[0] if others else figure
    return Diagnostic(
        "PD230",
        "note",
        f"No rate is written: {rate.because} is taken, {figure}{rest}.",
        rate.named.span,
        f"Write a rate to use another: `* {another}`.",
    )


def _read_as_device_time(rate: Listed) -> Diagnostic:
    return Diagnostic(
        "PD231",
        "note",
        f"Devices and a time, with no rate and no utilization: read as {rate.named.text} time, not as operations.",
        rate.named.span,
        f"Write the utilization, and the listed peak of the {rate.device.name} is taken: `* 40%`.",
    )


def _no_peak_listed(named: Named, device: hardware.Device) -> Diagnostic:
    return Diagnostic(
        "PD232",
        "warning",
        f"No dense peak is listed for the {device.name}, and no rate is written: the figure stays a time.",
        named.span,
        "Write the rate: `* 40 GFLOP/s`.",
    )


def _no_such_device(named: Named) -> Diagnostic:
    near = hardware.near(named.text)
    likely = f"Did you mean {' or '.join(f'`{name}`' for name in near)}? " if near else ""
    return Diagnostic(
        "PD209",
        "error",
        f"`{named.text}` is written like a device, and none of that name is known; no rate is written either.",
        named.span,
        f"{likely}Or write the rate: `* 100 TFLOP/s`.",
    )
