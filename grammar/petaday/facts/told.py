"""A run sheet in words: its facts, both methods, its relations."""

from __future__ import annotations

from collections.abc import Sequence

from petaday.core.figures import figure
from petaday.facts.records import Fact, Relation
from petaday.facts.reference import kinds_of_facts
from petaday.facts.sheet import RunSheet
from petaday.render.columns import aligned, shown
from petaday.render.markdown import table

_NOTHING = "No fact of a training run was found."
_FACTS, _RELATIONS = ("fact", "value", "as written", "because"), ("relation", "verdict", "because")


def to_text(sheet: RunSheet) -> str:
    """The sheet for a terminal.

    >>> from petaday import run_sheet
    >>> print(to_text(run_sheet("Its 7B parameters saw 2T tokens.")).splitlines()[0])
    parameters   7e9           7B   the noun behind it says so
    """
    facts = [tuple(shown(" ".join(cell.split())) for cell in row) for row in fact_rows(sheet)]
    parts = ["\n".join(aligned(facts)) if facts else _NOTHING]
    parts += [f"{title}\n  {said}" for title, said in methods(sheet)]
    if sheet.relations:
        parts.append("\n".join(aligned(relation_rows(sheet.relations))))
    return "\n\n".join(parts)


def to_markdown(sheet: RunSheet) -> str:
    """The sheet as Markdown.

    >>> from petaday import run_sheet
    >>> to_markdown(run_sheet("Nothing of the kind."))
    'No fact of a training run was found.'
    """
    parts = [table(_FACTS, fact_rows(sheet)) or _NOTHING]
    parts += [f"**{title}:** {said}" for title, said in methods(sheet)]
    parts += [table(_RELATIONS, relation_rows(sheet.relations))] if sheet.relations else []
    return "\n\n".join(parts)


def methods(sheet: RunSheet) -> list[tuple[str, str]]:
    """Both methods, each with the line it writes and what that comes to."""
    both = (("method 1, operations", sheet.method_1()), ("method 2, devices", sheet.method_2()))
    return [(title, f"{report.text} → {report.shown}") for title, report in both if report is not None]


def value(fact: Fact) -> str:
    """A fact's value with its unit, or the word it is."""
    if fact.value is None:
        return fact.unit
    about = "about " if fact.approximate else ""
    return f"{about}{figure(fact.value)}{'' if fact.unit in (fact.kind, 'share') else ' ' + fact.unit}".rstrip()


def fact_rows(sheet: RunSheet) -> list[tuple[str, ...]]:
    """Each kind that the text gives: its title, value, as written, and why it was taken so."""
    rows: list[tuple[str, ...]] = []
    for kind in kinds_of_facts():
        settled = sheet.settled(kind.name)
        if settled:
            source = "" if settled.source == "stated" else f" ({settled.source})"
            rows.append((kind.title, value(settled) + source, settled.text, settled.because))
        elif rivals := sheet.open(kind.name):
            rows.append((kind.title, "open", " | ".join(f.text for f in rivals), "none of them stands out"))
    return rows


def relation_rows(relations: Sequence[Relation]) -> list[tuple[str, ...]]:
    """Each relation: its two sides, the verdict and the reason."""
    return [(relation.name, relation.verdict, relation.because) for relation in relations]
