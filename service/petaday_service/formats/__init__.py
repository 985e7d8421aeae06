"""Writes the parts of a reply in each format: HTML, Markdown, terminal text, SVG, Vega-Lite, files."""
