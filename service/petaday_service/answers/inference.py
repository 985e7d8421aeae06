"""Answers what a model takes to run: two operations a parameter and token, forward only."""

from __future__ import annotations

import re

from petaday.facts import Fact
from petaday.facts.methods import number
from petaday_service.answers.asking import ask
from petaday_service.conversation.fact_words import said
from petaday_service.conversation.facts_said import facts_said
from petaday_service.conversation.heard import Heard
from petaday_service.conversation.parts import Next, Part, Text
from petaday_service.conversation.run import Run
from petaday_service.conversation.work_part import audit, work

RULE = (
    "Two FLOP a parameter and token, a multiplication and an addition, forward only; attention over the "
    "context comes on "
    "top, and is small for short ones."
)
SIX_EACH = (
    "Six FLOP a parameter and token in training: two forward, four backward. Say the tokens, and I work "
    "out the whole training."
)
_SIZE = re.compile(r"(?i)\b\d+(?:\.\d+)?\s?(?:[bmt]|billion|million|trillion)\b(?!\s*tokens?)")
_TOKENS = re.compile(r"(?i)(?<![\w,.])\d[\d,.]*+\s?(?:[kbmt]|thousand|billion|million|trillion)?\s*tokens?\b")


def inference(heard: Heard, run: Run) -> tuple[Part, ...]:
    """Returns the operations of one token, and of as many as are named."""
    facts = dict(heard.facts)
    size = facts.get("active_parameters") or facts.get("parameters")
    if size is None and (found := _SIZE.search(heard.text)):
        size = facts_said(f"{found[0]} parameters").get("parameters")
    size = size or run.facts.get("active_parameters") or run.facts.get("parameters")
    if size is None:
        return (Text(text=RULE), ask("parameters", run))
    tokens = _tokens(heard)
    trained = re.search(r"\btrain(?:ing|ed)?\b|\bbackward\b", heard.words) is not None
    line = f"{6 if trained else 2} FLOP / parameter / token * {number(size)} parameters"
    if tokens is not None:
        line += f" * {number(tokens)} tokens"
    report = audit(line)
    of = f"{said(tokens)[0]} tokens" if tokens else "one token"
    shown = (
        f"{report.shown} for {of} of a model with {said(size)[0]} "
        f"{'active ' if size.kind.startswith('active') else ''}parameters."
    )
    sheet = run or Run().told({size.kind: size})
    return (
        Text(text=f"{shown} {SIX_EACH if trained else RULE}"),
        work(report, line, ans=False),
        *((sheet.part(),) if not run else ()),
        Next(say=("and for 1T tokens?", "and a 7B model?", "how much did the training take?")),
    )


def _tokens(heard: Heard) -> Fact | None:
    found = _TOKENS.search(heard.text)
    return facts_said(found[0]).get("dataset") if found else None
