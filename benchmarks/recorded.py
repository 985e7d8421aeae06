"""Writes the figures of a measurement into the file that the site's page of accuracy is made from."""

from __future__ import annotations

import datetime as dt
import json
import textwrap
import tomllib
from collections.abc import Mapping
from pathlib import Path

FOLDER = Path(__file__).parent.parent / "content" / "data" / "accuracy"


def renew(file: Path, figures: Mapping[str, object]) -> None:
    """Puts new figures and today's date in a file; its words stay, and so do shares that were not counted anew."""
    told = tomllib.loads(file.read_text("utf-8"))
    new = {**told, "date": dt.datetime.now(dt.UTC).date(), **figures}
    if isinstance(shares := figures.get("shares"), list):
        counted = {share["what"] for share in shares}
        new["shares"] = shares + [share for share in told.get("shares", []) if share["what"] not in counted]
    file.write_text(written(new), "utf-8")


def written(told: Mapping[str, object]) -> str:
    """A measurement as TOML: words, figures, a date, and lists of tables at its end.

    >>> print(written({"date": dt.date(2026, 11, 30), "slips": 2, "kinds": [{"what": "unit", "count": 1, "of": 2}]}))
    date = 2026-11-30
    slips = 2
    <BLANKLINE>
    [[kinds]]
    what = "unit"
    count = 1
    of = 2
    <BLANKLINE>
    """
    lines = [f"{key} = {_value(value)}" for key, value in told.items() if not isinstance(value, list)]
    for key, value in told.items():
        if isinstance(value, list):
            for row in value:
                lines += ["", f"[[{key}]]", *(f"{name} = {_value(one)}" for name, one in row.items())]
    return "\n".join(lines) + "\n"


def _value(value: object) -> str:
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, str) and len(value) > 90:
        words = textwrap.fill(" ".join(value.split()), 116).replace("\\", "\\\\").replace('"""', '\\"""')
        return f'"""\n{words}\n"""'
    return json.dumps(value, ensure_ascii=False)
