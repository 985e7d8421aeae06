"""What a rule of the law asks besides a figure: the sentences that go with a threshold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from petaday.core.figures import figure
from petaday.law import Rule, rules

NEAR = 10.0
"""Within this factor of a figure, or above it, it matters what else the rule asks."""


def of(value: float) -> tuple[Rule, ...]:
    """The rules that decide at a figure.

    >>> [rule.id for rule in of(1e25)]
    ['eu-systemic-risk']
    """
    return tuple(rule for rule in rules() if rule.decides and rule.figure == value)


def named(words: str) -> tuple[Rule, ...]:
    """The rules of the jurisdictions that a text names, whatever their status.

    >>> [rule.jurisdiction for rule in named("the Korean threshold")]
    ['South Korea']
    """
    said = f" {words.casefold()} "
    return tuple(rule for rule in rules() if any(f" {place}" in said for place in rule.places))


def past(found: Iterable[Rule]) -> str:
    """A sentence on the rules among these that decide nothing any more, and on places without any."""
    told = []
    for rule in found:
        if rule.status in ("revoked", "rescinded") and rule.kind == "training":
            told.append(f"{rule.instrument.partition(',')[0]} ({_figure(rule)}) was {rule.told} and decides nothing.")
        elif rule.status == "none found":
            told.append(f"For {rule.jurisdiction} no threshold of training compute was found. {rule.follows}")
    return " ".join(dict.fromkeys(told))


def asks(value: float, domain: str | None, met: Sequence[Rule], name: str) -> str:
    """What has to be known besides a figure under each rule that it comes near to or passes.

    Args:
        value: the figure, in FLOP.
        domain: of the system's page, where it has one.
        met: the rules that are compared with.
        name: what the figure belongs to.
    """
    return " ".join(_asks(value, domain, (rule for rule in met if rule.figure and value * NEAR > rule.figure), name))


def _asks(value: float, domain: str | None, met: Iterable[Rule], name: str) -> Iterator[str]:
    for rule in met:
        head = f"{_figure(rule)} ({rule.jurisdiction})"
        if rule.leaves_out(domain):
            yield (
                f"{head} is only about models that generate {rule.modality}: as a system for {domain}, {name} is "
                "out of its scope whatever its compute."
            )
            continue
        if rule.tolerance:
            so = "and so far the figure lies on both sides" if rule.open_at(value) else "which does not change the side"
            yield f"{head}: an estimate may be off by {rule.tolerance:.0%} under this rule, {so}."
        yield f"{'The figure alone does not decide' if rule.tolerance else head}: to be known is {_and(rule.needs)}."


def _figure(rule: Rule) -> str:
    return f"{figure(rule.figure or 0.0)} {rule.unit}"


def _and(facts: Sequence[str]) -> str:
    return "; and ".join(facts) if facts else "nothing else"
