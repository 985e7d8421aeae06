"""Whose peak a rate is, which parameters are counted, and what a run without a time may mean: line, then codes."""

from __future__ import annotations

import pytest

import petaday

OURS = {"PD405", "PD411", "PD414", "PD415", "PD428", "PD429", "PD434"}


@pytest.mark.parametrize(
    ("line", "codes"),
    [
        ("480 / 1979 = 24% MFU on H100", {"PD405"}),
        ("480 / 989 = 49% MFU on H100", set()),
        ("480 / 1979 = 24% MFU on H100 with sparsity", set()),
        ("480 / 1979 = 24%", set()),  # no device is named, and nothing says what the share is
        ("8 H100 * 3 days * 312 TFLOP/s * 0.41", {"PD411"}),
        ("8 A100 * 3 days * 156 TFLOP/s * 0.41", {"PD414"}),
        ("8 A100 * 3 days * 156 TFLOP/s * 0.41 in tf32", set()),
        ("8 A100 * 3 days * 624 TFLOP/s * 0.41", {"PD414"}),
        ("8 A100 * 3 days * 624 TFLOP/s * 0.41 in int8", set()),
        ("64 H100 * 10 days * 989 PFLOP/s * 0.41", {"PD415"}),
        ("64 H100 * 10 days * 989 TFLOP/s * 0.41", set()),
        ("6 * 46.7B parameters * 2T tokens (12.9B active)", {"PD428"}),
        ("6 * 12.9B parameters * 2T tokens (12.9B active of 46.7B)", set()),
        ("6 * 7B parameters * 2T tokens", set()),
        ("Training: 2 * 7B parameters * 2T tokens", {"PD429"}),
        ("Inference with the trained model: 2 * 7B parameters * 2T tokens", set()),
        ("2 * 7B parameters * 2T tokens", set()),
        ("8 V100 * 3 * 125 TFLOP/s", {"PD434"}),
        ("8 V100 * 3 days * 125 TFLOP/s", set()),
        ("8 V100 * 125 TFLOP/s", set()),
    ],
)
def test_a_line_and_what_is_said_of_its_peak(line: str, codes: set[str]) -> None:
    assert {one.code for one in petaday.audit(line).diagnostics} & OURS == codes


def test_another_devices_peak_is_named() -> None:
    [said] = [d for d in petaday.audit("8 H100 * 3 days * 312 TFLOP/s * 0.41").diagnostics if d.code == "PD411"]
    assert said.message.endswith("it is the NVIDIA A100's.")


def test_a_prefix_slip_is_named() -> None:
    [said] = [d for d in petaday.audit("64 H100 * 10 days * 989 PFLOP/s * 0.41").diagnostics if d.code == "PD415"]
    assert "a thousand times its peak in fp16/bf16" in said.message
