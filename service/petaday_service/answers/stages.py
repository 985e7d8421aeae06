"""Answers what later stages add to a run: RL as a share of pretraining, fine-tuning on so many tokens."""

from __future__ import annotations

import re
from dataclasses import replace

from petaday.core.figures import figure
from petaday.facts.methods import number
from petaday_service.answers.moving import Moved
from petaday_service.answers.run_answer import compute, share_words
from petaday_service.answers.run_words import written
from petaday_service.conversation.heard import Heard
from petaday_service.conversation.parts import Next, Part, Text
from petaday_service.conversation.run import Run
from petaday_service.conversation.work_part import audit, work

_PERCENT = re.compile(r"(?<![\d.])(\d++(?:\.\d++)?) ?%|\b(half|a third|a quarter|a tenth|as much)\b")
_TIMES = re.compile(r"(?<![\d.])(\d++(?:\.\d++)?) ?(?:x|times)")
_SHARES = {"half": 0.5, "a third": 1 / 3, "a quarter": 0.25, "a tenth": 0.1, "as much": 1.0}


def stage(heard: Heard, run: Run) -> tuple[Part, ...]:
    """Returns the run with a later stage: a share of what came before, or tokens more for the same model."""
    if not run.line() and "compute" in heard.facts:
        run = Run().told({"compute": heard.facts["compute"]})
    if run.later and re.search(r"\b(?:without|drop|remove|no|minus|leave out)\b", heard.words):
        return compute(Moved(run, replace(run, later=0.0), ("later",)))
    share = _PERCENT.search(heard.words) or _TIMES.search(heard.words)
    data = heard.facts.get("dataset") or heard.facts.get("seen")
    if data is not None and not (share and share[0].endswith("%")):
        return _tuned(heard, run)
    if share is None:
        told = (
            "Later stages count too: say fine-tuning in tokens (`we fine-tune it on 10B tokens`), "
            "reinforcement learning "
            "as a share of pretraining (`add RL as 20% of pretraining`), or in device-hours. RL also "
            "generates text, two "
            "operations a parameter and token, which the laws count where it makes training data."
        )
        return (Text(text=told, say=("add RL as 20% of pretraining", "we fine-tune it on 10B tokens")),)
    if not run.line():
        told = "A share of what? Tell me the run first."
        return (Text(text=told, say=("37B active of 671B, 14.8T tokens", "70B parameters, 15T tokens")),)
    value = _SHARES.get(share[2], 0.0) if share.re is _PERCENT and share[2] else float(share[1])
    value = value / 100 if share[0].endswith("%") else value
    after = replace(run, later=value)
    told = (
        f"With later stages of {share_words(value)} of what came before. The laws of EU, California and "
        f"Korea count them in."
    )
    return (Text(text=told), *compute(Moved(run, after, ("later",))))


def _tuned(heard: Heard, run: Run) -> tuple[Part, ...]:
    size = run.facts.get("active_parameters") or run.facts.get("parameters") or heard.facts.get("parameters")
    data = heard.facts.get("dataset") or heard.facts["seen"]
    if size is None:
        return (Text(text="Fine-tuning takes 6ND too. How many parameters has the model?", say=("70B parameters",)),)
    line = f"6 FLOP / parameter / token * {number(size)} parameters * {number(data)} tokens"
    report = audit(line)
    told = f"{report.shown} for {written(data)}, by 6ND."
    before = run.compute()
    cards = [work(report, line, "the later stage")]
    if before and before.value and report.value:
        share = f"{line} / ({before.text.partition(' = ')[0]})"
        part = audit(share)
        times = f" (1/{figure(1 / part.value, 3)})" if part.value and part.value < 0.05 else ""
        told += f" That is {share_words(part.value or 0.0)}{times} of the {before.shown} before it."
        if (part.value or 0) < 1 / 3:
            told += (
                " The EU's guidelines make a modifier a provider above a third of the original's "
                "compute; this is below."
            )
        else:
            told += " That is a third or more: under the EU's guidelines the modifier becomes a provider."
        cards.append(work(part, share, "over the training"))
    return (
        Text(text=told),
        *cards,
        Next(say=("does that make us a provider under the EU rules?", "is it over a threshold?")),
    )
