"""A finding under its caret: one wrong text each, and what a person sees."""

from __future__ import annotations

import io
from textwrap import dedent

import pytest

from petaday.core.diagnostic import Diagnostic, Span, place
from petaday.render import diagnostic_text
from petaday.render.colour import ansi, paint_for, plain


def seen(source: str, start: int, end: int, file: str | None = "notes.txt") -> str:
    """What stands below the first line of a finding about source[start:end]."""
    finding = Diagnostic("PD201", "error", "no unit", Span(start, end))
    return diagnostic_text(finding, source, file).split("\n", 1)[1]


def test_the_whole_form() -> None:
    source = "First.\n\n4 GPUs * 5 TFLOPZ * 3 days\nLast."
    finding = Diagnostic("PD201", "error", "`TFLOPZ` is no unit petaday knows", Span(19, 25), "write `TFLOPS`")
    assert diagnostic_text(finding, source, "notes.txt") == dedent("""\
        error[PD201]: `TFLOPZ` is no unit petaday knows
          --> notes.txt:3:12
        3 | 4 GPUs * 5 TFLOPZ * 3 days
          |            ^^^^^^
          = help: write `TFLOPS`""")


def test_without_a_file_the_place_is_said_in_words() -> None:
    assert "  --> line 1, column 3" in seen("a bc", 2, 4, file=None)


@pytest.mark.parametrize(
    ("source", "start", "end", "line", "carets"),
    [
        ("2 * ", 2, 3, "1 | 2 *", "  |   ^"),
        ("2 *", 3, 3, "1 | 2 *", "  |    ^"),
        ("", 0, 0, "1 |", "  | ^"),
        ("2 *", 90, 95, "1 | 2 *", "  |    ^"),
        ("a\tb", 2, 3, "1 | a    b", "  |      ^"),
        ("演算 x", 3, 4, "1 | 演算 x", "  |      ^"),
        ("e\u0301 x", 3, 4, "1 | e\u0301 x", "  |   ^"),
        ("5 \x1b[31m PF", 2, 3, "1 | 5 ␛[31m PF", "  |   ^"),
        ("5 PF\r\n6 PF", 2, 4, "1 | 5 PF", "  |   ^^"),
    ],
    ids=["inside", "end", "empty", "beyond", "tab", "wide", "combining", "escape", "crlf"],
)
def test_the_caret_stands_under_its_words(source: str, start: int, end: int, line: str, carets: str) -> None:
    assert seen(source, start, end).split("\n")[1:] == [line, carets]


def test_a_long_line_is_cut_to_a_window_around_the_caret() -> None:
    source = "1 * " * 500 + "5 TFLOPZ" + " * 1" * 500
    _, line, carets = seen(source, 2002, 2008).split("\n")
    assert len(line) < 110
    assert line[4] == line[-1] == "…"
    assert line[carets.index("^") : carets.rindex("^") + 1] == "TFLOPZ"


def test_a_span_over_lines_marks_each() -> None:
    assert seen("(2 *\n 3\n* 4", 0, 11) == dedent("""\
          --> notes.txt:1:1
        1 | (2 *
          | ^^^^
        2 |  3
          | ^^
        3 | * 4
          | ^^^""")


def test_a_span_over_many_lines_shows_its_ends() -> None:
    assert seen("x\n" * 100, 0, 199) == dedent("""\
            --> notes.txt:1:1
          1 | x
            | ^
          2 | x
            | ^
        ... |
        100 | x
            | ^""")


def test_words_of_the_text_never_reach_the_terminal_as_commands() -> None:
    finding = Diagnostic("PD201", "error", "\x1b]0;owned\x07 is no unit", Span(0, 1), "\u202eTFLOPS")
    assert not set(diagnostic_text(finding, "\x1b[2J", "\x1b.txt")) & {"\x1b", "\x07", "\u202e"}


def test_colour_only_on_a_terminal_that_wants_it(monkeypatch: pytest.MonkeyPatch) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    assert paint_for(Terminal()) is ansi
    assert paint_for(io.StringIO()) is plain
    monkeypatch.setenv("NO_COLOR", "1")
    assert paint_for(Terminal()) is plain


def test_colour_changes_no_character_of_what_is_said() -> None:
    finding = Diagnostic("PD201", "error", "no unit", Span(2, 4), "help")
    painted = diagnostic_text(finding, "5 PX", "a.txt", ansi)
    bare = painted
    for code in ("\x1b[1;31m", "\x1b[1m", "\x1b[2m", "\x1b[0m"):
        bare = bare.replace(code, "")
    assert bare == diagnostic_text(finding, "5 PX", "a.txt")
    assert bare != painted


def test_places_count_from_one_and_stay_inside_the_text() -> None:
    assert [str(place("ab\nc", at)) for at in (0, 2, 3, 99)] == ["1:1", "1:3", "2:1", "2:2"]
