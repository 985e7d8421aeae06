"""Questions of parameters and tokens: `how long to train a 7B model on 2T tokens with 64 H100 at 40%?`, by 6ND."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from petaday_service.answers.amounts import kind, wanted
from petaday_service.answers.follow_up import missing
from petaday_service.conversation.context import Talk
from petaday_service.conversation.intents import Ask, Given
from petaday_service.conversation.parts import Error, Part, Text, Work
from petaday_service.conversation.work_part import audit, work

RULE = (
    "Six FLOP a parameter and token are assumed, two forward and four backward (6ND; Kaplan et al., 2020, "
    "arXiv:2001.08361): for a dense network, and without attention over the length of the text."
)
_FIGURE = (
    r"(?:an? |the )?(?P<figure>[0-9][0-9.,]*(?:e[0-9]+)?)[ -]?(?P<scale>[kMBT]\b|(?:m|b|tr)illion\b|bn\b|tn\b)?[ -]?"
)
_MODEL = r"(?:models?|networks?|transformers?|llms?|param\w*|weights?)"
_SIZE = re.compile(rf"{_FIGURE}(?P<words>[^/]*\b{_MODEL}\b[^/]*)", re.I)
_TEXT = re.compile(rf"{_FIGURE}(?P<words>(?:training |text )?tokens?)", re.I)
_NOTHING = re.compile(r"(?:an?|the|my|our) (?:model|network|transformer|llm)", re.I)
MISSING = {
    "parameters": ("How many parameters has the model?", "with", ("7B parameters", "70B parameters")),
    "tokens": ("On how many tokens?", "on", ("2T tokens", "300B tokens")),
}
Solve = Callable[[Ask, Talk, Ask], tuple[Part, ...]]


def is_asked(asked: Ask) -> bool:
    """Whether parameters or tokens are asked for or given."""
    return bool(_sought(asked.wanted)) or any(_size(given.what) for given in asked.given)


def answer(asked: Ask, talk: Talk, solve: Solve) -> tuple[Part, ...]:
    """The compute by 6ND, put into the equation of the run; `solve` does the rest, and asks for what is missing."""
    sizes: dict[str, str] = {}
    for given in asked.given:
        name, text = _size(given.what) or ("", "")
        if name in sizes:
            return (Text(text=f"“{sizes[name]}” and “{text}” are given for the same thing; say each once."),)
        if name:
            sizes[name] = text
    sought = _sought(asked.wanted)
    if sought in sizes:
        return (Text(text=f"“{asked.wanted}” is asked for, and “{sizes[sought]}” is given for it."),)
    for name, (question, join, offered) in MISSING.items():
        if name not in sizes and name != sought:
            return (missing(question, asked, join, offered),)
    rest = tuple(g for g in asked.given if not _size(g.what) and not _NOTHING.fullmatch(g.what))
    product = f"6 FLOP * {sizes.get('parameters', '? parameters')} * {sizes.get('tokens', '? tokens')}"
    if sought:
        return _how_large(product, asked, rest, talk, solve)
    meant = wanted(asked.wanted)
    if meant and meant[0] == "total":
        if rest:
            return (Text(text=f"Parameters and tokens give the compute already; leave out “{rest[0].what}”."),)
        text = f"{product} = {meant[1]}"
        report = audit(text, talk.book(text))
        shown = report.solution.shown if report.solution else report.shown
        return (Text(text=f"{shown}: `{text}`. {RULE}"), work(report, text, ans=True))
    total = audit(product, talk.book(product))
    if total.value is None:
        return (Error(code="no-total", message=f"`{product}` comes to no amount."), work(total, product))
    parts = solve(Ask(asked.wanted, (*rest, Given("for", _spelled(total.value)))), talk, asked)
    told = f"The compute is {total.shown}: `{product}`. {RULE}"
    return _joined(parts, told, work(total, product, title="the compute"))


def _how_large(product: str, asked: Ask, rest: tuple[Given, ...], talk: Talk, solve: Solve) -> tuple[Part, ...]:
    """Tokens or parameters, from an amount of compute or from the run that gives it."""
    run: tuple[Part, ...] = ()
    if len(rest) == 1 and kind(rest[0]) == "total":
        total = rest[0].what
    else:
        run = solve(Ask("FLOP", rest), talk, asked)
        done = next((part for part in run if isinstance(part, Work)), None)
        if done is None or done.report.value is None:
            return run
        total = _spelled(done.report.value)
    text = f"{product} = {total}"
    report = audit(text, talk.book(text))
    shown = report.solution.shown if report.solution else "Read as"
    told = Text(text=f"{shown}: `{text}`. {RULE}")
    before = (part.model_copy(update={"ans": False}) if isinstance(part, Work) else part for part in _called(run))
    return (told, *before, work(report, text, "the model" if run else "", ans=True))


def _joined(parts: Sequence[Part], told: str, card: Work) -> tuple[Part, ...]:
    """The answer of the run, then what its compute rests on, then both calculations; a question stays one."""
    if not any(isinstance(part, Work) for part in parts):
        return tuple(parts)
    works = [part for part in _called(parts) if isinstance(part, Work)]
    texts = [part for part in parts if not isinstance(part, Work)]
    return (*texts, Text(text=told), card, *works)


def _called(parts: Sequence[Part]) -> list[Part]:
    return [part.model_copy(update={"title": "the run"}) if isinstance(part, Work) else part for part in parts]


def _sought(words: str) -> str:
    """What is asked for, if it is one of the two.

    >>> _sought("params"), _sought("days")
    ('parameters', '')
    """
    said = words.casefold().removeprefix("training ").rstrip("s")
    return {"token": "tokens", "parameter": "parameters", "param": "parameters", "weight": "parameters"}.get(said, "")


def _size(text: str) -> tuple[str, str] | None:
    """Parameters or tokens that are given, as a factor.

    >>> _size("a 7B model"), _size("37B active parameters"), _size("2T tokens"), _size("8 models")
    (('parameters', '7B parameters'), ('parameters', '37B active parameters'), ('tokens', '2T tokens'), None)
    """
    if found := _TEXT.fullmatch(text):
        return "tokens", f"{_number(found)} tokens"
    found = _SIZE.fullmatch(text)
    if found is None or not (found["scale"] or "e" in found["figure"].casefold() or "param" in found["words"]):
        return None
    active = "active " if "active" in found["words"].casefold() else ""
    return "parameters", f"{_number(found)} {active}parameters"


def _number(found: re.Match[str]) -> str:
    scale = found["scale"] or ""
    return f"{found['figure']}{' ' if len(scale) > 1 else ''}{scale}"


def _spelled(value: float) -> str:
    return f"{value:.12g} FLOP".replace("e+", "e")
