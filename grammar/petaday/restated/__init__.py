"""Figures said twice: one figure in two units, a duration in two, a rate for two times, a share and its part."""

from __future__ import annotations

from petaday.restated.findings import Restated, restated

__all__ = ["Restated", "restated"]
