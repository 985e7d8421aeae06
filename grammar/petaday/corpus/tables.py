"""Tables whose rows hold texts: Parquet and JSON Lines, read piece by piece."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from petaday.core.text import decoded
from petaday.corpus.texts import Text
from petaday.frame.rows import is_missing

ENDINGS = (".parquet", ".jsonl", ".ndjson")
_ROWS = 256
_LOOKED_AT = 100


class ColumnError(ValueError):
    """A table without the column that is wanted, or with something else in it; or no table."""


def checked(path: Path, text: str, naming: str) -> None:
    """Nothing where the table has these columns.

    Args:
        path: of the table.
        text: the column of texts; empty where none was named.
        naming: the column that says which text a row is of, or empty.

    Raises:
        ColumnError: it has not.
        ModuleNotFoundError: for Parquet, without pyarrow.
        OSError: it cannot be read.
    """
    kinds = _parquet_kinds(path) if _is_parquet(path) else _json_kinds(path)
    if not kinds:
        raise ColumnError("it has no columns" if _is_parquet(path) else "its first lines are no records of JSON")
    there = ", ".join(f"`{name}`" for name in kinds)
    if not text:
        raise ColumnError(f"name the column of texts, as in --text {next(iter(kinds))}; there are {there}")
    for column in (text, naming):
        if column and column not in kinds:
            raise ColumnError(f"no column is called `{column}`; there are {there}")
    if kinds[text] not in {"string", "large_string", "string_view", "null"} and "<values=string" not in kinds[text]:
        raise ColumnError(f"the column `{text}` holds no texts but {kinds[text]}")


def texts(path: Path, text: str, naming: str, utilization: float) -> Iterator[Text]:
    """The texts of a table, each called by its id, or by the file and its row, from 0; what is missing is left out.

    What is no text is one with the reason, and so is what follows where the table breaks off.
    """
    rows = _parquet(path, text, naming) if _is_parquet(path) else _json(path, text, naming)
    passed = row = 0
    try:
        for row, (value, named, size, why) in enumerate(rows):
            passed += size
            if not why and is_missing(value):
                continue
            said = why or ("" if isinstance(value, str) else f"this is no text but of type {type(value).__name__}")
            name = f"{path}:{row}" if is_missing(named) else str(named)
            yield Text(name, "", "" if said else str(value), said, size=passed, utilization=utilization)
            passed = 0
    except (OSError, ValueError) as fault:  # pyarrow's are of both kinds
        yield Text(str(path), why=f"behind row {row} the table cannot be read: {str(fault).splitlines()[0]}")


def _is_parquet(path: Path) -> bool:
    return path.suffix.lower() == ".parquet"


def _parquet_kinds(path: Path) -> dict[str, str]:
    return {field.name: str(field.type) for field in _opened(path).schema_arrow}


def _opened(path: Path) -> Any:
    import pyarrow as pa  # noqa: PLC0415 - JSON Lines are read without it
    import pyarrow.parquet as pq  # noqa: PLC0415

    try:
        return pq.ParquetFile(path, buffer_size=1 << 20)  # else a group of rows is held whole
    except pa.ArrowException as fault:
        raise ColumnError(f"this is no Parquet file: {str(fault).splitlines()[0]}") from None


Found = tuple[object, object, int, str]
"""What stands in the columns of text and of id; how many bytes of the file that is, and why it cannot be read."""


def _parquet(path: Path, text: str, naming: str) -> Iterator[Found]:
    file = _opened(path)
    each, left = divmod(path.stat().st_size, max(1, file.metadata.num_rows))
    for batch in file.iter_batches(batch_size=_ROWS, columns=list({text, naming or text})):
        values = _values(batch.column(text))
        names = _values(batch.column(naming)) if naming else [None] * len(values)
        for value, name in zip(values, names, strict=True):
            yield value, name, each + left, ""
            left = 0


def _values(column: Any) -> list[Any]:
    """What a column holds; Arrow does not look whether a text is UTF-8."""
    try:
        return list(column.to_pylist())
    except UnicodeDecodeError:
        return [None if data is None else decoded(data).text for data in column.cast("binary").to_pylist()]


def _json_kinds(path: Path) -> dict[str, str]:
    """The columns of the first records, and what each holds: text where any of them does."""
    kinds: dict[str, str] = {}
    with path.open("rb") as lines:
        for line in islice(lines, _LOOKED_AT):
            try:
                record = json.loads(line)
            except ValueError:
                continue
            for name, value in record.items() if isinstance(record, dict) else ():
                kind = "string" if isinstance(value, str) else "null" if value is None else type(value).__name__
                if kinds.get(name, "null") == "null" or kind == "string":
                    kinds[name] = kind
    return kinds


def _json(path: Path, text: str, naming: str) -> Iterator[Found]:
    with path.open("rb") as lines:
        for number, line in enumerate(lines, 1):
            if not line.strip():
                yield None, None, len(line), ""
                continue
            try:
                record = json.loads(line)
            except (ValueError, RecursionError) as fault:
                yield None, None, len(line), f"line {number} is no JSON: {fault}"
                continue
            if isinstance(record, dict):
                yield record.get(text), record.get(naming) if naming else None, len(line), ""
            else:
                yield None, None, len(line), f"line {number} is no record but {type(record).__name__}"
