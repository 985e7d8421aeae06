"""The Pygments lexer: each piece of a block with its kind, found by its name as MkDocs and Sphinx find it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown import Markdown
from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexers import get_lexer_by_name

from petaday.pygments_lexer import CalcLexer


def kinds(text: str) -> list[tuple[str, str]]:
    """Every piece of a text that is not blank, with the end of its kind's name."""
    found = CalcLexer().get_tokens_unprocessed(text)
    return [(piece, str(kind).removeprefix("Token.")) for _, kind, piece in found if piece.strip()]


@pytest.mark.parametrize(
    ("text", "piece", "kind"),
    [
        ("8 A100 * 312 TFLOPS", "A100", "Name.Class"),
        ("8 A100 * 312 TFLOPS", "TFLOPS", "Keyword.Type"),
        ("2 GTX 580 * 3 days", "580", "Name.Class"),
        ("3.1 billion words", "billion", "Literal.Number"),
        ("3.1 billion words", "words", "Text"),
        ("40% * 2 days", "%", "Literal.Number"),
        ("4.35 × 10²³ FLOP", "4.35 × 10²³", "Literal.Number"),
        ("sqrt(16)", "sqrt", "Name.Function"),
        ("First layer: 55*55", "First", "Name.Label"),
        ("N = 3\n6 * N * 2", "N", "Name.Variable"),
        ("2 * 3 = 6 <!-- petaday: ignore PD302 because -->", "<!-- petaday: ignore PD302 because -->", "Comment"),
        ("😀 2 days", "days", "Keyword.Type"),
    ],
)
def test_a_piece_has_its_kind(text: str, piece: str, kind: str) -> None:
    assert (piece, kind) in kinds(text)


def test_a_name_keeps_its_kind_on_later_lines() -> None:
    assert kinds("N = 3\n6 * N")[-1] == ("N", "Name.Variable")
    assert kinds("6 * N")[-1] == ("N", "Text")


@given(st.text(alphabet="2.5 ×*=days\nN:_<!-->(%)😀²\t"))
def test_the_pieces_are_the_text(text: str) -> None:
    found = list(CalcLexer().get_tokens_unprocessed(text))
    assert "".join(piece for _, _, piece in found) == text
    assert all(text.startswith(piece, start) for start, _, piece in found)


def test_it_is_found_by_its_name() -> None:
    assert isinstance(get_lexer_by_name("calc"), CalcLexer)


def test_markdown_colours_a_fence() -> None:
    page = Markdown(extensions=["pymdownx.superfences", "pymdownx.highlight"])
    assert '<span class="kt">days</span>' in page.convert("```calc\n2 GPUs * 3 days\n```\n")


def test_it_draws_html_with_every_sign() -> None:
    shown = highlight("a < b & 3 days", get_lexer_by_name("calc"), HtmlFormatter(nowrap=True))
    assert "&lt;" in shown
    assert "&amp;" in shown
