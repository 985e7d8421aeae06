"""Figures in pint and astropy: every unit of the table says the same there, and what they cannot say is told."""

from __future__ import annotations

import sys
from typing import Any

import pint
import pytest
from astropy import units as astropy_own

import petaday
from petaday import units
from petaday.core.quantity import Quantity, dimension
from petaday.unit_libraries import astropy_units, to_astropy, to_pint

BASES = {  # what each base unit is in pint and in astropy
    "FLOP": ("FLOP", "FLOP"),
    "FLOP/s": ("FLOP/s", "FLOP/s"),
    "s": ("second", "s"),
    "1/s": ("hertz", "1/s"),
    "byte": ("byte", "byte"),
    "byte/s": ("byte/second", "byte/s"),
    "J": ("joule", "J"),
    "J/s": ("watt", "W"),
    "USD": ("USD", "USD"),
    "EUR": ("EUR", "EUR"),
    "GBP": ("GBP", "GBP"),
    "g": ("gram", "g"),
    "1": ("dimensionless", ""),
}
MEANINGS = sorted({(str(m.dimension), m.unit) for word in units.table().units for m in units.meanings(word)})
SAME = [  # words that mean the same in pint
    *("second", "ms", "minute", "hour", "day", "week", "Hz", "MHz", "GHz", "byte", "GB", "TiB", "bit", "Mbit"),
    *("joule", "MJ", "watt", "kW", "MW", "Wh", "kWh", "MWh", "g", "kg", "tonne"),
]


@pytest.fixture(scope="module")
def registry() -> Any:
    return pint.UnitRegistry()


@pytest.mark.parametrize(("base", "unit"), MEANINGS)
def test_every_unit_of_the_table_has_its_kind(base: str, unit: str, registry: Any) -> None:
    quantity = Quantity(3.0, dimension(base))
    in_pint, in_astropy = BASES[base]
    made = to_pint(quantity, registry)
    assert made.check(registry.parse_units(in_pint).dimensionality), unit
    assert made.to(in_pint).magnitude == pytest.approx(3)
    known = astropy_units()
    expected = astropy_own.Unit("")
    if in_astropy:
        above, _, below = in_astropy.partition("/")
        named = {**known, "W": astropy_own.W, "1": astropy_own.Unit("")}
        expected = named[above] / named[below] if below else named[above]
    assert to_astropy(quantity).to_value(expected) == pytest.approx(3)


@pytest.mark.parametrize("word", SAME)
def test_a_unit_that_pint_knows_is_the_same_there(word: str, registry: Any) -> None:
    text = {"Mbit": "Mbit/s * 1 s"}.get(word, word)
    made = petaday.audit(f"3 {text} * 1").to_pint(registry)
    assert made.to(word).magnitude == pytest.approx(3)


@pytest.mark.parametrize(
    ("text", "unit", "expected"),
    [
        ("8 A100 * 312 TFLOPS * 3 days * 40%", "pfs_day", 2.9952),
        ("8 A100 * 312 TFLOPS * 3 days * 40%", "zettaFLOP", 0.25879),
        ("312 TFLOP/s", "TFLOP/s", 312),
        ("4 GPUs * 3 days = 12 GPU-days", "hour", 288),  # a device-hour is an hour
        ("400 W * 3 days", "kWh", 28.8),
        ("$2 per GPU-hour * 4 GPUs * 3 days", "USD", 576),
        ("900 GB/s", "GB/s", 900),
        ("200 Gbps", "Gbit/s", 200),
        ("12 layers", "dimensionless", 12),
        ("3 TFLOP/s / 2 TB/s", "FLOP/byte", 1.5),
    ],
)
def test_a_report_converts(text: str, unit: str, expected: float, registry: Any) -> None:
    report = petaday.audit(text)
    assert report.to_pint(registry).to(unit).magnitude == pytest.approx(expected, rel=1e-4)
    assert report.to_astropy().value == report.value


def test_unlike_things_do_not_convert(registry: Any) -> None:
    for text, unit in [("2 PF", "dimensionless"), ("$2 * 3", "EUR"), ("2 days", "FLOP"), ("2 PF/s", "hertz")]:
        with pytest.raises(pint.DimensionalityError):
            petaday.audit(text).to_pint(registry).to(unit)
    with pytest.raises(astropy_own.UnitConversionError):
        petaday.audit("$2 * 3").to_astropy().to(astropy_units()["EUR"])


def test_a_registry_that_knows_flop_keeps_its_own() -> None:
    registry: Any = pint.UnitRegistry()
    registry.define("FLOP = [work]")
    assert petaday.audit("2 PF").to_pint(registry).dimensionality == {"[work]": 1}


def test_the_application_s_registry_is_taken_where_none_is_given() -> None:
    total = petaday.audit("2 PF").to_pint() + petaday.audit("3 PF").to_pint()
    assert total.to("PFLOP").magnitude == 5


def test_a_text_without_a_figure_is_a_sentence() -> None:
    with pytest.raises(ValueError, match="the text has no figure: `TFLOPZ` is no unit petaday knows"):
        petaday.audit("4 TFLOPZ * 3").to_pint()
    with pytest.raises(ValueError, match="the text has no figure"):
        petaday.audit("").to_astropy()


@pytest.mark.parametrize("library", ["pint", "astropy"])
def test_without_the_library_the_extra_is_named(library: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, library, None)
    astropy_units.cache_clear()
    report = petaday.audit("2 PF")
    with pytest.raises(ImportError, match=rf"needs the {library} extra: pip install 'petaday\[{library}\]'"):
        report.to_pint() if library == "pint" else report.to_astropy()
