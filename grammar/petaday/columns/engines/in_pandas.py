"""Works a formula on the columns of a pandas frame, by way of NumPy."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd

from petaday.columns.engines.in_numpy import doubles, on_arrays
from petaday.core.calculation import Node


def on_frame(tree: Node, columns: Mapping[str, pd.Series[Any]], name: str, index: pd.Index[Any]) -> pd.Series[Any]:
    """A series like the frame's own: Arrow where a column is Arrow's, nullable where one is, else plain floats."""
    values = on_arrays(tree, {key: _values(column) for key, column in columns.items()})
    kinds = [column.dtype for column in columns.values()]
    spread = np.broadcast_to(values, len(index)) if values.ndim == 0 else values
    if any(isinstance(kind, pd.ArrowDtype) for kind in kinds):
        import pyarrow as pa  # noqa: PLC0415 - it is there where a column is Arrow's

        kept: Any = pd.array(pa.array(spread, from_pandas=True), dtype=pd.ArrowDtype(pa.float64()))
        return pd.Series(kept, index=index, name=name)
    if any(isinstance(kind, pd.api.extensions.ExtensionDtype) for kind in kinds):
        return pd.Series(pd.array(spread, dtype="Float64"), index=index, name=name)
    return pd.Series(spread, index=index, name=name)


def _values(column: pd.Series[Any]) -> Any:
    if isinstance(column.dtype, pd.api.extensions.ExtensionDtype) and pd.api.types.is_numeric_dtype(column.dtype):
        return column.to_numpy(dtype="float64", na_value=np.nan)
    return doubles(column.to_numpy())
