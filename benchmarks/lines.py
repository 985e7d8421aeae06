"""Lines that somebody else wrote: how many are read, how many verdicts are right, which are accused.

    python -m benchmarks.lines CLAIMS [--toml]

CLAIMS holds a labelled line in each row of JSON: `text`, `stated`, `reference_value` (what the expression comes to in
the unit of `stated`), `stated_unit`, `agrees` (`within 5%`, `within 2x`, `disagrees`), `ambiguous`, `kind`. A line is
*read* when a report worked it to the reference value; *silently wrong* when it was not and yet came back with a stated
result and no error. It is a *slip* when its label is not `within 5%`; it is *accused* when its report has an error, or
a verdict of `within factor 2` or `off`. `--toml` writes the counts into the data of the site's page of accuracy.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import petaday
from benchmarks.planted import errors
from benchmarks.recorded import FOLDER, renew
from petaday.report import Report

TIME = re.compile(r"\b(?:hours?|hrs?|days?|minutes?|min|h)\b", re.I)
SECONDS = (60, 3600, 86400)
ACCUSING = {"within factor 2": "within 2x", "off": "disagrees"}


def worked_to(report: Report, row: dict[str, Any]) -> bool:
    """True when a report comes to the reference value, by its result or by what it holds a stated one against."""
    times = (1, *(SECONDS if TIME.search(row["stated_unit"] or "") else ()))
    found = [report.value, *(claim.recomputed for claim in report.claims)]
    wanted = [row["reference_value"] * by for by in times]
    return any(one is not None and abs(one - want) <= 0.005 * abs(want) for one in found for want in wanted)


def judged(report: Report) -> str:
    """The label that a report gives its line."""
    verdicts = {claim.verdict for claim in report.claims}
    return next((ACCUSING[v] for v in ("off", "within factor 2") if v in verdicts), "within 5%")


def silent(report: Report) -> bool:
    """True when nothing in a report is an error."""
    return all(one.severity != "error" for one in report.diagnostics)


def outcomes(rows: Iterable[dict[str, Any]]) -> Iterator[Counter[str]]:
    """What became of each line."""
    for row in rows:
        if row["kind"] == "definition" or row["reference_value"] is None or row["agrees"] == "undetermined":
            continue
        reports = petaday.scan(row["text"])
        read = [one for one in reports if worked_to(one, row)]
        told = Counter(lines=1, read=bool(read))
        told["wrong"] = not read and any(one.value is not None and one.claims and silent(one) for one in reports)
        if not row["ambiguous"]:
            about = read or reports
            right = read and any(judged(one) == row["agrees"] for one in read if one.claims)
            told.update(judged=bool(read), right=bool(right))
            accused = any(errors(one) or judged(one) != "within 5%" for one in about)
            kind = "sound" if row["agrees"] == "within 5%" else "slips"
            told.update({kind: 1, f"{kind}_accused": accused})
        yield told


def figures(told: Counter[str]) -> dict[str, object]:
    """The counts as the site's page takes them."""
    shares = [
        {"what": "Read: worked to the figure of the label", "count": told["read"], "of": told["lines"]},
        {"what": "Silently wrong: worked to another, with no error", "count": told["wrong"], "of": told["lines"]},
        {"what": "Verdict as the label has it, of the lines read", "count": told["right"], "of": told["judged"]},
    ]
    return {**{key: told[key] for key in ("slips", "slips_accused", "sound", "sound_accused")}, "shares": shares}


def main() -> None:
    """Read, count, say."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("claims", type=Path, help="labelled lines, a row of JSON each")
    parser.add_argument("--toml", action="store_true", help="write the counts into lines.toml of the site's data")
    args = parser.parse_args()
    told: Counter[str] = Counter()
    for one in outcomes(json.loads(line) for line in args.claims.read_text("utf-8").splitlines()):
        told.update(one)
    for what, count in told.items():
        print(f"{what:16}{count:7}")
    if args.toml:
        renew(FOLDER / "lines.toml", figures(told))


if __name__ == "__main__":
    main()
