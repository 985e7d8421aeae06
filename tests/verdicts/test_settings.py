"""A name that is set to a figure, or compared with one, is the result of nothing."""

from __future__ import annotations

import pytest

from petaday.calculate import scan


@pytest.mark.parametrize(
    "text",
    [
        "with AB=4/CD=12/EF=2/Parts=24 all night",
        "8 GPUs and `width = 4096`, `depth = 3`",
        "2 devices at n=64",
        "went from AB=1 to AB=2 at ABS=784",
        "5M samples w/ beta2=0.95 as before",
        "VOCAB=50 LAYERS=32 HEADS=16",
        "8x B200 with `lib=2.27`",
        "`hidden % 64 = 0` is asked for",
        "4 * 8 == 33",
        "1/8 → 1/4 → 1/2 of the width",
        "Resize 28 x 42 -> 56 x 42, twice as wide",
    ],
)
def test_a_setting_is_no_result(text: str) -> None:
    assert [claim.text for one in scan(text) for claim in one.claims if claim.verdict != "not judged"] == []


@pytest.mark.parametrize(
    "text",
    [
        "4*16 images=63",
        "8 * 4 nodes per rack=31",
        "GBS = 4*8 = 31",
        "N = 2\n6*N=11",
        "`4 * 8` = 31",
        "2 * 8 GPUs=15",
        "(2)x6=11",
    ],
)
def test_a_result_is_one(text: str) -> None:
    assert [claim.verdict for one in scan(text) for claim in one.claims][-1:] != []
