"""Writes a calculation as MathML with an alternative text."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from petaday.core.figures import figure
from petaday.render.cancellation import Factor, Unit, factors
from petaday.render.notation import RELATIONS, typeset, words, written

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from petaday.core.calculation import Calculation, Claim
    from petaday.core.diagnostic import Span
    from petaday.report import Report

SPACE = '<mspace width="0.2em"/>'
GAP = '<mspace width="0.3em"/>'
OVER = '<mo lspace="0" rspace="0">/</mo>'


class MathML:
    """The notation of MathML Core, which browsers draw without help.

    Args:
        marks: what the parts that stand for these places of the text are called, in `data-factor`.
    """

    def __init__(self, marks: Mapping[Span, str] | None = None) -> None:
        self._marks = marks or {}

    def number(self, text: str) -> str:
        """A number as written.

        >>> MathML().number("10^23")
        '<msup><mn>10</mn><mn>23</mn></msup>'
        """
        mantissa, exponent = written(text)
        if not exponent:
            return self._figure(mantissa)
        ten = f"<msup><mn>10</mn>{self._figure(exponent)}</msup>"
        return self._row(self._figure(mantissa), "<mo>×</mo>", ten) if mantissa else ten

    def text(self, text: str) -> str:
        """Words that are no unit."""
        return f"<mtext>{escape(' '.join(text.split()))}</mtext>"

    def labelled(self, part: str, label: str) -> str:
        """A part with its words behind it: units as upright names, nouns as text."""
        pieces = "".join(SPACE + self._word(word, unit) for word, unit in words(label))
        return self._row(part, pieces.replace(f"{SPACE}{OVER}{SPACE}", OVER)) if pieces else part

    def product(self, parts: list[str]) -> str:
        """Factors in order."""
        return parts[0] if len(parts) == 1 else self._row("<mo>×</mo>".join(parts))

    def fraction(self, above: str, below: str) -> str:
        """One part over another."""
        return f"<mfrac>{above}{below}</mfrac>"

    def sum(self, parts: list[tuple[bool, str]]) -> str:
        """Summands in order."""
        signed = "".join(f"<mo>{'−' if minus else '+'}</mo>{part}" for minus, part in parts)
        return self._row(signed.removeprefix("<mo>+</mo>"))

    def power(self, base: str, exponent: str) -> str:
        """A power."""
        return f"<msup>{base}{exponent}</msup>"

    def call(self, function: str, parts: list[str]) -> str:
        """A root, or a function by its name."""
        inner = "<mo>,</mo>".join(parts)
        if function == "sqrt":
            return f"<msqrt>{inner}</msqrt>"
        return self._row(f"<mi>{escape(function)}</mi>", "<mo>&#x2061;</mo>", self.fenced(inner))

    def fenced(self, part: str) -> str:
        """A part in brackets."""
        return self._row("<mo>(</mo>", part, "<mo>)</mo>")

    def marked(self, part: str, span: Span) -> str:
        """A part, called what its place in the text is called."""
        name = self._marks.get(span)
        return f'<mrow data-factor="{escape(name)}">{part}</mrow>' if name else part

    def units(self, units: Sequence[Unit]) -> str:
        """Base units, those that cancel struck out (a page's style draws the stroke)."""
        above, below = ([self._unit(unit) for unit in units if unit.below is side] for side in (False, True))
        return "".join([SPACE, *above, *(OVER + one for one in below)]) if units else ""

    def _unit(self, unit: Unit) -> str:
        struck = ' class="pd-cancelled"' if unit.struck else ""
        return f'<mi mathvariant="normal"{struck}>{escape(unit.name)}</mi>'

    def _row(self, *parts: str) -> str:
        return f"<mrow>{''.join(parts)}</mrow>"

    def _figure(self, text: str) -> str:
        if text[:1] in {"-", "−"}:
            return self._row("<mo>−</mo>", self._figure(text[1:]))
        return f"<mn>{text}</mn>" if text.strip(".,0123456789") == "" else self.text(text)

    def _word(self, word: str, unit: bool) -> str:
        if word == "/":
            return OVER
        return f'<mi mathvariant="normal">{escape(word)}</mi>' if unit else self.text(word)


def to_mathml(calculation: Calculation | Report, marks: Mapping[Span, str] | None = None) -> str:
    """A `<math display="block">` of the calculation, what it comes to, and each stated result with its verdict.

    Where units cancel, a line has the factors in base units, the cancelled ones of the class `pd-cancelled`. A text
    that could not be read is given as text.

    Args:
        calculation: the record.
        marks: names for places of the text; what stands for one of them bears its name as `data-factor`.

    >>> from petaday import audit
    >>> ">FLOP</mi>" in to_mathml(audit("3 TFLOP/s * 2 days"))
    True
    """
    mathml = MathML(marks)
    if calculation.tree is None:
        return _math(calculation.text, mathml.text(calculation.text))
    head = mathml.text(calculation.name) + "<mo>=</mo>" if calculation.name else ""
    rows = [head + typeset(calculation.tree, mathml)]
    if base := factors(calculation):
        rows.append(_relation("=") + "".join(_factor(factor, mathml) for factor in base))
    spoken = calculation.text
    if calculation.value is not None:
        figures = [mathml.labelled(mathml.number(figure(value)), unit) for value, unit in _figures(calculation)]
        rows.append("".join(_relation("=") + part for part in figures))
        spoken += "; worked: " + " = ".join(f"{figure(value)} {unit}".strip() for value, unit in _figures(calculation))
    rows += [_claim(claim, mathml) for claim in calculation.claims]
    spoken += "".join(f"; stated {claim.text}: {claim.verdict}" for claim in calculation.claims)
    body = "".join(f"<mtr><mtd>{row}</mtd></mtr>" for row in rows)
    return _math(spoken, f'<mtable displaystyle="true" columnalign="left">{body}</mtable>')


def _factor(factor: Factor, mathml: MathML) -> str:
    sign = f"<mo>{factor.sign}</mo>" if factor.sign else ""
    return sign + mathml.number(figure(factor.value)) + mathml.units(factor.units)


def _math(spoken: str, body: str) -> str:
    alt = escape(" ".join(spoken.split()), quote=True)
    return f'<math xmlns="http://www.w3.org/1998/Math/MathML" display="block" alttext="{alt}">{body}</math>'


def _figures(calculation: Calculation | Report) -> list[tuple[float, str]]:
    figures = [(calculation.value or 0.0, "" if calculation.unit in {None, "1"} else str(calculation.unit))]
    return figures + ([(calculation.pfs_days, "pfs-days")] if calculation.pfs_days is not None else [])


def _claim(claim: Claim, mathml: MathML) -> str:
    verdict = f'<mspace width="1em"/>{mathml.text(f"(stated: {claim.verdict})")}'
    return _relation(RELATIONS[claim.verdict]) + mathml.text(claim.text) + verdict


def _relation(sign: str) -> str:
    # spaces of its own: before words alone, and at the start of a row, a browser drops those of the sign
    return f'{GAP}<mo lspace="0" rspace="0">{sign}</mo>{GAP}'
