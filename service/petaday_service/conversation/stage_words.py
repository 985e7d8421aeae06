"""The stages that one message tells: pretraining, then fine-tuning on tokens, RL as a share or in operations."""

from __future__ import annotations

import re
from typing import NamedTuple

from petaday_service.conversation.facts_said import figures_said
from petaday_service.conversation.spoken.amounts import Amount, Words
from petaday_service.conversation.spoken.spelling import spelled

_NAMES = {
    "fine-tuning": r"fine-?tun\w*|\bsft\b|instruction[- ]tun\w*|supervised",
    "RL": r"\brl\w*\b|reinforce\w*|\bppo\b|\bgrpo\b|\bdpo\b",
    "annealing": r"anneal\w*",
    "mid-training": r"mid-?train\w*|long[- ]context|context extension|continued pre-?train\w*",
    "distillation": r"distill?\w*",
    "post-training": r"post-?train\w*|later stages?",
}
_ANY = re.compile("|".join(_NAMES.values()), re.IGNORECASE)


class Stage(NamedTuple):
    """A later stage: its name, and the tokens, the operations or the share of pretraining that it takes."""

    name: str
    kind: str
    value: float


def stages_said(text: str) -> tuple[Stage, ...]:
    """The later stages of a message, in order: each amount of data, operations or share beside the name of a stage.

    >>> [(one.name, one.kind) for one in stages_said("32B on 18T, then SFT on 50B tokens and RL worth 5e23 FLOP")]
    [('fine-tuning', 'dataset'), ('RL', 'compute')]
    """
    found = figures_said(text).amounts
    named = [(match.start(), _name(match[0])) for match in _ANY.finditer(text)]
    if not named:
        return ()
    at = _places(text, found)
    pretrained = next((one for one in found if one.kind == "dataset" and at[one.first] < named[0][0]), None)
    stages: list[Stage] = []
    base = _base(text, found, at)
    for one in found:
        if one is pretrained or one is base or one.kind not in ("dataset", "compute", "share", "times"):
            continue
        place = at[one.first]
        before = [name for start, name in named if start < place]
        behind = [name for start, name in named if start >= place]
        if one.kind == "compute" and not before and base is None:
            continue
        name = before[-1] if before else behind[0]
        if not any(stage.name == name for stage in stages):
            stages.append(Stage(name, "share" if one.kind == "times" else one.kind, one.value))
    return tuple(stages)


def pretraining_said(text: str) -> float | None:
    """The operations of pretraining, where a message says them beside those of a later stage.

    >>> pretraining_said("RL used 4e20 FLOP after 3e22 FLOP of pretraining"), pretraining_said("RL used 4e20 FLOP")
    (3e+22, None)
    """
    found = figures_said(text).amounts
    base = _base(text, found, _places(text, found))
    return base.value if base else None


_BEHIND = re.compile(r"(?i) ?(?:flops?|operations)? ?(?:(?:of|for|in|on|during) )?(?:the )?pre-?train")
_BEFORE = re.compile(r"(?i)pre-?train\w{0,8}[^\d,;.]{0,25}$")


def _base(text: str, found: tuple[Amount, ...], at: dict[int, int]) -> Amount | None:
    """The amount of operations beside which the word pretraining stands."""
    words = Words(spelled(text))
    for one in found:
        end = words.tokens[min(one.last, len(words.tokens)) - 1].end
        start = at[one.first]
        if one.kind == "compute" and (
            _BEHIND.match(words.text, end) or _BEFORE.search(words.text[max(0, start - 60) : start])
        ):
            return one
    return None


def stage_named(words: str) -> str:
    """The stage that a message names; empty where it names none."""
    found = _ANY.search(words)
    return _name(found[0]) if found else ""


def _name(word: str) -> str:
    return next(name for name, pattern in _NAMES.items() if re.search(pattern, word, re.IGNORECASE))


def _places(text: str, found: tuple[Amount, ...]) -> dict[int, int]:
    """Where each amount stands in a text, by its first token."""
    words = Words(spelled(text))
    return {one.first: words.tokens[one.first].start for one in found}
