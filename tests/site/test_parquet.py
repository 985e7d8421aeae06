"""The tables as Parquet: read back they are the CSV; without pyarrow the page lists none and says how to get them."""

from __future__ import annotations

import subprocess
import sys

import pandas as pd
import pytest

from petaday_site.downloads.tables import COLUMNS, TABLES
from petaday_site.facts import parquet
from places import ROOT
from site_door import built, pages, words

needs_pyarrow = pytest.mark.skipif(
    not parquet.is_there(), reason="pyarrow is not installed: pip install 'petaday[parquet]'"
)


@needs_pyarrow
@pytest.mark.parametrize("name", TABLES)
def test_read_back_it_is_the_csv(name: str) -> None:
    kept = pd.read_parquet(built() / f"data/{name}.parquet")
    assert list(kept.columns) == list(COLUMNS[name])
    assert kept.to_csv(index=False, lineterminator="\n") == (built() / f"data/{name}.csv").read_text("utf-8")


@needs_pyarrow
def test_it_keeps_the_types_that_a_csv_loses() -> None:
    kept = pd.read_parquet(built() / "data/claims.parquet")
    assert str(kept["method"].dtype) == "Int64"
    assert pd.read_csv(built() / "data/claims.csv")["method"].dtype == "float64"


@needs_pyarrow
def test_the_dictionary_lists_it() -> None:
    assert "Parquet keeps the types of the columns too." in words("data/index.html")
    for name in TABLES:
        assert any(link.endswith(f"data/{name}.parquet") for link in pages()["data/index.html"].links)


def test_without_pyarrow_the_page_lists_none_and_says_how_to_get_it() -> None:
    code = (
        "import sys; sys.modules['pyarrow'] = None\n"
        "from pathlib import Path\n"
        "from petaday.casebook import load\n"
        "from petaday_site.downloads import tables as data\n"
        "from petaday_site.facts.site import Site, points\n"
        "site = Site(load(Path('content')), points(Path('content')), '1')\nfiles = data.files(site)\n"
        "print([name for name in files if name.endswith('parquet')], data.dictionary(site))"
    )
    run = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert run.stdout.startswith("[] ")
    assert ".parquet" not in run.stdout
    assert "pip install 'petaday[parquet]'" in run.stdout
