"""Reads a filled form as somebody wrote it, and keeps where each word of it stands."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from petaday.core.diagnostic import Span
from petaday.facts.form import FIELDS, QUESTIONS, TITLE, Key

METHODS = "both methods"
"""The heading above both methods as lines of arithmetic."""

_HEADING = re.compile(r"^(#{1,4})[ \t]+(?P<title>[^\n]*?)[ \t]*#*[ \t]*\r?$", re.MULTILINE)
_FIELD = re.compile(
    rf"^[ \t]*[-*][ \t]+(?P<name>{'|'.join(FIELDS)})[ \t]*:[ \t]*(?P<said>[^\r\n]*?)[ \t]*\r?$", re.MULTILINE
)
_KEY = re.compile(r'"key"\s*:\s*"(?P<key>\w+)"')
_JSON = re.compile(rf'"(?P<name>{"|".join(FIELDS)})"\s*:\s*"(?P<said>(?:[^"\\]|\\.)*)"')
_LINES = re.compile(r'"lines"\s*:\s*\[(?P<lines>[^\]]*+)(?:\]|\Z)')
_STRING = re.compile(r'"((?:[^"\\]|\\.)*+)(?:"|\\?\Z)')
FEW = 2
"""So many of the form's own questions make a text a filled form; one heading may be anybody's."""


class Said(NamedTuple):
    """Some words of the form and where they stand."""

    text: str
    span: Span


class Row(NamedTuple):
    """A question of the form as it was answered: where it is asked, and what stands under it by name."""

    span: Span
    fields: Mapping[str, Said]

    def of(self, name: str) -> Said | None:
        """What stands under that name, where anything does."""
        said = self.fields.get(name)
        return said if said and said.text else None


class Filed(NamedTuple):
    """A filled form: its questions, and the lines that work both methods."""

    rows: Mapping[Key, Row]
    lines: tuple[Said, ...]


def filed(text: str) -> Filed | None:
    r"""The form that a text is, as Markdown or as the JSON of `petaday filing`; None where it is none.

    >>> form = filed("# Compute and energy: Wren\n\n## Amount of computation\n\n- answer: 1.7e22 FLOP\n")
    >>> form.rows["computation"].of("answer").text
    '1.7e22 FLOP'
    """
    return _of_json(text) if text.lstrip().startswith("{") else _of_markdown(text)


def _of_markdown(text: str) -> Filed | None:
    titles = {question.title.casefold(): key for key, question in QUESTIONS.items()}
    found = list(_HEADING.finditer(text))
    rows: dict[Key, Row] = {}
    lines: tuple[Said, ...] = ()
    for heading, after in zip(found, [*found[1:], None], strict=False):
        end = after.start() if after else len(text)
        title = heading["title"].casefold()
        if key := titles.get(title):
            given = {
                one["name"]: Said(one["said"], Span(*one.span("said")))
                for one in _FIELD.finditer(text, heading.end(), end)
            }
            rows[key] = Row(Span(*heading.span("title")), given)
        elif title == METHODS:
            lines = tuple(_paragraphs(text, heading.end(), end))
    titled = any(one["title"].startswith(f"{TITLE}:") for one in found)
    return Filed(rows, lines) if len(rows) >= FEW or (rows and titled) else None


def _paragraphs(text: str, start: int, end: int) -> Iterator[Said]:
    for one in re.compile(r"\S[^\n]*(?:\n[ \t]*\S[^\n]*)*").finditer(text, start, end):
        yield Said(one[0], Span(*one.span()))


def _of_json(text: str) -> Filed | None:
    found = list(_KEY.finditer(text))
    rows: dict[Key, Row] = {}
    known: dict[str, Key] = {key: key for key in QUESTIONS}
    for one, after in zip(found, [*found[1:], None], strict=False):
        if key := known.get(one["key"]):
            end = after.start() if after else len(text)
            given = {
                said["name"]: _string(said["said"], said.start("said")) for said in _JSON.finditer(text, one.end(), end)
            }
            rows[key] = Row(Span(*one.span("key")), given)
    lines = _LINES.search(text)
    worked = (
        tuple(_string(one[1], one.start(1)) for one in _STRING.finditer(text, *lines.span("lines"))) if lines else ()
    )
    return Filed(rows, worked) if len(rows) >= FEW else None


def _string(written: str, start: int) -> Said:
    return Said(json.loads(f'"{written}"'), Span(start, start + len(written)))
