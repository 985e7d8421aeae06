"""The pages on methods: each way of counting has its formula, a worked example and what it leaves out."""

from __future__ import annotations

import re
from functools import cache

import pytest

from petaday import casebook
from petaday.casebook import Page
from places import CONTENT

NEWER = ("parameters", "attention", "recomputation", "fine-tuning", "inference", "reinforcement", "teachers", "peaks")
COUNTED = (*NEWER, "measured")
SOUND = {"follows", "by rounding"}


@cache
def pages() -> dict[str, Page]:
    return {
        page.slug.removeprefix("methods/"): page for page in casebook.load(CONTENT).pages if page.section == "methods"
    }


@pytest.mark.parametrize("name", COUNTED)
def test_every_example_is_worked_and_holds(name: str) -> None:
    reports = [report for calc in pages()[name].calcs for report in calc.reports]
    assert reports
    assert {claim.verdict for report in reports for claim in report.claims} <= SOUND
    assert not [one for report in reports for one in report.diagnostics if one.severity != "note"]


@pytest.mark.parametrize("name", COUNTED)
def test_an_example_says_where_its_inputs_are_from(name: str) -> None:
    calcs = pages()[name].calcs
    assert [calc.cite for calc in calcs if calc.cite]
    # without a source there are only figures that the page has just worked or posits
    assert [calc.id for calc in calcs if not calc.cite and calc.id != "reading"] == []


@pytest.mark.parametrize("name", NEWER)
def test_a_page_has_a_formula_and_says_what_it_leaves_out(name: str) -> None:
    text = pages()[name].body
    assert "**Formula.**" in text
    assert "**Left out:**" in text or "## What it leaves out" in text


def test_the_index_leads_to_every_page_and_to_places_that_are_there() -> None:
    body = pages()["index"].body
    led = re.findall(r"\]\(([a-z0-9-]+)\.md(?:#([a-z0-9-]+))?\)", body)
    assert {name for name, _ in led} >= {*COUNTED, "method-1", "method-2", "counting", "accuracy"}
    for name, place in led:
        headings = re.findall(r"^#{2,3} (.*)$", pages()[name].body, re.MULTILINE)
        assert not place or place in {re.sub(r"[^a-z0-9]+", "-", heading.casefold()) for heading in headings}
