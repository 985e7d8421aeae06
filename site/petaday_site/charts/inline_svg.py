"""A chart as inline SVG: coloured by CSS, its points links that a keyboard reaches."""

from __future__ import annotations

import json
import re
from functools import lru_cache
from typing import Any
from zlib import crc32

import vl_convert

from petaday.render.elements import Html
from petaday_site.charts.palette import Ink

INK = Ink()
VARIABLES = {getattr(INK, name): f"var(--pd-chart-{name})" for name in INK._fields}
POINT = re.compile(r'<a xlink:href="(?P<href>[^"]*)"[^<>]*>(?P<inside>(?:[^<]|<(?!/?a\b))*+)</a>')
LABEL = re.compile(r'aria-label="(?P<label>[^"]*)"')
SUPERSCRIPTS = dict(zip("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "−0123456789", strict=True))
HOST = "https://vega.github.io/vega-datasets/"  # what vl-convert sets before a relative link


RAISED = re.compile(f"(?<=10)(?P<power>[{''.join(SUPERSCRIPTS)}]+)(?P<rest>[^<>]*)(?=</text>)")


@lru_cache(maxsize=32)
def vega_svg(specification: str) -> str:
    """A Vega-Lite specification as SVG, cached because several pages show the same chart."""
    svg: str = vl_convert.vegalite_to_svg(specification)
    return svg


def picture(chart: Any, *, label: str, class_: str) -> Html:
    """The chart as inline SVG.

    Args:
        chart: drawn with the colours of `Ink()`, each of which becomes the CSS variable `--pd-chart-<name>`.
        label: the picture in one sentence.
        class_: of the `svg` element.
    """
    svg = vega_svg(json.dumps(chart.to_dict(validate=False)))
    width, height = re.findall(r'\b(?:width|height)="([\d.]+)"', svg.partition(">")[0])[:2]
    inside = svg.partition(">")[2].rpartition("</svg>")[0]
    inside = re.sub(r' (?:role|aria-[a-z]+|tabindex)="[^"]*"', "", POINT.sub(_keep, inside))
    inside = (
        inside.replace("pd-role=", "role=").replace("pd-label=", "aria-label=").replace("pd-tabindex=", "tabindex=")
    )
    mark = f"{crc32(label.encode()):08x}"  # two charts of a page have two labels
    for i, clip in enumerate(dict.fromkeys(re.findall(r'id="(clip\d+)"', inside))):  # counted on from chart to chart
        inside = re.sub(rf'(?<=id="){clip}(?=")|(?<=url\(#){clip}(?=\))', f"{class_}-{mark}-{i}", inside)
    for colour, variable in VARIABLES.items():
        inside = inside.replace(f'"{colour}"', f'"{variable}"')
    inside = re.sub(r'(fill|stroke)="(var\([^)"]*\))"', r'style="\1:\2"', inside)
    inside = re.sub(r'(<[^<>]*?)style="([^"]*)"([^<>]*?)style="([^"]*)"', r'\1style="\2;\4"\3', inside)
    inside = RAISED.sub(_raised, inside.replace('font-family="sans-serif"', ""))
    head = f'<svg class="{class_}" viewBox="0 0 {width} {height}" role="group" aria-label="{label}">'
    return Html(f"{head}{inside}</svg>")


def _raised(power: re.Match[str]) -> str:
    """A power of ten with its exponent set high: the letters of the site have no small figures."""
    figures = "".join(SUPERSCRIPTS[sign] for sign in power["power"])
    rest = f'<tspan dy="0.324em">{power["rest"]}</tspan>' if power["rest"] else ""
    return f'<tspan dy="-0.45em" font-size="72%">{figures}</tspan>{rest}'


def _keep(found: re.Match[str]) -> str:
    """A point as a link with a name, its address relative to this site (the converter writes a host before it).

    One that leads nowhere is reached all the same, to be read.
    """
    told = LABEL.search(found["inside"])
    name = told["label"] if told else ""
    if found["href"].endswith("#"):
        return f'<g class="pd-point" pd-tabindex="0" pd-role="img" pd-label="{name}">{found["inside"]}</g>'
    return f'<a href="{found["href"].removeprefix(HOST)}" class="pd-point" pd-label="{name}">{found["inside"]}</a>'
