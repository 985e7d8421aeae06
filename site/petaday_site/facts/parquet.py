"""Writes tables as Parquet where pyarrow is installed."""

from __future__ import annotations

import io
from importlib.util import find_spec

import pandas as pd

MEDIA_TYPE = "application/vnd.apache.parquet"


def is_there() -> bool:
    """Whether the extra `petaday[parquet]` is installed."""
    return find_spec("pyarrow") is not None


def parquet(frame: pd.DataFrame) -> bytes:
    """The table as Parquet, with the types of its columns."""
    file = io.BytesIO()
    frame.to_parquet(file, engine="pyarrow", index=False)
    return file.getvalue()
