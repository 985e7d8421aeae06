"""A run said in words: what it comes to when it is given as one calculation, and what is no such sentence."""

from __future__ import annotations

import pytest

from petaday.calculate import audit, scan

RUNS = {
    "64 A100s for 10 days at 40% MFU": "6.901e21 FLOP",
    "trained on 64 A100s for 10 days at 40%": "6.901e21 FLOP",
    "for 10 days, on 64 Nvidia A100 GPUs, with an MFU of 40%.": "6.901e21 FLOP",
    "Llama 3 was trained on 16,384 H100s for 54 days at 400 TFLOP/s per GPU": "3.058e25 FLOP",
    "8xH100 for a week": "4,838,400 s",
    "on a single V100 for 12 hours at 30% utilization": "1.62e18 FLOP",
    "two GTX 580 GPUs for 5.5 days at 33%": "4.959e17 FLOP",
    "2.788M H800 GPU hours at 35% MFU": "3.474e24 FLOP",
    "1000 A100-hours at 40% MFU": "4.493e20 FLOP",
    "Our 13B model was trained on 64 A100s for 10 days at 40% model FLOPs utilization": "6.901e21 FLOP",
    "64 A100s for 10 days at 40% of peak": "6.901e21 FLOP",
    "4 nodes * 8 A100 for 10 days at 40%": "3.45e21 FLOP",
    "64 GPUs for 12 hours at 50 TFLOPS per GPU (batch size 512)": "1.382e20 FLOP",
}


@pytest.mark.parametrize(("text", "shown"), RUNS.items())
def test_a_run_in_words_is_worked(text: str, shown: str) -> None:
    found = audit(text)
    assert found.shown == shown
    assert "PD236" in {one.code for one in found.diagnostics}


@pytest.mark.parametrize("text", RUNS)
def test_in_running_text_it_is_told_and_not_calculated(text: str) -> None:
    told = [one for one in scan(f"We describe the model. {text}") if "PD236" in {d.code for d in one.diagnostics}]
    assert told == []


OTHERS = {
    "4 nodes with 8 A100 each for 3 days": "the nodes may be a factor",
    "3 runs of 10 days on 8 A100": "the runs may be a factor",
    "batch 512 on 8 V100 for 3 days": "512 is nobody's name",
    "8 GPUs at 3 days at 40%": "nobody works at three days",
    "8 GPUs for 3 days for 2 days at 40%": "two times",
    "6 * 7B * 2T for 3 epochs": "no devices",
    "64 A100s for 10 days at 40% off": "a discount",
    "64 A100s for 10 days at 40% of the price": "a part of the price",
    "64 A100s for 10 days at 90% uptime": "up is not busy",
    "64 A100s for 10 days with 40% less MFU": "less than what",
    "64 A100s for 10 days at 40% efficiency loss": "what is lost",
    "64 A100s for 10 days at 40 MFU": "40 times the peak",
    "64 A100s for a day and a half at 40% MFU": "a day is not all of it",
    "64 A100s for 10 days at 10 PFLOP/s in total": "a rate of all of them",
    "Trained 3 times on 64 A100s for 10 days at 40% MFU": "3 is nobody's name",
    "Training five models on 64 A100s for 10 days at 40% MFU": "the models may be a factor",
    "1.3M GPU hours on A100 at 40% MFU": "the device would be left out",
}


@pytest.mark.parametrize("text", OTHERS, ids=OTHERS.values())
def test_what_may_mean_something_else_is_an_error(text: str) -> None:
    found = audit(text)
    assert found.value is None
    assert "PD104" in {one.code for one in found.diagnostics}


def test_a_stated_result_is_held_against_the_sentence() -> None:
    (claim,) = audit("64 A100s for 10 days at 40% MFU = 6.9e21 FLOP").claims
    assert claim.verdict == "follows"
