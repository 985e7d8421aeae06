"""Figures without unit or noun: what the label before them says, shares of a peak, and sizes that stand alone."""

from __future__ import annotations

from collections.abc import Iterator

from petaday.facts.cues import ACTIVE
from petaday.facts.figures import Figure
from petaday.facts.mention import Mention
from petaday.facts.surroundings import Noun, Surroundings

_LEAST = {"parameters": 100.0, "compute": 1e6, "mean": 1e6}
_UNITS = {"compute": "FLOP", "mean": "FLOP", "utilization": "share", "pue": "share"}
_NO_SCALE = frozenset(["epochs", "utilization", "pue"])
_ONLY_A_NAME = frozenset(["no_fact", "time", "device_time"])
_PLAIN = frozenset(["model", "base", "size", "version", "variant", "dense", "total", "table", "figure", "see"])
_A_MODEL = 1e6  # fewer parameters are written with their unit, in a table too
_REACH = 5
_TRILLIONS = 5e11  # more parameters than all but a few models have


def labelled(around: Surroundings, figure: Figure, label: str, *, far: bool, counts: bool) -> Iterator[Mention]:
    """A figure behind a label; `far` where other words stand between, `counts` where a noun follows it."""
    if label in _ONLY_A_NAME or (figure.scale and label in _NO_SCALE) or figure.value < _LEAST.get(label, 1e-9):
        return
    if label == "utilization" and figure.value >= 1:
        return
    if label == "pue" and not 1 <= figure.value < 3:
        return
    if label not in _UNITS and (figure.value < 1 or (label == "dataset" and _a_year(figure))):
        return
    if label == "mean":
        yield around.mention("compute", figure, "label", "result_mean", unit="FLOP")
        return
    named = "named" if label == "utilization" else "far_label" if far and label not in _UNITS else "label"
    odd = ("odd_noun",) if counts and label == "dataset" else ()
    yield around.mention(label, figure, named, *odd, unit=_UNITS.get(label, label))


def under(around: Surroundings, figure: Figure, head: str) -> Iterator[Mention]:
    """A figure in a table, by the head of its column."""
    if head == "device_time":
        yield around.mention(head, figure, "label", unit="s", factor=3600.0)
    elif head == "dataset" and figure.value >= _LEAST["parameters"]:
        yield around.mention(head, figure, "label", unit="tokens")
    elif head not in _ONLY_A_NAME and (head != "parameters" or figure.scale or figure.value >= _A_MODEL):
        yield from labelled(around, figure, head, far=False, counts=False)


def _a_year(figure: Figure) -> bool:
    return not figure.scale and 1900 <= figure.value <= 2050


def share(around: Surroundings, figure: Figure, label: str) -> Iterator[Mention]:
    """`an MFU of 41 %`, `30 % utilization (assumed)`."""
    near = [around.low(at) for at in range(max(0, figure.first - _REACH), figure.last + _REACH + 1)]
    named = label == "utilization" or any(word.startswith("utili") or word in ("mfu", "hfu") for word in near)
    if named and 0 < figure.value <= 1:
        words = around.sentence_words.get(around.tokens[figure.first].sentence, frozenset())
        assumed = any(word.startswith("assum") for word in words)
        yield around.mention("utilization", figure, "assumed" if assumed else "named", unit="share")


def bare(around: Surroundings, figure: Figure, noun: Noun | None) -> Iterator[Mention]:
    """`13B`, `Heron-13B`: a size with nothing behind it is a parameter count, where nothing else is said."""
    plain = noun is None or noun.word in _PLAIN
    if (not plain and len(figure.scale) > 1) or figure.value < _A_MODEL:  # `128k` is a context, or a price
        return
    experts = not ACTIVE.isdisjoint(around.ahead(figure.last, _REACH))  # `671B total, 37B activated`
    apart = around.low(figure.first - 1) != "-"
    if figure.value >= _TRILLIONS and apart and not experts:  # `pretrained on 3.1T of cleaned data`
        yield around.mention("dataset", figure, "bare_data", unit="tokens")
    sign = "name_suffix" if around.low(figure.first - 1) == "-" else "bare_size"
    yield around.mention("parameters", figure, sign, *(() if plain else ("odd_noun",)), unit="parameters")
