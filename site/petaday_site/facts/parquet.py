"""The tables as Parquet, where pyarrow is installed; elsewhere the site gives the others away and says so."""

from __future__ import annotations

import io
from importlib.util import find_spec

import pandas as pd

MEDIA_TYPE = "application/vnd.apache.parquet"


def is_there() -> bool:
    """Whether Parquet can be written: the extra `petaday[parquet]`."""
    return find_spec("pyarrow") is not None


def parquet(frame: pd.DataFrame) -> bytes:
    """The table with the types of its columns, so that a reader need not guess them."""
    file = io.BytesIO()
    frame.to_parquet(file, engine="pyarrow", index=False)
    return file.getvalue()
