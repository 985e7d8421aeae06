"""What a reader of a system's page loads, as `petaday serve` sends it: compressed, without the chart's runtime."""

from __future__ import annotations

import gzip
from functools import cache
from pathlib import Path
from urllib.parse import urldefrag

import pytest

from site_door import built, pages

LIMIT = 172_000
"""With all letters that a page of the site may need, the bold of stated figures too: 60,000 of it."""
OF_GROUPS = 200_000
"""The page of all groups names every system once in each of its groups, and grows with the record."""
SYSTEMS = sorted(path for path in pages() if path.startswith("systems/") and path.count("/") == 2)
SENT_AS_THEY_ARE = {".png", ".woff2"}


@cache
def weight(path: Path) -> int:
    content = path.read_bytes()
    return len(content) if path.suffix in SENT_AS_THEY_ARE else len(gzip.compress(content))


def loaded(path: str) -> set[Path]:
    """The page and what it loads by itself."""
    page = built() / path
    here = (urldefrag(load).url for load in pages()[path].loads if not load.startswith(("data:", "http", "//")))
    return {page, *((page.parent / load).resolve() for load in here if load), *letters()}


def letters() -> set[Path]:
    """The fonts of a system's page."""
    return set((built() / "assets/fonts").glob("*.woff2"))


@pytest.mark.parametrize("path", SYSTEMS)
def test_a_systems_page_is_light(path: str) -> None:
    files = [file for file in loaded(path) if file.is_file()]
    assert [file.name for file in files if file.suffix == ".css"].count("site.css") == 1
    assert len([file for file in files if file.suffix == ".css"]) == 3, "two of the theme's, one of ours"
    assert not any(file.name == "vega.js" for file in files)
    assert len([file for file in files if file.suffix == ".woff2"]) == 6
    assert sum(map(weight, files)) < (OF_GROUPS if "groups" in path else LIMIT)


def test_the_page_itself_is_light_too_before_it_is_compressed() -> None:
    largest = max((built() / path).stat().st_size for path in SYSTEMS if "groups" not in path)
    assert largest < LIMIT
