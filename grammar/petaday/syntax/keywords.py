"""The few words that shape a calculation. Units are elsewhere (`units.toml`); every other word is a noun."""

from __future__ import annotations

import re

from petaday.core.bounds import ABOVE, BELOW, ROUGHLY


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


FUNCTIONS = _words("sqrt cbrt exp ln log log2 log10 min max sum mean gmean")

# After one of these the rest is said in passing: `8 GPUs for the first run`.
ASIDE = _words("""
    for with which and but so where using assuming assumed in on of from by at to over during that because if as is
    are was were it they we this since when while then thus hence or the be would
    且 并且 而 而且 以及
""")

# Between a calculation and a number these say what `=` says: `3.25B * 70B * 6, which is 1.4e21`.
EQUALS = _words("is are equals equal gives yields makes be")


# Before a figure: not exactly. `about 2e22`, `less than 0.0007 pfs-days`.
BOUNDS = BELOW | ABOVE | ROUGHLY | _words("less more than least most up to")

# A line of this name adds up the named lines before it: `Total ~ 2.55M add-multiplies`.
TOTALS = _words("total sum totals altogether overall") | {"in total", "grand total"}

# Behind a number, tight, with nothing known by that name: a formula, `6ND`.
FORMULA = re.compile(r"[A-Z]{1,3}$")

# Between two numbers: a range.
RANGED = _words("to or")

# Between the figures of a run these say what `*` says: `on 64 A100s for 10 days at 40%`. LEADS stand before a figure.
JOINS = _words("on for at with over during using in")
LEADS = ROUGHLY | _words("a an the average mean of mfu hfu gpu model utilization utilisation efficiency")

# In a figure of a run these say that it is more, less, or of something else than its number: `a day and a half`.
OTHERWISE = _words(
    "half quarter quarters third less more lower higher fewer off total aggregate combined loss drop gain"
)

# How many of a run's devices, or units of time: `two GTX 580`, `a week`.
COUNTED = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5}
COUNTED |= {"six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10}

# Words that a number belongs to as a name: `GTX 580`, `Table 7`, `stage 1`.
NUMBERED = _words("""
    GTX RTX GeForce Tesla Quadro TITAN Titan RX Instinct Radeon TPU
    Xeon EPYC Ryzen Threadripper Core Table Figure Fig Section Sec Stage stage
    Layer layer Llama LLaMA GPT Appendix Eq Equation Phase phase Step Part v
""")

# Behind the sides of a size: `640 × 480 px`, `3 x 3 conv`.
SIZED = _words("px pixel pixels conv convs convolution convolutions kernel kernels filter filters patch patches grid")


# A word that may stand as a name for a figure: `N`, `FLOPs_per_token`, `BS1`, `d₁`.
SYMBOL = re.compile(r"[^\W\d_][₀-₉]*+$|[A-Z][A-Za-z0-9]{0,2}$|(?=[^\W_]*_)\w++$")
