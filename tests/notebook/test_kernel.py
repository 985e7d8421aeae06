"""A notebook in a kernel of its own: what is written in a cell, and what stands below it."""

from __future__ import annotations

from typing import Any

import nbformat
import pytest

from notebooks import EXAMPLES, fresh, run, shown, without_pictures

CELLS = {
    "load": "%load_ext petaday",
    "python": "N = 7e9\ndays = 3\nGPU = 2\nname = 'text'\nnothing = float('nan')\nyes = True",
    "cell": "%%calc run\nC = 6 FLOP * N * 2T tokens = 8.4e22 FLOP\nspent = 8 A100 * days * 1 day * 40% = 4 pfs-days",
    "out": "(C, type(C).__name__, run['C'].flop, len(run))",
    "later": "%calc C / (2 * spent)",
    "numbers": "%%calc\nshare = 0.4",
    "float": "(share, type(share).__name__)",
    "digits": "%calc share * 8 GPU * 3 PF/s * 1 day = 9.8 pfs-days",
    "quantity": "import petaday\npeak = 312 * petaday.audit('1 TFLOP/s').quantity",
    "quantities": "%calc 8 * peak * 3 days = 7.5 pfs-days",
    "unit": "%%calc\n1 timestep = 5 * 3 PFLOP = 15 PFLOP",
    "unit later": "%calc 4 timesteps * 2 = 120 PFLOP",
    "noun": "%%calc\n4 GPU * 3 days * 2 PF/s\nGPU * 3 days",
    "price": "%calc $2 per GPU-hour * 4 GPUs * 3 days",
    "faulty": "%%calc\n4 * 3 days * 14 TFLOPZ\n2 * 3 = 6",
    "strict": "%%calc --strict\n4 * 3 days * 14 TFLOPZ",
    "strictly off": "%%calc --strict\n2 * 3 = 60",
    "after": "1 + 1",
    "slip": "%%calc --strickt\n2 * 3",
    "empty": "%calc",
    "words": "%%calc\nNothing here.",
    "chart": "run.chart()",
    "missing": "run['D']",
    "sheet": "petaday.run_sheet('Its 7B parameters saw 2T tokens.')",
    "list": "petaday.scan('2 * 3 = 6; 4 * 2 days = 8 days')",
}


@pytest.fixture(scope="module")
def cells() -> dict[str, Any]:
    return dict(zip(CELLS, run(list(CELLS.values())), strict=True))


def test_a_cell_is_a_card_a_table_of_results_and_text(cells: dict[str, Any]) -> None:
    html = shown(cells["cell"], "text/html")
    assert html.count("<article") == 2
    assert "<caption>Results</caption>" in html
    assert "</svg> follows</span>" in html
    assert "C = 8.4e22 FLOP = 972.2 pfs-days" in shown(cells["cell"])
    assert shown(cells["cell"], "text/latex").count(r"\begin{aligned}") == 2


def test_numbers_of_python_go_in_and_it_is_said_which(cells: dict[str, Any]) -> None:
    assert shown(cells["cell"]).startswith("From Python: `N` = 7e9, `days` = 3.\n")
    assert "From Python: <code>N</code> = 7e9" in shown(cells["cell"], "text/html")


def test_results_come_out_as_quantities_and_plain_numbers_as_floats(cells: dict[str, Any]) -> None:
    assert shown(cells["out"]) == "(<Quantity 8.4e22 FLOP>, 'Quantity', 8.4e+22, 2)"
    assert shown(cells["float"]) == "(0.4, 'float')"


def test_later_cells_know_what_earlier_ones_defined(cells: dict[str, Any]) -> None:
    assert "= 162.3" in shown(cells["later"])
    assert "= 1.2e17 FLOP" in shown(cells["unit later"])


def test_a_number_that_comes_back_has_the_digits_it_was_written_with(cells: dict[str, Any]) -> None:
    # it was printed as 0.4: the inputs' rounding leaves room for 9.8, and would not if Python's 0.4 were exact
    assert "by rounding" in shown(cells["digits"])


def test_a_quantity_of_python_has_its_unit(cells: dict[str, Any]) -> None:
    assert "follows" in shown(cells["quantities"])


def test_a_name_that_stands_as_a_noun_is_left_alone_and_it_is_said(cells: dict[str, Any]) -> None:
    said = shown(cells["noun"])
    assert said.startswith("Not from Python: `GPU`, read as what is counted or measured;")
    assert "= 2.074e21 FLOP" in said


def test_the_dollar_of_a_price_is_no_variable_of_ipython(cells: dict[str, Any]) -> None:
    assert "= 576 USD" in shown(cells["price"])


def test_an_error_has_its_caret_in_text_and_html_and_costs_nothing_else(cells: dict[str, Any]) -> None:
    caret = "1 | 4 * 3 days * 14 TFLOPZ\n  |                 ^^^^^^\n"
    assert caret in shown(cells["faulty"])
    assert caret in shown(cells["faulty"], "text/html")
    assert "2 * 3 = 6" in shown(cells["faulty"])


def test_a_strict_cell_fails_with_the_caret_and_nothing_of_python_s_stack(cells: dict[str, Any]) -> None:
    assert shown(cells["strict"]).startswith(
        "error[PD201]: `TFLOPZ` is no unit petaday knows.\n  --> line 1, column 17"
    )
    assert shown(cells["strictly off"]).startswith("error[PD301]:")
    assert "Traceback" not in shown(cells["strict"])
    assert shown(cells["after"]) == "2"


def test_an_option_that_is_none_and_an_empty_line_are_a_sentence(cells: dict[str, Any]) -> None:
    assert "UsageError: `--strickt` is no option of %%calc: did you mean `--strict`?" in shown(cells["slip"])
    assert "UsageError: write a calculation behind %calc" in shown(cells["empty"])
    assert "no calculation" in shown(cells["words"])
    assert "no calculation is called `D`; there is `C`, `spent`" in shown(cells["missing"])


def test_a_chart_needs_no_network(cells: dict[str, Any]) -> None:
    (output,) = cells["chart"].outputs
    assert sorted(kind.partition(".v5")[0].partition(".v6")[0] for kind in output.data) == [
        "application/vnd.vegalite",
        "image/svg+xml",
        "text/plain",
    ]


def test_reports_in_a_list_are_lines_and_a_sheet_is_a_table(cells: dict[str, Any]) -> None:
    assert shown(cells["list"]).startswith("[<Report: 2 * 3 = 6: 6, follows>,")
    assert "<caption>Run sheet</caption>" in shown(cells["sheet"], "text/html")


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.name)
def test_the_example_holds_what_petaday_shows(example: Any) -> None:
    kept = example.read_text("utf-8")
    nbformat.validate(nbformat.reads(kept, as_version=4))
    assert without_pictures(kept) == without_pictures(fresh(example)), f"{example.name} is stale: make docs"
