"""What a reply is made of: typed parts, the same in the page, in JSON and in the store."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

from petaday.calculation import Verdict
from petaday.report import Report

Outcome = Verdict | Literal["nothing to check", "cannot read"]
OUTCOMES: tuple[Outcome, ...] = (
    "cannot read",
    "off",
    "within factor 2",
    "close",
    "by rounding",
    "as printed",
    "nothing to check",
)
"""What can become of a calculation, what most needs a look first."""


class _Model(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)


class Text(_Model):
    """Sentences, and messages one may send next."""

    kind: Literal["text"] = "text"
    text: str
    say: tuple[str, ...] = ()


class Work(_Model):
    """One calculation, worked and audited.

    Attributes:
        report: the calculation.
        given: the lines it and all that is said of it stand on.
        offset: where `given` begins in the text that the spans of the report count from.
        title: what tells it from the others of the same reply (`line 12`, `method 2, as printed`); empty for one alone.
    """

    kind: Literal["work"] = "work"
    report: Report
    given: str
    offset: int = 0
    title: str = ""


class Row(_Model):
    """One claim of a pasted text, or one calculation that states nothing.

    Attributes:
        line: the line it begins on, from 1.
        at: the character it begins on, from 0; `report.span` of its card begins there too.
        written: the calculation as written.
        recomputed, stated: readable; empty when there is none.
        ratio: stated / recomputed.
        outcome: the verdict, or why there is none.
    """

    line: int
    at: int
    written: str
    recomputed: str
    stated: str
    ratio: float | None
    outcome: Outcome


class Line(_Model):
    """A line that holds figures and was not read as a calculation.

    Attributes:
        line: its number, from 1.
        text: as written.
        because: what stopped the reader; empty for running text, which nothing suggests is a calculation.
    """

    line: int
    text: str
    because: str = ""


class Findings(_Model):
    """The audit of a pasted text at a glance: a row per claim, and what was left unread."""

    kind: Literal["findings"] = "findings"
    calculations: int
    rows: tuple[Row, ...]
    unread: tuple[Line, ...] = ()

    def counts(self) -> tuple[tuple[Outcome, int], ...]:
        """How many rows came out how, worst first, without the empty ones."""
        met = [row.outcome for row in self.rows]
        return tuple((outcome, met.count(outcome)) for outcome in OUTCOMES if outcome in met)


class Table(_Model):
    """A plain table.

    Attributes:
        caption: what it shows.
        columns: the headings.
        rows: the cells, row by row.
        say: for each row a message that asks more about it; or none.
    """

    kind: Literal["table"] = "table"
    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    say: tuple[str, ...] = ()


class Limit(_Model):
    """The limit that was met, by name, so that it can be raised."""

    name: str
    value: float


class Error(_Model):
    """What could not be done, in one sentence; over HTTP the body is `{"error": …}` with these fields."""

    kind: Literal["error"] = "error"
    code: str
    message: str
    limit: Limit | None = None


Part = Annotated[Text | Work | Findings | Table | Error, Field(discriminator="kind")]
PARTS: TypeAdapter[tuple[Part, ...]] = TypeAdapter(tuple[Part, ...])
