"""What a check counts as it goes, so that nothing of a file needs to be kept."""

from __future__ import annotations

from collections import Counter
from pathlib import PurePath

from petaday.cli.checking import Checked
from petaday.core.calculation import VERDICTS
from petaday.core.text import count
from petaday.render.columns import shown

SEVERITIES = ("error", "warning", "note")


class Tally:
    """Counts over the files of a check."""

    def __init__(self) -> None:
        self.files = self.silent = self.calculations = self.silenced = self.unread = 0
        self.file = ""
        self.verdicts: Counter[str] = Counter()
        self.severities: Counter[str] = Counter()
        self.codes: Counter[str] = Counter()
        self.skipped: dict[str, list[str]] = {}
        self.broken: list[tuple[str, str]] = []
        self.fails = False
        self.left = 0

    def add(self, one: Checked) -> None:
        """Count one file."""
        if one.broken:
            self.broken.append((one.file, one.skipped))
            return
        if one.skipped:
            self.skipped.setdefault(PurePath(one.file).suffix or "without an ending", []).append(one.file)
            return
        self.files += 1
        self.file = one.file
        self.silent += not one.calcs and not one.findings
        self.calculations += len(one.reports)
        self.unread += one.unread
        self.verdicts.update(claim.verdict for report in one.reports for claim in report.claims)
        said = one.said
        self.severities.update(found.diagnostic.severity for found in said)
        self.codes.update(found.diagnostic.code for found in said)
        self.silenced += len(one.findings) - len(said)
        self.fails |= one.fails

    @property
    def left_aside(self) -> int:
        """How many files are of no kind that is read."""
        return sum(map(len, self.skipped.values()))

    def sentence(self, *, notes: bool, silenced: bool) -> str:
        """One line: how much was read, what became of the stated results, how many findings."""
        where = shown(self.file) if self.files == 1 and not self.left_aside else count(self.files, "file")
        hidden = " (--notes shows them)" if self.severities["note"] and not notes else ""
        kept = "" if silenced else " (--show-silenced shows them)"
        quiet = f"; {self.silenced} silenced{kept}" if self.silenced else ""
        unread = self.unread if notes else 0
        looks = "that only looks like a calculation" if unread == 1 else "that only look like calculations"
        left = f"; {count(unread, 'place')} {looks}" if unread else ""
        aside = f"; {count(self.left_aside, 'file')} of other kinds" if self.left_aside else ""
        broken = f"; {count(len(self.broken), 'file')} could not be read" if self.broken else ""
        stopped = f"; stopped before {count(self.left, 'other file')}" if self.left else ""
        return f"{where}: {self.read()}; {self.found()}{hidden}{quiet}{left}{aside}{broken}{stopped}"

    def read(self) -> str:
        """How many calculations and stated results, and what became of these."""
        results = ", ".join(f"{self.verdicts[verdict]} {verdict}" for verdict in VERDICTS if self.verdicts[verdict])
        stated = count(self.verdicts.total(), "stated result")
        return f"{count(self.calculations, 'calculation')}, {stated}{': ' if results else ''}{results}"

    def found(self) -> str:
        """How many findings of each severity."""
        counts = (count(self.severities[severity], severity) for severity in SEVERITIES if self.severities[severity])
        return ", ".join(counts) or "nothing to say"


def of_one(one: Checked) -> Tally:
    """The counts of one file."""
    tally = Tally()
    tally.add(one)
    return tally
