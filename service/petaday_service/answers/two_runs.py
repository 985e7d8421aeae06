"""Answers `which is more, 13B on 2T tokens or 7B on 5T?`: two runs of one message, worked and set beside each other."""

from __future__ import annotations

import re

from petaday.core.figures import figure
from petaday_service.answers.run_words import amount, assumed
from petaday_service.conversation.context import Talk
from petaday_service.conversation.facts_said import Facts, facts_said
from petaday_service.conversation.heard import Heard, hear
from petaday_service.conversation.parts import Next, Part, Text
from petaday_service.conversation.run import Run
from petaday_service.conversation.work_part import work

_BETWEEN = re.compile(r"(?i),? (?:or|vs\.?|versus|against|compared (?:to|with)|than|and) |[,;.] ")
_ASKS = re.compile(
    r"\b(?:which|what) (?:is|was|one|needs|takes|costs|would|uses|run)\b|\bcompare|\bvs\b|\bversus\b|\bmore\b"
    r"|\bdifference\b|\bor\b"
)


def two_runs(heard: Heard) -> tuple[Part, ...]:
    """Returns both runs with their ratio; nothing where the message does not tell two."""
    if heard.is_long or not _ASKS.search(heard.words):
        return ()
    both = re.search(r"\b(?:both|each|all|same)\b", heard.words) is not None
    for joint in _BETWEEN.finditer(heard.text):
        first, second = facts_said(heard.text[: joint.start()]), facts_said(heard.text[joint.end() :])
        first, second = _shared(first, second, both=both), _shared(second, first, both=both)
        one, other = Run().told(first), Run().told(second)
        if not one.line() or not (set(second) - {"compute"}):
            continue
        if not other.line():
            other = Run().told({**{kind: fact for kind, fact in first.items() if kind != "compute"}, **second})
        if other.line() and other.line() != one.line() and len(set(second) - {"device", "precision"}) > 1:
            return _beside(one, other)
    return ()


def _shared(one: Facts, other: Facts, *, both: bool) -> Facts:
    """The facts of one run with what was said of the other and holds for both: a utilization, a precision."""
    kinds = ("utilization", "precision", "price") if both or "utilization" not in one else ()
    return {**{kind: other[kind] for kind in kinds if kind in other}, **one}


_WHICH = re.compile(
    r"^ (?:so |and |ok |then )*(?:which|what) (?:one |run |of (?:them|the two|these) )?(?:is|was|takes|needs"
    r"|has|costs) (?:the )?(?:more|bigger|larger|most|less|smaller|cheaper)"
)


def two_runs_again(heard: Heard, talk: Talk) -> tuple[Part, ...]:
    """Returns the two runs of an earlier message, where it is asked which is more; nothing else."""
    if not _WHICH.match(heard.words) or heard.facts or heard.named:
        return ()
    earlier = (
        two_runs(hear(turn.text, talk.casebook, Run())) for turn in reversed(talk.turns[-4:]) if len(turn.text) < 300
    )
    return next((parts for parts in earlier if parts), ())


def _beside(one: Run, other: Run) -> tuple[Part, ...]:
    first, second = one.compute(), other.compute()
    if first is None or second is None or not first.value or not second.value:
        return ()
    ratio = first.value / second.value
    more = (
        f"the first, {figure(ratio, 3)} times the second"
        if ratio >= 1
        else f"the second, {figure(1 / ratio, 3)} times the first"
    )
    same = abs(ratio - 1) < 0.005
    head = "Both take the same" if same else f"More is {more}"
    told = f"{head}: {amount(first)} and {amount(second)}."
    told = " ".join(dict.fromkeys((told, *assumed(one, one.line()), *assumed(other, other.line()))))
    return (
        Text(text=told),
        work(first, first.text, "the first"),
        work(second, second.text, "the second", ans=True),
        other.part(tuple(other.facts)),
        Next(say=("is it over a threshold?", "how does that compare with GPT-4?")),
    )
