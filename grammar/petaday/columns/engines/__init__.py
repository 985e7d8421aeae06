"""The engines that work a formula: each says how it writes a constant, a condition and a function."""
