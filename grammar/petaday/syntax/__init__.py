"""From text to a syntax tree that knows no unit."""
