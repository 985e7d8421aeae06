"""Tables in Parquet: columns keep their types, and the result is a double."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from petaday.columns.engines.in_arrow import column, is_number
from petaday.columns.tables import CHUNK, Figures, Piece, Source, TableError, Target


class Parquet(Source):
    """A Parquet file, read in batches."""

    def __init__(self, file: Path) -> None:
        try:
            self._file = pq.ParquetFile(file)
        except pa.ArrowException as fault:
            raise TableError(f"this is no Parquet file: {str(fault).splitlines()[0]}") from None
        self.schema = self._file.schema_arrow
        self.heads = self.schema.names
        self.not_numbers = {field.name: str(field.type) for field in self.schema if not is_number(field.type)}

    def pieces(self) -> Iterator[Piece]:
        """Record batches."""
        total, read = max(1, self._file.metadata.num_rows), 0
        for batch in self._file.iter_batches(batch_size=CHUNK):
            read += batch.num_rows
            yield Piece(batch, batch.num_rows, read / total)

    def figures(self, piece: Piece, at: int) -> Figures:
        """A column as doubles; null is NaN."""
        return Figures(column(piece.rows.column(at)).values.to_numpy(zero_copy_only=False))

    def cells(self, piece: Piece) -> Iterator[Sequence[Any]]:
        """The rows, NULL as an empty cell."""
        columns = ([_cell(value) for value in one.to_pylist()] for one in piece.rows.columns)
        return zip(*columns, strict=True)


def _cell(value: Any) -> Any:
    return "" if value is None else value


class ParquetTarget(Target):
    """A Parquet file; of a text file every cell is text, and the columns that were worked with are doubles."""

    def __init__(self, file: Path, source: Source, worked: Sequence[int], name: str) -> None:
        super().__init__(file)
        self._worked = worked
        kept = source.schema if isinstance(source, Parquet) else pa.schema(self._fields(source))
        self._schema = kept.append(pa.field(name, pa.float64()))
        self._writer = pq.ParquetWriter(self._part, self._schema)

    def _fields(self, source: Source) -> Iterator[Any]:
        for at, head in enumerate(source.heads):
            yield pa.field(head, pa.float64() if at in self._worked else pa.string())

    def write(self, source: Source, piece: Piece, result: Any) -> None:
        """The rows of a piece with the result behind them, null where it is missing."""
        last = pa.array(result, from_pandas=True)
        if isinstance(source, Parquet):
            columns = [*piece.rows.columns, last]
        else:
            columns = [self._column(source, piece, at) for at in range(len(source.heads))] + [last]
        self._writer.write_batch(pa.RecordBatch.from_arrays(columns, schema=self._schema))

    def _column(self, source: Source, piece: Piece, at: int) -> Any:
        if at in self._worked:
            return pa.array(source.figures(piece, at).values, from_pandas=True, type=pa.float64())
        return pa.array([row[at] for row in piece.rows], type=pa.string())

    def close(self) -> None:
        """Write what is left."""
        self._writer.close()
