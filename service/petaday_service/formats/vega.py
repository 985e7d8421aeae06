"""Writes a chart as a Vega-Lite specification, for clients that draw ` ```vega-lite ` fences."""

from __future__ import annotations

from typing import Any

from petaday_service.conversation.parts import Chart
from petaday_service.formats.svg import ends

SCHEMA = "https://vega.github.io/schema/vega-lite/v5.json"


def specification(chart: Chart) -> dict[str, Any]:
    """Returns points on a logarithmic scale, which has no zero for bars to start from.

    >>> from petaday_service.conversation.parts import Dot
    >>> dots = (Dot(name="AlexNet", value=0.0058, shown="0.0058 pfs-days"),)
    >>> specification(Chart(caption="Beside", dots=dots))["data"]["values"]
    [{'name': 'AlexNet', 'value': 0.0058, 'shown': '0.0058 pfs-days', 'mine': False, 'source': ''}]
    """
    low, high = ends(chart)
    return {
        "$schema": SCHEMA,
        "title": chart.caption,
        "data": {"values": [dot.model_dump() for dot in chart.dots]},
        "height": {"step": 22},
        "mark": {"type": "point", "filled": True, "size": 80, "opacity": 1, "tooltip": True},
        "encoding": {
            "x": {
                "field": "value",
                "type": "quantitative",
                "scale": {"type": "log", "domain": [10.0**low, 10.0**high]},
                "axis": {
                    "values": [10.0**power for power in range(low, high + 1)],
                    "format": "~g",
                    "orient": "top",
                    "labelSeparation": 8,
                },
                "title": "pfs-days",
            },
            "y": {"field": "name", "type": "nominal", "sort": None, "title": None, "axis": {"grid": True}},
            "shape": {"condition": {"test": "datum.mine", "value": "diamond"}, "value": "circle"},
            "color": {"condition": {"test": "datum.mine", "value": "#0b57a4"}, "value": "#505c6b"},
            "tooltip": [{"field": "name"}, {"field": "shown"}, {"field": "source"}],
        },
    }
