"""`grammar/petaday/unit_table.py` holds the data of `units.toml`, so that nothing is parsed at start. `make tables`."""

from __future__ import annotations

import tomllib
from typing import Any

from places import ROOT

UNITS = ROOT / "grammar" / "petaday" / "units" / "units.toml"
TABLE = UNITS.parent.parent / "unit_table.py"

HEAD = '''"""The data of units.toml: made by `make tables`, never by hand."""

# ruff: noqa: E501
# fmt: off

from __future__ import annotations

from typing import Any

'''


def fresh(units: str) -> str:
    """The module for a unit table, one unit a line."""
    data = tomllib.loads(units)
    tables = {"PREFIXES": data["prefix"], "SCALES": data["scale"], "UNITS": data["unit"]}
    return HEAD + "\n".join(_table(name, rows) for name, rows in tables.items())


def _table(name: str, rows: dict[str, Any]) -> str:
    lines = (f"    {key!r}: {value!r},\n" for key, value in rows.items())
    return f"{name}: dict[str, Any] = {{\n{''.join(lines)}}}\n"


if __name__ == "__main__":
    TABLE.write_text(fresh(UNITS.read_text("utf-8")), "utf-8")
