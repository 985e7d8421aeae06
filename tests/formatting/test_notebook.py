"""Notebooks: cells are formatted where they stand in the file, and nothing else of it changes."""

from __future__ import annotations

import json
from typing import Any

import pytest

from petaday.formatting import Style, formatted

RESULTS = Style(results=True)


def notebook(*cells: tuple[str, Any], **style: Any) -> str:
    held = [{"cell_type": kind, "metadata": {}, "source": source, "outputs": []} for kind, source in cells]
    return json.dumps({"cells": held, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}, **style)


def sources(text: str) -> list[Any]:
    return [cell["source"] for cell in json.loads(text)["cells"]]


CELLS = (
    ("markdown", ["Été:\n", "\n", "n = 7e9\n", "\n", "```calc\n", "8 A100*3 days = ? A100-days\n", "```"]),
    ("code", ["x = 2 * 3  # 2 * 3 = ?\n", "print('4 * 5 = ?')"]),
    ("code", "%%calc run --strict\n6*n*2e12 = ? FLOP\n2*3"),
)
DONE = [
    ["Été:\n", "\n", "n = 7e9\n", "\n", "```calc\n", "8 A100 × 3 days ≐ 24 A100-days\n", "```"],
    ["x = 2 * 3  # 2 * 3 ≐ 6\n", "print('4 * 5 = ?')"],
    "%%calc run --strict\n6 × n × 2e12 ≐ 8.4e22 FLOP\n2 × 3",
]


@pytest.mark.parametrize("style", [{}, {"indent": 1}, {"ensure_ascii": False, "indent": 4}])
def test_cells_are_formatted_and_know_the_names_above(style: dict[str, Any]) -> None:
    given = notebook(*CELLS, **style)
    done = formatted("run.ipynb", given, RESULTS).text
    assert sources(done) == DONE
    assert formatted("run.ipynb", done, RESULTS).text == done
    cells = zip(CELLS, DONE, strict=True)
    assert done == notebook(*((kind, source) for (kind, _), source in cells), **style)


def test_odd_escapes_stay() -> None:
    given = (
        notebook(("markdown", "# 2 * 3 = ?"))
        .replace('"# 2', r'"\u0023\/ \ud83d\ude00 2')
        .replace("3 = ?", r"3 = ?\n\u00e9")
    )
    done = formatted("run.ipynb", given, RESULTS).text
    assert done == given.replace("= ?", r"\u2250 6")
    assert formatted("run.ipynb", done, RESULTS).text == done
    stale = done.replace(r"\u2250 6", r"\u2250 7")
    assert formatted("run.ipynb", stale, RESULTS).text == done


def test_why_a_cell_has_no_result_is_told_at_its_place() -> None:
    given = notebook(("code", "%%calc\n2 × 3 TFLOPZ = ?"))
    done = formatted("run.ipynb", given, RESULTS)
    assert done.text == given
    assert [one.span.of(given) for one in done.left] == ["?"]


@pytest.mark.parametrize(
    "text",
    ["", "2 * 3 = ?", '{"cells": [{"source": "2 * 3 = ?"}]}', '{"cells": "calc"}', '{"calc": [2, "= ?"]}', "[1]"],
)
def test_what_is_no_notebook_stays(text: str) -> None:
    assert formatted("run.ipynb", text, RESULTS).text == text
