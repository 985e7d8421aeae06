"""Answers what later stages add to a run: RL as a share of pretraining, fine-tuning on so many tokens."""

from __future__ import annotations

import re
from dataclasses import replace

from petaday.core.figures import figure
from petaday.facts import Fact
from petaday.facts.methods import number
from petaday_service.answers.moving import Moved
from petaday_service.answers.run_answer import compute, share_words
from petaday_service.answers.run_words import SIX, amount, written
from petaday_service.conversation.context import Talk
from petaday_service.conversation.heard import Heard
from petaday_service.conversation.moves import moves
from petaday_service.conversation.parts import Next, Part, Text
from petaday_service.conversation.run import Run
from petaday_service.conversation.stage_words import Stage, pretraining_said, stage_named, stages_said
from petaday_service.conversation.words import even, mended, plain
from petaday_service.conversation.work_part import audit, work

_PERCENT = re.compile(r"(?<![\d.])(\d++(?:\.\d++)?) ?%|\b(half|a third|a quarter|a tenth|as much)\b")
_TIMES = re.compile(r"(?<![\d.])(\d++(?:\.\d++)?) ?(?:x|times)")
_SHARES = {"half": 0.5, "a third": 1 / 3, "a quarter": 0.25, "a tenth": 0.1, "as much": 1.0}


def stage(heard: Heard, run: Run, talk: Talk) -> tuple[Part, ...]:
    """Returns the run with a later stage: a share of what came before, or tokens more for the same model."""
    if not run.line() and "compute" in heard.facts:
        run = Run().told({"compute": heard.facts["compute"]})
    if run.later and re.search(r"\b(?:without|drop|remove|no (?!\d)|minus|leave out)\b", heard.words):
        name, base = stage_named(heard.words), replace(run, later=0.0)
        left = tuple(one for one in _stages_before(talk) if one.name != name)
        return (left and _summed(base, left, ())) or compute(Moved(run, base, ("later",)))
    if parts := _told_at_once(heard, run, talk) or _part_of(heard, talk, run):
        return parts
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


def _told_at_once(heard: Heard, run: Run, talk: Talk) -> tuple[Part, ...]:
    """The sum of the stages that one message tells, of a run of its own or of the run before; else nothing."""
    goes_on = _last_stage(talk) if heard.facts and run.later else ""
    later = stages_said(heard.text) or stages_said(f"{goes_on} {heard.text}")
    told = Run().told({kind: fact for kind, fact in heard.facts.items() if kind != "compute"})
    stated = heard.facts.get("compute")
    base = pretraining_said(heard.text) if stated else None
    if stated and base:
        stated = stated.model_copy(update={"value": base})
    if (
        not told.line()
        and stated
        and len(later) >= (1 if base else 2)
        and all(one.value != stated.value for one in later)
    ):
        told = Run().told({"compute": stated})
    own = bool(told.line())
    if later and not own and run.later and (before := _stages_before(talk)):
        if _OF_ITSELF.search(heard.words):
            own_before = {one.name: one for one in before}
            later = tuple(
                own_before[one.name]._replace(value=own_before[one.name].value * one.value)
                if one.kind == "share" and one.name in own_before
                else one
                for one in later
            )
        names = {one.name for one in later}
        later = (*(one for one in before if one.name not in names), *later)
    elif (
        not later
        and run.later
        and heard.moves
        and (name := stage_named(heard.words))
        and (before := _stages_before(talk))
    ):
        times = heard.moves[0].times
        later = tuple(one._replace(value=one.value * times) if one.name == name else one for one in before)
    elif not later or (len(later) < 2 and not own and not (run.line() and later[0].kind == "compute")):
        return ()
    return _summed(told if own else replace(run, later=0.0), later, tuple(told.facts) if own else ())


_OF_ITSELF = re.compile(r"\b(?:x|times|x as|\d+x) (?:that|it|this|as much|more|larger|bigger|longer|what it was)\b")
"""A multiple of what the stage was, and not of pretraining."""


