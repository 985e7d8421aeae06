"""What lark saves of a grammar is never read after the grammar has changed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from lark import Transformer

from petaday.syntax import grammars
from petaday.syntax.tokens import Token


def _grammar(path: Path, word: str) -> str:
    path.write_text(f'all: {word}\nONE: "1"\nTWO: "2"\noutside: ONE TWO', "utf-8")
    grammar = grammars.opened(path.read_text("utf-8"), path.with_suffix(".saved"), "all", Transformer[Any, Any]())
    token = Token(word, "", 0, 1)
    return str(grammars.parsed(grammar, "all", [token]).data)


def test_a_grammar_is_saved_and_a_changed_one_is_read_anew(tmp_path: Path) -> None:
    path = tmp_path / "numbers.lark"
    assert _grammar(path, "ONE") == "all"
    saved = path.with_suffix(".saved")
    first = saved.read_bytes()
    assert _grammar(path, "ONE") == "all"
    assert saved.read_bytes() == first
    assert _grammar(path, "TWO") == "all"
    assert saved.read_bytes() != first


def test_a_broken_file_is_made_anew(tmp_path: Path) -> None:
    path = tmp_path / "numbers.lark"
    path.with_suffix(".saved").write_bytes(b"no pickle")
    assert _grammar(path, "ONE") == "all"
    assert path.with_suffix(".saved").read_bytes() != b"no pickle"


def test_a_token_that_does_not_fit_comes_back(tmp_path: Path) -> None:
    path = tmp_path / "numbers.lark"
    _grammar(path, "ONE")
    grammar = grammars.opened(path.read_text("utf-8"), path.with_suffix(".saved"), "all", Transformer[Any, Any]())
    one, two = Token("ONE", "1", 0, 1), Token("TWO", "2", 1, 2)
    assert grammars.parsed(grammar, "all", [one, two]) == two
    assert grammars.parsed(grammar, "all", []) == Token("$END", "", 0, 0)
