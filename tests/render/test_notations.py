"""A calculation as Markdown, LaTeX and MathML."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree

import pytest

from petaday.calculate import audit
from petaday.render import to_latex, to_markdown, to_mathml
from petaday.render.cancellation import factors
from petaday.render.latex import Latex
from petaday.render.markdown import fenced
from petaday.render.mathml import MathML
from petaday.render.notation import written

if TYPE_CHECKING:
    from playwright.sync_api import Browser

ALEXNET = "2 GPU * 1.58e-3 PF * 5.5 days * 0.33 = 500 PF = 0.0058 pfs-days"
M = "{http://www.w3.org/1998/Math/MathML}"


def row(text: str) -> str:
    """The first line of the LaTeX of a calculation."""
    return to_latex(audit(text)).split("\n")[2].removeprefix("& ").removesuffix(r" \\")


@pytest.mark.parametrize(
    ("text", "mantissa", "exponent"),
    [
        ("0.33", "0.33", ""),
        ("12,000", "12,000", ""),
        ("1.58e-3", "1.58", "-3"),
        ("1E+14", "1", "14"),
        ("10^23", "", "23"),
        ("10²³", "", "23"),
        ("10^{-3}", "", "-3"),
        ("4.35 × 10^20", "4.35", "20"),
        ("1.5*10**-3", "1.5", "-3"),
        ("−3", "−3", ""),
        ("about 3", "about 3", ""),
    ],
)
def test_numbers_are_taken_apart_as_written(text: str, mantissa: str, exponent: str) -> None:
    assert written(text) == (mantissa, exponent)


@pytest.mark.parametrize(
    ("text", "latex"),
    [
        ("2 GPU * 3 days", r"2\,\text{GPU} \times 3\,\mathrm{days}"),
        ("12,000 hours * 2", r"12{,}000\,\mathrm{hours} \times 2"),
        ("6 * 2 / 3 * 5", r"\frac{6 \times 2}{3} \times 5"),
        ("(1 + 2) * 3", r"\left(1 + 2\right) \times 3"),
        ("5 - 2", "5 - 2"),
        ("3 * sqrt(10 * 100)", r"3 \times \sqrt{10 \times 100}"),
        ("3 * 4^2", "3 \\times 4^{2}"),
        ("3 * (2 * 4)^2", r"3 \times \left(2 \times 4\right)^{2}"),
    ],
)
def test_latex_of_the_tree(text: str, latex: str) -> None:
    assert row(text) == latex


def test_latex_holds_the_claims_and_balances() -> None:
    latex = to_latex(audit(ALEXNET))
    assert latex.startswith("$$\n\\begin{aligned}\n")
    assert latex.endswith("\n\\end{aligned}\n$$")
    assert r"&= \text{500 PF} \quad \text{(stated: follows)}" in latex
    assert latex.count("{") == latex.count("}")


def test_latex_does_not_act_on_what_authors_write() -> None:
    assert Latex().text(r"50% of $x_1 \& {y}") == r"\text{50\% of \$x\_1 \textbackslash{}\& \{y\}}"


def test_mathml_is_well_formed_and_has_units_nouns_and_spoken_text() -> None:
    calculation = audit(ALEXNET)
    root = ElementTree.fromstring(to_mathml(calculation))  # our own output
    assert root.tag == f"{M}math"
    assert root.get("display") == "block"
    assert str(root.get("alttext")).startswith(ALEXNET)
    assert {unit.text for unit in root.iter(f"{M}mi") if unit.get("mathvariant") == "normal"} >= {"PF", "days"}
    assert "GPU" in {noun.text for noun in root.iter(f"{M}mtext")}
    assert len(list(root.iter(f"{M}mtr"))) == 3 + len(calculation.claims)


def test_mathml_shows_which_units_cancel() -> None:
    root = ElementTree.fromstring(to_mathml(audit("4 GPUs * 15 days * 5.1 TFLOPS * 0.33")))
    line = list(root.iter(f"{M}mtr"))[1]
    assert "".join(line.itertext()) == "=4×1,296,000s×5.1×1012FLOP/s×0.33"
    assert [unit.text for unit in line.iter(f"{M}mi") if unit.get("class") == "pd-cancelled"] == ["s", "s"]


@pytest.mark.parametrize(
    ("text", "struck"),
    [
        ("1e18 FLOP / 10 PFLOP/s", ["FLOP", "FLOP"]),
        ("2 days / 3 days / 4 days", ["s", "s"]),
        ("(2 + 3) days * 5 TFLOP/s / 2", ["s", "s"]),
        ("3 * 4", []),
        ("2 days + 3 days", []),
    ],
)
def test_a_unit_is_struck_with_the_one_that_takes_it_away(text: str, struck: list[str]) -> None:
    assert [unit.name for factor in factors(audit(text)) for unit in factor.units if unit.struck] == struck


def test_mathml_names_the_places_it_is_given() -> None:
    calculation = audit("2 GPU * 3 days")
    marks = {step.span: f"f{at}" for at, step in enumerate(calculation.steps)}
    root = ElementTree.fromstring(to_mathml(calculation, marks))
    assert ["".join(row.itertext()) for row in root.iter(f"{M}mrow") if row.get("data-factor")] == ["2GPU", "3days"]


@pytest.mark.parametrize(
    "text", ["(1 + 2 - 3) / 4 days", "sqrt(4) * 2^8", "2 <b> * 3", '5 "x" & y', "", "2 * (3", "6 / 2 / 3 * 4 / 5"]
)
def test_mathml_is_well_formed_whatever_was_written(text: str) -> None:
    ElementTree.fromstring(to_mathml(audit(text)))


def test_fractions_keep_the_order_of_operations() -> None:
    mathml = MathML()
    top, bottom = mathml.number("6"), mathml.number("2")
    assert mathml.fraction(top, bottom) == "<mfrac><mn>6</mn><mn>2</mn></mfrac>"
    assert row("6 / 2 / 3 * 4 / 5") == r"\frac{6}{2 \times 3} \times \frac{4}{5}"


@pytest.mark.browser
def test_a_browser_draws_the_mathml(chromium: Browser) -> None:
    page = chromium.new_page()
    page.set_content(to_mathml(audit("6 * 10^23 FLOP / 4 * sqrt(2) = 2.1e23 FLOP")))
    fraction, exponent = page.locator("mfrac").bounding_box(), page.locator("msup").first.bounding_box()
    plain = page.locator("mn").last.bounding_box()
    page.close()
    assert fraction
    assert exponent
    assert plain
    assert fraction["height"] > 1.5 * plain["height"]
    assert exponent["height"] > plain["height"]


def test_markdown_holds_the_whole_record() -> None:
    markdown = to_markdown(audit(ALEXNET))
    assert markdown.startswith(f"```text\n{ALEXNET}\n```\n")
    assert "| factor | what | in base units | running |" in markdown
    assert "**= 4.955e17 FLOP = 0.005735 pfs-days**" in markdown
    assert "| 500 PF | follows | 1.009 | 495.5 PF |" in markdown


def test_markdown_does_not_act_on_what_authors_write() -> None:
    calculation = audit("2 | <b>x</b> * 3")
    outside = to_markdown(calculation).split("```")[2]
    assert "<b>" not in outside.replace("\\<", "")
    assert fenced("```\n2 * 3 days") == "````text\n```\n2 * 3 days\n````"
