"""Tables in files, read and written in pieces of 65,536 rows: memory stays what one piece takes."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple, Self

CHUNK = 65_536


class TableError(ValueError):
    """A file that holds no table, or a row that is none."""


class Piece(NamedTuple):
    """Some rows as they stand in the file, and what share of the file is read."""

    rows: Any
    size: int
    done: float


class Figures(NamedTuple):
    """A column of a piece as figures, NaN where there is none; the rows that hold something else, with their text."""

    values: Any
    odd: Sequence[tuple[int, str]] = ()


class Source(ABC):
    """A table in a file.

    Attributes:
        heads: the columns as the file names them.
        not_numbers: what a column holds that can hold no numbers.
    """

    heads: Sequence[str]
    not_numbers: Mapping[str, str]

    @abstractmethod
    def pieces(self) -> Iterator[Piece]:
        """The rows, in order."""

    @abstractmethod
    def figures(self, piece: Piece, at: int) -> Figures:
        """One column of a piece."""

    @abstractmethod
    def cells(self, piece: Piece) -> Iterator[Sequence[Any]]:
        """The rows of a piece, each as its cells."""


class Target(ABC):
    """A file that is written beside its place, and put there when it is whole."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._part = file.with_name(f".{file.name}.part")
        self.is_output = str(file) == "-"

    def __enter__(self) -> Self:
        """Begin."""
        return self

    def __exit__(self, kind: object, _fault: object, _trace: object) -> None:
        """Give the file its name; leave nothing where something went wrong."""
        self.close()
        if self.is_output:
            return
        if kind is None:
            self._part.replace(self._file)
        else:
            self._part.unlink(missing_ok=True)

    @abstractmethod
    def write(self, source: Source, piece: Piece, result: Any) -> None:
        """The rows of a piece with the result behind them."""

    @abstractmethod
    def close(self) -> None:
        """Write what is left."""
