"""Devices: what papers call them, and the peaks their sources list."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from importlib import resources

import pytest

from petaday import hardware
from petaday.hardware.catalogue import TABLES
from petaday.hardware.memory import memory

NAMES = [
    ("GTX 580 3GB", "nvidia-geforce-gtx-580"),
    ("GTX580", "nvidia-geforce-gtx-580"),
    ("gtx-580", "nvidia-geforce-gtx-580"),
    ("K20", "nvidia-tesla-k20"),
    ("K40's", "nvidia-tesla-k40"),
    ("K40’s", "nvidia-tesla-k40"),
    ("K80s", "nvidia-tesla-k80"),
    ("TitanX", "nvidia-geforce-gtx-titan-x"),
    ("Titan Black", "nvidia-geforce-gtx-titan-black"),
    ("Quadro K-6000", "nvidia-quadro-k6000"),
    ("P100", "nvidia-tesla-p100-pcie"),
    ("TPUv2", "google-tpu-v2"),
    ("intel-xeon-e5", "intel-xeon-e5"),
    ("H100", "nvidia-h100-sxm5"),
    ("H100-80GB", "nvidia-h100-sxm5"),
    ("A100 SXM4 40GB", "nvidia-a100"),
    ("V100s", "nvidia-tesla-v100-sxm2"),
    ("V100S", "nvidia-tesla-v100s-pcie"),
    ("L40s", "nvidia-l40"),
    ("TPU v4", "google-tpu-v4"),
    ("TPUv5p", "google-tpu-v5p"),
    ("Ascend 910B", "huawei-ascend-910b"),
    ("MI300X", "amd-instinct-mi300x"),
    ("Gaudi 2", "intel-gaudi2"),
]


@pytest.mark.parametrize(("written", "device"), NAMES)
def test_a_device_is_found_as_papers_write_it(written: str, device: str) -> None:
    found = hardware.find(written)
    assert found is not None
    assert found.id == device


@pytest.mark.parametrize("written", ["", "GPU", "TPU", "s", "K", "580", "Voodoo2"])
def test_what_names_no_device_finds_none(written: str) -> None:
    assert hardware.find(written) is None
    assert hardware.peaks(written) == ()


NEAR = [("GTX 5800", "GTX 580"), ("Titan Blck", "Titan Black"), ("Quadro K600", "Quadro K6000"), ("TPU vl", "TPU v1")]


@pytest.mark.parametrize(("written", "meant"), NEAR)
def test_a_slip_is_answered_with_the_name_that_was_meant(written: str, meant: str) -> None:
    assert meant in hardware.near(written)


def test_nothing_is_suggested_for_a_name_unlike_any() -> None:
    assert hardware.near("abacus") == ()


PRINTED = [("GTX 580", 1.58e12), ("K40", 4.29e12), ("Titan Black", 5.12e12), ("Titan X", 6.144e12), ("K80", 8.73e12)]


@pytest.mark.parametrize(("device", "peak"), PRINTED)
def test_the_peaks_behind_the_printed_and_charted_figures_are_listed(device: str, peak: float) -> None:
    assert any(listed.value == pytest.approx(peak, rel=1e-3) for listed in hardware.peaks(device))


def test_no_two_devices_share_a_name() -> None:
    owners: dict[str, str] = {}
    for device in hardware.devices():
        for name in (device.id, device.name, *device.aliases):
            found = hardware.find(name)
            assert found is not None
            assert owners.setdefault(name.casefold(), device.id) == device.id == found.id


def test_every_device_says_where_its_figures_come_from() -> None:
    for device in hardware.devices():
        assert device.source
        assert all(peak.source and peak.value > 0 for peak in device.peaks)
        assert device.peaks or device.note, f"{device.id} lists no peak and does not say why"
        assert device.verified == (device.source != "from memory")


USUAL = [
    ("H100", 9.894e14, "fp16/bf16, tensor, dense"),
    ("A100", 3.12e14, "fp16/bf16, tensor, dense"),
    ("V100", 1.25e14, "fp16, tensor, dense"),
    ("TPU v4", 2.75e14, "bf16, tensor, dense"),
    ("Ascend 910", 2.56e14, "fp16, dense"),
    ("P100", 9.526e12, "fp32, dense, boost clock"),  # its fp16 is a vector rate
    ("RTX 3090", 7.12e13, "fp16/bf16, tensor, dense, fp32 sums, boost clock"),
    ("RTX A6000", 1.548e14, "fp16/bf16, tensor, dense, fp32 sums, boost clock"),
    ("RTX 4090", 1.652e14, "fp16/bf16, tensor, dense, fp32 sums, boost clock"),
    ("RTX 5090", 2.095e14, "fp16/bf16, tensor, dense, fp32 sums, boost clock"),
    ("Max 1550", 8.32e14, "fp16/bf16, tensor, dense"),
    ("Gaudi 2", 4.32e14, "bf16, tensor, dense"),
    ("SN40L", 6.38e14, "bf16, tensor, dense"),
    ("TPU v1", 9.2e13, "int8, dense"),
]


@pytest.mark.parametrize(("name", "value", "kind"), USUAL)
def test_the_usual_peak_is_the_dense_one_of_sixteen_bits_on_tensor_units(name: str, value: float, kind: str) -> None:
    device = hardware.find(name)
    assert device is not None
    peak = device.usual()
    assert peak is not None
    assert (peak.value, str(peak)) == (value, kind)


@pytest.mark.parametrize("name", ["WSE-2", "WSE-3", "MI455X", "TPU 8t", "Xeon E5"])
def test_no_peak_is_usual_where_no_source_says_that_it_is_dense(name: str) -> None:
    device = hardware.find(name)
    assert device is not None
    assert device.usual() is None


PUT_RIGHT = [
    ("MI355X", "fp8", 5.0332e15),
    ("MI355X", "fp4", 1.00663e16),
    ("H800", "tf32", 4.947e14),
    ("H800", "fp8", 1.979e15),
    ("Trainium1", "int8", 3.8e14),
    ("H20", "fp8", 2.96e14),
    ("L40S", "fp8", 7.33e14),
    ("MI325X", "fp8", 2.61e15),
    ("Rubin", "bf16", 4.0e15),
    ("Maia 200", "fp8", 5.0e15),
    ("Ascend 950PR", "fp8", 1.0e15),
    ("GB10", "fp4", 5.0e14),
]


@pytest.mark.parametrize(("name", "precision", "value"), PUT_RIGHT)
def test_the_peak_of_a_precision_is(name: str, precision: str, value: float) -> None:
    device = hardware.find(name)
    assert device is not None
    peak = device.peak(precision)
    assert peak is not None
    assert peak.value == value


@pytest.mark.parametrize("name", ["Ascend 910C", "TPU v7", "Max 1550", "MI250X", "SN40L"])
def test_two_dies_are_said(name: str) -> None:
    device = hardware.find(name)
    assert device is not None
    assert device.dies == 2


def test_sums_in_16_bits_are_faster_and_never_the_first() -> None:
    for device in hardware.devices():
        for peak in device.peaks:
            if peak.accumulate == "fp16":
                [first, *_] = [one for one in device.peaks if one.at(peak.precision) and one.unit == "tensor"]
                assert first.accumulate == "fp32"
                assert peak.value == pytest.approx(2 * first.value, rel=0.01)


def test_a_sparse_peak_is_twice_the_dense_one_and_never_the_first() -> None:
    for device in hardware.devices():
        for peak in device.peaks:
            if peak.sparsity == "sparse":
                dense = device.peak(peak.precision)
                assert dense is not None
                assert peak.value == pytest.approx(2 * dense.value, rel=0.01)


def test_a_base_clock_peak_is_below_the_boost_one() -> None:
    for device in hardware.devices():
        boost = {p.precision: p.value for p in device.peaks if p.clock == "boost"}
        assert all(p.value < boost[p.precision] for p in device.peaks if p.clock == "base")


def test_the_catalogue_holds_what_runs_today_are_made_on() -> None:
    assert len(hardware.devices()) >= 160
    assert {"NVIDIA", "AMD", "Google", "Amazon", "Intel", "Huawei"} <= {d.vendor for d in hardware.devices()}


def test_a_device_is_found_without_loading_lark_or_pydantic() -> None:
    code = (
        "import sys; from petaday import hardware; hardware.find('K40'); print({'lark', 'pydantic'} & set(sys.modules))"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout == "set()\n"


def test_every_table_of_the_package_is_read() -> None:
    files = {file.name for file in resources.files("petaday.hardware").iterdir() if file.name.endswith(".toml")}
    assert {*TABLES, "sources.toml", "memory.toml"} == files
    assert list(TABLES) == sorted(TABLES)


def test_every_memory_is_of_a_listed_device_and_has_its_source() -> None:
    table = tomllib.loads(resources.files("petaday.hardware").joinpath("memory.toml").read_text("utf-8"))
    used = {source for row in table["memory"].values() for source in row.get("source", ["ml-engineering"])}
    assert set(table["memory"]) <= {device.id for device in hardware.devices()}
    assert used == set(table["sources"])
    for device, row in table["memory"].items():
        found = memory(device)
        assert found
        assert found.sizes == tuple(size * 1e9 for size in sorted(row["gb"]))
        assert found.bandwidths == tuple(rate * 1e12 for rate in sorted(row["tbps"]))
        assert all(found.sources)
