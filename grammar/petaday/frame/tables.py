"""A frame of texts to a frame of results, for pandas, Polars and Arrow."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from petaday.frame.rows import Row, is_missing, scanned
from petaday.frame.schema import SCAN, Field

_PANDAS = {"figure": "Float64", "whole": "Int64", "text": "string"}


def scan_frame(frame: Any, text: str, id: str | None = None, *, jobs: int = 1) -> Any:  # noqa: A002 - the column's word
    """Every stated result in a column of texts, a row each, as a frame of the same library.

    Args:
        frame: a pandas or Polars DataFrame, or an Arrow table.
        text: the column of texts: prose, Markdown, HTML or LaTeX. A missing one has no rows.
        id: the column that says which text a row is of; without it that is the frame's index, or the row from 0.
        jobs: how many processes work; a script that asks for more than one begins with `if __name__ == "__main__":`.

    Returns:
        The columns of `petaday.frame.SCAN`, with a plain index. A calculation that states nothing is a row with
        claim -1; a cell that holds no text is a row with find -1 that says so.

    Raises:
        KeyError: where the frame has no such column.
        TypeError: for what is no frame of these libraries.

    >>> import pandas
    >>> papers = pandas.DataFrame({"id": ["a", "b"], "body": ["It took 3 days × 8 GPUs = 24 GPU-days.", None]})
    >>> found = scan_frame(papers, text="body", id="id")
    >>> found[["doc", "claim", "stated", "verdict"]].values.tolist()
    [['a', 0, 2073600.0, 'follows']]
    """
    library = type(frame).__module__.partition(".")[0]
    if library not in {"pandas", "polars", "pyarrow"}:
        said = f"a frame of pandas or Polars or an Arrow table is wanted, and not a {type(frame).__name__}"
        raise TypeError(said)
    columns = list(frame.column_names if library == "pyarrow" else frame.columns)
    for column in (text, id):
        if column is not None and column not in columns:
            raise KeyError(f"no column is called `{column}`; there are {', '.join(f'`{one}`' for one in columns)}")
    named = frame[id] if id is not None else frame.index if library == "pandas" else range(len(frame))
    names = [None if is_missing(name) else str(name) for name in _values(named)]
    rows = scanned(list(zip(names, _values(frame[text]), strict=True)), jobs)
    return {"pandas": to_pandas, "polars": to_polars, "pyarrow": to_arrow}[library](SCAN, rows)


def to_pandas(fields: Sequence[Field], rows: Sequence[Row], index: Any = None) -> Any:
    """Returns rows as a pandas DataFrame whose columns may be missing (`Float64`, `Int64`, `string`)."""
    import pandas  # noqa: PLC0415 - only where a frame of it is

    columns = {
        field.name: pandas.array([row[at] for row in rows], dtype=_PANDAS[field.kind])  # type: ignore[call-overload]
        for at, field in enumerate(fields)
    }
    return pandas.DataFrame(columns, index=index)


def to_polars(fields: Sequence[Field], rows: Sequence[Row]) -> Any:
    """Returns rows as a Polars DataFrame (`Float64`, `Int64`, `String`)."""
    import polars  # noqa: PLC0415 - only where a frame of it is

    return polars.DataFrame(rows, schema=polars_schema(fields), orient="row")


def polars_schema(fields: Sequence[Field]) -> dict[str, Any]:
    """Returns the types of columns as Polars names them."""
    import polars  # noqa: PLC0415 - only where a frame of it is

    kinds = {"figure": polars.Float64, "whole": polars.Int64, "text": polars.String}
    return {field.name: kinds[field.kind] for field in fields}


def to_arrow(fields: Sequence[Field], rows: Sequence[Row]) -> Any:
    """Returns rows as an Arrow table (`double`, `int64`, `string`)."""
    import pyarrow  # noqa: PLC0415 - only where a table of it is

    kinds = {"figure": pyarrow.float64(), "whole": pyarrow.int64(), "text": pyarrow.string()}
    columns = [pyarrow.array([row[at] for row in rows], kinds[field.kind]) for at, field in enumerate(fields)]
    return pyarrow.table(columns, names=[field.name for field in fields])


def _values(column: Any) -> list[Any]:
    if isinstance(column, range):
        return list(column)
    return list(column.to_pylist() if hasattr(column, "to_pylist") else column)
