"""The unit table as it is loaded from units.toml."""

from __future__ import annotations

import tomllib
from importlib import resources

import pytest

from petaday.core.quantity import COUNT, RATE, SIZE, TIME, Dimension
from petaday.units import Meaning, meanings, scale, table

DATA = tomllib.loads(resources.files("petaday.units").joinpath("units.toml").read_text("utf-8"))

FIRST_READINGS = [
    ("PF", 1e15, COUNT),
    ("GFLOPS", 1e9, RATE),
    ("MFLOPs", 1e6, COUNT),
    ("pfs-days", 8.64e19, COUNT),
    ("days", 86400.0, TIME),
    ("Tage", 86400.0, TIME),
    ("GB", 1e9, SIZE),
    ("GiB", 2.0**30, SIZE),
    ("peta-FLOP", 1e15, COUNT),
    ("Petaflops", 1e15, COUNT),
    ("GMACs", 2e9, COUNT),
    ("kWh", 3.6e6, Dimension(J=1)),
]


@pytest.mark.parametrize(("word", "factor", "dimension"), FIRST_READINGS)
def test_a_word_has_the_factor_and_dimension_of_its_first_reading(
    word: str, factor: float, dimension: Dimension
) -> None:
    found = meanings(word)[0]
    assert (found.factor, found.dimension) == (factor, dimension)


@pytest.mark.parametrize("unit", DATA["unit"])
def test_a_unit_of_the_file_is_read_by_each_of_its_words(unit: str) -> None:
    entry = DATA["unit"][unit]
    for word in entry.get("bare-words", entry["words"]) if entry.get("bare", True) else ():
        readings, _ = table().units[word]
        assert readings[0].unit == unit, f"{word} is read as {readings[0].unit}, listed under {unit}"
    assert table().sources[unit] == entry["source"]


@pytest.mark.parametrize("unit", DATA["unit"])
def test_a_unit_has_words_a_source_and_readings_of_known_dimensions(unit: str) -> None:
    entry = DATA["unit"][unit]
    assert entry["words"]
    assert entry["source"]
    known = {"kind", "factor", "slip", *Dimension._fields}
    for reading in entry["readings"]:
        assert {"kind", "factor"} <= reading.keys() <= known
        assert reading["factor"] > 0


def test_scale_words_only_multiply() -> None:
    assert [scale(word) for word in ("M", "billion", "BILLION", "%", "GPUs")] == [1e6, 1e9, 1e9, 0.01, None]


def test_a_prefix_multiplies_every_reading_and_keeps_their_order() -> None:
    assert meanings("TFLOPS") == (Meaning("rate", 1e12, RATE, "FLOPS"), Meaning("count", 1e12, COUNT, "FLOPS"))
