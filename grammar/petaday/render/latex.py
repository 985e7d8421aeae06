"""Writes a calculation as display mathematics in LaTeX."""

from __future__ import annotations

from typing import TYPE_CHECKING

from petaday.core.figures import figure
from petaday.render.notation import RELATIONS, typeset, words, written

if TYPE_CHECKING:
    from petaday.core.calculation import Calculation, Claim
    from petaday.core.diagnostic import Span
    from petaday.report import Report

SIGNS = {"=": "=", "≈": r"\approx", "∼": r"\sim", "≠": r"\neq"}
HYPHEN = r"\text{-}"
_ESCAPES = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        "\n": " ",
        **{sign: f"\\{sign}" for sign in "#$%&_{}"},
    }
)


def escape(text: str) -> str:
    r"""Text with nothing in it that LaTeX would act on.

    >>> escape("33% of $5")
    '33\\% of \\$5'
    """
    return text.translate(_ESCAPES)


class Latex:
    """The notation of LaTeX with amsmath; KaTeX and MathJax read it too."""

    def number(self, text: str) -> str:
        r"""A number as written.

        >>> Latex().number("1.58e-3"), Latex().number("12,000")
        ('1.58 \\times 10^{-3}', '12{,}000')
        """
        mantissa, exponent = written(text)
        shown = (
            mantissa.replace("−", "-").replace(",", "{,}")
            if mantissa.strip("-−.,0123456789") == ""
            else self.text(mantissa)
        )
        return r" \times ".join(part for part in (shown, exponent and f"10^{{{exponent}}}") if part)

    def text(self, text: str) -> str:
        """Words that are no unit."""
        return rf"\text{{{escape(text)}}}"

    def labelled(self, part: str, label: str) -> str:
        r"""A part with its words behind it, units upright; a bare hyphen would be set as a minus.

        >>> Latex().labelled("3", "pfs-days")
        '3\\,\\mathrm{pfs\\text{-}days}'
        """
        pieces = [
            rf"\mathrm{{{escape(word).replace('-', HYPHEN)}}}" if unit else self.text(word)
            for word, unit in words(label)
        ]
        return r"\,".join([part, *pieces]).replace(r"\,\text{/}\,", "/")

    def product(self, parts: list[str]) -> str:
        """Factors in order."""
        return r" \times ".join(parts)

    def fraction(self, above: str, below: str) -> str:
        """One part over another."""
        return rf"\frac{{{above}}}{{{below}}}"

    def sum(self, parts: list[tuple[bool, str]]) -> str:
        """Summands in order."""
        signed = "".join(f" {'-' if minus else '+'} {part}" for minus, part in parts)
        return signed.removeprefix(" + ").strip()

    def power(self, base: str, exponent: str) -> str:
        """A power."""
        return f"{base}^{{{exponent}}}"

    def call(self, function: str, parts: list[str]) -> str:
        """A root, or a function by its name."""
        inner = ", ".join(parts)
        return rf"\sqrt{{{inner}}}" if function == "sqrt" else rf"\operatorname{{{escape(function)}}}({inner})"

    def fenced(self, part: str) -> str:
        """A part in brackets."""
        return rf"\left({part}\right)"

    def marked(self, part: str, span: Span) -> str:  # noqa: ARG002 - this notation has no names for places
        """The part as it is."""
        return part


def to_latex(calculation: Calculation | Report) -> str:
    r"""Display mathematics: the calculation, what it comes to, and each stated result with its verdict.

    A text that could not be read is given as text.

    >>> from petaday import audit
    >>> print(to_latex(audit("3 TFLOP/s * 2 days")))
    $$
    \begin{aligned}
    & 3\,\mathrm{TFLOP}/\mathrm{s} \times 2\,\mathrm{days} \\
    &= 5.184 \times 10^{17}\,\mathrm{FLOP} = 0.006\,\mathrm{pfs\text{-}days}
    \end{aligned}
    $$
    """
    latex = Latex()
    if calculation.tree is None:
        return f"$$\n{latex.text(calculation.text)}\n$$"
    head = f"{latex.text(calculation.name)} = " if calculation.name else ""
    rows = [f"& {head}{typeset(calculation.tree, latex)}"]
    if calculation.value is not None:
        rows.append(f"&= {' = '.join(_figures(calculation, latex))}")
    rows += [_claim(claim, latex) for claim in calculation.claims]
    body = " \\\\\n".join(rows)
    return f"$$\n\\begin{{aligned}}\n{body}\n\\end{{aligned}}\n$$"


def displayed(calculation: Calculation | Report) -> str:
    r"""The same between `\[` and `\]`, to stand in a LaTeX document that uses amsmath."""
    inside = to_latex(calculation).removeprefix("$$\n").removesuffix("\n$$")
    return f"\\[\n{inside}\n\\]"


def commented(text: str) -> str:
    r"""A line that LaTeX passes over.

    >>> commented("two\nlines")
    '% two lines'
    """
    return f"% {' '.join(text.split())}"


def _figures(calculation: Calculation | Report, latex: Latex) -> list[str]:
    unit = calculation.unit if calculation.unit not in {None, "1"} else ""
    shown = [latex.labelled(latex.number(figure(calculation.value or 0.0)), unit or "")]
    if calculation.pfs_days is not None:
        shown.append(latex.labelled(latex.number(figure(calculation.pfs_days)), "pfs-days"))
    return shown


def _claim(claim: Claim, latex: Latex) -> str:
    sign = SIGNS[RELATIONS[claim.verdict]]
    return rf"&{sign} {latex.text(claim.text)} \quad \text{{(stated: {claim.verdict})}}"
