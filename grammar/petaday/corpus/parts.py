"""Parts of a run in files: each is written under another name, and gets its own when it is whole."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

from petaday.frame.rows import Row

_NAME = re.compile(r"[0-9a-f]{64}\.part(?:\.\d{1,9})?")


class Part(NamedTuple):
    """What became of some texts: their rows, how many of them are of other kinds, and how many no UTF-8."""

    rows: list[Row]
    aside: int = 0
    odd: int = 0


def named(folder: Path, *made_of: Any) -> Path:
    """Where the part lies that is made of this: the same place for the same, and another one for anything else."""
    return folder / f"{sha256(json.dumps(made_of).encode()).hexdigest()}.part"


def kept(place: Path) -> Part | None:
    """The part of an earlier run; None where there is none, or none that is whole."""
    try:
        with place.open(encoding="utf-8") as lines:
            size, aside, odd = json.loads(next(lines))
            rows = [tuple(json.loads(line)) for line in lines]
    except (OSError, ValueError, StopIteration):
        return None
    return Part(rows, aside, odd) if len(rows) == size else None


def keep(part: Part, place: Path) -> None:
    """Write a part, and give it its name when it is whole."""
    under = place.with_name(f"{place.name}.{os.getpid()}")
    lines = [json.dumps([len(part.rows), part.aside, part.odd]), *map(json.dumps, part.rows)]
    under.write_text("\n".join(lines) + "\n", "utf-8")
    under.replace(place)


def there(folder: Path) -> list[Path]:
    """The parts that lie in a folder, whole or not."""
    return [one for one in folder.iterdir() if _NAME.fullmatch(one.name)] if folder.is_dir() else []


def dropped(folder: Path, but: Iterable[Path] = ()) -> int:
    """Remove parts, and the folder where nothing else is in it; how many there were."""
    stay = set(but)
    gone = [one for one in there(folder) if one not in stay]
    for one in gone:
        one.unlink(missing_ok=True)
    if folder.is_dir() and not any(folder.iterdir()):
        folder.rmdir()
    return len(gone)
