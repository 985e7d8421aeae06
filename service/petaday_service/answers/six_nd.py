"""Answers questions of parameters and tokens by 6ND: `how long to train a 7B model on 2T tokens with 64 H100?`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from petaday_service.answers.amounts import Amount, factor_wanted, total
from petaday_service.answers.follow_up import ask_for
from petaday_service.answers.model_size import is_unsized, size_wanted
from petaday_service.conversation.context import Talk
from petaday_service.conversation.intents import Ask
from petaday_service.conversation.parts import Error, Part, Text, Work
from petaday_service.conversation.work_part import audit, work

RULE = (
    "Six FLOP a parameter and token are assumed, two forward and four backward (6ND; Kaplan et al., 2020, "
    "arXiv:2001.08361): for a dense network, and without attention over the length of the text."
)
MISSING = {
    "parameters": ("How many parameters has the model?", "with", ("7B parameters", "70B parameters")),
    "tokens": ("On how many tokens?", "on", ("2T tokens", "300B tokens")),
}


class Read(NamedTuple):
    """A question with its amounts read; `asked` is the question to repeat where something is missing."""

    wanted: str
    amounts: tuple[Amount, ...]
    asked: Ask


Solve = Callable[[Read, Talk], tuple[Part, ...]]


def is_asked(read: Read) -> bool:
    """Whether parameters or tokens are asked for or given."""
    return bool(size_wanted(read.wanted)) or any(amount.factor in MISSING for amount in read.amounts)


def answer(read: Read, talk: Talk, solve: Solve) -> tuple[Part, ...]:
    """Works the compute by 6ND and hands the run to `solve`; asks for parameters or tokens where they are missing."""
    read = read._replace(asked=Ask(read.wanted, tuple(amount.given for amount in read.amounts)))
    sizes: dict[str, str] = {}
    for name, text in ((amount.factor, amount.text) for amount in read.amounts if amount.factor in MISSING):
        if name in sizes:
            return (Text(text=f"“{sizes[name]}” and “{text}” are given for the same thing; say each once."),)
        sizes[name] = text
    sought = size_wanted(read.wanted)
    if sought in sizes:
        return (Text(text=f"“{read.wanted}” is asked for, and “{sizes[sought]}” is given for it."),)
    for name, (question, join, offered) in MISSING.items():
        if name not in sizes and name != sought:
            return (ask_for(question, read.asked, join, offered),)
    rest = tuple(one for one in read.amounts if one.factor not in MISSING and not is_unsized(one.text))
    product = f"6 FLOP * {sizes.get('parameters', '? parameters')} * {sizes.get('tokens', '? tokens')}"
    if sought:
        return _how_large(product, read, rest, talk, solve)
    meant = factor_wanted(read.wanted)
    if meant and meant[0] == "total":
        if rest:
            return (Text(text=f"Parameters and tokens give the compute already; leave out “{rest[0].given.what}”."),)
        text = f"{product} = {meant[1]}"
        report = audit(text, talk.book(text))
        shown = report.solution.shown if report.solution else report.shown
        return (Text(text=f"{shown}: `{text}`. {RULE}"), work(report, text, ans=True))
    compute = audit(product, talk.book(product))
    if compute.value is None:
        return (Error(code="no-total", message=f"`{product}` comes to no amount."), work(compute, product))
    parts = solve(read._replace(amounts=(*rest, total(compute.value))), talk)
    told = f"The compute is {compute.shown}: `{product}`. {RULE}"
    return _joined(parts, told, work(compute, product, title="the compute"))


def _how_large(product: str, read: Read, rest: tuple[Amount, ...], talk: Talk, solve: Solve) -> tuple[Part, ...]:
    """Returns the tokens or parameters that an amount of compute, or a run, is enough for."""
    run: tuple[Part, ...] = ()
    if len(rest) == 1 and rest[0].factor == "total":
        compute = rest[0].text
    else:
        run = solve(read._replace(wanted="FLOP", amounts=rest), talk)
        done = next((part for part in run if isinstance(part, Work)), None)
        if done is None or done.report.value is None:
            return run
        compute = total(done.report.value).text
    text = f"{product} = {compute}"
    report = audit(text, talk.book(text))
    shown = report.solution.shown if report.solution else "Read as"
    told = Text(text=f"{shown}: `{text}`. {RULE}")
    before = (part.model_copy(update={"ans": False}) if isinstance(part, Work) else part for part in _called(run))
    return (told, *before, work(report, text, "the model" if run else "", ans=True))


def _joined(parts: Sequence[Part], told: str, card: Work) -> tuple[Part, ...]:
    """The run's answer, then its compute, then both calculations; a question alone stays as it is."""
    if not any(isinstance(part, Work) for part in parts):
        return tuple(parts)
    works = [part for part in _called(parts) if isinstance(part, Work)]
    texts = [part for part in parts if not isinstance(part, Work)]
    return (*texts, Text(text=told), card, *works)


def _called(parts: Sequence[Part]) -> list[Part]:
    return [part.model_copy(update={"title": "the run"}) if isinstance(part, Work) else part for part in parts]
