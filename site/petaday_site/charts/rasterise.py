"""Pictures drawn from SVG, each once; many of them by a process of their own, while the pages are written."""

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
    """The picture, drawn once for each text."""
    return cached(cache, _name(svg), lambda: vl_convert.svg_to_png(svg))


@contextmanager
def meanwhile(svgs: Collection[str], cache: Path) -> Iterator[None]:
    """Draw what is missing beside what is done meanwhile: drawing holds the interpreter, so a thread would not do.

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
