"""Works a calculation on every row of a table in a file, and writes the table with its results."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from petaday.columns.compiling import compile as compiled
from petaday.columns.compiling import is_defined
from petaday.columns.fault import not_one, wrong
from petaday.columns.formula import Formula
from petaday.columns.heads import Head, head, named
from petaday.columns.naming import names
from petaday.columns.separated import Separated, SeparatedTarget
from petaday.columns.tables import Source, TableError, Target
from petaday.units import is_unit

FEWEST_LETTERS = 4
"""Of a head that is the name of a unit (`days`), for its figures to be taken to be in it; an `s` may be anything."""
TEXTS = {".csv": ",", ".tsv": "\t", ".txt": "\t"}


@dataclass
class Done:
    """What became of a table.

    Attributes:
        formula: that was worked.
        units: of its columns, and who says so.
        name: of the new column.
        rows, missing: how many there are, and how many have no result.
        odd: cells that hold no figure: how many of a column, and the line and the text of the first.
    """

    formula: Formula
    units: Mapping[str, tuple[str, str]]
    name: str
    rows: int = 0
    missing: int = 0
    odd: dict[str, tuple[int, int, str]] = field(default_factory=dict)


def opened(file: Path) -> Source:
    """The table in a file.

    Raises:
        TableError: the file is of another kind, or broken.
    """
    if file.suffix.lower() == ".parquet":
        from petaday.columns.parquet import Parquet  # noqa: PLC0415 - pyarrow is an extra

        return Parquet(file)
    if file.suffix.lower() in TEXTS:
        return Separated(file)
    raise TableError("a table is a file that ends in .csv, .tsv or .parquet")


def settled(
    source: Source, calculation: str, units: Mapping[str, str], to: str, name: str
) -> tuple[Done, dict[str, int]]:
    """The formula for a table, its units from what is given and from the heads; and where its columns stand.

    Raises:
        FormulaError: before a row is read.
    """
    heads = named(map(head, source.heads))
    found = [one for one in names(calculation, [*heads, *units]).names if not is_defined(calculation, one.span)]
    for one in found:
        if one.text not in heads:
            raise not_one(one.text, list(heads), calculation, one.span)
    used = [one.text for one in found]
    said = {one: _unit(one, heads, units) for one in used}
    given = {one: unit or "1" for one, (unit, _) in said.items() if unit or not one.isidentifier()}
    extra = {one: unit for one, unit in units.items() if one not in used}
    formula = compiled(calculation, units={**given, **extra}, to=to)
    formula.check(heads, {one: source.not_numbers.get(at.written, "") for one, at in heads.items()})
    called = name or formula.name
    if called in source.heads:
        raise wrong(
            "PD208", f"The table has a column “{called}” already.", calculation, help_="Give the new one a name."
        )
    places = {one: list(source.heads).index(heads[one].written) for one in formula.inputs}
    return Done(formula, {one: said[one] for one in formula.inputs}, called), places


def _unit(name: str, heads: Mapping[str, Head], units: Mapping[str, str]) -> tuple[str, str]:
    if name in units:
        return units[name], "as given"
    said = heads[name].unit
    if not said and len(name) >= FEWEST_LETTERS and is_unit(name) and " " not in name:
        said = name
    return (said, "by its head") if said else ("", "plain numbers")


def worked(
    file: Path, source: Source, done: Done, places: Mapping[str, int], tell: Callable[[float, int], None]
) -> None:
    """Write the table with its results to a file; it stands there when it is whole.

    Args:
        file: where to write.
        source: the table.
        done: what `settled` found; counts are added to it.
        places: where the columns stand.
        tell: is told the share of the table that is done, and the rows.

    Raises:
        TableError: a row that is none.
    """
    import numpy as np  # noqa: PLC0415

    from petaday.columns.engines.in_numpy import on_arrays  # noqa: PLC0415 - NumPy is an extra

    with target(file, source, done, places) as out:
        for piece in source.pieces():
            columns = {}
            for name, at in places.items():
                values, odd = source.figures(piece, at)
                columns[name] = np.asarray(values, dtype=np.float64)
                if odd:
                    before = done.odd.get(name, (0, done.rows + odd[0][0] + 2, odd[0][1]))
                    done.odd[name] = (before[0] + len(odd), *before[1:])
            result = on_arrays(done.formula.tree, columns)
            out.write(source, piece, result)
            done.rows += piece.size
            done.missing += int(np.isnan(result).sum())
            tell(piece.done, done.rows)


def target(file: Path, source: Source, done: Done, places: Mapping[str, int]) -> Target:
    """The file to write, by its ending.

    Raises:
        TableError: no such kind of table is written.
    """
    ending = file.suffix.lower()
    if ending == ".parquet":
        from petaday.columns.parquet import ParquetTarget  # noqa: PLC0415 - pyarrow is an extra

        return ParquetTarget(file, source, list(places.values()), done.name)
    if ending not in TEXTS and str(file) != "-":
        raise TableError("a table is written to a file that ends in .csv, .tsv or .parquet")
    delimiter = source.delimiter if isinstance(source, Separated) and ending != ".tsv" else TEXTS.get(ending, ",")
    return SeparatedTarget(file, [*source.heads, done.name], delimiter)
