"""Markdown for the summary of a run or a comment: the sum, then each document with its findings and its run sheet."""

from __future__ import annotations

from collections.abc import Iterator

from petaday.casebook.finding import Finding
from petaday.cli.checking import Checked
from petaday.cli.forms.asked import Asked
from petaday.cli.tally import Tally, of_one
from petaday.core.text import count
from petaday.facts import run_sheet
from petaday.facts.told import to_markdown
from petaday.render.caret import sentence
from petaday.render.markdown import escape
from petaday.settings import settings_for

_ROOM = 60_000  # characters; a code host takes no comment of more than 65,536
_EACH = 25  # findings of one document that are told


class Markdown:
    """Documents are kept until the end, for the sum comes first; as many as a comment has room for."""

    def __init__(self, asked: Asked) -> None:
        self._asked = asked
        self._told: list[str] = []
        self._size = self._left = 0

    def add(self, one: Checked) -> str:
        """Nothing is printed yet."""
        if told := "\n\n".join(self._document(one)):
            if self._size + len(told) > _ROOM:
                self._left += 1
            else:
                self._told.append(told)
                self._size += len(told)
        return ""

    def end(self, tally: Tally) -> str:
        """The sum, and every document of which there is something to say."""
        summary = tally.sentence(notes=self._asked.notes, silenced=self._asked.silenced)
        more = [f"There is no room for {count(self._left, 'other document')}."] if self._left else []
        return "\n\n".join(["## petaday", escape(summary), *self._told, *more]) + "\n"

    def _document(self, one: Checked) -> Iterator[str]:
        found = list(self._asked.shown(one))
        sheet = _sheet(one)
        if not found and not sheet:
            return
        tally = of_one(one)
        yield f"### {escape(one.file)}"
        yield f"{tally.read()}; {tally.found()}."
        more = [f"- and {count(len(found) - _EACH, 'other finding')}"] if len(found) > _EACH else []
        if found:
            yield "\n".join([*map(_finding, found[:_EACH]), *more])
        if sheet:
            yield f"<details><summary>Run sheet</summary>\n\n{sheet}\n\n</details>"


def _finding(found: Finding) -> str:
    said = found.diagnostic
    where = found.part or f"line {found.line}"
    told = [sentence(said.message), sentence(said.help), *(f"Conjecture: {sentence(one)}" for one in found.conjectures)]
    told += [f"Silenced: {sentence(found.silenced)}"] if found.silenced else []
    return f"- **{said.severity} {said.code}**, {escape(where)}: {escape(' '.join(filter(None, told)))}"


def _sheet(one: Checked) -> str:
    """The run sheet of a document that tells enough for one of the methods; empty for any other."""
    if one.skipped:
        return ""
    with settings_for(one.file).applied():
        sheet = run_sheet(one.document.text if one.document else one.text)  # of code the comments alone
        return to_markdown(sheet) if sheet.method_1() or sheet.method_2() else ""
