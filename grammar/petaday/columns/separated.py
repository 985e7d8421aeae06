"""Tables of separated values: commas, semicolons, tabs or bars, in UTF-8. Cells are carried over as they are."""

from __future__ import annotations

import csv
import io
import math
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from petaday.columns.tables import CHUNK, Figures, Piece, Source, TableError, Target

DELIMITERS = (",", ";", "\t", "|")
MISSING = frozenset({"", "na", "n/a", "nan", "null", "none", "-", "–", "—"})
"""What a cell holds that holds nothing."""


class Separated(Source):
    """A text file with a head and a row a line."""

    def __init__(self, file: Path) -> None:
        self._file, self._size = file, max(1, file.stat().st_size)
        self.not_numbers = {}
        with file.open(encoding="utf-8-sig", newline="") as text:
            try:
                first = text.readline()
                self.delimiter = max(DELIMITERS, key=first.count)
                text.seek(0)
                self.heads = next(csv.reader(text, delimiter=self.delimiter), [])
            except (UnicodeDecodeError, csv.Error) as fault:
                raise TableError(f"this is no text of separated values: {fault}") from None
        if not self.heads:
            raise TableError("the first line names no columns")

    def pieces(self) -> Iterator[Piece]:
        """Rows of text; an empty line is none.

        Raises:
            TableError: a row has more or fewer cells than the head, or is no text.
        """
        with self._file.open("rb") as raw, io.TextIOWrapper(raw, encoding="utf-8-sig", newline="") as text:
            reader = csv.reader(text, delimiter=self.delimiter)
            rows: list[list[str]] = []
            try:
                next(reader)
                for row in reader:
                    if len(row) != len(self.heads):
                        if not row:
                            continue
                        cells = f"{len(row)} cell{'s' * (len(row) != 1)}"
                        raise TableError(f"line {reader.line_num} has {cells}, and the head has {len(self.heads)}")
                    rows.append(row)
                    if len(rows) == CHUNK:
                        yield Piece(rows, len(rows), min(1.0, raw.tell() / self._size))
                        rows = []
            except (UnicodeDecodeError, csv.Error) as fault:
                raise TableError(f"line {reader.line_num + 1} cannot be read: {fault}") from None
            if rows:
                yield Piece(rows, len(rows), 1.0)

    def figures(self, piece: Piece, at: int) -> Figures:
        """The cells of a column as floats, at once where all of them are."""
        cells = [row[at] for row in piece.rows]
        try:
            return Figures(list(map(float, cells)))
        except ValueError:
            found = [_figure(cell) for cell in cells]
        odd = [
            (row, cell)
            for row, (cell, value) in enumerate(zip(cells, found, strict=True))
            if value is None and cell.strip().casefold() not in MISSING
        ]
        return Figures([math.nan if value is None else value for value in found], odd)

    def cells(self, piece: Piece) -> Iterator[Sequence[str]]:
        """The rows as they were."""
        return iter(piece.rows)


def _figure(cell: str) -> float | None:
    try:
        return float(cell)
    except ValueError:
        return None


class SeparatedTarget(Target):
    """Rows of text; a figure with all its digits, nothing where it is missing. To standard output for `-`."""

    def __init__(self, file: Path, heads: Sequence[str], delimiter: str) -> None:
        super().__init__(file)
        self._text = sys.stdout if self.is_output else self._part.open("w", encoding="utf-8", newline="")
        self._writer = csv.writer(self._text, delimiter=delimiter, lineterminator="\n")
        self._writer.writerow(heads)

    def write(self, source: Source, piece: Piece, result: Any) -> None:
        """The rows of a piece with the result behind them."""
        shown = ["" if math.isnan(value) else repr(value) for value in result.tolist()]
        rows = zip(source.cells(piece), shown, strict=True)
        self._writer.writerows([*cells, value] for cells, value in rows)

    def close(self) -> None:
        """Write what is left."""
        if not self.is_output:
            self._text.close()
