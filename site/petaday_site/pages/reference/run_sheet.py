"""The page of the run sheet: every kind of fact and every equation, with examples read as the page is built."""

from __future__ import annotations

import petaday
from petaday.facts.causes import CAUSES
from petaday.facts.reference import KindOfFact, kinds_of_facts, relations_of_one_kind
from petaday.facts.relations import EQUATIONS
from petaday.facts.told import value
from petaday.render.elements import Child, Html, el, join, table
from petaday_site.html.folds import folded
from petaday_site.html.numbers import figure
from petaday_site.pages.page import head

_CARD = (
    "Wren-3B has 3.1 billion parameters and was trained on 900 billion tokens with 128 H100 GPUs for 4 days, "
    "at an MFU of 38.1%, 12,288 GPU hours in all."
)


def page() -> str:
    """The page as Markdown."""
    kinds: list[list[Child]] = [
        [el("b", kind.title), kind.says, kind.unit, join(el("code", kind.example), el("br"), _read(kind))]
        for kind in kinds_of_facts()
    ]
    equations: list[list[Child]] = [[el("code", left), el("code", right)] for left, right in EQUATIONS]
    causes: list[list[Child]] = [[figure(factor), said] for factor, said in CAUSES]
    return "\n\n".join(
        [
            head("Run sheet", "The facts of a training run that petaday reads from prose, and how it checks them."),
            "# Run sheet",
            "`petaday sheet` and `petaday.run_sheet` read the facts of a training run from a paper, a model card or "
            "news: figures by their unit, noun or label, and calculations by the roles of their factors. A fact is "
            "settled where one candidate stands out, and left open where two statements dispute it. What stands "
            "beside an example was read when this page was built.",
            folded(
                "Kinds of facts",
                table(f"{len(kinds)} kinds", ["Kind", "What it is", "In", "For example"], kinds),
                f"{len(kinds)} kinds",
            ),
            "## Relations",
            "Each fact has the interval of its printed digits, wider where its author says “about”. A relation holds "
            "where the intervals of both sides meet, and is open where a fact it needs is open. `parameters` are the "
            "active ones where they are told apart; `seen` is the dataset times its epochs where nothing else is said.",
            folded(
                "Equations between facts",
                table("Equations between facts", ["One side", "Other side"], equations),
                str(len(equations)),
                level=3,
            ),
            "Three more relations stand between figures of one kind.",
            folded(
                "Figures of one kind",
                table("Figures of one kind", ["Relation", "What is held against what", "For example"], _of_one_kind()),
                level=3,
            ),
            "Where a relation fails, the likeliest slip is named: a factor that would make both sides meet.",
            folded(
                "Slips that are tried, in this order",
                table("Slips that are tried, in this order", ["Factor", "What people confuse"], causes),
                str(len(causes)),
                level=3,
            ),
            "## A card, read",
            str(el("pre", _CARD, class_="pd-example", tabindex=0)),
            _card(),
        ]
    )


def _of_one_kind() -> list[list[Child]]:
    rows: list[list[Child]] = []
    for relation in relations_of_one_kind():
        found = next(r for r in petaday.run_sheet(relation.example).relations if r.name.startswith(relation.name))
        told = join(el("code", relation.example), el("br"), el("b", found.verdict), f": {found.because}")
        rows.append([el("b", relation.title), relation.says, told])
    return rows


def _read(kind: KindOfFact) -> Html:
    sheet = petaday.run_sheet(kind.example)
    fact = sheet.settled(kind.name)
    if fact is not None:
        return join(el("b", value(fact)), f": {fact.because}")
    rivals = sheet.open(kind.name)
    return join("left open: ", ", ".join(map(value, rivals))) if rivals else join("not read from words yet")


def _card() -> str:
    sheet = petaday.run_sheet(_CARD)
    facts: list[list[Child]] = [
        [fact.kind.replace("_", " "), value(fact), fact.because] for fact in (sheet.facts[at] for at in sheet.chosen)
    ]
    checked: list[list[Child]] = [[el("code", r.name), r.verdict, r.because] for r in sheet.relations]
    tables = (
        table("Its facts", ["Fact", "Value", "Because"], facts, class_="pd-stack"),
        table("Its relations", ["Relation", "Verdict", "Because"], checked, class_="pd-stack"),
    )
    return "\n\n".join(map(str, tables))
