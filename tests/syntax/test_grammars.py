"""What lark saves of a grammar is never read after the grammar has changed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from lark import Lark, Transformer, Tree

from petaday.syntax import grammars
from petaday.syntax.tokens import Token


def _opened(saved: Path, word: str) -> Lark:
    text = f'all: {word}\nONE: "1"\nTWO: "2"\noutside: ONE TWO'
    return grammars.opened(text, str(saved), "all", Transformer[Any, Any]())


def _reads(saved: Path, word: str) -> bool:
    return isinstance(grammars.parsed(_opened(saved, word), "all", [Token(word, "", 0, 1)]), Tree)


def test_a_grammar_is_saved_and_a_changed_one_is_read_anew(tmp_path: Path) -> None:
    saved = tmp_path / "numbers.saved"
    assert _reads(saved, "ONE")
    first = saved.read_bytes()
    assert _reads(saved, "ONE")
    assert saved.read_bytes() == first
    assert _reads(saved, "TWO")
    assert saved.read_bytes() != first


def test_a_broken_file_is_made_anew(tmp_path: Path) -> None:
    saved = tmp_path / "numbers.saved"
    saved.write_bytes(b"no pickle")
    assert _reads(saved, "ONE")
    assert saved.read_bytes() != b"no pickle"


def test_a_grammar_is_read_where_nothing_can_be_saved(tmp_path: Path) -> None:
    assert _reads(tmp_path / "no folder" / "numbers.saved", "ONE")


def test_a_token_that_does_not_fit_comes_back(tmp_path: Path) -> None:
    grammar = _opened(tmp_path / "numbers.saved", "ONE")
    one, two = Token("ONE", "1", 0, 1), Token("TWO", "2", 1, 2)
    assert grammars.parsed(grammar, "all", [one, two]) == two
    assert grammars.parsed(grammar, "all", []) == Token("$END", "", 0, 0)
