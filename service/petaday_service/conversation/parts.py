"""The typed parts of a reply, the same in the page, in JSON and in the store."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, TypeAdapter

from petaday.core.calculation import Verdict
from petaday.core.diagnostic import Span
from petaday.report import Report
from petaday_service.conversation.part_model import PartModel
from petaday_service.conversation.question_part import Question
from petaday_service.conversation.sheet_part import Sheet

Outcome = Verdict | Literal["nothing to check", "cannot read"]
OUTCOMES: tuple[Outcome, ...] = (
    "cannot read",
    "off",
    "within factor 2",
    "close",
    "from the figure before",
    "by rounding",
    "follows",
    "not judged",
    "nothing to check",
)
"""What can become of a calculation, what most needs a look first."""


class Text(PartModel):
    """Sentences, and messages one may send next."""

    kind: Literal["text"] = "text"
    text: str
    say: tuple[str, ...] = ()


class Work(PartModel):
    """One calculation, worked and audited.

    Attributes:
        report: the calculation.
        given: the lines it and all that is said of it stand on; of long ones what is near.
        offset: where `given` begins in the text that the spans of the report count from.
        title: what tells it from the others of the same reply (`line 12`, `method 2, as printed`); empty for one alone.
        ans: whether `ans` stands for its figure afterwards; true of one calculation of a reply at most.
        source: the page of the casebook it is from, or empty.
    """

    kind: Literal["work"] = "work"
    report: Report
    given: str
    offset: int = 0
    title: str = ""
    ans: bool = False
    source: str = ""


class Row(PartModel):
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


class Line(PartModel):
    """A line that holds figures and was not read as a calculation.

    Attributes:
        line: its number, from 1.
        text: as written.
        because: what stopped the reader; empty for running text, which nothing suggests is a calculation.
    """

    line: int
    text: str
    because: str = ""


class Findings(PartModel):
    """The audit of a pasted text at a glance: a row per claim, and what was left unread."""

    kind: Literal["findings"] = "findings"
    calculations: int
    rows: tuple[Row, ...]
    unread: tuple[Line, ...] = ()

    def counts(self) -> tuple[tuple[Outcome, int], ...]:
        """How many rows came out how, worst first, without the empty ones."""
        met = [row.outcome for row in self.rows]
        return tuple((outcome, met.count(outcome)) for outcome in OUTCOMES if outcome in met)


class Table(PartModel):
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


class Limit(PartModel):
    """The limit that was met, by name, so that it can be raised."""

    name: str
    value: float


class Error(PartModel):
    """What could not be done, in one sentence; over HTTP the body is `{"error": …}` with these fields."""

    kind: Literal["error"] = "error"
    code: str
    message: str
    limit: Limit | None = None


class Named(PartModel):
    """One name that a message defined for the messages after it; `is_unit` for `1 timestep = …`."""

    name: str
    value: float
    unit: str
    shown: str
    is_unit: bool = False


class Names(PartModel):
    """What a message defined."""

    kind: Literal["names"] = "names"
    defined: tuple[Named, ...]


class Figure(PartModel):
    """A calculation in brief, for putting beside another.

    Attributes:
        text: as written.
        mark: the first place that changed.
        also: those behind it, in order.
        shown: what it comes to.
    """

    text: str
    mark: Span
    also: tuple[Span, ...] = ()
    shown: str
    pfs_days: float | None = None


class Change(PartModel):
    """One calculation before and after a change of its factors.

    Attributes:
        what: each factor and how it changed (`utilization: 0.33 → 0.5`).
        before, after: the two, side by side.
        ratio: after / before; None when they do not compare.
    """

    kind: Literal["change"] = "change"
    what: str
    before: Figure
    after: Figure
    ratio: float | None = None


class Dot(PartModel):
    """One system of a chart; `mine` is the result it was drawn for, `source` where the figure comes from."""

    name: str
    value: float
    shown: str
    mine: bool = False
    source: str = ""


class Chart(PartModel):
    """Results on a logarithmic scale, one a row, in petaflop/s-days."""

    kind: Literal["chart"] = "chart"
    caption: str
    dots: tuple[Dot, ...]


class File(PartModel):
    """Something to keep: a name, a media type, the text itself."""

    kind: Literal["file"] = "file"
    name: str
    media_type: str
    text: str


class Next(PartModel):
    """Messages that one may send next, fitting the answer; a page may draw them as buttons."""

    kind: Literal["next"] = "next"
    say: tuple[str, ...]


class Revised(PartModel):
    """One message worked again after an earlier one changed.

    Attributes:
        line: its number.
        text: what it says now.
        was, now: its result before and after; empty when it has none.
        parts: its reply now.
    """

    line: int
    text: str
    was: str
    now: str
    parts: tuple[Part, ...]


class Rework(PartModel):
    """An edit, and every message below it worked again.

    Attributes:
        what: the edit in a sentence.
        removed: the message that is left out, if it is one.
        lines: the messages from there on, in order.
    """

    kind: Literal["rework"] = "rework"
    what: str
    removed: int | None = None
    lines: tuple[Revised, ...] = ()


Part = Annotated[
    Text | Work | Findings | Table | Error | Question | Names | Change | Chart | File | Rework | Sheet | Next,
    Field(discriminator="kind"),
]
Revised.model_rebuild()
Rework.model_rebuild()
PARTS: TypeAdapter[tuple[Part, ...]] = TypeAdapter(tuple[Part, ...])
