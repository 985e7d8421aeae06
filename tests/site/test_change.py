"""Change the numbers: what the page works is what Python works, on every calculation of the site; and the fields."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from axe_playwright_python.sync_playwright import Axe

from petaday import scan
from petaday.casebook import load
from petaday.report import Report
from petaday_site.html.numbers import figure
from petaday_site.pages.arithmetic import place, program
from petaday_site.pages.live_edit import _data
from places import CONTENT

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser
WORK = """async (cases) => {
  const { work, judge, read, figure } = await import(new URL("/assets/work.js", location.href));
  return cases.map(({ data, changed }) => {
    const numbers = Object.fromEntries(Object.entries(changed).map(([at, text]) => [at, read(text)]));
    const { value, slack } = work(data.instructions, numbers), end = value[data.result];
    const ranges = data.ranges.filter(([at]) => !numbers[at]);
    return { value, end: end * data.by, shown: figure(end),
             claims: data.claims.map((claim) => judge(claim, end * claim.by, slack[data.result], ranges)) };
  });
}"""


class Case:
    """A calculation of the site that can be changed."""

    def __init__(self, name: str, text: str, report: Report) -> None:
        made = program(report)
        assert made is not None
        self.name, self.text, self.report, self.program = name, text, report, made
        self.fields = {row.factor: at for row in made.rows if row.number and (at := place(row.number, text))}
        self.data: dict[str, Any] = _data(report, made, self.fields)


def cases() -> Iterator[Case]:
    for page in load(CONTENT).pages:
        for calc in page.calcs:
            for report in calc.reports:
                if program(report):
                    yield Case(f"{page.slug}#{calc.id}", calc.text, report)


@pytest.fixture
def worked(visit: Callable[..., Page]) -> Callable[[list[dict[str, Any]]], list[dict[str, Any]]]:
    """The script of the pages, run by the browser."""
    page = visit("")
    return lambda given: list(page.evaluate(WORK, given))


def test_only_layers_cannot_be_changed() -> None:
    without = [
        (page.slug, report.text)
        for page in load(CONTENT).pages
        for calc in page.calcs
        for report in calc.reports
        if not program(report)
    ]
    assert [slug for slug, text in without if not text.startswith("Network is")] == []


def test_as_printed_the_page_gives_the_bits_that_python_gives(worked: Callable[..., list[dict[str, Any]]]) -> None:
    known = list(cases())
    found = worked([{"data": case.data, "changed": {}} for case in known])
    for case, page in zip(known, found, strict=True):
        value = [float(one) for one in page["value"]]
        steps = [(value[row.factor], value[row.running]) for row in case.program.rows]
        assert steps == [(step.value, step.running) for step in case.report.steps], case.name
        assert page["end"] == pytest.approx(case.report.value, rel=1e-15), case.name
        verdicts = [(claim.verdict, claim.ratio) for claim in case.report.claims]
        assert [claim["verdict"] for claim in page["claims"]] == [verdict for verdict, _ in verdicts], case.name
        assert [claim["ratio"] for claim in page["claims"]] == pytest.approx([r for _, r in verdicts], rel=1e-14)
        assert page["shown"] == figure(value[case.program.result] * case.data["by"]), case.name


def changes(case: Case) -> Iterator[tuple[int, str, Report]]:
    """Each number of a calculation changed, alone, and the report on the text that says so, where it reads the same."""
    for at, (start, end) in case.fields.items():
        value = case.data["instructions"][at][1] / case.data["instructions"][at][2]
        for factor in (2, 0.97, 1.004):
            other = f"{value * factor:.4g}"
            text = case.text[:start] + other + case.text[end:]
            for report in scan(text):
                if report.span.start == case.report.span.start and _alike(report, case):
                    yield at, other, report


def _alike(report: Report, case: Case) -> bool:
    """Whether every word is read as before, and every claim compared as before; else the text says something else."""
    ours = case.report
    words = [(r.word, r.reading) for r in report.readings] == [(r.word, r.reading) for r in ours.readings]
    if not words or len(report.claims) != len(ours.claims) or not report.tree or report.value is None:
        return False
    scales = [c.recomputed / report.tree.value for c in report.claims] if report.tree.value else []
    return scales == pytest.approx([claim["by"] for claim in case.data["claims"]], rel=1e-12)


def test_changed_the_page_gives_what_python_gives(worked: Callable[..., list[dict[str, Any]]]) -> None:
    tried = [(case, at, other, report) for case in cases() for at, other, report in changes(case)]
    assert len(tried) > 500
    found = worked([{"data": case.data, "changed": {at: other}} for case, at, other, _ in tried])
    for (case, _, other, report), page in zip(tried, found, strict=True):
        said = f"{case.name}: {other} in {report.text}"
        assert page["end"] == pytest.approx(report.value, rel=1e-14), said
        assert [claim["verdict"] for claim in page["claims"]] == [claim.verdict for claim in report.claims], said
        ratios = [claim.ratio for claim in report.claims]
        assert [claim["ratio"] for claim in page["claims"]] == pytest.approx(ratios, rel=1e-13), said


NUMBERS = {
    "0.33": (0.33, 0.005 / 0.33),
    "12,000": (12000, 0),
    "1.58e-3": (1.58e-3, 5e-6 / 1.58e-3),
    "3 × 10^4": (30000, 0.5 / 3),
    ".5": (0.5, 0.1),
    "-2": (-2, 0),
    "12,00": None,
    "five": None,
    "": None,
    "1e99999": None,
}


def test_a_field_reads_numbers_as_people_write_them(visit: Callable[..., Page]) -> None:
    read = """async (texts) => {
      const { read } = await import(new URL("/assets/work.js", location.href));
      return texts.map((text) => read(text));
    }"""
    found = visit("").evaluate(read, list(NUMBERS))
    for (text, expected), number in zip(NUMBERS.items(), found, strict=True):
        got = number and (number["value"], number["slack"])
        assert got == (expected and pytest.approx(expected)), text


def opened(page: Page) -> Any:
    """The card of the headline, its line turned into a form."""
    card = page.locator("#method-2")
    card.locator("summary", has_text="Change the numbers").click()
    return card


def test_a_changed_number_shows_at_once_and_goes_back(visit: Callable[..., Page]) -> None:
    card = opened(visit("systems/alexnet/"))
    result = card.get_by_role("status")
    printed = result.inner_text()
    field = card.get_by_label("printed 0.33")
    field.fill("0.5")
    assert "With 1 number changed: 7.508" in result.inner_text()
    assert result.inner_text().endswith("1.52 × what the printed inputs give")
    assert card.get_by_text("printed 0.33").is_visible()
    assert card.locator(".pd-c .pd-v").first.inner_text() == "would be 33% low"
    assert "0.5" in (card.get_by_role("link", name="Open in the chat").get_attribute("href") or "")
    card.get_by_role("button", name="As printed").click()
    assert result.inner_text() == printed
    assert field.input_value() == "0.33"
    assert card.locator(".pd-c .pd-v").first.inner_text().strip() == "follows"


def test_a_line_that_is_shut_again_is_as_printed(visit: Callable[..., Page]) -> None:
    card = opened(visit("systems/alexnet/"))
    line = card.locator(".pd-lines").inner_text
    card.get_by_label("printed 0.33").fill("0.5")
    card.locator("summary", has_text="Steps").click()
    assert card.locator(".pd-lines input").count() == 0
    assert "0.33" in line()
    assert "would" not in line()


def test_what_is_no_number_is_said_and_not_used(visit: Callable[..., Page]) -> None:
    card = opened(visit("systems/alexnet/"))
    printed = card.get_by_role("status").inner_text()
    card.get_by_label("printed 0.33").fill("a third")
    assert card.get_by_role("status").inner_text() == (
        f"{printed} “a third” is no number and is not used: write 1200, 1.2e3 or 0.33."
    )


def test_a_link_keeps_what_was_changed(visit: Callable[..., Page]) -> None:
    page = visit("systems/alexnet/")
    card = opened(page)
    card.get_by_label("printed 0.33").fill("0.5")
    said = card.get_by_role("status").inner_text()
    card.get_by_role("button", name="Link to this change").click()
    page.wait_for_url("**/*method-2.*=0.5*")
    page.goto(page.url + "&dummy=1")
    again = page.locator("#method-2")
    assert again.get_by_role("status").inner_text() == said
    page.goto("systems/alexnet/?method-2.99=3")
    assert "The link also changes method-2.99" in page.locator("#method-2").get_by_role("status").inner_text()


@pytest.mark.parametrize(("theme", "width"), [("light", 1280), ("dark", 390)])
def test_axe_finds_nothing_in_an_open_panel(
    visit: Callable[..., Page], theme: str, width: int, shot: Callable[[Page, str], Path]
) -> None:
    page = visit("systems/alexnet/", width=width, theme=theme)
    card = opened(page)
    card.get_by_label("printed 0.33").fill("0.5")
    card.scroll_into_view_if_needed()
    shot(page, f"change-{theme}")
    assert [
        (v["id"], v["nodes"][0]["html"][:120]) for v in Axe().run(page, context="#method-2").response["violations"]
    ] == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_without_scripts_no_field_is_shown(chromium: Browser, site_address: str) -> None:
    context = chromium.new_context(java_script_enabled=False, base_url=site_address)
    page = context.new_page()
    page.goto("systems/alexnet/")
    assert page.locator(".pd-changes").first.is_hidden()
    context.close()
