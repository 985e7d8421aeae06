"""Raised digits and signs as plain ones."""

from __future__ import annotations

PLAIN = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺−–", "0123456789-+--")
"""For `str.translate`: raised digits, and every minus sign, as ASCII."""
