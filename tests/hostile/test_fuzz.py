"""Texts changed at random: lines, conversations, documents, front matter. Nothing raises, nothing takes long.

HOSTILE_SEED=7 tries others; what fails is named with the seed it came from.
"""

from __future__ import annotations

import json
import os
import random
import time
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mutations import TELLING, mutated
from petaday.calculate import audit, scan
from petaday.casebook import Casebook, page
from petaday.core.calculation import Calculation
from petaday.render.latex import to_latex
from petaday.render.mathml import to_mathml
from petaday.render.text import to_text
from petaday.report import report
from petaday_service.answers.reply import reply
from petaday_service.conversation.parts import PARTS
from petaday_service.conversation.turns import Conversation, Turn
from petaday_service.formats import markdown

pytestmark = pytest.mark.hostile

SEED = os.environ.get("HOSTILE_SEED", "0")
SECONDS = 8.0
"""For each kind of text."""

SLOWEST = 5.0
"""Seconds of computing for one text; the longest that is tried has some hundred characters."""

CASES = Casebook(pages=())


def shown(done: Calculation, text: str) -> None:
    """Written in every form, and no fault of ours."""
    assert "PD299" not in {said.code for said in done.diagnostics}
    told = report(done)
    forms = (to_mathml(told), to_latex(told), to_text(done, text), json.dumps(told.model_dump(mode="json")))
    assert all(len(form) < 1_000_000 for form in forms)


def line(text: str) -> None:
    for done in (audit(text), *scan(text)):
        shown(done, text)


def conversation(text: str) -> None:
    turns: list[Turn] = []
    for seq, message in enumerate(("N = 3 days", text, "what if 5", f"edit 2: {text}", text, "undo", "why off?"), 1):
        parts = reply(message, Conversation(turns=tuple(turns)), CASES)
        assert all(markdown.block(part) for part in parts)
        turns.append(Turn("c", seq, message, PARTS.dump_json(parts).decode()))


def tried(kind: Callable[[str], None], texts: Iterator[str]) -> int:
    """How many texts were tried in the time there is."""
    until, number = time.monotonic() + SECONDS, 0
    for number, text in enumerate(texts, 1):
        begun = time.thread_time()
        try:
            kind(text)
        except Exception as error:
            error.add_note(f"text {number} of seed {SEED}: {text!r}")
            raise
        assert time.thread_time() - begun < SLOWEST, f"text {number} of seed {SEED}: {text!r}"
        if time.monotonic() > until:
            break
    return number


def texts(kind: str) -> Iterator[str]:
    return mutated(random.Random(f"{kind} {SEED}"))


def test_lines() -> None:
    assert tried(line, texts("lines")) > 20


def test_conversations() -> None:
    assert tried(conversation, texts("conversations")) > 5


def test_documents() -> None:
    many = texts("documents")
    assert tried(line, (" ".join(islice(many, 8)) for _ in iter(int, 1))) > 5


def test_front_matter(tmp_path: Path) -> None:
    many = texts("front matter")
    file = tmp_path / "page.md"

    def examined(text: str) -> None:
        file.write_text(f"---\ntitle: {text}\nstatus: {next(many)}\n{next(many)}\n---\n{text}\n", encoding="utf-8")
        _, found = page.examine(tmp_path, file)
        assert "PD299" not in {one.diagnostic.code for one in found}

    assert tried(examined, many) > 20


@settings(max_examples=150)
@given(st.lists(st.sampled_from(TELLING) | st.integers(0, 10**6).map(str) | st.characters(), max_size=25).map("".join))
def test_signs_in_any_order(text: str) -> None:
    line(text)
