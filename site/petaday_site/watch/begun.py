"""What is shown while the first watched site is being built: the site that was published last, else a word."""

from __future__ import annotations

import shutil
from importlib import resources
from pathlib import Path

from petaday_site.charts.cache import keep

WAITING = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>petaday</title></head>
<body><p>The site is being built.</p><script type="module" src="assets/watch.js"></script></body></html>
"""
ASKS = '<script type="module" src="{root}assets/watch.js"></script></body>'


def begun(published: Path, site: Path) -> None:
    """Puts the published site in the place of the watched one, its pages asking whether they changed.

    Args:
        published: where the finished site stands, if there is one.
        site: where the watched one will stand.
    """
    if (published / "index.html").is_file():
        shutil.copytree(published, site, dirs_exist_ok=True)
        for page in site.rglob("*.html"):
            root = "../" * (len(page.relative_to(site).parts) - 1) or "./"
            keep(page, page.read_text("utf-8").replace("</body>", ASKS.format(root=root), 1).encode())
    else:
        keep(site / "index.html", WAITING.encode())
    script = resources.files("petaday_site").joinpath("assets/watch.js").read_bytes()
    keep(site / "assets/watch.js", script)
