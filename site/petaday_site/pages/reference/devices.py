"""The page of devices, from the table that peaks are looked up in: one row each, which opens to all its peaks."""

from __future__ import annotations

import datetime as dt

from petaday.hardware import Device, Peak, devices
from petaday.hardware.device import UNVERIFIED
from petaday.render.elements import Html, el, join, table_classes
from petaday_site.html.cells import NONE
from petaday_site.html.folds import folded
from petaday_site.html.numbers import figure
from petaday_site.pages.page import LAST, head

FIRST = "H100"
"""What most runs of today are counted in stands first; behind it the newest."""


def page() -> str:
    """The page as Markdown."""
    found = ordered()
    cited = list(dict.fromkeys(source for device in found for source in _sources(device)))
    caption = f"{len(found)} devices"
    heads = [
        el("th", said, scope="col", class_="pd-num" if at == 1 else None)
        for at, said in enumerate(("Device", "TFLOP/s", "Dense, in", "Kind", "Release"))
    ]
    rows = el(
        "table",
        el("caption", caption),
        " ",
        el("thead", el("tr", join(*heads, by=" "), " ")),
        el("tbody", *(_row(device, cited) for device in found)),
        class_=table_classes(len(found), "pd-devices"),
    )
    return "\n\n".join(
        [
            head(
                "Devices",
                "Every device petaday knows, with each peak its sources list.",
                hide="toc",
                meta={**LAST, "found": _found(found)},
            ),
            "# Devices",
            "The peak of each board that a calculation is worked with when it names no other: dense, in 16 bits on "
            "tensor units where there is one, else in 32. A row opens to the other peaks, to how the device is also "
            "written, and to the sources.",
            el("div", rows, class_="pd-scroll", tabindex=0, role="group", aria_label=caption),
            folded("How peaks are listed", _how()),
            folded(
                "Sources",
                el("ol", *(el("li", source, id=f"source-{i}") for i, source in enumerate(cited, 1))),
                str(len(cited)),
            ),
        ]
    )


def _found(listed: list[Device]) -> list[list[str]]:
    """Each device for the search: its place, its name, its peak and its other names."""
    return [[device.id, device.name, _said(device)] for device in listed]


def _said(device: Device) -> str:
    usual = device.usual()
    peak = f"{tera(usual)} TFLOP/s in {usual.precision}. " if usual else ""
    return f"{peak}Also written {', '.join(device.aliases)}." if device.aliases else peak


def ordered() -> list[Device]:
    """Every device, the H100 first, then the newest; last those without a dense peak."""

    def place(device: Device) -> tuple[bool, bool, int, str]:
        day = device.release or dt.date.min
        return FIRST not in device.aliases, device.usual() is None, -day.toordinal(), device.name

    return sorted(devices(), key=place)


def _how() -> Html:
    return el(
        "p",
        "Peaks are operations per second of a whole board, dense where nothing else is said. Where a source tells base "
        "clock and boost clock apart, or tensor units and vector units, so does the list, and where the sums are kept "
        "in 16 or 32 bits at different rates; the first of a precision is the one used when nothing says otherwise. "
        "Where a package holds several dies, the peak is that of all of them.",
    )


def _row(device: Device, cited: list[str]) -> Html:
    usual = device.usual()
    cells = [
        el("th", el("details", el("summary", el("b", device.name)), *_told(device, cited)), scope="row"),
        el("td", tera(usual) if usual else NONE, class_="pd-num"),
        el("td", usual.precision if usual else NONE),
        el("td", device.kind),
        el("td", el("time", device.release.isoformat()) if device.release else NONE),
    ]
    return el("tr", join(*cells, by=" "), " ", id=device.id)


def _told(device: Device, cited: list[str]) -> list[Html]:
    board = f"{device.dies} dies in one; the peak is of both. " if device.dies == 2 else ""
    unverified = el("span", "Not verified. ", class_="pd-far") if not device.verified else None
    marks = [_mark(cited, source) for source in _sources(device)]
    return [
        el("p", "Also written ", ", ".join(device.aliases), ".") if device.aliases else Html(""),
        el("ul", *(el("li", _peak(peak)) for peak in device.peaks)),
        el("p", board, unverified, device.note, " ", join(*marks, by=" ")),
    ]


def _sources(device: Device) -> list[str]:
    named = dict.fromkeys([device.source, *(peak.source for peak in device.peaks)])
    return ["no source looked up: not verified" if source == UNVERIFIED else source for source in named]


def _mark(cited: list[str], source: str) -> Html:
    number = cited.index(source) + 1
    return el("a", f"[{number}]", href=f"#source-{number}", aria_label=f"source {number}")


def tera(peak: Peak) -> str:
    """A peak in TFLOP/s."""
    return figure(peak.value / 1e12)


def _peak(peak: Peak) -> str:
    sums = f"{peak.accumulate} sums" if peak.accumulate else ""
    said = (peak.unit, peak.sparsity if peak.sparsity != "dense" else "", sums, peak.clock)
    kind = "".join(f", {word}" for word in said if word)
    return f"{tera(peak)} TFLOP/s in {peak.precision}{kind.replace('unstated', 'sparsity not stated')}"
