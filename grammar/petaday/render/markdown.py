"""Writes a calculation as Markdown, for issues, notes and chat clients."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from petaday.render.caret import sentence
from petaday.render.text import because, in_base, reasons, result

if TYPE_CHECKING:
    from petaday.core.calculation import Calculation
    from petaday.core.diagnostic import Diagnostic
    from petaday.report import Report

_ACTIVE = re.compile(r"([\\`*_{}\[\]<>|#~$&!])")


def escape(text: str) -> str:
    r"""Text on one line with nothing in it that Markdown would act on.

    >>> print(escape("2 * 3 | <b>"))
    2 \* 3 \| \<b\>
    """
    return _ACTIVE.sub(r"\\\1", " ".join(text.split()))


def to_markdown(calculation: Calculation | Report) -> str:
    """The whole record: text as written, worked table, result, readings, claims, and what there is to say.

    >>> from petaday import audit
    >>> print(to_markdown(audit("3 TFLOP/s * 2 days")).splitlines()[-1])
    **= 5.184e17 FLOP = 0.006 pfs-days**
    """
    parts = [
        fenced(calculation.text),
        _steps(calculation),
        f"**{escape(result(calculation))}**",
        _readings(calculation),
        _claims(calculation),
        "\n".join(finding(found, calculation) for found in calculation.diagnostics),
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def fenced(text: str) -> str:
    """The text as a code block, whatever marks it holds."""
    fence = "`" * max(3, 1 + max((len(run) for run in re.findall("`+", text)), default=0))
    return f"{fence}text\n{text.strip()}\n{fence}"


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A pipe table; empty when it has no rows."""
    if not rows:
        return ""
    lines = [head, ["---"] * len(head), *([escape(cell) for cell in row] for row in rows)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def finding(diagnostic: Diagnostic, calculation: Calculation | Report) -> str:
    """One diagnostic as a list item, the words it is about quoted."""
    start = calculation.span.start
    about = calculation.text[max(0, diagnostic.span.start - start) : max(0, diagnostic.span.end - start)]
    place = f" At {escape(about)}." if about.strip() else ""
    way_out = f" {escape(sentence(diagnostic.help))}" if diagnostic.help else ""
    return f"- **{diagnostic.severity} {diagnostic.code}**: {escape(sentence(diagnostic.message))}{place}{way_out}"


def _steps(calculation: Calculation | Report) -> str:
    rows = [
        (f"{step.operation} {step.text}", step.label, in_base(step.value, step.unit), step.running_shown, step.note)
        for step in calculation.steps
    ]
    noted = any(step.note for step in calculation.steps)
    head = ["factor", "what", "in base units", "running", "note"]
    return table(head if noted else head[:4], [row if noted else row[:4] for row in rows])


def _readings(calculation: Calculation | Report) -> str:
    return table(
        ["word", "read as", "because"],
        [(reading.word, reading.reading, because(reading)) for reading in calculation.readings],
    )


def _claims(calculation: Calculation | Report) -> str:
    return table(
        ["stated", "verdict", "stated/recomputed", "recomputed", "because"],
        [
            (claim.text, claim.verdict, f"{claim.ratio:.4g}", claim.recomputed_shown, "; ".join(reasons(claim)))
            for claim in calculation.claims
        ],
    )
