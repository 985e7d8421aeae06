"""Pictures of every kind of page and every state of a card, in both themes and two widths: `make shots` takes them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from petaday.calculate import scan
from petaday.card import Card, card, style
from petaday.report import report
from pictures import sheet
from places import TESTS
from site_visit import visiting

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser
SHOTS = TESTS / "shots"
PAGES = {
    "home": "",
    "chart": "chart/",
    "chart-record": "chart/?view=record",
    "doubling-time": "trend/",
    "systems": "systems/",
    "groups": "systems/groups/",
    "system": "systems/vgg/",
    "system-estimate": "systems/gpt-4/",
    "audit": "audit/",
    "both-methods": "tables/",
    "accuracy": "accuracy/",
    "changes": "changes/",
    "method": "methods/method-2/",
    "guide": "guides/write/",
    "language": "reference/language/",
    "units": "reference/units/",
    "devices": "reference/devices/",
    "diagnostics": "reference/diagnostics/",
    "run-sheet": "reference/run-sheet/",
    "law": "law/",
    "data": "data/",
    "lost": "404.html",
}
STATES = {
    "follows": "6 * 405B * 15.6T tokens = 3.8e25 FLOP",
    "by rounding": "1.2 M images * 74 epochs * 16 GFLOPS * 2 add-multiply * 3 backward pass = 8524 PF = 0.098 pfs-days",
    "from the figure before": "4 Titan Black * 15 days * 5.1 TFLOPS * 0.33 = 10,000 PF = 0.12 pfs-days",
    "close": "2 GPU * 3 days * 1.58 TFLOPS * 0.33 = 280 PF",
    "within factor 2": "4 Titan Black * 15 days * 5.1 TFLOPS * 0.33 = 10,000 PF",
    "off": "2 GPU * 3 days * 1 PF = 0.2 pfs-days",
    "not judged": "GPUs = 128 = 2.1e25 FLOP",
    "cannot be read": "2 * (3 days * 5 TFLOPS",
    "assumed": "8 A100 * 3 days * 312 TFLOPS * assumed 40% utilization = 7.5 pfs-days",
    "solved": "8 A100 * ? days * 312 TFLOPS * 40% = 3 pfs-days",
    "sums and brackets": "(2 * 12.5 + 3) * 1e12 FLOP * (4 + 2) = 1.68e14 FLOP",
    "a legend in words": "Number of GPUs * days trained * peak = 2 GPU * 5.5 days * 1.58 TFLOPS",
    "layers": "Network is 28x28x1 input, 32 5x5, max pool 2x2, 64 5x5, max pool 2x2, 10 outputs",
    "a long line": " * ".join(
        ["6 operations", "405B parameters in the model that was trained last summer", "15.6T tokens of text"]
    )
    + " * "
    + " * ".join(["1.0 of what was read once in the second stage"] * 5)
    + " = 3.8e25 FLOP",
    "ten sides": " = ".join(["86400 s", *["1440 min", "24 h", "1 day"] * 3]),
}


EACH = 4
"""Cards in a picture."""


@pytest.fixture
def shots(request: pytest.FixtureRequest) -> None:
    """Skips where no pictures are wanted: what they show other tests hold to."""
    if not request.config.getoption("--shots"):
        pytest.skip("pictures are taken by make shots")


@pytest.mark.usefixtures("shots")
@pytest.mark.parametrize("name", PAGES)
def test_a_picture_of_every_kind_of_page(chromium: Browser, site_address: str, name: str) -> None:
    with visiting(chromium, site_address) as go:
        sheet(chromium, go, PAGES[name], SHOTS / f"page-{name}.png")


@pytest.mark.usefixtures("shots")
def test_a_picture_of_every_state_of_a_card(chromium: Browser) -> None:
    cards = [
        f"<h2>{name}</h2>{card(tuple(map(report, scan(line, offered=True))), line, Card(f'state-{at}'))}"
        for at, (name, line) in enumerate(STATES.items())
    ]

    def go(part: str, width: int, theme: str) -> Page:
        page = chromium.new_context(viewport={"width": width, "height": 900}).new_page()
        paper = "#12161b; color: #e8ebee" if theme == "dark" else "#fff"
        shown = cards[(int(part) - 1) * EACH : int(part) * EACH]
        page.set_content(
            f'<!doctype html><html data-theme="{theme}"><style>{style()} body {{ margin: 16px; background: {paper}; '
            f"font-family: sans-serif }} h2 {{ font-size: 15px; margin: 12px 0 0 }}</style>{''.join(shown)}</html>"
        )
        return page

    for part in range(1, -(-len(cards) // EACH) + 1):
        sheet(chromium, go, str(part), SHOTS / f"card-states-{part}.png")
