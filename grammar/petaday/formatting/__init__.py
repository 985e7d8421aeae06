"""Formatting: one way to write a calculation, and worked results where a text asks for them.

Only two kinds of place are ever changed: the layout of calculations that are the author's own (`calc` blocks that
quote nobody, and `.calc` files), and the result behind `= ?` or behind the sign `≐` that petaday wrote before. Every
change is tried: one after which any calculation reads, works or is judged otherwise is not made.
"""

from __future__ import annotations

from petaday.formatting.edits import Edit, applied
from petaday.formatting.formatted import Formatted, formatted
from petaday.formatting.style import Style

__all__ = ["Edit", "Formatted", "Style", "applied", "formatted"]
