"""Joins the calculations of a text with its prose: results, operands, and what a result supersedes."""

from __future__ import annotations

from dataclasses import replace

from petaday.facts.chains import Chain, Factor, Result
from petaday.facts.factors import WEAK, Known, assigned
from petaday.facts.ledger import Ledger
from petaday.facts.legends import explained
from petaday.facts.mention import Mention
from petaday.facts.outcome import Outcomes
from petaday.facts.surroundings import Surroundings

_COUNTED = frozenset(["parameters", "active_parameters", "dataset", "epochs", "utilization", "peak", "time"]) | {
    *("device_time", "devices", "steps", "batch", "operations_per_example"),
}
_SURE = frozenset(["noun", "unit", "noun_text", "noun_examples"])


def worked(around: Surroundings, mentions: list[Mention], chains: list[Chain]) -> list[Mention]:
    """The mentions of a text with what its calculations say about them, and the results as mentions of their own."""
    ledger, known, outcomes = Ledger(mentions), Known(mentions), Outcomes(chains)
    for bare in chains:
        chain = bare._replace(factors=explained(bare, bare.factors, around.text))
        factors = assigned(chain, known)
        kind = outcomes.kind(chain, factors, ledger, known)
        if kind == "compute" and chain.shape in ("by_parameters", "by_devices"):
            for factor in factors:
                _operand(around, factor, ledger)
        if kind:
            _results(around, chain, kind, ledger)
            _supersede(chain, factors, kind, ledger)
    return list(ledger)


def _operand(around: Surroundings, factor: Factor, ledger: Ledger) -> None:
    """A factor of compute is the run's own: that is said of the figure, or a figure is made of it."""
    if factor.inverse or factor.kind not in _COUNTED:
        return
    worked_out = () if factor.op == "number" else ("operand_worked",)
    signs = ("operand", "operand_named" if factor.named else "operand_by_shape", *worked_out)
    old = ledger.of(factor.span.start, factor.kind)
    if old is not None and abs(old.value / factor.value - 1) < 0.01:
        ledger.sign(old, *signs)
        return
    other = ledger.at(factor.span.start)
    if other is not None and WEAK & set(other.signs):
        ledger.drop(other)
    if other is None or WEAK & set(other.signs) or factor.kind in ("time", "device_time"):
        source = "assumed" if factor.kind == "utilization" and "assum" in factor.label.casefold() else "stated"
        ledger.put(_new(around, factor.kind, Result(factor.value, factor.span), signs, source))


def _results(around: Surroundings, chain: Chain, kind: str, ledger: Ledger) -> None:
    if chain.shape == "figure":  # `400B tokens ~= 300B words` says it again
        _restated(chain, ledger)
        return
    signs = ("result", f"result_{chain.shape}", *_named_signs(chain))
    if chain.results:
        kept = _kept(chain, kind)
        for result in chain.results:
            old = ledger.of(result.span.start, kind)
            if old is not None and result is not kept:
                ledger.sign(old, "intermediate")
        _result(around, kept, kind, signs, ledger)
    elif kind == "compute" and chain.shape in ("by_parameters", "by_devices"):
        signs = ("unstated_result", f"result_{chain.shape}")
        ledger.put(_new(around, kind, Result(chain.value, chain.span), signs, "derived"))


def _restated(chain: Chain, ledger: Ledger) -> None:
    """`batches of 2^14 = 16,384 tokens`: the result is of the batch as well."""
    for result in chain.results:
        old = ledger.at(result.span.start)
        first = (m.span.start for m in ledger.like(result.value, "batch"))
        if old and old.kind == "dataset" and any(chain.span.start <= at < result.span.start for at in first):
            ledger.drop(old)
            ledger.put(replace(old, kind="batch", signs=("label", "batch_text")))


def _kept(chain: Chain, kind: str) -> Result:
    """The result that stands for a calculation: the last; of operations and parameters the one with most digits."""
    if kind not in ("compute", "parameters"):
        return chain.results[-1]
    agreeing = [result for result in chain.results if abs(result.value / chain.value - 1) < 0.05]
    return max(agreeing or chain.results, key=lambda result: result.digits)


def _result(around: Surroundings, result: Result, kind: str, signs: tuple[str, ...], ledger: Ledger) -> None:
    old = ledger.at(result.span.start)
    if kind == "seen" and old is not None and old.kind == "dataset":
        ledger.put(replace(old, source="result", signs=(*old.signs, *signs, "seen")))
    elif old is None:
        ledger.put(_new(around, kind, result, signs, "result"))
    elif old.kind == kind or not _SURE & set(old.signs):
        kept = tuple(sign for sign in old.signs if sign in _SURE or sign == "total")
        ledger.drop(old)
        ledger.put(replace(old, kind=kind, source="result", signs=(*kept, *signs)))
    if kind == "seen":
        at = ledger.of(result.span.start, "dataset")
        ledger.put(replace(_new(around, "seen", result, signs, "result"), unit=at.unit if at else ""))
    if kind == "seen" and not (old is not None and old.kind == "dataset"):
        ledger.put(_new(around, "dataset", result, (*signs, "seen"), "result"))


def _named_signs(chain: Chain) -> tuple[str, ...]:
    name = chain.name.casefold()
    signs = []
    if "total" in name or "overall" in name or "final" in name:
        signs.append("total")
    if any(word in name.split() for word in ("test", "validation", "additional", "average")):
        signs.append("test")
    return tuple(signs)


def _supersede(chain: Chain, factors: tuple[Factor, ...], kind: str, ledger: Ledger) -> None:
    """What went into a result of its own kind is only a part of it."""
    if not chain.results or chain.shape == "figure" or (kind in ("seen", "time") and chain.op != "+"):
        return
    end = chain.results[0].span.start
    for leaf in chain.leaves:
        old = ledger.of(leaf.span.start, kind)
        if old is not None and old.span.start < end:
            ledger.sign(old, "superseded")
    whole = chain.op in ("+", "mean")
    for factor in factors:
        for old in ledger.like(factor.value, kind) if factor.value >= 100 else ():
            own = any(result.span.start == old.span.start for result in chain.results)
            if (
                not own
                and "superseded" not in old.signs
                and (whole or "result" in old.signs)
                and old.value != chain.results[-1].value
            ):
                ledger.sign(old, "superseded")


def _new(around: Surroundings, kind: str, at: Result, signs: tuple[str, ...], source: str) -> Mention:
    token = around.token_at(at.span.start)
    low, high = at.value - at.half, at.value + at.half
    place = (at.span, -1, token.sentence, token.paragraph)
    return Mention(kind, at.value, low, high, "", *place, source=source, signs=signs)
