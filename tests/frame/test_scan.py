"""A frame of texts to a frame of stated results: the same rows from pandas, Polars and Arrow."""

from __future__ import annotations

from hashlib import sha256
from typing import Any

import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

from petaday.frame import SCAN, scan_frame

BODY = "Before.\n\nn = 4 GPU * 15 days * 5.1 TFLOPS/GPU * 0.33 = 10,000 PF = 0.12 pfs-days\n\nand 3 days * 8 GPUs too."
TEXTS: dict[str, list[Any]] = {"id": ["a", "b", "c", "d"], "body": [BODY, None, "No figure.", "2 * 3 = 6"]}
NAMES = [field.name for field in SCAN]


def rows(frame: Any) -> list[tuple[Any, ...]]:
    if isinstance(frame, pd.DataFrame):
        return [tuple(row) for row in frame.astype(object).where(frame.notna(), None).values.tolist()]
    return frame.rows() if isinstance(frame, pl.DataFrame) else [tuple(row.values()) for row in frame.to_pylist()]


def test_a_row_a_stated_result_and_one_for_what_states_none() -> None:
    found = scan_frame(pd.DataFrame(TEXTS), text="body", id="id")
    assert list(found.columns) == NAMES
    assert found[["doc", "find", "claim", "verdict"]].astype(object).where(found.notna(), None).values.tolist() == [
        ["a", 0, 0, "within factor 2"],
        ["a", 0, 1, "from the figure before"],
        ["a", 1, -1, None],
        ["d", 0, 0, "follows"],
    ]
    first = found.iloc[0]
    assert BODY[first["start"] : first["end"]] == first["text"]
    assert (first["name"], first["stated"], first["unit"]) == ("n", 1e19, "FLOP")
    assert first["recomputed"] == pytest.approx(8.7247e18, rel=1e-4)
    assert first["ratio"] == pytest.approx(first["stated"] / first["recomputed"])
    assert first["text_hash"] == sha256(BODY.encode()).hexdigest()
    assert set(found["version"]) == {"0.1.0"}
    assert found["codes"].str.contains("PD302").tolist()[:2] == [True, True]


def test_pandas_polars_and_arrow_have_the_same_rows() -> None:
    frames = [pd.DataFrame(TEXTS), pl.DataFrame(TEXTS), pa.table(TEXTS)]
    found = [scan_frame(frame, text="body", id="id") for frame in frames]
    assert [type(frame) for frame in found] == [type(frame) for frame in frames]
    assert rows(found[0]) == rows(found[1]) == rows(found[2])
    kinds = {str(kind).removeprefix("large_") for kind in pa.Table.from_pandas(found[0]).schema.types}
    assert kinds == {str(kind) for kind in found[2].schema.types}


def test_without_an_id_a_row_is_named_by_the_index_or_its_number() -> None:
    texts = ["2 * 3 = 6", "4 * 5 = 20"]
    assert scan_frame(pd.DataFrame({"t": texts}, index=[7, 9]), text="t")["doc"].tolist() == ["7", "9"]
    assert scan_frame(pl.DataFrame({"t": texts}), text="t")["doc"].to_list() == ["0", "1"]


@pytest.mark.parametrize("texts", [[], [None], ["Nothing."]])
def test_no_result_is_an_empty_frame_with_its_types(texts: list[Any]) -> None:
    found = scan_frame(pl.DataFrame({"t": texts}, schema={"t": pl.String}), text="t")
    assert found.columns == NAMES
    assert found.schema["find"] == pl.Int64
    assert len(found) == 0
    assert len(scan_frame(pd.DataFrame({"t": texts}), text="t")) == 0


def test_a_cell_that_is_no_text_is_a_row_that_says_so() -> None:
    found = scan_frame(pd.DataFrame({"t": [12, "2 * 3 = 6"]}), text="t")
    assert found["find"].tolist() == [-1, 0]
    assert found.loc[0, "error"] == "this is no text but of type int"


def test_a_column_that_is_not_there_and_a_frame_that_is_none_are_a_sentence() -> None:
    with pytest.raises(KeyError, match="no column is called `text`; there are `id`, `body`"):
        scan_frame(pl.DataFrame(TEXTS), text="text")
    with pytest.raises(TypeError, match="a frame of pandas or Polars or an Arrow table is wanted, and not a dict"):
        scan_frame(TEXTS, text="body")


def test_the_frames_have_it_as_a_method() -> None:
    assert len(pd.DataFrame(TEXTS).petaday.scan("body", "id")) == 4
    assert len(pl.DataFrame(TEXTS).petaday.scan("body", "id")) == 4  # type: ignore[attr-defined]
