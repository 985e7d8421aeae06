"""A message as a document: with scripts off, shared, of every kind that a text may be, and what is refused."""

from __future__ import annotations

import json

import pytest
from starlette.types import ASGIApp

from petaday_service.conversation.limits import Limits
from service_door import app, ask, say

OFF = "4 GPUs * 15 days * 5.1 TFLOPS * 0.33 = 100,000 PF"
SOUND = "2 GPU * 1.58e-3 PF * 5.5 days * 0.33 = 500 PF"
TEXT = f"# Runs\n\n{SOUND}\n\n{OFF}\n\n<script>alert(1)</script>\n"


def document(door: ASGIApp, text: str) -> str:
    conversation = say(door, text).json()["conversation"]
    page = ask(door, "GET", f"/chat/{conversation}/1/document")
    assert page.status_code == 200
    told: str = page.text
    return told


def test_the_text_and_its_verdicts_are_there_with_scripts_off() -> None:
    page = document(app(), TEXT)
    assert "2 stated results: 1 follows, 1 differs" in page
    assert ("<script>alert" in page, "&lt;script&gt;alert" in page) == (False, True)
    assert ' style="' not in page  # the policy of the chat forbids it


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        (f"<!doctype html><p title='3 * 3 = 10'>{OFF}</p>\n<p>{SOUND}</p>", "1 follows, 1 differs"),
        (f"\\documentclass{{article}}\n\\section{{A}}\n{OFF}\n\n{SOUND}", "1 follows, 1 differs"),
        (f"{OFF}\n\f{SOUND}", "page 2"),
        (
            json.dumps(
                {"cells": [{"cell_type": "markdown", "source": OFF}, {"cell_type": "code", "source": f"# {SOUND}"}]}
            ),
            "cell 2",
        ),
        ('{"cells": 7, "cell_type": 2}\n' + OFF, "100,000 PF"),
    ],
    ids=["html", "latex", "pdf", "notebook", "no notebook"],
)
def test_the_kind_is_known_by_its_first_words(text: str, seen: str) -> None:
    assert seen in document(app(), text)


def test_a_reply_leads_to_it_where_there_is_more_than_one_calculation() -> None:
    door = app()
    conversation = say(door, TEXT).json()["conversation"]
    say(door, "2 GPUs * 3 days * 5 TFLOPS", conversation)
    page = ask(door, "GET", f"/chat/{conversation}").text
    assert f'href="/chat/{conversation}/1/document"' in page
    assert f'href="/chat/{conversation}/2/document"' not in page


def test_a_shared_conversation_has_it_too() -> None:
    door = app()
    conversation = say(door, TEXT).json()["conversation"]
    copy = ask(door, "POST", f"/chat/{conversation}/share").headers["location"].partition("?")[0]
    assert "1 follows, 1 differs" in ask(door, "GET", f"{copy}/1/document").text


def test_what_is_not_there_and_what_costs_too_much_is_refused() -> None:
    door = app(limits=Limits(burst=4, per_second=0.001))
    conversation = say(door, TEXT).json()["conversation"]
    asked = [ask(door, "GET", f"/chat/{at}/document").status_code for at in (f"{conversation}/2", "made-up/1")]
    assert asked == [404, 404]
    told = [ask(door, "GET", f"/chat/{conversation}/1/document").status_code for _ in range(8)]
    assert (told[0], told[-1]) == (200, 429)
