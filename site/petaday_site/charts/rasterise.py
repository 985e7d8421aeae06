"""Draws PNG pictures from SVG, each once; many of them in a separate process while pages are written."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path

import vl_convert

from petaday_site.charts import runtime
from petaday_site.charts.cache import cached

MANY = 100
"""Fewer are drawn sooner than a process starts."""


def png(svg: str, cache: Path) -> bytes:
    """The picture as PNG, cached by its SVG."""
    return cached(cache, _name(svg), lambda: vl_convert.svg_to_png(svg))


@contextmanager
def draw_in_background(svgs: Collection[str], cache: Path) -> Iterator[None]:
    """Context during which another process draws the pictures that are missing in the cache.

    The charts' runtime is bundled there too.
    """
    missing = [svg for svg in svgs if not (cache / _name(svg)).is_file()]
    if len(missing) < MANY:
        yield
        return
    with tempfile.TemporaryFile("w+", encoding="utf-8") as given:
        json.dump(missing, given)
        given.seek(0)
        with subprocess.Popen([sys.executable, "-m", __name__, str(cache)], stdin=given) as drawing:
            try:
                yield
            except BaseException:
                drawing.terminate()
                raise


def _name(svg: str) -> str:
    return f"card-{sha256(svg.encode()).hexdigest()[:16]}.png"


if __name__ == "__main__":
    runtime.bundled(Path(sys.argv[1]))
    for one in json.load(sys.stdin):
        png(one, Path(sys.argv[1]))
