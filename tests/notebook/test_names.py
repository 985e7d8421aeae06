"""Which of Python's names a text takes: what stands for itself, and not what is counted, measured or no number."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Any

import numpy as np
import pytest

import petaday
from petaday.core.quantity import RATE, TIME, Quantity
from petaday.notebook.names import Shared, as_quantity


@pytest.mark.parametrize(
    ("text", "name", "taken", "left"),
    [
        ("6 FLOP * n * 2", "n", True, False),
        ("2n FLOP * 3", "n", True, False),  # algebra
        ("3 days * 2 PF/s", "days", False, False),  # a unit, as everywhere
        ("8 A100 * days * 3 h", "days", True, False),
        ("3 days * 2 PF/s * days", "days", True, False),
        ("4 GPU * 3 days", "GPU", False, True),
        ("GPU * 3 days", "GPU", True, False),
        ("3 h * 2 PF/s", "h", False, False),
        ("2 GB/s * 3 s", "s", False, False),
        ("6 FLOP/token * 2T tokens", "token", False, False),
        ("C / peak", "peak", True, False),
        ("n = 5 * 3", "n", False, False),  # defined here
        ("n = n * 2", "n", False, False),
        ("2 * 3", "n", False, False),
    ],
)
def test_a_name_is_taken_where_it_stands_for_itself(text: str, name: str, taken: bool, left: bool) -> None:
    _, found = Shared({name: 7}).book(text)
    assert (name in found.quantities, name in found.left) == (taken, left)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (7, 7.0),
        (0.5, 0.5),
        (Fraction(1, 4), 0.25),
        (np.float32(2), 2.0),
        (np.int64(3), 3.0),
        (True, None),
        (float("inf"), None),
        (float("nan"), None),
        (10**400, None),
        (Decimal("0.5"), None),
        ("7", None),
        (None, None),
        ([7], None),
        (1j, None),
    ],
)
def test_a_number_is_taken_and_nothing_else(value: Any, expected: float | None) -> None:
    found = as_quantity(value)
    assert (None if found is None else found.value) == expected


def test_a_report_is_taken_as_what_it_comes_to() -> None:
    assert as_quantity(petaday.audit("2 pfs-days")) == petaday.audit("2 pfs-days").quantity
    assert as_quantity(petaday.audit("TFLOPZ")) is None


def test_a_name_with_a_blank_is_known_to_later_texts_and_not_to_python() -> None:
    python: dict[str, Any] = {}
    shared = Shared(python)
    from petaday.notebook.magics import work

    work("First layer: 3 * 4 MFLOP", shared)
    assert python == {}
    assert work("First layer * 2 = 24 MFLOP", shared)[-1].claims[0].verdict == "follows"


def test_a_name_that_python_gives_anew_is_what_python_says() -> None:
    from petaday.notebook.magics import work

    shared = Shared(python := {})
    work("n = 5", shared)
    python["n"] = 9
    assert work("n * 2", shared)[-1].value == 18


def test_quantities_are_reckoned_with_in_python() -> None:
    peak, time = Quantity(1e15, RATE), Quantity(86400.0, TIME)
    assert str(peak * time) == "8.64e19 FLOP"
    assert (peak * time).pfs_days == 1
    assert sum([time, time]) == 2 * time
    assert (time - time / 2).value == 43200
    assert float(time**2 / time) == 86400
    assert time * 2 >= time > time * 0.5
    assert sorted([time * 2, time]) == [time, time * 2]
    for wrong in (lambda: peak + time, lambda: peak - time, lambda: peak < time, lambda: time + 1):
        with pytest.raises(ValueError, match="cannot be added or compared"):
            wrong()
