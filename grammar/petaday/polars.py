"""`import petaday.polars` gives Series and expressions `.petaday.audit()`, and DataFrames `.petaday.scan(…)`."""

from __future__ import annotations

from petaday.core.extras import needs

try:
    import polars
except ImportError as lack:
    raise ImportError(needs("petaday.polars", "polars", lack)) from lack

from petaday.frame.rows import audited
from petaday.frame.schema import AUDIT
from petaday.frame.tables import polars_schema, scan_frame, to_polars

__all__ = ["Calculations", "Expression", "Texts"]


@polars.api.register_series_namespace("petaday")
class Calculations:
    """`series.petaday`: a column that holds a calculation in each cell.

    >>> import polars, petaday.polars
    >>> runs = polars.DataFrame({"calc": ["2 days * 3 PF/s = 6 pfs-days", None]})
    >>> runs["calc"].petaday.audit().select("pfs_days", "verdict").rows()
    [(6.0, 'follows'), (None, None)]
    """

    def __init__(self, series: polars.Series) -> None:
        self._series = series

    def audit(self, jobs: int = 1) -> polars.DataFrame:
        """Each calculation worked: value, unit, flop, pfs_days, stated, ratio, verdict, codes and error.

        Null and `NaN` are rows that are null. Of several stated results the one with the worst verdict is told.

        Args:
            jobs: how many processes work; a script that asks for more than one begins with
                `if __name__ == "__main__":`.

        Raises:
            ValueError: for fewer than one.

        >>> import polars, petaday.polars
        >>> polars.Series(["4 TFLOPZ * 3 days"]).petaday.audit()["error"].item()
        'PD201: `TFLOPZ` is no unit petaday knows.'
        """
        found: polars.DataFrame = to_polars(AUDIT, audited(self._series, jobs))
        return found


@polars.api.register_expr_namespace("petaday")
class Expression:
    """`polars.col(…).petaday`: the same in an expression, eager or lazy.

    >>> import polars, petaday.polars
    >>> runs = polars.LazyFrame({"calc": ["2 days * 3 PF/s = 6 pfs-days"]})
    >>> done = runs.with_columns(polars.col("calc").petaday.audit().alias("done")).unnest("done").collect()
    >>> done["pfs_days"].item()
    6.0
    """

    def __init__(self, expression: polars.Expr) -> None:
        self._expression = expression

    def audit(self, jobs: int = 1) -> polars.Expr:
        """Each calculation worked, as a struct: `.struct.unnest()` or `unnest` makes columns of it.

        Args:
            jobs: how many processes work.

        >>> import polars, petaday.polars
        >>> runs = polars.DataFrame({"calc": ["2 * 3 = 6"]})
        >>> runs.select(polars.col("calc").petaday.audit().struct.field("verdict")).item()
        'follows'
        """
        return self._expression.map_batches(
            lambda series: to_polars(AUDIT, audited(series, jobs)).to_struct(series.name),
            return_dtype=polars.Struct(polars_schema(AUDIT)),
        )


@polars.api.register_dataframe_namespace("petaday")
class Texts:
    """`frame.petaday`: a frame with a column of running text.

    >>> import polars, petaday.polars
    >>> frame = polars.DataFrame({"body": ["So 2 * 3 = 6, and 4 * 5 = 21."]})
    >>> frame.petaday.scan("body")["verdict"].to_list()
    ['follows', 'within factor 2']
    """

    def __init__(self, frame: polars.DataFrame) -> None:
        self._frame = frame

    def scan(self, text: str, id: str | None = None, *, jobs: int = 1) -> polars.DataFrame:  # noqa: A002
        """Every stated result in a column of texts, a row each: see `petaday.frame.scan_frame`."""
        found: polars.DataFrame = scan_frame(self._frame, text, id, jobs=jobs)
        return found
