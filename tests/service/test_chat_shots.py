"""Pictures of the chat, light and dark, wide and on a phone; each is looked at, and none may be too wide."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from petaday.casebook import load
from petaday_service.app import create
from petaday_service.conversation.limits import Limits
from petaday_service.serving.service import Service
from petaday_service.store import SqliteStore
from places import CONTENT
from service_page import opened, say
from service_server import listening
from sheet_talk import CARD, reply

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser
LINE = "2 GPU * 1.58e-3 PF * 5.5 days * 0.33"
NOTES = """AlexNet, by GPU time: 2 GPU * 1.58e-3 PF * 5.5 days * 0.33 = 500 PF = 0.0058 pfs-days

VGG: 4 Titan Black GPU's * 15 days * 5.1 TFLOPS/GPU * 0.33 utilization = 10,000 PF = 0.12 pfs-days

Ours: 8 GPUs * 3 days * 14 TFLOPZ * 0.33 = 1 pfs-days

Seq2Seq: 8 K40 * 10 days * 4.3 TFLOPS * 0.33 = 0.35 pfs-days"""
TABS = "".join(
    f'<a href="{address}/" class="md-tabs__link">{words}</a>'
    for words, address in (("Chart", "trend"), ("Systems", "systems"), ("Audit", "audit"), ("Methods", "methods"))
)
TALLEST = 2600


@pytest.fixture(scope="module")
def talks(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, str]]:
    """The chat beside a site, and a conversation that holds a run sheet."""
    site = tmp_path_factory.mktemp("site")
    (site / "index.html").write_text(f'<meta property="og:site_name" content="petaday">{TABS}', encoding="utf-8")
    store = SqliteStore(Path(":memory:"))
    kept = store.append(None, CARD, reply("utilization"))
    with listening(create(Service(store, load(CONTENT), Limits(burst=10_000)), site)) as address:
        yield address, f"/chat/{kept.conversation}"


def empty(page: Page, _: str) -> None:
    page.locator(".starters button").first.wait_for()


def sheet(page: Page, place: str) -> None:
    page.goto(place)


def audit(page: Page, _: str) -> None:
    say(page, NOTES)


def compare(page: Page, _: str) -> None:
    say(page, LINE)
    say(page, "compare with VGG")


def change(page: Page, _: str) -> None:
    say(page, LINE)
    say(page, "what if utilization = 0.2 to 0.5")


def file(page: Page, _: str) -> None:
    with page.expect_file_chooser() as chooser:
        page.get_by_role("button", name="Attach a file").click()
    chooser.value.set_files({"name": "notes.txt", "mimeType": "text/plain", "buffer": f"{NOTES}\n\n".encode() * 3})
    page.locator(".record").first.wait_for()
    page.locator("#composer:not(.busy)").wait_for()


def shared(page: Page, place: str) -> None:
    page.goto(place)
    page.get_by_role("button", name="Share").click()
    page.locator("#link a").wait_for()


def copy(page: Page, place: str) -> None:
    shared(page, place)
    page.goto(page.locator("#link a").inner_text())


def refused(page: Page, _: str) -> None:
    say(page, "2 flurbs * 3 days = 6 PF")
    say(page, "tell me something nice")


KINDS = (empty, sheet, audit, compare, change, file, shared, copy, refused)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_it_is_seen_whole(  # noqa: PLR0917 - three of them are fixtures
    chromium: Browser,
    talks: tuple[str, str],
    shot: Callable[[Page, str], Path],
    kind: Callable[[Page, str], None],
    width: int,
    scheme: str,
) -> None:
    address, place = talks
    with opened(chromium, address, color_scheme=scheme, viewport={"width": width, "height": 900}) as page:
        kind(page, place)
        tall = page.evaluate("document.documentElement.scrollHeight")
        page.set_viewport_size({"width": width, "height": min(max(tall, 640), TALLEST)})
        page.evaluate("scrollTo(0, 0)")
        shot(page, f"chat-{kind.__name__}-{width}-{scheme}")
        assert page.evaluate("document.documentElement.scrollWidth") <= width
