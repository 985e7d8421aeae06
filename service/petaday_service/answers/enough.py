"""Answers `is that enough for a 1B model on 20B tokens?`: the compute that is there beside what a run needs."""

from __future__ import annotations

import re

from petaday.core.figures import figure
from petaday_service.answers.run_words import assumed
from petaday_service.conversation.heard import Heard
from petaday_service.conversation.parts import Next, Part, Text
from petaday_service.conversation.run import Run
from petaday_service.conversation.work_part import audit, work

_ENOUGH = re.compile(r"\b(?:enough|sufficient|suffices?)\b")


def enough(heard: Heard, run: Run) -> tuple[Part, ...]:
    """Returns whether the run's compute covers another run that is told; nothing where none is told, or known."""
    if not _ENOUGH.search(heard.words):
        return ()
    wanted, have = Run().told({kind: fact for kind, fact in heard.facts.items() if kind != "compute"}), run.compute()
    needs = audit(wanted.method(1)) if wanted.method(1) else None
    if needs is None or have is None or not needs.value or not have.value:
        return ()
    ratio = have.value / needs.value
    verdict = (
        f"Yes: that takes {needs.shown}, and {have.shown} is {figure(ratio, 3)} times as much."
        if ratio >= 1
        else f"No: that takes {needs.shown}, and {have.shown} is {figure(100 * ratio, 3)} % of it."
    )
    told = " ".join((verdict, *assumed(wanted, wanted.method(1))))
    return (Text(text=told), work(needs, needs.text, "what it takes"), run.part(), Next(say=("how sure are you?",)))
