"""petaday on two processes of Dask: `python on_dask.py PAPERS.parquet`; the rows and the workers' places as JSON."""

from __future__ import annotations

import json
import os
import sys


def main() -> None:
    import pandas as pd
    from dask import dataframe
    from dask.distributed import Client, LocalCluster

    from petaday.frame import scan_frame

    with (
        LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as cluster,
        Client(cluster) as client,
    ):
        papers = dataframe.from_pandas(pd.read_parquet(sys.argv[1]), npartitions=4)
        meta = scan_frame(papers.head(0), text="body", id="id")
        found = papers.map_partitions(scan_frame, text="body", id="id", meta=meta).compute()
        workers = sorted(set(client.run(os.getpid).values()))
        rows = found.astype(object).where(found.notna(), None).values.tolist()
        print(json.dumps({"rows": rows, "pids": workers}))


if __name__ == "__main__":
    main()
