"""One calculation, five faces: text, Markdown, LaTeX, MathML, and a finding under its caret."""

from petaday.render.caret import diagnostic_text
from petaday.render.latex import to_latex
from petaday.render.markdown import to_markdown
from petaday.render.mathml import to_mathml
from petaday.render.text import to_text

__all__ = ["diagnostic_text", "to_latex", "to_markdown", "to_mathml", "to_text"]
