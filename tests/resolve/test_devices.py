"""Devices in calculations that name no rate: what is taken, what is refused, what stays a noun."""

from __future__ import annotations

import subprocess
import sys

import pytest

from petaday.calculate import audit

UNKNOWN = [
    ("8 H1000 * 3 days * 40%", "H1000", "`H100`"),
    ("8x H1000 GPUs * 3 days * 40%", "H1000", "`H100`"),
    ("8 TPU v9 chips * 3 days * 40%", "TPU v9", "`TPU v7`"),
    ("16 RTX 9090 * 3 days * 20%", "RTX 9090", "`RTX 5090`"),
    ("24 V1000-days * 30%", "V1000", "`V100`"),
]


@pytest.mark.parametrize(("text", "name", "near"), UNKNOWN)
def test_an_unknown_device_is_an_error_with_near_names(text: str, name: str, near: str) -> None:
    found = audit(text)
    said = [d for d in found.diagnostics if d.severity == "error"]
    assert [d.code for d in said] == ["PD209"]
    assert said[0].span.of(text) == name
    assert near in said[0].help
    assert found.value is None


@pytest.mark.parametrize("text", [text for text, _, _ in UNKNOWN])
def test_a_written_rate_makes_a_noun_of_any_device(text: str) -> None:
    found = audit(text + " * 5 TFLOP/s")
    assert found.unit == "FLOP"
    assert not found.diagnostics


def test_an_unknown_device_beside_a_stated_result_is_named_too() -> None:
    codes = {d.code for d in audit("8 H1000 * 3 days * 40% = 1e21 FLOP").diagnostics}
    assert "PD209" in codes


NOUNS = ["8 P3 instances", "8 P4 instances", "10 K562 cells", "3 T5 models", "2 B12 vitamins", "8 H100 nodes", "8 GPUs"]


@pytest.mark.parametrize("counted", NOUNS)
def test_what_is_no_device_stays_a_noun(counted: str) -> None:
    found = audit(f"{counted} * 3 days * 40%")
    assert found.unit == "s"
    assert not [d for d in found.diagnostics if d.code in {"PD209", "PD230", "PD232"}]


def test_the_rate_that_was_taken_stands_on_its_line_with_its_source() -> None:
    found = audit("8 H100 * 34 days * 40%")
    first = found.steps[0]
    assert first.shown == "8 H100 at 989.4 TFLOP/s each = 7.915e15 FLOP/s"
    assert first.note == (
        "supplied: at 989.4 TFLOP/s each, the peak listed for the NVIDIA H100 SXM5 (fp16/bf16, tensor, dense)"
    )
    assert found.value == pytest.approx(8 * 34 * 86400 * 989.4e12 * 0.4)
    assert "1,979 TFLOP/s (fp16/bf16, tensor, sparse)" in found.readings[0].alternatives


@pytest.mark.parametrize(
    "written", ["8xH100", "8x H100", "8 H100s", "8 H100-SXM5-80GB", "8 NVIDIA H100 GPUs", "8 h100"]
)
def test_every_way_to_write_the_same_devices(written: str) -> None:
    assert audit(f"{written} * 34 days * 40%").value == audit("8 H100 * 34 days * 40%").value


def test_a_sum_takes_a_rate_for_each_device() -> None:
    both = audit("8 H100 * 34 days * 40% + 16 A100 * 2 days * 40%").value
    apart = [audit(text).value or 0 for text in ("8 H100 * 34 days * 40%", "16 A100 * 2 days * 40%")]
    assert both == pytest.approx(sum(apart))


def test_a_calculation_without_a_device_parses_no_table_of_one() -> None:
    code = (
        "import petaday.hardware.catalogue as c; from petaday.calculate import audit;"
        "audit('4 GPUs * 2 days * 1 TFLOP/s * 0.33'); audit('8 GPUs * 2 days * 0.33');"
        "print(c.device.cache_info().currsize)"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout == "0\n"
