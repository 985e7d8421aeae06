"""A record in a notebook: the card with its style, light and dark, and MathML; an error with its caret."""

from __future__ import annotations

import re

import petaday
from petaday.display import bundle

LINE = "8 A100 * 312 TFLOPS * 3 days * 40% = 3.0 pfs-days"


def html(record: petaday.Report | petaday.RunSheet) -> str:
    return bundle(record)["text/html"]


def test_a_report_is_the_card_with_its_style_and_mathml() -> None:
    shown = html(petaday.audit(LINE))
    assert shown.startswith("<style>")
    assert shown.count('class="pd-card"') == 1
    assert "<math" in shown
    assert "</svg> follows</span>" in shown


def test_the_style_is_dark_where_a_notebook_is() -> None:
    style = html(petaday.audit(LINE)).partition("</style>")[0]
    for dark in ('[data-jp-theme-light="false"]', ".vscode-dark", ':root[theme="dark"]'):
        assert dark in style


def test_nothing_is_fetched() -> None:
    assert not re.search(r"(?:src|href)=|url\(|@import", html(petaday.audit(LINE)))


def test_an_error_has_its_caret() -> None:
    shown = html(petaday.audit("4 TFLOPZ * 3 days"))
    assert "1 | 4 TFLOPZ * 3 days\n  |   ^^^^^^\n" in shown
    assert bundle(petaday.audit("4 TFLOPZ")).keys() == {"text/plain", "text/html"}  # there is nothing to typeset


def test_text_is_text() -> None:
    shown = html(petaday.audit("2 <script>alert(1)</script> GPUs * 3 days = 6 GPU-days"))
    assert "<script" not in shown


def test_a_report_of_a_long_text_shows_its_own_line_only() -> None:
    first, last = petaday.scan(f"Intro.\n\n{LINE}\n\n2 * 3 = 6")
    assert "312 TFLOPS" in html(first)
    assert "312 TFLOPS" not in html(last)


def test_a_report_from_json_is_drawn_too() -> None:
    report = petaday.scan(f"Intro.\n\n{LINE}")[0]
    assert html(petaday.Report.model_validate_json(report.model_dump_json())) == html(report)


def test_a_run_sheet_is_a_table_and_a_card_of_each_method() -> None:
    sheet = petaday.run_sheet("Its 7B parameters saw 2T tokens on 256 H100 GPUs over 9 days at 40% MFU.", "Osprey")
    shown = html(sheet)
    assert "<caption>Run sheet: Osprey</caption>" in shown
    assert re.findall(r'pd-way">([^<]+)<', shown) == ["Method 1: operations", "Method 2: devices"]
    assert bundle(sheet)["text/latex"].count(r"\begin{aligned}") == 2
    assert "No fact of a training run was found." in html(petaday.run_sheet("Nothing."))


def test_no_two_ids_of_an_output_are_the_same() -> None:
    ids = re.findall(
        r'\bid="([^"]+)"', html(petaday.run_sheet("Its 7B parameters saw 2T tokens on 9 H100 for 9 days."))
    )
    assert len(ids) == len(set(ids))
