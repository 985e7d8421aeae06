"""Figures for pint and astropy, which have no operation, no petaflop/s-day and no money of their own.

FLOP, USD, EUR and GBP are made units there that convert into nothing but themselves: money has no rate of exchange,
and an operation is no number. Time, bytes, energy and mass are the library's own; a device-hour is an hour. In pint a
byte is a plain number, so there `FLOP/byte` and `FLOP` are alike. Nouns (layers, images, tokens) are no units in
petaday, and none here: a count of them is a plain number.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from petaday.core.extras import needs
from petaday.core.quantity import BASES, PFS_DAY, Quantity

__all__ = ["astropy_units", "to_astropy", "to_pint"]

_OWN = ("FLOP", "USD", "EUR", "GBP")
_PFS_DAY = "pfs_day"


def to_pint(quantity: Quantity, registry: Any = None) -> Any:
    """Returns a quantity as pint's, in base units; `.to("pfs_day")`, `.to("TFLOP/s")` and the like convert it.

    Args:
        quantity: in base units.
        registry: a `pint.UnitRegistry`; the application's where none is given. FLOP, USD, EUR, GBP and pfs_day are
            added to it where it does not know them.

    Raises:
        ImportError: where pint is not installed; its message names the extra.

    >>> from petaday.core.quantity import RATE, TIME
    >>> done = to_pint(Quantity(1e15, RATE) * Quantity(172800.0, TIME))
    >>> f"{done.to('pfs_day'):.3g}", f"{done.to('exaFLOP'):.3g}"
    ('2 pfs_day', '173 exaFLOP')
    """
    try:
        import pint  # noqa: PLC0415 - an extra
    except ImportError as lack:
        raise ImportError(needs("to_pint", "pint", lack)) from lack
    application: Any = pint.get_application_registry  # it has no types
    known = application() if registry is None else registry
    for name in _OWN:
        if name not in known:
            known.define(f"{name} = [{name}]")
    if _PFS_DAY not in known:
        known.define(f"{_PFS_DAY} = {PFS_DAY!r} * FLOP")
    powers = zip(BASES, quantity.dimension, strict=True)
    return known.Quantity(quantity.value, known.UnitsContainer({known.get_name(b): p for b, p in powers if p}))


def to_astropy(quantity: Quantity) -> Any:
    """Returns a quantity as astropy's, in base units; `.to(astropy_units()["pfs_day"])` and the like convert it.

    Raises:
        ImportError: where astropy is not installed; its message names the extra.

    >>> from astropy import units
    >>> from petaday.core.quantity import RATE
    >>> done = to_astropy(Quantity(1e15, RATE)) * (2 * units.day)
    >>> done.to(astropy_units()["pfs_day"])
    <Quantity 2. pfs_day>
    """
    units = astropy_units()
    unit = units["s"] ** 0
    for base, power in zip(BASES, quantity.dimension, strict=True):
        if power:
            unit = unit * units[base] ** (int(power) if power == int(power) else power)
    return quantity.value * unit


@cache
def astropy_units() -> dict[str, Any]:
    """Returns the units of astropy by our names: FLOP, TFLOP and the like, pfs_day, USD, EUR, GBP, s, byte, J and g.

    Raises:
        ImportError: where astropy is not installed; its message names the extra.

    >>> astropy_units()["PFLOP"].to(astropy_units()["FLOP"])
    1000000000000000.0
    """
    try:
        from astropy import units  # noqa: PLC0415 - an extra
    except ImportError as lack:
        raise ImportError(needs("to_astropy", "astropy", lack)) from lack
    found: dict[str, Any] = {}
    for name in _OWN:
        units.def_unit(name, namespace=found, prefixes=name == "FLOP")
    units.def_unit(_PFS_DAY, PFS_DAY * found["FLOP"], namespace=found)
    return found | {base: getattr(units, base) for base in BASES if base not in _OWN}
