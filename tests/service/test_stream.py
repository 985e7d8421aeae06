"""A reply in the page as it is written, and a message that is taken back."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import httpx
import pytest

from petaday_service.chat_page.page import FRAGMENT
from petaday_service.conversation.limits import Refused
from petaday_service.serving.service import Service
from petaday_service.store import SqliteStore
from service_door import NO_CASES, app
from service_page import opened
from service_server import listening

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, Route

LINE = "2 GPU * 1.58e-3 PF * 5.5 days * 0.33 = 500 PF\n"


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with listening(app()) as found:
        yield found


def test_a_long_reply_comes_in_pieces(address: str) -> None:
    with httpx.stream(
        "POST", f"{address}/chat", data={"text": LINE * 20}, headers={"Accept": FRAGMENT}, timeout=30
    ) as answer:
        pieces = list(answer.iter_raw())
    whole = b"".join(pieces).decode()
    assert len(pieces) > 3
    assert '<article class="turn' in pieces[0].decode()
    assert whole.count('<details class="record"') == 20
    assert whole.rstrip().endswith("</article>")


def test_what_is_taken_back_before_it_is_answered_is_not_kept() -> None:
    service = Service(SqliteStore(Path(":memory:")), NO_CASES)

    async def gone() -> bool:
        return True

    async def talk() -> tuple[int, int]:
        first = await service.say("2 days", None, "here")
        with pytest.raises(Refused) as refused:
            await service.say("3 days", first.conversation, "here", gone)
        return refused.value.status, len((await service.read(first.conversation)).turns)

    assert asyncio.run(talk()) == (499, 1)


@pytest.fixture
def held(chromium: Browser, address: str) -> Iterator[tuple[Page, list[Route]]]:
    """A chat whose messages stay on the way until the test lets them go on."""
    with opened(chromium, address) as page:
        routes: list[Route] = []
        page.route(
            "**/chat**", lambda route: routes.append(route) if route.request.method == "POST" else route.continue_()
        )
        yield page, routes


@pytest.mark.browser
def test_the_message_is_seen_at_once_and_the_reply_when_it_comes(
    held: tuple[Page, list[Route]], shot: Callable[[Page, str], Path]
) -> None:
    page, routes = held
    page.locator("#text").fill("2 GPU * 3 days * 5 TFLOP/s")
    page.keyboard.press("Enter")
    page.locator(".pending").wait_for()
    assert page.locator(".pending .text").inner_text() == "2 GPU * 3 days * 5 TFLOP/s"
    assert page.locator("#text").input_value() == ""
    assert page.get_by_role("button", name="Check").count() == 0
    shot(page, "chat-working")
    routes[0].continue_()
    page.locator(".pd-card").wait_for()
    assert page.locator(".pending").count() == 0
    assert page.locator(".turn").count() == 1
    page.get_by_role("button", name="Check").wait_for()


@pytest.mark.browser
@pytest.mark.parametrize("way", ["button", "Escape"])
def test_a_message_is_stopped_and_stands_in_the_box_again(held: tuple[Page, list[Route]], way: str) -> None:
    page, _ = held
    page.locator("#text").fill("2 GPU * 3 days")
    page.keyboard.press("Enter")
    page.locator(".pending").wait_for()
    page.locator("#text").press_sequentially("next")
    if way == "button":
        page.get_by_role("button", name="Stop").click()
    else:
        page.keyboard.press("Escape")
    page.get_by_role("button", name="Check").wait_for()
    assert page.locator(".pending").count() == 0
    assert page.locator("#text").input_value() == "2 GPU * 3 days\nnext"
    assert page.locator("#status").inner_text() == "Stopped; nothing was kept."


@pytest.mark.browser
def test_one_answered_before_it_could_be_stopped_is_shown(held: tuple[Page, list[Route]]) -> None:
    page, routes = held
    say(page, "2 days", routes)
    place = page.url
    page.locator("#text").fill("3 days")
    page.keyboard.press("Enter")
    page.locator(".pending").wait_for()
    assert httpx.post(place, data={"text": "3 days"}).status_code == 303  # it got through, its answer did not
    page.get_by_role("button", name="Stop").click()
    page.locator(".turn").nth(1).wait_for()
    assert page.locator("#text").input_value() == ""
    assert page.locator(".turn").count() == 2


@pytest.mark.browser
def test_a_page_loaded_again_before_the_answer_has_the_message_in_its_box(held: tuple[Page, list[Route]]) -> None:
    page, routes = held
    say(page, "2 days", routes)
    page.locator("#text").fill("3 days\n4 days")
    page.keyboard.press("Enter")
    page.locator(".pending").wait_for()
    page.reload()
    assert page.locator("#text").input_value() == "3 days\n4 days"
    assert page.locator("#text").get_attribute("rows") == "2"
    page.locator("#text").fill("")
    page.reload()
    assert page.locator("#text").input_value() == ""


@pytest.mark.browser
def test_one_that_was_answered_is_not_put_back(held: tuple[Page, list[Route]]) -> None:
    page, routes = held
    say(page, "2 days", routes)
    page.reload()
    assert page.locator("#text").input_value() == ""


@pytest.mark.browser
def test_what_another_window_wrote_in_between_is_shown(held: tuple[Page, list[Route]]) -> None:
    page, routes = held
    say(page, "2 days", routes)
    httpx.post(page.url, data={"text": "3 days"})
    say(page, "ans * 2", routes)
    assert page.locator(".said .text").all_inner_texts() == ["2 days", "3 days", "ans * 2"]


@pytest.mark.browser
def test_a_copy_that_does_not_come_is_told(chromium: Browser, address: str) -> None:
    page = chromium.new_page(base_url=address)
    page.goto("/chat?text=2 days")
    page.keyboard.press("Enter")
    page.locator(".pd-card").wait_for()
    page.context.set_offline(True)
    page.get_by_role("link", name="Markdown").click()
    page.get_by_role("alert").wait_for()
    assert page.get_by_role("alert").inner_text() == "The service cannot be reached; try again."
    page.close()


def say(page: Page, text: str, routes: list[Route]) -> None:
    page.locator("#text").fill(text)
    page.keyboard.press("Enter")
    page.locator(".pending").wait_for()
    routes.pop().continue_()
    page.get_by_role("button", name="Check").wait_for()
