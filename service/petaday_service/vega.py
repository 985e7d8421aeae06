"""A chart as a Vega-Lite specification; clients that draw ` ```vega-lite ` fences show it."""

from __future__ import annotations

from typing import Any

from petaday_service.parts import Chart

SCHEMA = "https://vega.github.io/schema/vega-lite/v5.json"


def specification(chart: Chart) -> dict[str, Any]:
    """Points and not bars: on a logarithmic scale a bar has no foot to stand on.

    >>> from petaday_service.parts import Dot
    >>> dots = (Dot(name="AlexNet", value=0.0058, shown="0.0058 pfs-days"),)
    >>> specification(Chart(caption="Beside", dots=dots))["data"]["values"]
    [{'name': 'AlexNet', 'value': 0.0058, 'shown': '0.0058 pfs-days', 'mine': False}]
    """
    return {
        "$schema": SCHEMA,
        "title": chart.caption,
        "data": {"values": [dot.model_dump() for dot in chart.dots]},
        "mark": {"type": "point", "filled": True, "size": 80, "tooltip": True},
        "encoding": {
            "x": {"field": "value", "type": "quantitative", "scale": {"type": "log"}, "title": "pfs-days"},
            "y": {"field": "name", "type": "nominal", "sort": None, "title": None},
            "shape": {"field": "mine", "type": "nominal", "legend": None},
            "color": {"field": "mine", "type": "nominal", "legend": None},
            "tooltip": [{"field": "name"}, {"field": "shown"}],
        },
    }
