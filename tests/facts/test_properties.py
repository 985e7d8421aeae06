"""What holds of every text: order matters little, hostile text takes bounded time, and nothing is raised."""

from __future__ import annotations

import math
import random
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from petaday import run_sheet
from petaday.facts import RunSheet

CARD = [
    "Plover-8B has 8.1 billion parameters.",
    "It was trained on 1.5 trillion tokens.",
    "Training took 12 days on 256 H100 GPUs at an MFU of 40%.",
    "6 * 8.1e9 * 1.5e12 = 7.29e22 FLOP",
    "The validation set has 5,000 documents.",
]
HOSTILE = {
    "tokens": "7B tokens ",
    "equations": "6 * 7e9 * 2e12 = 8.4e22\n",
    "lists": "1.3B, 7B and ",
    "nodes": "4 nodes of 8 GPUs ",
    "brackets": "(",
    "digits": "5000 ",
    "slices": "TPU v3-512 ",
}
SIZES = (5_000, 20_000)
GROWTH = 1.3  # of two sizes, on a machine that others use too
FLOOR = 0.05  # seconds: below, a clock measures itself


def test_paragraphs_in_another_order_give_the_same_facts() -> None:
    want = {fact.kind: fact.value for fact in _settled(run_sheet("\n\n".join(CARD)))}
    assert len(want) >= 6
    for seed in range(6):
        shuffled = random.Random(seed).sample(CARD, len(CARD))
        assert {fact.kind: fact.value for fact in _settled(run_sheet("\n\n".join(shuffled)))} == want


def _settled(sheet: RunSheet):  # type: ignore[no-untyped-def]
    return [sheet.facts[at] for at in sheet.chosen]


@pytest.mark.hostile
@pytest.mark.parametrize("piece", HOSTILE.values(), ids=HOSTILE)
def test_hostile_text_takes_time_in_proportion(piece: str) -> None:
    run_sheet(piece * 10)
    small, large = (max(FLOOR, min(_timed(piece * (size // len(piece))) for _ in range(4))) for size in SIZES)
    assert math.log(large / small) / math.log(SIZES[1] / SIZES[0]) <= GROWTH


def _timed(text: str) -> float:
    begun = time.process_time()
    run_sheet(text)
    return time.process_time() - begun


PIECES = st.sampled_from(
    [*"0123456789.,%$()/*+=-^ \n", "B", "M", "tokens", "GPUs", "A100", "days", "FLOP", "×", "10²³", "batch size", "of"]
)


@given(st.lists(PIECES, max_size=40).map("".join))
@settings(max_examples=120, deadline=None)
def test_any_text_makes_a_sheet_that_survives_json(text: str) -> None:
    sheet = run_sheet(text)
    assert RunSheet.model_validate_json(sheet.model_dump_json()) == sheet
    assert all(text[fact.span.start : fact.span.end] == fact.text for fact in sheet.facts if fact.source != "derived")


def test_the_name_of_a_run_chooses_its_size() -> None:
    text = "Finch comes in 7B and 70B. Finch-7B saw 1T tokens. Finch-70B saw 2T tokens."
    assert run_sheet(text, "Finch-7B").value("parameters") == 7e9
    assert run_sheet(text).value("parameters") == 7e10


def test_methods_are_written_as_calculations() -> None:
    sheet = run_sheet("\n\n".join(CARD))
    one, two = sheet.method_1(), sheet.method_2()
    assert one is not None
    assert one.value == pytest.approx(7.29e22)
    assert two is not None
    assert two.value == pytest.approx(256 * 12 * 86400 * 9.894e14 * 0.4, rel=1e-3)
    assert sheet.to_calc().count("```calc method=") == 2
