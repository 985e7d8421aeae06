"""From a syntax tree to one reading of every word, and a figure with its unit."""
