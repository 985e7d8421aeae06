"""Calculations in a Jupyter notebook: `%load_ext petaday`, then `%%calc` cells and `%calc` lines."""

from __future__ import annotations

from petaday.notebook.chart import chart
from petaday.notebook.worked import Worked

__all__ = ["Worked", "chart"]
