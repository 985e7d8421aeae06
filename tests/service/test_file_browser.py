"""A file in the chat: chosen, dropped or pasted, it is worked like a message; what cannot be read is told."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe

from pdf_files import Piece, pdf
from petaday_service.conversation.limits import Limits
from service_door import app
from service_page import opened
from service_server import listening

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser
TEXT = "A: 2 GPU * 1.58e-3 PF * 5.5 days * 0.33 = 500 PF\r\nV: 4 GPUs * 15 days * 5.1 TFLOPS * 0.33 = 10,000 PF\r\n"
DROP = """async ([name, type, text]) => {
  const data = new DataTransfer();
  data.items.add(new File([text], name, { type }));
  for (const kind of ["dragover", "drop"])
    document.body.dispatchEvent(new DragEvent(kind, { bubbles: true, cancelable: true, dataTransfer: data }));
}"""
PASTE = """([name, type, text]) => {
  const clipboardData = new DataTransfer();
  clipboardData.items.add(new File([text], name, { type }));
  const event = new ClipboardEvent("paste", { bubbles: true, cancelable: true, clipboardData });
  document.getElementById("text").dispatchEvent(event);
}"""


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with listening(app(limits=Limits(file_bytes=200_000))) as where:
        yield where


def choose(page: Page, name: str, kind: str, content: bytes) -> None:
    with page.expect_file_chooser() as chooser:
        page.get_by_role("button", name="Attach a file").click()
    chooser.value.set_files({"name": name, "mimeType": kind, "buffer": content})


def test_a_chosen_text_is_worked_card_by_card(chromium: Browser, address: str) -> None:
    with opened(chromium, address) as page:
        choose(page, "notes.txt", "text/plain", TEXT.encode())
        page.locator(".record").nth(1).wait_for()
        assert page.locator(".said .text").first.inner_text().strip() == TEXT.replace("\r\n", "\n").strip()
        assert page.locator("#text").input_value() == ""


@pytest.mark.parametrize(
    "content",
    ["2 × 3 days\n4 × 5 days".encode("utf-16"), "2 × 3 days\n".encode("cp1252") + "4 × 5 days".encode()],
    ids=["UTF-16", "one line in Windows-1252"],
)
def test_a_text_in_another_encoding_is_read_as_check_reads_it(chromium: Browser, address: str, content: bytes) -> None:
    with opened(chromium, address) as page:
        choose(page, "notes.txt", "text/plain", content)
        page.locator(".said .text").first.wait_for()
        assert page.locator(".said .text").first.inner_text().strip() == "2 × 3 days\n4 × 5 days"


def test_a_pdf_is_read_by_the_service(chromium: Browser, address: str) -> None:
    with opened(chromium, address) as page:
        choose(
            page,
            "paper.pdf",
            "application/pdf",
            pdf([Piece("We used 2 GPU * 3 days * 5 TFLOP/s = 2.6e18 FLOP", 72, 700)]),
        )
        page.locator(".pd-card").first.wait_for()
        assert "2.592 × 1018 FLOP" in page.locator(".pd-card").first.inner_text().replace("\u00a0", " ")


@pytest.mark.parametrize("way", [DROP, PASTE], ids=["dropped", "pasted"])
def test_a_file_is_dropped_or_pasted(chromium: Browser, address: str, way: str) -> None:
    with opened(chromium, address) as page:
        page.evaluate(way, ["a.html", "text/html", "<p>2&times;3 days * 5 TFLOP/s</p>"])
        page.locator(".pd-card").first.wait_for()
        assert "2.592 × 1018 FLOP" in page.locator(".pd-card").first.inner_text().replace("\u00a0", " ")
        assert not page.evaluate("document.body.classList.contains('dropping')")


NOTEBOOK = json.dumps(
    {"cells": [{"cell_type": "markdown", "source": ["We used ", "2 GPU * 3 days * 5 TFLOP/s = 2.6e18 FLOP"]}]}
).encode()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("run.ipynb", NOTEBOOK),
        ("train.py", b"x = 5\n# 2 GPU * 3 days * 5 TFLOP/s = 2.6e18 FLOP\n"),
        ("runs.csv", b"name,work\nx,2 GPU * 3 days * 5 TFLOP/s = 2.6e18 FLOP\n"),
        ("paper.rst", b"Run\n===\n\n2 GPU * 3 days * 5 TFLOP/s = 2.6e18 FLOP\n"),
    ],
)
def test_the_chooser_offers_what_is_read(chromium: Browser, address: str, name: str, content: bytes) -> None:
    with opened(chromium, address) as page:
        offered = (page.locator("#file").get_attribute("accept") or "").split(",")
        assert f".{name.rpartition('.')[2]}" in offered
        choose(page, name, "", content)
        page.locator(".pd-card").first.wait_for()
        assert "2.592 × 1018 FLOP" in page.locator(".pd-card").first.inner_text().replace("\u00a0", " ")
        assert '"cells"' not in page.locator(".said .text").first.inner_text()


HERE = {  # what the page itself tells
    "photo.png": (b"\x89PNG\0\1", "“photo.png” is neither text nor a PDF."),
    "empty.txt": (b" \n", "“empty.txt” is empty."),
    "large.pdf": (b"%PDF-1.4" + 300_000 * b" ", "“large.pdf” is larger than"),
}
THERE = {  # and the service
    "long.txt": (b"2 * 3 days\n" * 20_000, "100,000 characters"),
}
KINDS = {"png": "image/png", "txt": "text/plain", "pdf": "application/pdf"}


@pytest.mark.parametrize("name", [*HERE, *THERE])
def test_what_cannot_be_read_is_told(chromium: Browser, address: str, name: str) -> None:
    content, told = {**HERE, **THERE}[name]
    context = chromium.new_context(base_url=address)
    page = context.new_page()
    page.goto("/chat")
    choose(page, name, KINDS[name.rpartition(".")[2]], content)
    page.get_by_role("alert").wait_for()
    assert told in page.get_by_role("alert").inner_text()
    assert page.locator(".turn").count() == 0
    context.close()


def test_a_broken_pdf_is_answered_with_what_is_wrong(chromium: Browser, address: str) -> None:
    with opened(chromium, address) as page:
        choose(page, "broken.pdf", "application/pdf", b"%PDF-1.4 nothing")
        page.locator(".turn").first.wait_for()
        assert "PDF" in page.locator(".turn").first.inner_text()
        assert page.locator(".pd-card").count() == 0


def test_without_scripts_a_form_takes_the_file(
    chromium: Browser, address: str, shot: Callable[[Page, str], Path]
) -> None:
    with opened(chromium, address, java_script_enabled=False, viewport={"width": 390, "height": 800}) as page:
        assert not page.get_by_role("button", name="Attach a file").is_visible()
        page.get_by_label("Or a file").set_input_files(
            {"name": "a.txt", "mimeType": "text/plain", "buffer": TEXT.encode()}
        )
        page.get_by_role("button", name="Read the file").click()
        page.locator(".record").nth(1).wait_for()
        shot(page, "chat-upload")


def test_axe_finds_nothing_with_a_file_button(chromium: Browser, address: str) -> None:
    with opened(chromium, address, viewport={"width": 390, "height": 800}, color_scheme="dark") as page:
        assert page.get_by_role("button", name="Attach a file").is_visible()
        assert [v["id"] for v in Axe().run(page).response["violations"]] == []
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
