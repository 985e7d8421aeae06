"""`import petaday.pandas` gives every Series `.petaday.audit()` and every DataFrame `.petaday.scan(…)`."""

from __future__ import annotations

from petaday.core.extras import needs

try:
    import pandas
except ImportError as lack:
    raise ImportError(needs("petaday.pandas", "pandas", lack)) from lack

from petaday.frame.rows import audited
from petaday.frame.schema import AUDIT
from petaday.frame.tables import scan_frame, to_pandas

__all__ = ["Calculations", "Texts"]


@pandas.api.extensions.register_series_accessor("petaday")
class Calculations:
    """`series.petaday`: a column that holds a calculation in each cell.

    >>> import pandas, petaday.pandas
    >>> runs = pandas.DataFrame({"calc": ["2 days * 3 PF/s = 6 pfs-days", None]}, index=["a", "b"])
    >>> runs["calc"].petaday.audit()[["pfs_days", "verdict"]]
       pfs_days  verdict
    a       6.0  follows
    b      <NA>     <NA>
    """

    def __init__(self, series: pandas.Series) -> None:
        self._series = series

    def audit(self, jobs: int = 1) -> pandas.DataFrame:
        """Each calculation worked: value, unit, flop, pfs_days, stated, ratio, verdict, codes and error.

        The index is kept, and `None`, `NaN` and `pandas.NA` are rows that are missing. Of several stated results
        the one with the worst verdict is told.

        Args:
            jobs: how many processes work; a script that asks for more than one begins with
                `if __name__ == "__main__":`.

        Raises:
            ValueError: for fewer than one.

        >>> import pandas, petaday.pandas
        >>> found = pandas.Series(["4 TFLOPZ * 3 days"]).petaday.audit()
        >>> found.loc[0, "error"], found.loc[0, "codes"]
        ('PD201: `TFLOPZ` is no unit petaday knows.', 'PD201')
        """
        found: pandas.DataFrame = to_pandas(AUDIT, audited(self._series, jobs), self._series.index)
        return found


@pandas.api.extensions.register_dataframe_accessor("petaday")
class Texts:
    """`frame.petaday`: a frame with a column of running text.

    >>> import pandas, petaday.pandas
    >>> frame = pandas.DataFrame({"body": ["So 2 * 3 = 6, and 4 * 5 = 21."]})
    >>> frame.petaday.scan("body")["verdict"].tolist()
    ['follows', 'within factor 2']
    """

    def __init__(self, frame: pandas.DataFrame) -> None:
        self._frame = frame

    def scan(self, text: str, id: str | None = None, *, jobs: int = 1) -> pandas.DataFrame:  # noqa: A002
        """Every stated result in a column of texts, a row each: see `petaday.frame.scan_frame`."""
        found: pandas.DataFrame = scan_frame(self._frame, text, id, jobs=jobs)
        return found
