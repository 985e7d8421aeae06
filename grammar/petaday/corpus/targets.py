"""Files of rows: Parquet, JSON Lines and CSV, written beside their place and put there when they are whole."""

from __future__ import annotations

import csv
import json
from abc import ABC, abstractmethod
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Self

from petaday.frame.rows import Row
from petaday.frame.schema import SCAN
from petaday.frame.tables import to_arrow

ROWS = 16_384
"""Rows of one group of a Parquet file; so many are held at once."""
_HEADS = [field.name for field in SCAN]


class Target(ABC):
    """A file of rows that is being written."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._part = file.with_name(f".{file.name}.part")

    def __enter__(self) -> Self:
        """Begin."""
        return self

    def __exit__(self, kind: object, _fault: object, _trace: object) -> None:
        """Give the file its name; leave nothing where something went wrong."""
        self.close()
        if kind is None:
            self._part.replace(self._file)
        else:
            self._part.unlink(missing_ok=True)

    @abstractmethod
    def add(self, rows: Sequence[Row]) -> None:
        """Take rows of `SCAN`."""

    @abstractmethod
    def close(self) -> None:
        """Write what is left."""


class JsonLines(Target):
    """A record a line, null where a value is missing."""

    def __init__(self, file: Path) -> None:
        super().__init__(file)
        self._text = self._part.open("w", encoding="utf-8", newline="\n")

    def add(self, rows: Sequence[Row]) -> None:
        """A line each."""
        for row in rows:
            self._text.write(json.dumps(dict(zip(_HEADS, row, strict=True)), ensure_ascii=False) + "\n")

    def close(self) -> None:
        """Write what is left."""
        self._text.close()


class Separated(Target):
    """A head and a row a line, commas between; nothing where a value is missing."""

    def __init__(self, file: Path) -> None:
        super().__init__(file)
        self._text = self._part.open("w", encoding="utf-8", newline="")
        self._writer = csv.writer(self._text, lineterminator="\n")
        self._writer.writerow(_HEADS)

    def add(self, rows: Sequence[Row]) -> None:
        """A line each."""
        self._writer.writerows(rows)

    def close(self) -> None:
        """Write what is left."""
        self._text.close()


class Parquet(Target):
    """Groups of as many rows each, whatever the pieces in which they come: the same rows are the same file."""

    def __init__(self, file: Path) -> None:
        import pyarrow.parquet as pq  # noqa: PLC0415 - the other files are written without it

        super().__init__(file)
        self._writer: Any = pq.ParquetWriter(self._part, to_arrow(SCAN, []).schema)
        self._held: list[Row] = []

    def add(self, rows: Sequence[Row]) -> None:
        """Written where a group is full."""
        self._held.extend(rows)
        while len(self._held) >= ROWS:
            self._write(self._held[:ROWS])
            del self._held[:ROWS]

    def _write(self, rows: Sequence[Row]) -> None:
        self._writer.write_table(to_arrow(SCAN, rows), row_group_size=ROWS)

    def close(self) -> None:
        """Write what is left."""
        if self._held:
            self._write(self._held)
            self._held = []
        self._writer.close()


TARGETS: dict[str, type[Target]] = {".parquet": Parquet, ".jsonl": JsonLines, ".csv": Separated}
"""By the end of a file's name."""
