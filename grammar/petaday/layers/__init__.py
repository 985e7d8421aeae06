"""Layer notation: `conv 84x84x4 -> 16, 8x8, stride 4` is the arithmetic that counts its operations."""

from petaday.layers.expansion import Expansion, expansion

__all__ = ["Expansion", "expansion"]
