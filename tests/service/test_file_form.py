"""A file in a form, as a browser without scripts sends it: worked like a message, or told why not."""

from __future__ import annotations

import json

import httpx
import pytest

from pdf_files import Piece, pdf
from petaday_service.conversation.limits import Limits
from service_door import app, ask

TEXT = "2 GPU * 3 days * 5 TFLOP/s = 2.6e18 FLOP"


def upload(name: str, content: bytes, field: str = "file") -> httpx.Response:
    door = app(limits=Limits(file_bytes=100_000))
    answer = ask(door, "POST", "/chat", files={field: (name, content)})
    return ask(door, "GET", answer.headers["location"]) if answer.status_code == 303 else answer


@pytest.mark.parametrize(
    "content",
    [
        TEXT.encode(),
        f"\ufeff{TEXT}\r\n".encode(),
        f"§ {TEXT}".encode("windows-1252"),
        "§\n".encode("windows-1252") + f"× {TEXT}".encode(),
        TEXT.encode("utf-16"),
        pdf([Piece(TEXT, 72, 700)]),
    ],
    ids=["text", "with a mark and CRLF", "in an old encoding", "in two", "in UTF-16", "PDF"],
)
def test_a_file_is_worked(content: bytes) -> None:
    page = upload("notes", content)
    assert page.status_code == 200
    assert "2.592e18 FLOP" in page.text
    assert "\r" not in page.text


NOTEBOOK = json.dumps(
    {
        "cells": [
            {"cell_type": "markdown", "source": ["# Run\n", "\n", TEXT]},
            {"cell_type": "code", "source": ["assert 2 * 3 == 7"], "outputs": []},
        ],
        "nbformat": 4,
    }
)
KINDS = {
    "run.ipynb": NOTEBOOK,
    "train.py": f"assert 2 * 3 == 7\n# {TEXT}\n",
    "note.json": json.dumps({"width": 7, "note": TEXT}),
    "runs.csv": f"name,work\nx,{TEXT}\n",
    "paper.tex": f"\\section{{Run}}\n${TEXT.replace('*', chr(92) + 'times')}$\n",
    "paper.rst": f"Run\n===\n\n{TEXT}\n",
    "paper.html": f"<p>{TEXT}</p>",
}


@pytest.mark.parametrize("name", KINDS)
def test_a_file_is_read_as_one_of_its_kind(name: str) -> None:
    page = upload(name, KINDS[name].encode())
    assert page.status_code == 200
    assert "2.592e18 FLOP" in page.text
    assert "2 * 3 == 7" not in page.text


@pytest.mark.parametrize(
    ("name", "content", "status", "told"),
    [
        ("photo.png", b"\x89PNG\0\1", 422, "“photo.png” is neither text nor a PDF."),
        ("empty.txt", b" \n", 422, "“empty.txt” is empty."),
        ("large.txt", b"2 " * 60_000, 413, "The request is larger than"),
        ("run.ipynb", b'{"cells": [', 422, "“run.ipynb”: "),
        ("run.py", b"x = 2 * 3\n", 422, "of code these are the comments"),
        ("", b"", 422, "Send the file as the form field “file”."),
    ],
)
def test_one_that_cannot_be_read_is_told(name: str, content: bytes, status: int, told: str) -> None:
    answer = upload(name, content)
    assert answer.status_code == status
    assert told in answer.text


def test_the_field_has_a_name() -> None:
    assert "form field “file”" in upload("a.txt", b"2 days", field="paper").text


@pytest.mark.parametrize("kind", ["multipart/form-data", "multipart/form-data; boundary=x"])
def test_a_form_that_is_none_is_refused(kind: str) -> None:
    answer = ask(app(), "POST", "/chat", content=b"--y\r\nnothing", headers={"content-type": kind})
    assert answer.status_code == 422
    assert "form field “file”" in answer.text
