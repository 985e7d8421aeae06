"""Answers a pasted text about a run, a model card or news: its sheet to confirm, and what is stated checked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import petaday
from petaday.core.figures import figure
from petaday.facts import Fact, Relation
from petaday.facts.relations import relations
from petaday_service.answers.glossary import term_in
from petaday_service.answers.moving import Moved
from petaday_service.answers.run_answer import compute, unfinished
from petaday_service.conversation.context import Talk
from petaday_service.conversation.facts_said import is_text
from petaday_service.conversation.following import NOWHERE
from petaday_service.conversation.heard import Heard
from petaday_service.conversation.parts import Next, Part, Table, Text
from petaday_service.conversation.run import Run
from petaday_service.conversation.work_part import audit

WORDS = {"holds": "agrees", "fails": "does not agree", "open": "left open", "implied": "implied"}
ENOUGH = 2
"""Facts of a run that a text has to give to be one about a run."""


def is_card(heard: Heard) -> bool:
    """Whether a text tells of a run."""
    return heard.is_long and len(set(heard.facts) - {"device", "precision", "date"}) >= ENOUGH


def card(heard: Heard) -> tuple[Part, ...]:
    """Returns what was read, both methods where they can be worked, and every stated figure that can be checked."""
    run = Run().told(
        {kind: fact for kind, fact in heard.facts.items() if kind not in ("cost", "date", "energy", "emissions")}
    )
    moved = Moved(Run(), run, tuple(heard.facts), fresh=True)
    read = ", ".join(
        f"{fact.title} {fact.shown} {fact.unit}".strip() for fact in run.part().facts if fact.source == "stated"
    )
    told = Text(text=f"Read from the text: {read}. Say what is wrong (`what if the MFU is 40%`), or ask about it.")
    parts = compute(moved) if run.line() else unfinished(moved)
    checked = _checked(_relations(heard.message, run))
    body = tuple(part for part in parts if not isinstance(part, Next))
    more = tuple(part for part in parts if isinstance(part, Next))
    return (told, *body[:1], *checked, *body[1:], *more)


def check(heard: Heard, talk: Talk, run: Run) -> tuple[Part, ...]:
    """Returns which figures of the run agree with each other, and whether its utilization is plausible."""
    text = next((turn.text for turn in reversed(talk.turns) if is_text(turn.text)), "")
    found = _relations(text, run)
    if not run and "utilization" not in heard.facts and (term := term_in(heard.words)):
        return (Text(text=term.says, say=("70B parameters, 15T tokens",)),)
    told = [*_stated(heard, run)]
    share = heard.facts.get("utilization") or run.facts.get("utilization") or _implied(run)
    if share and share.value:
        low, high = (100 * end for end in (share.ends or (share.value, share.value)))
        plausible = low >= 5 and high <= 70
        side = "within" if plausible else "outside"
        told.append(
            f"A utilization of {figure(100 * share.value, 3)} "
            f"%{', which the figures imply,' if share.source == 'derived' else ''} is {side} what runs keep up "
            f"(5 to 70 %); "
            f"large ones report "
            "30 to 45 %."
        )
    if found:
        bad = [one for one in found if _verdict(one) == WORDS["fails"]]
        told.append(
            f"{len(bad)} of {len(found)} relations do not agree."
            if bad
            else "What can be checked adds up: every relation holds."
        )
    elif not told:
        told.append("There is nothing to check against each other yet: say for instance the device-hours as well.")
    return (Text(text=" ".join(told)), *_checked(found), *((run.part(),) if run else ()))


def _implied(run: Run) -> Fact | None:
    """The utilization that a run's two methods imply, where none was given."""
    line = run.asked("utilization")
    report = audit(line) if line else None
    if report is None or not report.value:
        return None
    shape = {"kind": "utilization", "value": report.value, "unit": "share", "span": NOWHERE, "text": ""}
    return Fact.model_validate({**shape, "source": "derived", "because": "what both methods imply"})


def _relations(text: str, run: Run) -> list[Relation]:
    """The equations between what a text states, and between the facts of the run; each once."""
    of_text = petaday.run_sheet(text).relations if text else ()
    found = {one.name: one for one in (*relations(run.settled, lambda _: False), *of_text) if one.verdict != "open"}
    return list(found.values())


def _stated(heard: Heard, run: Run) -> Iterator[str]:
    """What a figure of the message is beside the run's: a sentence with the verdict; none where there is no figure."""
    stated, line = heard.facts.get("compute"), run.line().partition(" = ")[0]
    if stated is None or not line or not stated.value:
        return
    claims = audit(f"{line} = {stated.value:.6g} FLOP".replace("e+", "e")).claims
    for claim in claims[-1:]:
        yield (
            f"{figure(stated.value)} FLOP beside {claim.recomputed_shown}: {claim.verdict}, "
            f"{figure(claim.ratio or 0.0, 3)} "
            "times what the facts give; the methods promise a factor of two."
        )


def _checked(found: Iterable[Relation]) -> tuple[Table, ...]:
    rows = tuple((_name(one.name), _verdict(one), _ratio(one), one.because) for one in found)
    columns = ("Relation", "Verdict", "Ratio", "Because")
    return (Table(caption="What the text states, checked", columns=columns, rows=rows),) if rows else ()


def _verdict(one: Relation) -> str:
    """The verdict in words; two methods within a factor of two agree as well as they promise."""
    methods = "6*" in one.name and "peak" in one.name
    if methods and one.verdict == "fails" and one.ratio and 0.5 <= one.ratio <= 2:
        return "within the factor of 2 that the methods promise"
    return WORDS[one.verdict]


def _ratio(one: Relation) -> str:
    return "" if one.ratio is None else f"{100 * one.ratio:.3g} %" if one.verdict == "implied" else figure(one.ratio, 3)


def _name(name: str) -> str:
    """A relation with blanks between its words: `devices × time = device time`."""
    return name.replace("*", " × ").replace("=", " = ").replace("_", " ").replace("/", " / ")
