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
    "8 V100s for 3.5 days at 125 TFLOPS each and 40% utilization": "1.21e20 FLOP",
    "trained for 3.5 days on 8 V100s (125 TFLOPS each, 40% utilization)": "1.21e20 FLOP",
    "16k H100s, 54 days, 41% MFU": "3.028e25 FLOP",
    "41% MFU, 16k H100s for 54 days": "3.028e25 FLOP",
    "54 days on 16k H100s at 41% MFU": "3.028e25 FLOP",
    "512 NVIDIA A100 80GB GPUs, 30 days, 40% MFU": "1.656e23 FLOP",
    "A cluster of 2,048 H800s trained it in 56.7 days, at 33% MFU": "3.274e24 FLOP",
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


STATED = {
    "512 A100s for 30 days at 40% utilization, 1.65e23 FLOP in total": "close",
    "It took 512 A100s 30 days at 40% utilization, or 1.66e23 FLOP": "follows",
    "1,720,320 A100 GPU hours at 43% MFU, 8.3e23 FLOP": "follows",
    "256 TPU v4, 20 days, 275 TFLOP/s, 50% MFU = 6e22 FLOP": "follows",
    "16k H100s, 54 days, 41% MFU, or 4e25 FLOP in all": "within factor 2",
}


@pytest.mark.parametrize(("text", "verdict"), STATED.items())
def test_a_result_that_the_sentence_states_is_audited(text: str, verdict: str) -> None:
    assert [claim.verdict for claim in audit(text).claims] == [verdict]


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


NO_LISTS = {
    "Table 3, 8 A100s, 3 days, 40% MFU": "3 is a table's",
    "8 nodes of 8 A100s, 3 days, 40% MFU": "the nodes are a factor",
    "8 A100 servers, 3 days, 40% MFU": "a server has several devices",
    "8 A100s, 3 days, 3 epochs, 40% MFU": "the epochs may be a factor",
}


@pytest.mark.parametrize("text", NO_LISTS, ids=NO_LISTS.values())
def test_a_list_with_a_figure_that_has_no_place_in_a_run_is_no_product(text: str) -> None:
    assert "PD236" not in {one.code for one in audit(text).diagnostics}
