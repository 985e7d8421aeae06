"""The terms of the methods, each with a short explanation and its page of the casebook."""

from __future__ import annotations

from typing import NamedTuple


class Term(NamedTuple):
    """A term's names, its explanation, and the slug of its page."""

    names: tuple[str, ...]
    says: str
    page: str


WORDS: tuple[Term, ...] = (
    Term(
        ("petaday",),
        "petaday does the accounting of training compute: it reads a calculation as a paper prints it, works it with "
        "units, and says of every stated result whether it follows.",
        "index",
    ),
    Term(
        ("training compute", "compute"),
        "The operations done to train one model, once; an addition is one and a multiplication another. Counted in "
        "FLOP or in petaflop/s-days, blind to precision.",
        "methods/counting",
    ),
    Term(
        ("MFU", "model FLOP utilization", "model FLOPs utilization"),
        "Model FLOP utilization: the operations the model needs, forward and backward, as a part of what the devices "
        "could do at their peak. Method 2 needs this one, if it is to be comparable with Method 1.",
        "methods/utilization",
    ),
    Term(
        ("HFU", "hardware FLOP utilization", "hardware FLOPs utilization"),
        "Hardware FLOP utilization: as MFU, but operations that are executed again to save memory count too.",
        "methods/utilization",
    ),
    Term(
        ("GPU utilization",),
        "The counter that a driver shows: the part of the time in which anything ran at all. It is neither MFU nor "
        "HFU, and stands at a hundred per cent while a third of the peak is used.",
        "methods/utilization",
    ),
    Term(
        ("utilization", "utilisation"),
        "The part of a device's peak that training really uses. The appendix of 2018 assumes 0.33 for GPUs and 0.17 "
        "for CPUs.",
        "methods/utilization",
    ),
    Term(
        ("method 1", "counting operations"),
        "Counting operations: multiply-adds of one forward pass × 2 × 3 for forward and backward pass × examples × "
        "epochs.",
        "methods/method-1",
    ),
    Term(("method 2", "GPU time"), "Devices × time × peak rate × utilization.", "methods/method-2"),
    Term(
        ("backward pass", "forward pass", "three passes"),
        "A forward pass works out the result; a backward pass computes a gradient for the weights and another for the "
        "inputs, each at about the cost of the forward pass. Hence the factor of 3 for both.",
        "methods/method-1",
    ),
    Term(
        ("epoch", "examples and epochs"),
        "One pass over all examples. Iterations times batch size give the same product as examples times epochs.",
        "methods/method-1",
    ),
    Term(
        ("6ND", "6 N D", "6ND rule"),
        "The rule of six operations for each parameter and token: two a connection, and three times that with the "
        "backward pass. It takes for granted that each parameter is used once a token.",
        "methods/method-1",
    ),
    Term(
        ("peak", "peak rate"),
        "The most operations a second that a device is listed with. It depends on precision and on the clock, and "
        "enters Method 2 only together with a utilization.",
        "methods/method-2",
    ),
    Term(
        ("FLOP/s", "FLOP per second"),
        "Operations a second: a rate, where FLOP is a count.",
        "methods/counting",
    ),
    Term(
        ("precision",),
        "An operation on sixteen-bit floats or eight-bit integers counts like any other.",
        "methods/counting",
    ),
    Term(
        ("recomputation", "recomputation of activations", "activation checkpointing"),
        "Activations are computed again to save memory. That adds about a third to what the hardware executes, and "
        "the European Commission's guidelines leave it out.",
        "methods/counting",
    ),
    Term(
        ("as printed",),
        "A record: the calculation stands so in the paper. Whether its stated results follow is another question.",
        "records",
    ),
    Term(("follows",), "A verdict: the stated result is what the inputs give, at its digits.", "methods/accuracy"),
    Term(("by rounding",), "A verdict: the rounding of the inputs explains the stated result.", "methods/accuracy"),
    Term(
        ("from the figure before",),
        "A verdict: the stated result is not what the inputs give, and is what the figure before it rounds to.",
        "methods/accuracy",
    ),
    Term(("close",), "A verdict: the stated result is within five per cent of the recomputed one.", "methods/accuracy"),
    Term(
        ("within factor 2", "within a factor of two"),
        "A verdict: the stated result is further than five per cent off, and within a factor of two.",
        "methods/accuracy",
    ),
    Term(("off",), "A verdict: the stated result is more than a factor of two off.", "methods/accuracy"),
    Term(
        ("not judged",),
        "A verdict: no arithmetic stands behind the figure that it could be held against. The reason is given.",
        "methods/accuracy",
    ),
    Term(
        ("verdict", "verdicts"),
        "What is said of a stated result: follows, by rounding, from the figure before, close, within factor 2, off, "
        "or not judged.",
        "methods/accuracy",
    ),
    Term(
        ("as charted",),
        "A record: the value is that of the 2018 chart's table, which differs from the printed one now and then.",
        "records",
    ),
)


def term(word: str) -> Term | None:
    """The term of that name, whatever its case or plural; None where there is none.

    >>> term("mfu").page, term("epochs").page, term("frob")
    ('methods/utilization', 'methods/method-1', None)
    """
    said = word.casefold()
    known = {name.casefold(): one for one in WORDS for name in one.names}
    return known.get(said) or known.get(said.removesuffix("s"))
