"""`petaday check --statistics`: how many findings of each code, how many stated results of each verdict."""

from __future__ import annotations

import json
from collections.abc import Callable

from petaday.cli.tally import Tally
from petaday.codes import CODES
from petaday.core.calculation import VERDICTS
from petaday.render.columns import aligned


def text(tally: Tally) -> str:
    """Two tables, the commonest code first and the best verdict first."""
    found, stated, answered = tally.codes, tally.verdicts, tally.silenced
    rows = [(str(count), code, CODES[code].severity, CODES[code].name) for code, count in found.most_common()]
    results = [(str(stated[verdict]), verdict) for verdict in VERDICTS if stated[verdict]]
    parts = [
        "\n".join(aligned(rows, gap="  ")) if rows else "no findings",
        "\n".join(aligned(results, gap="  ")) if results else "no stated results",
    ]
    return "\n\n".join([*parts, *([f"{answered} silenced"] if answered else [])])


def as_json(tally: Tally) -> str:
    """The same counts as one object."""
    told = {"codes": dict(tally.codes.most_common()), "verdicts": dict(tally.verdicts), "silenced": tally.silenced}
    return json.dumps(told, indent=2)


FORMS: dict[str, Callable[[Tally], str]] = {"text": text, "json": as_json}
