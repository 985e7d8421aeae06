"""petaday on a real Spark: `python on_spark.py GIVEN.json`, by a Python that has pyspark; says what came of it as JSON.

Given are `zip`, petaday as `addPyFile` takes it; `papers`, a Parquet file of texts; `columns` with `sql`, expressions
over them; and `traps`, whole queries.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any


def main() -> None:
    given = json.loads(Path(sys.argv[1]).read_text("utf-8"))
    os.environ |= {"PYSPARK_PYTHON": sys.executable, "SPARK_LOCAL_IP": "127.0.0.1"}
    from pyspark.sql import SparkSession

    from petaday.frame import spark_schema

    quiet = {"spark.ui.enabled": "false", "spark.sql.shuffle.partitions": "2", "spark.driver.host": "127.0.0.1"}
    spark = SparkSession.builder.master("local[2]").config(map=quiet).getOrCreate()
    spark.sparkContext.addPyFile(given["zip"])
    papers = spark.read.parquet(given["papers"]).repartition(3)
    found = papers.mapInPandas(scanned, spark_schema()).collect()
    where = papers.limit(1).mapInPandas(place, "place string").collect()
    names = list(given["columns"])
    runs = spark.createDataFrame(list(zip(*given["columns"].values(), strict=True)), names).coalesce(1)
    worked = runs.selectExpr(*(f"{text} AS x{at}" for at, text in enumerate(given["sql"]))).collect()
    said = {
        "rows": [list(row) for row in found],
        "place": where[0][0],
        "worked": [[value if value is None else value.hex() for value in row] for row in worked],
        "traps": [spark.sql(query).collect()[0][0] for query in given["traps"]],
    }
    spark.stop()
    print(json.dumps(said))


def scanned(frames: Iterator[Any]) -> Iterator[Any]:
    """What a worker does with pieces of the table."""
    from petaday.frame import scan_frame

    for frame in frames:
        yield scan_frame(frame, text="body", id="id")


def place(frames: Iterator[Any]) -> Iterator[Any]:
    """Where a worker has petaday from."""
    import petaday

    for frame in frames:
        yield frame[[]].assign(place=petaday.__file__)


if __name__ == "__main__":
    main()
