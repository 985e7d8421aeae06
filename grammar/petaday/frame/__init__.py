"""Columns of texts in, columns of results out: for pandas, Polars, Arrow and the engines that carry them."""

from __future__ import annotations

from petaday.frame.schema import AUDIT, SCAN, Field, spark_schema
from petaday.frame.tables import scan_frame

__all__ = ["AUDIT", "SCAN", "Field", "scan_frame", "spark_schema"]
