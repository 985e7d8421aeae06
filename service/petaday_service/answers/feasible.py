"""Answers whether a run is possible: the utilization that it would need, beside what runs keep up."""

from __future__ import annotations

import re

from petaday.core.figures import figure
from petaday_service.answers.moving import Moved
from petaday_service.answers.run_answer import share_words, suggestions
from petaday_service.answers.run_words import assumed, written
from petaday_service.conversation.heard import Heard
from petaday_service.conversation.parts import Part, Text
from petaday_service.conversation.run import Run
from petaday_service.conversation.work_part import audit, work

_ASKS = re.compile(
    r"\b(?:possible|feasible|doable|achievable|realistic|plausible|enough|make it|manage)\b|^ (?:and "
    r"|so )?(?:can|could|will|would) .*\b(?:in|within|by)\b"
)
_USUAL, _HARD = 0.45, 0.6


def feasible(heard: Heard, moved: Moved) -> tuple[Part, ...]:
    """Returns whether devices and time are enough for a compute; nothing where that is not asked or not known."""
    run = moved.run
    if (
        not _ASKS.search(heard.words)
        or not {"devices", "time"} <= set(run.facts)
        or not {"devices", "time"} & set(heard.facts)
    ):
        return ()
    given = run.facts.get("utilization")
    line = run.asked("utilization")
    report = audit(line) if line else None
    if report is None or not report.value:
        return ()
    need = report.value
    if given and given.value:
        able = need <= given.value
        verdict = (
            f"{'Yes' if able else 'No'}: it needs a utilization of {share_words(need)}, and {written(given)} was given."
        )
    elif need > 1:
        verdict = f"No: it would need {share_words(need)} of the peak, more than the devices can do at all."
    elif need > _HARD:
        verdict = f"Hardly: it would need a utilization of {share_words(need)}; runs of today report 30 to 45 %."
    elif need > _USUAL:
        verdict = f"With effort: it needs a utilization of {share_words(need)}; large runs report 30 to 45 %."
    else:
        verdict = f"Yes: it needs a utilization of {share_words(need)}; large runs report 30 to 45 %."
    more = _at_usual(run) if need > _USUAL and not given else ""
    held = Run(
        {kind: fact for kind, fact in run.facts.items() if kind != "utilization"},
        run.later,
        run.main,
        run.subject,
    )
    told = " ".join(filter(None, (verdict, more, *(one for one in assumed(held, line) if "No utilization" not in one))))
    return (Text(text=told), work(report, line, ans=True), run.part(moved.changed), suggestions(run))


def _at_usual(run: Run) -> str:
    """How many devices it takes at a usual utilization."""
    line = run.asked("utilization")
    report = audit(line)
    devices = run.facts["devices"].value or 0.0
    count = devices * (report.value or 0.0) / 0.4
    name = run.facts["device"].text if "device" in run.facts else "devices"
    return f"At 40 % it takes {figure(-(-count // 1))} {name}."
