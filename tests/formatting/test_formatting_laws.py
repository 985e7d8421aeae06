"""What holds of every text: formatted twice is formatted once, and nothing else is said by it, or changed in it."""

from __future__ import annotations

import re
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from petaday.casebook.fences import fences, is_calc
from petaday.core.calculation import Calculation
from petaday.documents.walk import below
from petaday.formatting import Style, formatted
from petaday.formatting.file import decoded
from petaday.formatting.layout import work
from petaday.formatting.places import places
from petaday.resolve.scope import Book
from places import CONTENT, ROOT

STYLES = [Style(results=True), Style(times="*", digits="thin"), Style(digits="none", units="field", results=True)]

figures = st.sampled_from(["8", "0.33", "12000", "1.58 * 10 ^ -3", "40%", "4.5e3", "2,500,000", "5 to 6", "1/3", "-2"])
words = st.sampled_from(
    ["", " GPUs", " days", " TFLOPS", "B", " M images", " PF/s", " TFLOPS/GPU", " h", " FLOP / token"]
)
operands = st.builds("{}{}".format, figures, words)
blanks = st.sampled_from(["", " ", "  ", "\t"])
signs = st.builds("{1}{0}{2}".format, st.sampled_from(["*", "×", "/", "+", "-", "x", "·"]), blanks, blanks)
results = st.sampled_from([""] * 3 + ["=?", " = ? pfs-days", " ≐ 3 pfs-days", "=7", " = 12000 PF"])


@st.composite
def calculations(draw: st.DrawFn) -> str:
    line = draw(operands)
    for _ in range(draw(st.integers(0, 3))):
        line += draw(signs) + draw(operands)
    return draw(st.sampled_from(["{}", "({})*2", "n = {}", "sqrt( {} )", "( {} ) ^ 2", "so {}, or"])).format(
        line
    ) + draw(results)


MARKED = re.compile(r"=[ \t]*\?|≐")
texts = st.lists(calculations(), min_size=1, max_size=4).map("\n\n".join)


def said(text: str) -> list[object]:
    """The figures of a text and what became of them."""
    return [_figures(one) for one in work(text, Book())]


def _figures(one: Calculation) -> object:
    return one.value, one.unit, one.interval, [(claim.value, claim.unit, claim.verdict) for claim in one.claims]


@settings(max_examples=50)
@given(texts, st.sampled_from(STYLES))
def test_formatted_twice_is_formatted_once(text: str, style: Style) -> None:
    once = formatted("a.calc", text, style).text
    assert once.count("\n") == text.count("\n")  # editors are told lines
    assert formatted("a.calc", once, style).text == once


@settings(max_examples=50)
@given(texts, st.sampled_from([style._replace(results=False) for style in STYLES]))
def test_the_layout_says_what_was_said(text: str, style: Style) -> None:
    assert said(formatted("a.calc", text, style).text) == said(text)


@settings(max_examples=50)
@given(texts)
def test_a_result_changes_nothing_but_itself(text: str) -> None:
    style = Style(blanks="keep", times="keep", digits="keep", results=True)
    done = formatted("a.calc", text, style).text
    assert [MARKED.split(line)[0] for line in done.split("\n")] == [MARKED.split(line)[0] for line in text.split("\n")]
    figures = [_figures(one) for one in work(text, Book()) if not MARKED.search(one.text)]
    assert figures == [_figures(one) for one in work(done, Book()) if not MARKED.search(one.text)]


@settings(max_examples=50)
@given(st.text(), st.sampled_from(["a.md", "a.txt", "a.py", "a.rst", "README"]))
def test_what_is_no_calculation_keeps_every_sign(text: str, name: str) -> None:
    for written in (text, f"{text}\n```\n2*3 = ?\n```\n{text}", text.replace("\n", "\r\n")):
        if "≐" not in written:
            assert formatted(name, written, Style()).text == written


@given(st.binary())
def test_bytes_come_back(data: bytes) -> None:
    held = decoded(data)
    assert held is None or held.with_text(held.text) == data


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize(("end", "last"), [("\n", "\n"), ("\r\n", "\r\n"), ("\n", ""), ("\r\n", "")])
def test_marks_and_line_ends_stay(mark: bytes, end: str, last: str) -> None:
    data = mark + f"so{end}{end}```calc{end}2*3{end}```{last}".encode()
    held = decoded(data)
    assert held
    assert held.with_text(formatted("a.md", held.text, Style()).text) == data.replace(b"2*3", "2 × 3".encode())


@cache
def ours() -> list[tuple[str, str]]:
    """The files of this project; of those that hold questions as examples, none."""
    held = [(file, decoded(ROOT.joinpath(file).read_bytes())) for file in below(str(ROOT)) if ".venv" not in file]
    told = [(file, one.text) for file, one in held if one]
    return [(file, text) for file, text in told if not re.search(r"≐|=[ \t]*\?|%%calc", text)]


def test_a_thousand_files_keep_every_byte() -> None:
    texts = ours()
    assert len(texts) > 1000
    style = Style(results=True)
    foreign = [(name, text) for name, text in texts if not any(is_calc(text, fence) for fence in fences(text))]
    assert [name for name, text in foreign if formatted(name, text, style).text != text] == []


def test_what_papers_print_stays_as_they_print_it() -> None:
    number = 0
    for file in sorted(CONTENT.joinpath("systems").glob("*.md"))[::8]:
        before = quoted(str(file), file.read_text("utf-8"))
        number += len(before)
        assert quoted(str(file), formatted(str(file), file.read_text("utf-8"), Style()).text) == before
    assert number > 20


def quoted(name: str, text: str) -> list[str]:
    """What a page has as somebody else has it, and all that stands around its blocks."""
    where = places(name, text)
    assert where
    edges = [0, *(edge for block in where.blocks for edge in block.span), len(text)]
    around = [text[start:end] for start, end in zip(edges[::2], edges[1::2], strict=True)]
    return [*around, *(block.span.of(text) for block in where.blocks if block.quoted)]


@settings(max_examples=5)
@given(st.sampled_from(STYLES))
def test_the_lines_of_papers_say_the_same_in_any_style(style: Style) -> None:
    bodies = [
        fence.body.of(text)
        for file in sorted(CONTENT.joinpath("systems").glob("*.md"))[::6]
        for text in [file.read_text("utf-8")]
        for fence in fences(text)
        if is_calc(text, fence)
    ]
    for body in bodies:
        done = formatted("a.calc", body, style).text
        assert said(done) == said(body)
        assert formatted("a.calc", done, style).text == done
