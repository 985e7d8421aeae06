"""For a terminal: a line a document, then every finding under its caret, the worst first, then the sum."""

from __future__ import annotations

from petaday.casebook.finding import Finding
from petaday.cli.checking import Checked
from petaday.cli.forms.asked import Asked
from petaday.cli.tally import SEVERITIES, Tally, of_one
from petaday.core.text import count
from petaday.markup.pdf import PAGE
from petaday.render.caret import Where, diagnostic_text
from petaday.render.colour import paint_for
from petaday.render.columns import shown

_NAMED = 5  # files of one kind that are named where they are not read


class Text:
    """Findings are kept as text until the end, for the worst come first."""

    def __init__(self, asked: Asked) -> None:
        self._asked, self._paint = asked, paint_for(asked.stream)
        self._found: dict[str, list[str]] = {severity: [] for severity in SEVERITIES}

    def add(self, one: Checked) -> str:
        """The line of a document, where there is something to say about it and several are read."""
        for found in self._asked.shown(one):
            self._found[found.diagnostic.severity].append(self._told(found, one))
        notes = "".join(f"petaday: {shown(one.file)}: {note}\n" for note in one.notes)
        if self._asked.files == 1 or one.skipped or not (one.calcs or one.findings):
            return notes
        tally = of_one(one)
        return f"{notes}{self._paint(shown(one.file), 'strong')}: {tally.read()}; {tally.found()}\n"

    def end(self, tally: Tally) -> str:
        """Every finding, what was not read, and the summary."""
        found = [told for severity in SEVERITIES for told in self._found[severity]]
        apart = ["" + "\n".join(_aside(tally))] if tally.skipped else []
        summary = tally.sentence(notes=self._asked.notes, silenced=self._asked.silenced)
        begin = "\n" if self._asked.files > 1 and tally.files > tally.silent else ""
        return begin + "\n\n".join([*found, *apart, summary]) + "\n"

    def _told(self, found: Finding, one: Checked) -> str:
        where = None
        if found.part and one.document:
            where = Where(found.part, one.document.number(found.diagnostic.span.start))
        lines = [diagnostic_text(found.diagnostic, one.text.replace(PAGE, " "), one.file, self._paint, where)]
        edge = " " * (len(str(found.end_line)) + 1)
        lines += [f"{self._paint(f'{edge}= conjecture:', 'faint')} {guess}" for guess in found.conjectures]
        lines += [f"{self._paint(f'{edge}= silenced:', 'faint')} {found.silenced}"] if found.silenced else []
        return "\n".join(lines)


def _aside(tally: Tally) -> list[str]:
    """The files of other kinds, by kind, the first ones named."""
    lines = ["not read, for they are of other kinds:"]
    for kind, files in sorted(tally.skipped.items()):
        more = f" and {len(files) - _NAMED} more" if len(files) > _NAMED else ""
        lines.append(f"  {count(len(files), 'file')} {shown(kind)}: {', '.join(map(shown, files[:_NAMED]))}{more}")
    return lines
