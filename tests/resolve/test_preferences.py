"""The table of preferences: each has its reason, is used, and keeps the order that its reason states."""

from __future__ import annotations

import ast
import re

from petaday.resolve import preferences as prefer
from places import ROOT

PACKAGE = ROOT / "grammar" / "petaday"
BODY = ast.parse((PACKAGE / "resolve" / "preferences.py").read_text("utf-8")).body
NAMES = [one.targets[0].id for one in BODY if isinstance(one, ast.Assign) and isinstance(one.targets[0], ast.Name)]


def test_every_preference_is_followed_by_the_sentence_that_justifies_it() -> None:
    for one, after in zip(BODY, [*BODY[1:], None], strict=True):
        if isinstance(one, ast.Assign):
            reason = after.value if isinstance(after, ast.Expr) else None
            assert isinstance(reason, ast.Constant), ast.unparse(one)
            assert str(reason.value).endswith("."), ast.unparse(one)


def test_every_preference_is_used() -> None:
    files = [file for room in ("resolve", "verdicts", "roles") for file in (PACKAGE / room).glob("*.py")]
    used = "\n".join(file.read_text("utf-8") for file in files if file.stem != "preferences")
    assert [name for name in NAMES if not re.search(rf"\b{name}\b", used)] == []


def test_what_the_chain_says_outweighs_what_the_words_suggest() -> None:
    one_doubt = (prefer.CONVERTED_TWICE, prefer.RATE_OR_TIME_MISREAD, prefer.LEGEND_UNIT_LEFT_OUT)
    assert all(doubt <= -prefer.AGREES for doubt in one_doubt)
    assert min(prefer.ODD_RESULT, prefer.SLIP_OF_THE_PEN) > -prefer.AGREES
    assert min(cost for cost in prefer.RESULT.values() if cost) > prefer.LATER_READING


def test_figures_that_agree_without_their_units_are_the_dearest_agreement() -> None:
    supplied = ("RESULT_IN", "RESULT_WITHOUT", "FACTORS_", "PLAIN_", "SECONDS_", "SCALE_ON_RESULT_ONLY")
    costs = [getattr(prefer, name) for name in NAMES if name.startswith(supplied)]
    assert min(costs) > prefer.SAME_UNIT
    assert max(costs) < prefer.FIGURES_ALONE < prefer.MISMATCH