def _last_stage(talk: Talk) -> str:
    """The stage that was spoken of last; empty where none was."""
    return next((one for turn in reversed(talk.turns[-2:]) if (one := stage_named(turn.text))), "")


def _stages_before(talk: Talk) -> tuple[Stage, ...]:
    """The stages of the latest message that told some, with what later messages made of them."""
    made: dict[str, Stage] = {}
    for turn in talk.turns[-8:]:
        if len(turn.text) > 300:
            continue
        text = mended(even(turn.text))
        for one in stages_said(text):
            made[one.name] = one
        name = stage_named(text)
        if name in made and re.search(r"\b(?:without|drop|remove|leave out)\b", plain(text)):
            del made[name]
        changes = moves(plain(text))
        if name in made and changes and not stages_said(text):
            made[name] = made[name]._replace(value=made[name].value * changes[0].times)
    return tuple(made.values())


def _summed(base: Run, later: tuple[Stage, ...], own: tuple[str, ...]) -> tuple[Part, ...]:
    """The sum of a run and its later stages, each with its share of the whole; nothing where one cannot be worked."""
    before, size = base.compute(), base.facts.get("active_parameters") or base.facts.get("parameters")
    if before is None or not before.value:
        return ()
    first = before.text.partition(" = ")[0]
    lines = [_line_of(one, size, first) for one in later]
    if not all(lines):
        return ()
    whole = " + ".join((first, *lines))
    report = audit(whole)
    if report.value is None:
        return ()
    after = replace(base, later=float(f"{report.value / before.value - 1:.9g}"))
    parts = [(one.name, (audit(line).value or 0.0) / report.value) for one, line in zip(later, lines, strict=True)]
    shares = ", ".join(f"{name} {share_words(share)}" for name, share in parts)
    rule = f" Assumed: {SIX}." if "FLOP / parameter" in whole else ""
    said = f"{amount(report)} in all: {before.shown} of pretraining and the later stages ({shares} of the whole).{rule}"
    return (
        Text(text=said),
        work(report, whole, ans=True),
        after.part((*own, "later")),
        Next(say=("is it over a threshold?", "how does that compare with GPT-4?", "how sure are you?")),
    )


def _line_of(stage: Stage, size: Fact | None, before: str) -> str:
    """A stage as a term of the sum; empty where the model's size is missing."""
    if stage.kind == "compute":
        return f"{stage.value:.6g} FLOP".replace("e+", "e")
    if stage.kind == "share":
        return f"{before} * {100 * stage.value:.6g} %" if stage.value <= 1 else f"{before} * {stage.value:.6g}"
    return (
        f"6 FLOP / parameter / token * {number(size)} parameters * {stage.value:.6g} tokens".replace("e+", "e")
        if size
        else ""
    )


_ASKS_SHARE = re.compile(
    r"\b(?:what|which|how (?:much|big|large)).{0,60}?\b(?:share|fraction|part|percent\w*|proportion|much of|of (?:it"
    r"|that|the (?:total|whole)))\b|%|\bin percent\b|\bpercentage\b|\bshare\b"
)


def _part_of(heard: Heard, talk: Talk, run: Run) -> tuple[Part, ...]:
    """The share of one stage in the whole, of the stages that earlier messages told; nothing for other messages."""
    name = stage_named(heard.words) or next(
        (one for turn in reversed(talk.turns[-3:]) if (one := stage_named(turn.text))), ""
    )
    if not name or heard.facts or not run.later or not _ASKS_SHARE.search(heard.words) or re.search(r"\d", heard.words):
        return ()
    wanted = next((one for one in _stages_before(talk) if one.name == name), None)
    base = replace(run, later=0.0)
    before, size = base.compute(), base.facts.get("active_parameters") or base.facts.get("parameters")
    if wanted is None or before is None or not before.value:
        return ()
    line = f"{_line_of(wanted, size, before.text)} / ({before.text} * (1 + {run.later * 100:.6g} %))"
    report = audit(line)
    if not report.value:
        return ()
    told = f"{name} is {share_words(report.value)} of the whole, later stages included."
    return (Text(text=told), work(report, line, "the share"), run.part())


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
