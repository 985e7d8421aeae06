"""`petaday check --annotate OUT.pdf`: the PDF that was checked, with a note at each finding."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from petaday.casebook.finding import Finding
from petaday.cli.checking import Checked
from petaday.markup.pdf import PdfError
from petaday.markup.pdf_notes import Note, annotated


def annotate(one: Checked, found: Iterable[Finding], into: str) -> str:
    """Writes the copy, and returns what there is to say about it.

    Raises:
        OSError: where it cannot be read again, or written.
    """
    if one.document is None or one.document.kind != "pdf":
        return f"{one.file} is no PDF: nothing was written to {into}"
    notes = [_note(finding) for finding in found]
    try:
        made = annotated(Path(one.file).read_bytes(), one.document.text, notes)
    except PdfError as fault:
        return f"{one.file}: {fault}"
    Path(into).write_bytes(made)
    return f"wrote {into} with {len(notes)} note{'' if len(notes) == 1 else 's'}"


def _note(found: Finding) -> Note:
    said = found.diagnostic
    guesses = [f"Conjecture: {guess}" for guess in found.conjectures]
    return Note(
        said.span, said.severity, "\n".join(filter(None, (f"{said.code}: {said.message}", said.help, *guesses)))
    )
