"""`petaday check --statistics`: how many findings of each code, how many stated results of each verdict."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence

from petaday.cli.checking import Checked, codes, silenced, verdicts
from petaday.codes import CODES
from petaday.core.calculation import VERDICTS
from petaday.render.columns import aligned


def text(files: Sequence[Checked]) -> str:
    """Two tables, the commonest code first and the best verdict first."""
    found, stated, answered = codes(files), verdicts(files), silenced(files)
    rows = [(str(count), code, CODES[code].severity, CODES[code].name) for code, count in found.most_common()]
    results = [(str(stated[verdict]), verdict) for verdict in VERDICTS if stated[verdict]]
    parts = [
        "\n".join(aligned(rows, gap="  ")) if rows else "no findings",
        "\n".join(aligned(results, gap="  ")) if results else "no stated results",
    ]
    return "\n\n".join([*parts, *([f"{answered} silenced"] if answered else [])])


def as_json(files: Sequence[Checked]) -> str:
    """The same counts as one object."""
    told = {"codes": dict(codes(files).most_common()), "verdicts": dict(verdicts(files)), "silenced": silenced(files)}
    return json.dumps(told, indent=2)


FORMS: dict[str, Callable[[Sequence[Checked]], str]] = {"text": text, "json": as_json}
