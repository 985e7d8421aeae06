"""The few words that shape a calculation. Units are elsewhere (`units.toml`); every other word is a noun."""

from __future__ import annotations

FUNCTIONS = frozenset({"sqrt", "exp", "ln", "log", "log2", "log10", "min", "max", "sum", "mean", "gmean", "cbrt"})

# After one of these the rest is said in passing: `8 GPUs for the first run`.
ASIDE = frozenset(
    "for with which and but so where using assuming assumed in on of from by at to over during that because if as is "
    "are was were it they we this since when while then thus hence or the be would".split()
)

# Between a calculation and a number these say what `=` says: `3.25B * 70B * 6, which is 1.4e21`.
EQUALS = frozenset("is are equals equal gives yields makes be".split())

# Not exactly: `about 2e22`, `less than 0.0007 pfs-days`.
BOUNDS = frozenset(
    "about around approximately approx roughly circa nearly almost under below over above less more than at least most "
    "up to upto ~".split()
) | {"less than", "more than", "at least", "at most", "up to"}
BELOW = frozenset({"less than", "under", "below", "at most", "up to", "<", "≤", "≲", "<="})
ABOVE = frozenset({"more than", "over", "above", "at least", ">", "≥", ">="})
ROUGHLY = frozenset({"~", "∼", "about", "around", "approximately", "approx", "roughly", "circa", "nearly", "almost"})

# A line of this name adds up the named lines before it: `Total ~ 2.55M add-multiplies`.
TOTALS = frozenset({"total", "sum", "totals", "in total", "altogether", "grand total", "overall"})

# Between two numbers: a range.
RANGED = frozenset({"to", "-", "–", "or"})

# Words that a number belongs to as a name: `GTX 580`, `Table 7`, `stage 1`.
NUMBERED = frozenset(
    "GTX RTX GeForce Tesla Quadro TITAN Titan RX Instinct Radeon TPU Xeon Core Table Figure Fig Section Sec Stage stage "
    "Layer layer Llama LLaMA GPT Appendix Eq Equation Phase phase Step Part v".split()
)
