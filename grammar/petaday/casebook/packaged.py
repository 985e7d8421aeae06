"""The casebook that comes with petaday, so that every command knows the systems in any folder."""

from __future__ import annotations

import gzip
from pathlib import Path

from petaday.casebook import Casebook, load
from petaday.core import package_data

FILE = Path(__file__).with_name("casebook.saved")
"""Written when a wheel is made; a checkout has its folder of content instead."""
_SOURCES = Path(__file__).parents[2]


def known(folder: Path) -> Casebook:
    """The casebook of a folder; where there is no such folder, the one that comes with petaday.

    >>> len(known(Path("no such folder")).systems) > 100
    True
    """
    return load(folder) if folder.is_dir() else packaged()


def packaged() -> Casebook:
    """The casebook that comes with petaday.

    Raises:
        FileNotFoundError: petaday was installed without it.
    """
    if _SOURCES.name == "grammar" and (_SOURCES.parent / "hatch_build.py").is_file():
        return load(_SOURCES.parent / "content")
    return read(package_data.data("petaday.casebook", FILE.name))


def write(folder: Path, file: Path = FILE) -> None:
    """Writes the casebook of a folder as the file that comes with petaday: JSON, compressed, the same each time."""
    text = load(folder).model_dump_json(exclude_defaults=True)
    file.write_bytes(gzip.compress(text.encode(), 9, mtime=0))


def read(data: bytes) -> Casebook:
    """The casebook that a file of `write` holds."""
    return Casebook.model_validate_json(gzip.decompress(data))
