"""Draws results with Altair, so that a notebook shows them without a network."""

from __future__ import annotations

from math import ceil, floor, log10
from typing import TYPE_CHECKING, Any

import altair as alt
import vl_convert

if TYPE_CHECKING:
    from petaday.notebook.chart import Plot

_KIND = f"application/vnd.vegalite.v{alt.SCHEMA_VERSION.lstrip('v').partition('.')[0]}+json"
_FIGURE = """abs(datum.value) >= 1e6 || datum.value && abs(datum.value) < 1e-3
 ? format(datum.value, "~e") : format(datum.value, ",~f")"""
_LOGARITHMIC = 30  # from here on the largest is so many times the smallest, a linear axis would hide the small ones
_FEW = 3  # decades
_INK = {False: ("#14191f", "#47515e", "#dde1e7", "#ffffff"), True: ("#e8ebee", "#b3bcc7", "#2d353f", "#12161b")}
_VERDICTS = {
    "follows": ("#086b58", "#6fdcc0"),
    "close": ("#47515e", "#b3bcc7"),
    "within factor 2": ("#8f5400", "#fbb651"),
    "off": ("#8c1230", "#ff7a85"),
    "not judged": ("#626d7a", "#929daa"),
}


class Drawn(alt.LayerChart):
    """An Altair chart as Vega-Lite and as a picture; Altair's own HTML would have a page fetch scripts."""

    def _repr_mimebundle_(self, *_: Any, **__: Any) -> dict[str, Any]:
        spec = self.to_dict()
        return {_KIND: spec, "image/svg+xml": vl_convert.vegalite_to_svg(spec), "text/plain": repr(self)}


def drawn(plot: Plot, *, dark: bool, width: int) -> Any:
    """The chart: a point with its interval for what is worked, a tick in its verdict's colour for what is stated."""
    ink, soft, line, paper = _INK[dark]
    layers = [*_worked(plot, ink, soft), *([_stated(plot, dark=dark)] if plot.stated else [])]
    said = "Worked and stated results" if plot.stated else "Worked results"
    heading = alt.Title(said, subtitle=plot.left_out, anchor="start")
    return (
        Drawn(layer=layers, title=heading, width=width, height=alt.Step(34))
        .configure(background=paper, font="system-ui, sans-serif")
        .configure_axis(labelColor=ink, titleColor=soft, gridColor=line, domainColor=soft, tickColor=soft)
        .configure_legend(labelColor=ink, titleColor=soft)
        .configure_title(color=ink, subtitleColor=soft)
        .configure_view(stroke=None)
    )


def _worked(plot: Plot, ink: str, soft: str) -> list[Any]:
    base = alt.Chart(alt.InlineData(values=plot.rows)).encode(y=_names(plot))
    spread = base.mark_rule(strokeWidth=2, color=soft).encode(
        x=_along(plot, "low"), x2="high:Q", tooltip=["name:N", "low:Q", "high:Q"]
    )
    points = base.mark_point(filled=True, size=90, opacity=1, color=ink).encode(
        x=_along(plot, "worked"), tooltip=["name:N", "calculation:N", "worked:Q"]
    )
    return [spread, points]


def _stated(plot: Plot, *, dark: bool) -> Any:
    known = [verdict for verdict in _VERDICTS if any(row["verdict"] == verdict for row in plot.stated)]
    colours = alt.Scale(domain=known, range=[_VERDICTS[verdict][dark] for verdict in known])
    return (
        alt.Chart(alt.InlineData(values=plot.stated))
        .mark_tick(thickness=3, size=24, opacity=1)
        .encode(
            x=_along(plot, "stated"),
            y=_names(plot),
            color=alt.Color("verdict:N", scale=colours, legend=alt.Legend(title="Stated", orient="bottom")),
            tooltip=["name:N", "written:N", "verdict:N", "ratio:Q"],
        )
    )


def _names(plot: Plot) -> Any:
    return alt.Y("name:N", sort=[row["name"] for row in plot.rows], title=None, axis=alt.Axis(labelLimit=260))


def _along(plot: Plot, field: str) -> Any:
    ends = ("low", "high", "worked", "stated")
    figures = [row[end] for row in (*plot.rows, *plot.stated) for end in ends if end in row]
    wide = min(figures) > 0 and max(figures) / min(figures) >= _LOGARITHMIC
    scale = alt.Scale(type="log", nice=True) if wide else alt.Scale(zero=True, nice=True)
    ticks: dict[str, Any] = {"values": _ticks(min(figures), max(figures))} if wide else {"tickCount": 6}
    return alt.X(f"{field}:Q", scale=scale, axis=alt.Axis(title=plot.title or None, labelExpr=_FIGURE, **ticks))


def _ticks(low: float, high: float) -> list[float]:
    """Powers of ten, with 2 and 5 of each where there are few."""
    first, last = floor(log10(low)), ceil(log10(high))
    steps = (1, 2, 5) if last - first <= _FEW else (1,)
    return [step * 10.0**power for power in range(first, last + 1) for step in steps]
