"""A formula over ten million rows beside the same line written by hand: `python -m benchmarks.columns`.

Every contestant works `gpus * peak * days * utilization`, in petaflop/s-days; NumPy by hand goes through the rows in
pieces of 65,536, as a formula does. The limit for NumPy is 1.3 times that. Ends with 1 where it is passed.
"""

from __future__ import annotations

import sys

import duckdb
import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa

import petaday
from benchmarks.rounds import race

ROWS, CHUNK, LIMIT = 10_000_000, 65_536, 1.3


def main() -> int:
    random = np.random.default_rng(2018)
    columns = {
        "gpus": random.integers(1, 30_000, ROWS).astype(np.float64),
        "peak": random.uniform(10, 2_500, ROWS),
        "days": random.uniform(1, 120, ROWS),
        "utilization": random.uniform(0.1, 0.6, ROWS),
    }
    f = petaday.compile("gpus * peak * days * utilization", units={"peak": "TFLOP/s", "days": "days"}, to="pfs-days")
    folded, out = f.fold(), np.empty(ROWS)
    frame, table = pl.DataFrame(columns), pa.table(columns)
    as_pandas = pd.DataFrame(columns)
    database = duckdb.connect()
    database.register("runs", table)
    database.execute("CREATE TABLE kept AS SELECT * FROM runs")

    def by_hand() -> None:
        gpus, peak, days, share = columns.values()
        for start in range(0, ROWS, CHUNK):
            part = slice(start, start + CHUNK)
            out[part] = gpus[part] * (peak[part] * 1e12) * (days[part] * 86_400) * share[part] / 8.64e19

    def whole() -> None:
        gpus, peak, days, share = columns.values()
        _ = gpus * (peak * 1e12) * (days * 86_400) * share / 8.64e19

    peak, days = pl.col("peak") * 1e12, pl.col("days") * 86_400.0
    by_polars = pl.col("gpus") * peak * days * pl.col("utilization") / 8.64e19
    plain_sql = "SELECT max(gpus * (peak * 1e12) * (days * 86400e0) * utilization / 8.64e19) FROM kept"
    timings = race(
        {
            "NumPy by hand, in pieces": by_hand,
            "NumPy by hand, at once": whole,
            "f.numpy": lambda: f.numpy(**columns),
            "f.fold().numpy": lambda: folded.numpy(**columns),
            "f.pandas": lambda: f.pandas(as_pandas),
            "f.arrow": lambda: f.arrow(table),
            "Polars by hand": lambda: frame.select(by_polars),
            "f.polars": lambda: f.polars(frame),
            "f.fold().polars": lambda: folded.polars(frame),
            "DuckDB by hand (largest)": lambda: database.execute(plain_sql).fetchall(),
            "f.sql on DuckDB (largest)": lambda: database.execute(f"SELECT max({f.sql()}) FROM kept").fetchall(),
        },
        "NumPy by hand, in pieces",
        5,
    )
    assert np.array_equal(f.numpy(**columns), out)
    print(f"  {ROWS:,} rows\n")
    for name, timing in timings.items():
        print(f"  {name:26} {timing.seconds * 1000:8.0f} ms   {timing.ratio:5.2f} ×")
    return int(timings["f.numpy"].ratio > LIMIT)


if __name__ == "__main__":
    sys.exit(main())
