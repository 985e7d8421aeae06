"""For a browser: a page of its own for each document, and an index for several."""

from __future__ import annotations

import os
from pathlib import Path, PurePath

from petaday import marked
from petaday.cli.checking import Checked
from petaday.cli.forms.asked import Asked
from petaday.cli.tally import Tally
from petaday.documents import Document
from petaday.markup import plain
from petaday.markup.pdf import PAGE
from petaday.report import Report

_UPWARDS = frozenset({"..", ".", "/", "\\"})


class Html:
    """One page on standard output, or into a file; of several documents a folder of pages with an index."""

    def __init__(self, asked: Asked) -> None:
        self._asked = asked
        self._several = asked.files > 1
        self._rows: list[marked.Row] = []
        self._quiet: list[str] = []
        self._aside: dict[str, list[str]] = {}
        self._written: set[str] = set()

    def add(self, one: Checked) -> str:
        """The page of a document, written at once."""
        if one.skipped:
            self._aside.setdefault("it is of another kind", []).append(_readable(one.file))
            return ""
        if self._several and not one.calcs and not one.findings:
            self._quiet.append(_readable(one.file))
            return ""
        about = shown(one)
        text = marked.page(about, "index.html" if self._several else "")
        if not self._asked.output:
            return text
        if not self._several:
            _write(Path(self._asked.output), text)
            return f"wrote {self._asked.output}\n"
        name = self._named(one.file)
        Path(self._asked.output).mkdir(parents=True, exist_ok=True)
        _write(Path(self._asked.output, name), text)
        cells = sum(said.code == "PD306" for said in about.findings)
        errors = sum(found.fails for found in one.findings)
        self._rows.append(marked.Row(about.name, name, len(one.reports), about.counts(), cells, errors))
        return ""

    def end(self, tally: Tally) -> str:
        """The index."""
        if not self._several:
            return ""
        for file, why in tally.broken:
            self._aside.setdefault(why, []).append(_readable(file))
        into = Path(self._asked.output, "index.html")
        into.parent.mkdir(parents=True, exist_ok=True)
        _write(into, marked.index(self._rows, self._quiet, self._aside))
        return f"wrote {into} and {len(self._rows)} pages\n"

    def _named(self, file: str) -> str:
        """The file of a page: the path of the document in one word, each once."""
        parts = [part for part in PurePath(file).parts if part not in _UPWARDS and not part.endswith(":\\")]
        name = _readable("--".join(parts)).replace("\\", "-")[-180:].lstrip(".-") or "document"
        made, number = f"{name}.html", 2
        while made.casefold() in self._written or made == "index.html":
            made, number = f"{name}-{number}.html", number + 1
        self._written.add(made.casefold())
        return made


def _write(into: Path, page: str) -> None:
    into.write_text(page, encoding="utf-8", errors="backslashreplace")  # halves of pairs stand in names and in JSON


def _readable(name: str) -> str:
    return os.fsencode(name).decode("utf-8", "backslashreplace")


def shown(one: Checked) -> marked.Marked:
    """A checked file as a document with marks; notes are left out, and so is what its author has answered."""
    document = one.document
    text = one.text
    if document and document.kind in {"html", "latex"}:
        text = plain(document.given)  # as long as the text, so that every span still fits
    answered = {found.diagnostic.span for found in one.findings if found.silenced}
    stated = {claim.span for report in one.reports for claim in report.claims}
    said = tuple(
        found.diagnostic
        for found in one.said
        if found.diagnostic.severity != "note" and found.diagnostic.span not in stated
    )
    return marked.Marked(
        name=_readable(one.file),
        text=text,
        reports=one.reports if one.page is None else _moved(one),
        findings=said,
        parts=_parts(document) if document else (),
        monospaced=document is not None and document.kind in {"source", "separated", "json"},
        notes=one.notes,
        silenced=lambda span: span in answered,
    )


def _moved(one: Checked) -> tuple[Report, ...]:
    """The calculations of a content page with their places in the page, and not in their blocks."""
    return tuple(marked.moved(report, calc.offset) for calc in one.calcs for report in calc.reports)


def _parts(document: Document) -> tuple[marked.Part, ...]:
    """The pages of a PDF, the cells of a notebook."""
    if document.kind == "pdf":
        starts = [0, *(at + 1 for at, sign in enumerate(document.text) if sign == PAGE)]
        return tuple(marked.Part(start, f"page {number}") for number, start in enumerate(starts, 1))
    parts: list[marked.Part] = []
    at = 0
    for line, origin in zip(document.text.split("\n"), document.origins, strict=False):
        if origin.part and (not parts or parts[-1].name != origin.part):
            parts.append(marked.Part(at, origin.part))
        at += len(line) + 1
    return tuple(parts)
