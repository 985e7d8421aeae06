"""The charts, from points to Vega-Lite and SVG."""
