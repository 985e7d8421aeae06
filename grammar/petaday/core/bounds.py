"""Words and signs that limit a figure: below, above, roughly."""

from __future__ import annotations

BELOW = frozenset(["under", "below", "upto", "<", "≤", "≲", "<="]) | {"less than", "at most", "up to"}

ABOVE = frozenset(["over", "above", ">", "≥", ">="]) | {"more than", "at least"}

ROUGHLY = frozenset(["~", "∼", "about", "around", "approximately", "approx", "roughly", "circa", "nearly", "almost"])
