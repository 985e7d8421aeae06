"""The terms of the methods, each with a short explanation and its page of the casebook."""

from __future__ import annotations

import re
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
        ("MoE", "mixture of experts", "mixture-of-experts", "active parameters", "sparse model"),
        "A mixture of experts: of each layer's experts only a few are used for a token. For the compute of "
        "training only "
        "the active parameters count (12B active of 132B: 6 × 12B × tokens); all of them have to be kept in memory.",
        "methods/method-1",
    ),
    Term(
        ("one-third rule", "third rule", "1/3 rule", "one third rule", "0.33", "the third", "33% rule"),
        "Two things are called so. In “AI and Compute” a third of the peak, 0.33, is the utilization that is "
        "assumed for "
        "GPUs where nobody says one. In the EU's guidelines a third of the original model's training compute is what a "
        "modification must take for the modifier to become a provider.",
        "methods/utilization",
    ),
    Term(
        ("scaling laws", "chinchilla", "chinchilla optimal", "20 tokens per parameter"),
        "How loss falls with parameters, tokens and compute. Hoffmann and others (2022) found about twenty tokens a "
        "parameter to be best for a given compute, C = 6ND; models that are used much are trained on far more.",
        "methods/method-1",
    ),
    Term(
        ("pretraining", "pre-training", "post-training", "posttraining", "RL", "reinforcement learning", "fine-tuning"),
        "Pretraining is the long first run on general text; post-training is what follows it, fine-tuning and "
        "reinforcement learning. The laws count them together. Say `add RL as 20% of pretraining`.",
        "methods/counting",
    ),
    Term(
        ("token", "tokens"),
        "A piece of text, in English about three quarters of a word. Training takes six operations for each token and "
        "parameter (6ND).",
        "methods/method-1",
    ),
    Term(
        ("parameter", "parameters", "weights", "params"),
        "A number of the model that training sets. Of a mixture of experts the active ones count for compute.",
        "methods/method-1",
    ),
    Term(
        ("PUE", "power usage effectiveness"),
        "Power usage effectiveness: the electricity of a whole data centre over that of its computers; 1.1 to 1.2 in "
        "large new ones.",
        "methods/method-2",
    ),
    Term(
        ("inference", "inference compute"),
        "Running a trained model: about two operations a parameter and token, forward only.",
        "methods/counting",
    ),
    Term(
        ("device-hour", "GPU-hour", "GPU hours", "device hours"),
        "One device for one hour. It becomes compute through the device's peak and a utilization.",
        "methods/method-2",
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


ASKED = re.compile(
    r"^(?:(?:and|so|ok|but)[ ,]+)*(?:what(?:'s|s| is| are| does| do)?(?: the meaning of| the definition of)?"
    r"|define|explain|meaning of"
    r"|definition of|tell me (?:what|about)|what about|and|or)\s+(?:exactly )?(?:is "
    r"|are )?(?P<word>.+?)(?: mean(?:ing)?| stands? for| is| are)?[?!. ]*$",
    re.IGNORECASE,
)


def term(word: str) -> Term | None:
    """The term of that name, whatever its case or plural; None where there is none.

    >>> term("mfu").page, term("epochs").page, term("frob")
    ('methods/utilization', 'methods/method-1', None)
    """
    said = word.casefold()
    known = {name.casefold(): one for one in WORDS for name in one.names}
    return known.get(said) or known.get(said.removesuffix("s"))


_PLAIN = frozenset(
    {"compute", "close", "off", "follows", "precision", "peak", "token", "tokens", "parameter", "parameters"}
)


def term_in(words: str) -> Term | None:
    """The first term that stands in a message and is no plain word; None where none does.

    >>> term_in(" my professor says 6nd is that right ").page
    'methods/method-1'
    """
    known = {name.casefold(): one for one in WORDS for name in one.names if name.casefold() not in _PLAIN}
    found = (one for name, one in known.items() if re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", words))
    return next(found, None)
