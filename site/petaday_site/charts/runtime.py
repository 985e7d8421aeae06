"""The assets that every page loads: style, scripts, and the runtime of the live charts."""

from __future__ import annotations

from importlib import resources
from importlib.metadata import version
from pathlib import Path

import vl_convert

from petaday import card
from petaday_site.charts.cache import cached

EXPORT = "window.vegaEmbed = vegaEmbed;"

SHEET = "assets/site.css"
SHEETS = (
    *("card", "theme", "header", "tables", "record", "system"),
    *("chart", "pick", "explorer", "start", "language", "print"),
)
"""What the sheet of every page is joined from, in this order: what comes later decides."""


def files(cache: Path) -> dict[str, bytes]:
    """The assets by path.

    Args:
        cache: where the bundled chart runtime is kept between builds; bundling it takes a second.
    """
    own = _in("petaday_site", "assets", "assets") | _in("petaday", "fonts", "assets/fonts")
    own["assets/card.css"] = card.style().encode()
    own[SHEET] = _joined(own)
    own |= {f"assets/{name}": card.script(name).encode() for name in card.SCRIPTS}
    return own | {"assets/vega.js": bundled(cache)}


def _joined(own: dict[str, bytes]) -> bytes:
    """Takes the parts of the sheet out of the assets and returns it whole: one request of a page, and not twelve."""
    fonts = own["assets/fonts/fonts.css"].replace(b'url("', b'url("fonts/')
    return b"\n".join([fonts, *(own.pop(f"assets/{name}.css") for name in SHEETS)])


def _in(package: str, folder: str, place: str) -> dict[str, bytes]:
    files = resources.files(package).joinpath(folder).iterdir()
    return {f"{place}/{file.name}": file.read_bytes() for file in files}


def bundled(cache: Path) -> bytes:
    """The charts' runtime as one script, bundled once for each version."""
    return cached(cache, f"vega-{version('vl-convert-python')}.js", _bundle)


def _bundle() -> bytes:
    made: str = vl_convert.javascript_bundle(EXPORT)
    return made.encode()
