"""The assets that every page loads: style, scripts, and the runtime of the live charts."""

from __future__ import annotations

from importlib import resources
from importlib.metadata import version
from pathlib import Path

import vl_convert

from petaday import card
from petaday_site.charts.cache import cached

EXPORT = "window.vegaEmbed = vegaEmbed;"


def files(cache: Path) -> dict[str, bytes]:
    """The assets by path.

    Args:
        cache: where the bundled chart runtime is kept between builds; bundling it takes a second.
    """
    own = _in("petaday_site", "assets", "assets") | _in("petaday", "fonts", "assets/fonts")
    own["assets/card.css"] = card.style().encode()
    own |= {f"assets/{name}": card.script(name).encode() for name in card.SCRIPTS}
    return own | {"assets/vega.js": bundled(cache)}


def _in(package: str, folder: str, place: str) -> dict[str, bytes]:
    files = resources.files(package).joinpath(folder).iterdir()
    return {f"{place}/{file.name}": file.read_bytes() for file in files}


def bundled(cache: Path) -> bytes:
    """The charts' runtime as one script, bundled once for each version."""
    return cached(cache, f"vega-{version('vl-convert-python')}.js", _bundle)


def _bundle() -> bytes:
    made: str = vl_convert.javascript_bundle(EXPORT)
    return made.encode()
