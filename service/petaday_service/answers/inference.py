"""Answers what a model takes to run: two operations a parameter and token, forward only."""

from __future__ import annotations

import re

from petaday.facts import Fact
from petaday.facts.methods import number
from petaday_service.answers.asking import ask
from petaday_service.conversation.context import Talk
from petaday_service.conversation.fact_words import said
from petaday_service.conversation.facts_said import facts_said
from petaday_service.conversation.heard import Heard
from petaday_service.conversation.parts import Next, Part, Text
from petaday_service.conversation.run import Run
from petaday_service.conversation.words import even, mended
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


def inference(heard: Heard, run: Run, talk: Talk) -> tuple[Part, ...]:
    """Returns the operations of one token, and of as many as are named."""
    facts = dict(heard.facts)
    size = facts.get("active_parameters") or facts.get("parameters")
    if size is None and (found := _SIZE.search(heard.text)):
        size = facts_said(f"{found[0]} parameters").get("parameters")
    size = size or run.facts.get("active_parameters") or run.facts.get("parameters")
    if size is None:
        return (Text(text=RULE), ask("parameters", run))
    tokens = _tokens(heard.text)
    if tokens and tokens.value and _MORE.search(heard.words) and (before := _before(talk)):
        tokens = tokens.model_copy(update={"value": tokens.value + before})
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


_MORE = re.compile(r"\b(?:on top|plus|more|also|extra|additional|as well|too)\b")
_BOTH = re.compile(r"(?i)\b(?:prompts?|inputs?|outputs?|answers?|completions?|repl(?:y|ies)|in and|out)\b")


def _before(talk: Talk) -> float:
    """The tokens of the message before; 0 where it had none."""
    found = _tokens(mended(even(talk.turns[-1].text))) if talk.turns and len(talk.turns[-1].text) < _SHORT else None
    return (found.value or 0.0) if found else 0.0


_SHORT = 300
_EACH = re.compile(
    r"(?i)(?<![\w,.])(\d[\d,.]{0,12}k?)[- ]?(?:tokens? )?(?:of )?(?:the )?(?:in|out|inputs?|outputs?|prompts?"
    r"|answers?"
    r"|completions?|generated)\b"
)


def _tokens(text: str) -> Fact | None:
    """The tokens that are run through a model; those of a prompt and of its answer together."""
    said_each = _EACH.findall(text) if _BOTH.search(text) else []
    written = (
        [f"{one} tokens" for one in said_each] if len(said_each) > 1 else [one[0] for one in _TOKENS.finditer(text)]
    )
    found = [fact for one in written if (fact := facts_said(one).get("dataset"))]
    if not found:
        return None
    whole = sum(fact.value or 0.0 for fact in found) if _BOTH.search(text) else found[0].value
    return found[0].model_copy(update={"value": whole})
