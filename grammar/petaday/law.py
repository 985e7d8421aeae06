"""Legal thresholds of training compute."""

from __future__ import annotations

THRESHOLDS = (
    (1e23, "general-purpose AI models (EU guidelines of July 2025)"),
    (1e25, "systemic risk (EU AI Act, Article 51)"),
    (1e26, "reporting (US Executive Order 14110, revoked in 2025)"),
)
"""Operations of training above which a rule applies, and which."""
