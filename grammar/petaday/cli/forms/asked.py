"""What is asked of a form, and what every form does: take files one by one, and end with what was counted."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple, Protocol, TextIO

from petaday.casebook.finding import Finding
from petaday.cli.checking import Checked
from petaday.cli.tally import Tally


class Asked(NamedTuple):
    """What to show of the findings.

    Attributes:
        notes: notes too.
        silenced: silenced ones too.
        stream: where it goes, for the colours.
        files: how many files are read.
        output: where a form that writes files puts them; empty for standard output.
    """

    notes: bool
    silenced: bool
    stream: TextIO
    files: int = 1
    output: str = ""

    def shown(self, one: Checked) -> Iterator[Finding]:
        """The findings of a file that are asked for."""
        for found in one.findings:
            told = self.notes or found.diagnostic.severity != "note" or found.silenced
            if told and (self.silenced or not found.silenced):
                yield found


class Form(Protocol):
    """Takes files as they are checked."""

    def add(self, one: Checked) -> str:
        """What is printed as soon as a file is checked; with its own line breaks."""

    def end(self, tally: Tally) -> str:
        """What is printed when all are."""
