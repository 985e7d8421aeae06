"""What every page loads, served by the site itself: its own style and script, and the chart's runtime."""

from __future__ import annotations

from importlib import resources
from importlib.metadata import version
from pathlib import Path

import vl_convert

from petaday_site.charts.cache import cached

EXPORT = "window.vegaEmbed = vegaEmbed;"


def files(cache: Path) -> dict[str, bytes]:
    """The assets by path.

    Args:
        cache: where the bundled chart runtime is kept between builds; bundling it takes a second.
    """
    own = resources.files("petaday_site").joinpath("assets")
    return {f"assets/{file.name}": file.read_bytes() for file in own.iterdir()} | {"assets/vega.js": bundled(cache)}


def bundled(cache: Path) -> bytes:
    """The charts' runtime as one script, bundled once for each version."""
    return cached(cache, f"vega-{version('vl-convert-python')}.js", _bundle)


def _bundle() -> bytes:
    made: str = vl_convert.javascript_bundle(EXPORT)
    return made.encode()
