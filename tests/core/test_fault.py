"""An exception inside petaday is one diagnostic, and the other calculations of the text stand."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import petaday
from petaday import calculate, lint
from petaday.cli import main
from petaday.core.diagnostic import Span
from petaday.syntax import parser
from petaday.syntax.classify.chain import Classifier

LINES = "2 * 3 = 6\n\n4 * 5 = 20\n\n6 * 7 = 42\n"
ONE_LINE = "2 * 3 = 6; 4 * 5 = 20; 6 * 7 = 42"
OF_A_CHAIN = ["troubles", "resolve", "work", "judge", "lint.findings"]
OF_A_LINE = ["expansion", "defined_first", "drafts"]
OF_A_TEXT = ["lex", "lines"]


def make_raise(monkeypatch: pytest.MonkeyPatch, stage: str, call: int) -> None:
    """A stage of the conductor raises at one of its calls, counted from 1."""
    whole: Callable[..., Any] = lint.findings if stage == "lint.findings" else getattr(calculate, stage)
    calls = iter(range(1, 1000))

    def raises(*given: Any, **named: Any) -> Any:
        if next(calls) == call:
            raise ZeroDivisionError(stage)
        return whole(*given, **named)

    monkeypatch.setattr(f"petaday.calculate.{stage}", raises)


@pytest.mark.parametrize("stage", [*OF_A_CHAIN, *OF_A_LINE])
def test_a_fault_takes_no_other_line_with_it(stage: str, monkeypatch: pytest.MonkeyPatch) -> None:
    make_raise(monkeypatch, stage, call=2)
    first, faulty, last = calculate.scan(LINES)
    assert (first.value, faulty.value, last.value) == (6, None, 42)
    assert faulty.text == "4 * 5 = 20"
    [said] = faulty.diagnostics
    assert (said.code, said.severity, said.span) == ("PD299", "error", Span(11, 21))
    assert said.message.startswith("This is a fault of petaday, not of the text: ZeroDivisionError in ")
    assert "report it" in said.help


@pytest.mark.parametrize("stage", OF_A_CHAIN)
def test_a_fault_takes_nothing_else_of_its_line_with_it(stage: str, monkeypatch: pytest.MonkeyPatch) -> None:
    make_raise(monkeypatch, stage, call=2)
    found = calculate.scan(ONE_LINE)
    assert [one.value for one in found] == [6, None, 42]
    assert [d.code for d in found[1].diagnostics] == ["PD299"]


@pytest.mark.parametrize("stage", ["longest", "Classifier.classify"])
@pytest.mark.parametrize("text", [LINES, ONE_LINE])
def test_a_chain_that_cannot_be_parsed_takes_no_other_with_it(
    stage: str, text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole: Callable[..., Any] = Classifier.classify if "." in stage else parser.longest
    calls = iter(range(1, 1000))

    def raises(*given: Any, **named: Any) -> Any:
        if next(calls) == 2:
            raise ZeroDivisionError(stage)
        return whole(*given, **named)

    monkeypatch.setattr(f"petaday.syntax.drafts.{stage}", raises)
    first, faulty, last = calculate.scan(text)
    assert (first.value, faulty.value, last.value) == (6, None, 42)
    assert (faulty.text, [d.code for d in faulty.diagnostics]) == ("4 * 5 = 20", ["PD299"])


@pytest.mark.parametrize("stage", OF_A_CHAIN)
@pytest.mark.parametrize("text", [LINES, ONE_LINE])
def test_an_audit_keeps_its_answer_and_tells_the_fault(stage: str, text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    make_raise(monkeypatch, stage, call=2)
    answer = petaday.audit(text)
    assert (answer.value, answer.ok) == (42, False)
    assert [d.span.of(text) for d in answer.diagnostics if d.code == "PD299"] == ["4 * 5 = 20"]


@pytest.mark.parametrize("stage", [*OF_A_TEXT, *OF_A_LINE, "spoken", *OF_A_CHAIN])
def test_a_fault_in_the_answer_leaves_no_figure(stage: str, monkeypatch: pytest.MonkeyPatch) -> None:
    make_raise(monkeypatch, stage, call=1)
    answer = petaday.audit("2 * 3 = 6")
    assert (answer.text, answer.value, [d.code for d in answer.diagnostics]) == ("2 * 3 = 6", None, ["PD299"])


@pytest.mark.parametrize("stage", ["plain", *OF_A_TEXT])
def test_a_fault_before_there_are_lines_is_told_of_the_whole_text(stage: str, monkeypatch: pytest.MonkeyPatch) -> None:
    make_raise(monkeypatch, stage, call=1)
    [faulty] = petaday.scan(LINES)
    assert (faulty.text, [d.code for d in faulty.diagnostics]) == (LINES, ["PD299"])


def test_a_fault_in_a_definition_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    make_raise(monkeypatch, "troubles", call=1)
    faulty, line = calculate.scan("batch_size = 256\n2 * 3 = 6")
    assert (faulty.text, [d.code for d in faulty.diagnostics]) == ("batch_size = 256", ["PD299"])
    assert line.value == 6


def test_a_fault_in_markup_is_placed_in_the_text_given(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "<p>2 &times; 3 = 6</p>\n\n<p>**4** &times; 5 = 20</p>"
    make_raise(monkeypatch, "work", call=2)
    first, faulty = petaday.scan(text)
    assert (first.value, faulty.value) == (6, None)
    assert faulty.span.of(text) == faulty.text


def test_a_fault_in_a_layer_is_placed_where_the_layer_stands(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "A layer:\nconv 84x84x4 -> 16, 8x8, stride 4"
    make_raise(monkeypatch, "work", call=1)
    [faulty] = petaday.scan(text)
    assert (faulty.text, faulty.diagnostics[-1].code) == ("conv 84x84x4 -> 16, 8x8, stride 4", "PD299")
    assert faulty.diagnostics[-1].span.of(text) == faulty.text


def test_a_fault_fails_a_check(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    make_raise(monkeypatch, "judge", call=1)
    path = tmp_path / "notes.txt"
    path.write_text("2 * 3 = 6\n", encoding="utf-8")
    assert main(["check", str(path)]) == 1
    assert "error[PD299]: This is a fault of petaday, not of the text" in capsys.readouterr().out


@pytest.mark.parametrize("given", [5, None])
def test_what_is_no_text_is_refused_as_ever(given: Any) -> None:
    with pytest.raises((TypeError, AttributeError)):
        petaday.audit(given)
    with pytest.raises((TypeError, AttributeError)):
        petaday.scan(given)
