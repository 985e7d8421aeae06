"""Lone sizes, `70B` and `15T`, as a model's or the data's: by the words beside them, and by what else is known."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from petaday.facts import Fact
from petaday_service.conversation.spoken.amounts import Amount, Words

_MODEL = frozenset(
    [
        "model",
        "dense",
        "llm",
        "transformer",
        "moe",
        "network",
        "base",
        "version",
        "one",
        "class",
        "parameter",
        "net",
        "architecture",
        "total",
    ]
)
_DATA = frozenset(["tokens", "token", "toks", "data", "corpus", "training"])
_ACTIVE = frozenset(["active", "activated", "activates", "activating"])
_TOUCHED = frozenset(["used", "touched", "firing", "routed", "on", "in", "parameters", "params"])
_STAGES = frozenset(
    ["mid", "mid-training", "midtraining", "sft", "rl", "annealing", "pretraining", "fine-tuning", "finetuning"]
)
_MUCH, _SMALL = 1.5e12, 1e10


def with_sizes(words: Words, found: list[Amount], known: Mapping[str, Fact], waiting: str) -> list[Amount]:
    """The amounts with every lone size as parameters or data.

    >>> from petaday_service.conversation.spoken.reading import amounts
    >>> said = Words("7B on 2T")
    >>> [one.kind for one in with_sizes(said, amounts(said), {}, "")]
    ['parameters', 'dataset']
    """
    if any(one.kind == "parameters" for one in found):  # `Wren-3B has 3.1 billion parameters`: the name rounds
        found = [one for one in found if not (one.kind == "size" and _of_a_name(words, one))]
    sizes = [one for one in found if one.kind == "size"]
    kinds = {one.kind for one in found}
    settled: dict[int, str] = {}
    for one in sizes:
        kind = by_words(words, one)
        if words.low(one.last) in _STAGES:
            settled[one.first] = "dataset"
        elif kind and not (kind in kinds | set(settled.values()) and kind == "dataset"):
            settled[one.first] = kind
    for one in sorted(sizes, key=lambda size: size.value):
        if one.first not in settled:
            settled[one.first] = _by_rest(words, one, kinds | set(settled.values()), len(sizes), known, waiting)
    noun = "tokens"
    return [
        replace(one, kind=settled[one.first], unit=noun if settled[one.first] == "dataset" else "")
        if one.kind == "size"
        else one
        for one in found
    ]


def _of_a_name(words: Words, one: Amount) -> bool:
    """Whether a size stands in a name: `Wren-3B`."""
    return words.low(one.first - 1) == "-" and words.touches(one.first) and words.touches(one.first - 1)


def by_words(words: Words, one: Amount) -> str:
    """What the words beside a lone size make of it; empty where they say nothing."""
    behind = [words.low(at) for at in range(one.last, one.last + 2)]
    before = words.low(one.first - 1)
    each = behind[0] in _TOUCHED and words.low(one.last + 1) == "per"
    if behind[0] in _ACTIVE or before in _ACTIVE or each or behind == ["per", "token"]:
        return "active_parameters"
    if behind[0] in _STAGES:
        return "dataset"
    if (
        behind[0] in _MODEL
        or (before in ("a", "an") and words.low(one.first - 2) == "of")
        or behind[0] == "total"
        or (before == "of" and words.low(one.first - 2) in _ACTIVE)
    ):
        return "parameters"
    if behind[0] in _DATA:
        return "dataset"
    if (
        one.lead in ("on", "over", "from")
        and one.value >= _SMALL
        and words.low(one.first - 1) in ("on", "over", "~", "about")
    ):
        return "dataset"
    return ""


def _beside(known: Mapping[str, Fact], kind: str, value: float) -> bool:
    """Whether a size is of the magnitude of what is known of a kind."""
    fact = known.get(kind)
    return fact is not None and bool(fact.value) and 0.08 <= value / (fact.value or 1.0) <= 12


def _by_rest(  # noqa: PLR0917 - what else is known, piece by piece
    words: Words, one: Amount, kinds: set[str], sizes: int, known: Mapping[str, Fact], waiting: str
) -> str:
    """By what else the message and the conversation have: of two sizes the larger is the data."""
    model = bool(kinds & {"parameters", "operations_per_example"})
    if "active_parameters" in kinds and not model:
        return "parameters"
    if model and "dataset" not in kinds:
        return "dataset"
    if "dataset" in kinds and not model:
        return "parameters"
    if waiting in ("dataset", "parameters"):
        return waiting
    if sizes > 1:
        return "parameters"
    near = [kind for kind in ("cost", "parameters", "dataset") if _beside(known, kind, one.value)]
    if near and one.lead not in ("a", "an") and words.low(one.first - 1) not in ("a", "an"):
        return near[0]
    has_model, has_data = bool({"parameters", "active_parameters"} & set(known)), "dataset" in known
    if one.value >= _MUCH:
        return "dataset"
    if has_model and not has_data and one.value >= _SMALL and words.low(one.first - 1) not in ("a", "an"):
        return "dataset"
    return "parameters"
