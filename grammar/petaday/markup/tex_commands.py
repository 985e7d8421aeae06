"""What LaTeX's commands show. A command that stands in none of these tables is left as it is."""

from __future__ import annotations

import re


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


SIGNS = {
    name: sign
    for sign, names in {
        "×": "times texttimes",
        "·": "cdot cdotp textperiodcentered",
        "*": "ast",
        "÷": "div",
        "/": "slash",
        "±": "pm",
        "≈": "approx",
        "≃": "simeq",
        "≅": "cong",
        "≡": "equiv",
        "≐": "doteq",
        "~": "sim textasciitilde",
        "≤": "leq le leqslant",
        "≲": "lesssim",
        "<": "lt",
        "≥": "geq ge geqslant",
        ">": "gt gtrsim",
        "→": "to rightarrow longrightarrow",
        "⇒": "Rightarrow Longrightarrow implies",
        "…": "ldots dots cdots",
        "µ": "mu",
        "π": "pi",
        " ": "quad qquad",
        "{": "lbrace",
        "}": "rbrace",
        "[": "lbrack",
        "]": "rbrack",
        "(": "lparen",
        ")": "rparen",
        ":": "colon",
    }.items()
    for name in names.split()
}
FUNCTIONS = _words("log ln exp min max")

# A backslash and one sign.
SPACES = {",": "\u2009", ";": " ", ":": " ", " ": " ", "!": "", "-": "", "/": "", "\\": "\n"}
LITERAL = frozenset("%&_#${}")

# Seen is what stands in the braces.
PLAIN = _words("""
    text textrm textsf texttt textbf textit textnormal textup emph mbox hbox mathrm mathbf mathit mathsf mathtt mathcal
    mathbb boldsymbol bm operatorname boxed underline overline num unit si underbrace overbrace ensuremath
""")

# Seen is nothing.
SILENT = _words("""
    left right big Big bigg Bigg bigl bigr Bigl Bigr biggl biggr displaystyle textstyle scriptstyle limits nolimits
    nonumber notag rm bf it tt sf cal centering noindent hfill allowbreak linebreak
""")
FONTS = _words("rm bf it tt sf cal")

# Seen is nothing, not even what stands in the braces.
UNSEEN = _words("label tag ref eqref autoref cref Cref cite citep citet citealp hspace vspace phantom hphantom")

FRACTIONS = _words("frac dfrac tfrac nicefrac sfrac")
WITH_UNIT = _words("SI qty")

# In the unit of `\SI`: a prefix and its unit are one word. A name that is none of these is shown as it stands.
UNIT_NAMES = {
    name: sign
    for sign, names in {
        "k": "kilo",
        "M": "mega",
        "G": "giga",
        "T": "tera",
        "P": "peta",
        "E": "exa",
        "Z": "zetta",
        "m": "milli",
        "/": "per",
        "FLOP": "flop FLOP flops FLOPs",
        "s": "second",
        "min": "minute",
        "h": "hour",
        "days": "day days",
        "W": "watt",
        "J": "joule",
        "B": "byte",
        "g": "gram",
        "%": "percent",
        "Hz": "hertz",
    }.items()
    for name in names.split()
}

_ALL = (*SIGNS, *FUNCTIONS, *PLAIN, *SILENT, *UNSEEN, *FRACTIONS, *WITH_UNIT, "sqrt", "textsuperscript", "begin")
SURE = re.compile(rf"\\(?:{'|'.join(sorted(_ALL, key=len, reverse=True))})(?![a-zA-Z])")
