"""A text or a PDF as a message."""

from __future__ import annotations

from typing import Any

import httpx
import pytest
from starlette.types import ASGIApp

from pdf_files import Piece, pdf
from petaday_service.conversation.limits import Limits
from service_door import app, ask, say
from service_server import listening

CALCULATION = "2 GPU * 3 days * 5 TFLOPS = 3e18 FLOP"
PAPER = pdf([Piece("Training compute", 72, 720, 16.0)], [Piece(CALCULATION, 72, 720)])


def send(door: ASGIApp, data: bytes, kind: str, query: str = "") -> Any:
    return ask(door, "POST", f"/api/v1/files{query}", content=data, headers={"content-type": kind})


@pytest.mark.parametrize(
    ("data", "kind"), [(CALCULATION.encode(), "text/plain; charset=utf-8"), (PAPER, "application/pdf")]
)
def test_a_file_is_worked_and_audited_as_a_message_would_be(data: bytes, kind: str) -> None:
    answer = send(app(), data, kind).json()
    reports = [part["report"] for part in answer["parts"] if part["kind"] == "work"]
    assert [(report["unit"], report["claims"][0]["text"]) for report in reports] == [("FLOP", "3e18 FLOP")]


def test_it_goes_on_with_a_conversation() -> None:
    door = app()
    conversation = say(door, "help").json()["conversation"]
    assert send(door, PAPER, "application/pdf", f"?conversation={conversation}").json()["seq"] == 2
    assert send(door, PAPER, "application/pdf", "?conversation=made-up").status_code == 404


@pytest.mark.parametrize(
    "data", [b"", b"no PDF", b"%PDF-1.4\nbroken", pdf([])], ids=["empty", "text", "broken", "blank"]
)
def test_a_pdf_that_cannot_be_read_is_answered_with_the_reason(data: bytes) -> None:
    (part,) = send(app(), data, "application/pdf").json()["parts"]
    assert (part["kind"], part["code"]) == ("error", "unreadable-file")
    assert "PDF" in part["message"]


def test_reading_a_pdf_has_an_end() -> None:
    with listening(app(Limits(file_seconds=0.01))) as where:
        for _ in range(3):
            headers = {"content-type": "application/pdf"}
            (part,) = httpx.post(f"{where}/api/v1/files", content=PAPER, headers=headers).json()["parts"]
            assert "file_seconds" in part["message"]
        assert httpx.get(f"{where}/healthz").status_code == 200


@pytest.mark.parametrize(
    ("data", "kind", "status", "code"),
    [
        (b"\xff\xfe1", "text/plain", 422, "not-utf-8"),
        (b" ", "text/plain", 422, "empty"),
        (b"1", "application/zip", 415, "content-type"),
        (b"1" * 3_000, "application/pdf", 413, "too-large"),
        (b"1" * 101_000, "text/plain", 413, "too-long"),
    ],
)
def test_what_is_refused(data: bytes, kind: str, status: int, code: str) -> None:
    answer = send(app(Limits(file_bytes=2_000)), data, kind)
    assert (answer.status_code, answer.json()["error"]["code"]) == (status, code)
