"""`run_sheet` on one screen: figures, calculations, the signs around them, what is settled, what is checked."""

from __future__ import annotations

from petaday.facts.as_fact import as_fact
from petaday.facts.chains import chains
from petaday.facts.context import in_context
from petaday.facts.derived import derived
from petaday.facts.mention import Mention
from petaday.facts.parts import parts
from petaday.facts.quantities import mentions
from petaday.facts.records import Fact
from petaday.facts.relations import relations
from petaday.facts.results import worked
from petaday.facts.runs import sizes
from petaday.facts.settle import candidates, scoped, settled
from petaday.facts.shares import percents
from petaday.facts.sheet import KINDS, RunSheet
from petaday.facts.subject import largest_row
from petaday.facts.surroundings import Surroundings
from petaday.facts.twice import twice

_MANY = 4  # figures of one kind that may all be the run's; the rest are a part's


def run_sheet(text: str, subject: str | None = None) -> RunSheet:
    """The facts of the run that a text is about, settled or left open, and the equations between them.

    >>> sheet = run_sheet("It has 6.9 billion parameters and saw 2.1T tokens on 256 H100 GPUs over 9 days.")
    >>> sheet.value("parameters"), sheet.value("devices"), sheet.value("time")
    (6900000000.0, 256.0, 777600.0)
    """
    around = Surroundings(text)
    read = worked(around, mentions(around), chains(text))
    about = subject or largest_row(around, read)
    weighed = [scoped(mention) for mention in in_context(around, read, about)]
    facts, chosen = _settled(weighed, text)
    facts, chosen = derived(around, facts, chosen)
    sheet = RunSheet(text=text, subject=subject or "", facts=facts, chosen=chosen)
    checked = relations(sheet.settled, lambda kind: bool(sheet.open(kind)))
    said = (*percents(around, facts), *parts(around, facts), *twice(around, sheet, weighed))
    return sheet.model_copy(update={"relations": (*checked, *said)})


def run_sheets(text: str) -> list[RunSheet]:
    """A sheet for every size of model that a text tells apart (`8B`, `70B`), or one where it tells none apart.

    >>> [sheet.subject for sheet in run_sheets("Osprey-7B saw 1T tokens. Osprey-34B saw 3T tokens.")]
    ['Osprey-7B', 'Osprey-34B']
    """
    names = sizes(text)
    return [run_sheet(text, name) for name in names] if len(names) > 1 else [run_sheet(text)]


def _settled(weighed: list[Mention], text: str) -> tuple[tuple[Fact, ...], tuple[int, ...]]:
    facts: list[Fact] = []
    chosen: list[int] = []
    by_kind: dict[str, list[Mention]] = {}
    for mention in weighed:
        by_kind.setdefault(mention.kind, []).append(mention)
    for kind in KINDS:
        found = by_kind.get(kind, [])
        ranked = candidates(m for m in found if m.scope == "run")
        taken = settled(ranked)
        chosen += [len(facts) + ranked.index(taken)] if taken else []
        facts += [as_fact(c.said(), text, "run" if at < _MANY else "part") for at, c in enumerate(ranked)]
        facts += [as_fact(m, text, m.scope) for m in found if m.scope != "run"]
    return tuple(facts), tuple(chosen)
