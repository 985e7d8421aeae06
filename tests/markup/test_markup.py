"""Markup becomes what a reader sees, in its place: same length, same values, spans into what was given."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from case_files import CASES, read
from petaday.calculate import scan
from petaday.markup import plain
from petaday.markup.padding import JOIN, PAD, bare

WRITTEN = "4 GPUs * 3 days * 312 TFLOP/s * 0.4 = 1.29 × 10^20 FLOP"

HTML = "< > <b> </b> <sup> </sup> <td> <p> &times; & <!-- -->"
LATEX = r"$ $$ \ { } \times \frac{ }{ \text{ \( \) \[ \] _ ^ ~ &= \\ \, \sqrt{ \SI{ \per \tera"
MARKDOWN = "* ** *** __ ` ``` [ ]( https://a.b ) | >"
PIECES = st.sampled_from([*HTML.split(), *LATEX.split(), *MARKDOWN.split(), "\n", "\n\n", " ", "a", "GPU", "10", "3"])


@settings(max_examples=500, deadline=None)
@given(st.one_of(st.text(), st.lists(PIECES, max_size=30).map("".join)))
def test_the_length_stays(text: str) -> None:
    assert len(plain(text)) == len(text)


@given(st.text(st.characters(blacklist_characters="<&\\$`]*_~>[")))
def test_a_text_without_markup_stays_itself(text: str) -> None:
    assert plain(text) is text


@settings(max_examples=200, deadline=None)
@given(st.lists(PIECES, max_size=30).map("".join))
def test_any_markup_is_scanned_with_its_spans(text: str) -> None:
    for found in scan(text):
        assert found.span.of(text) == found.text


@pytest.mark.parametrize(
    "text",
    [
        "a < b, x<3, c<d>e",
        "60**2 * 24",
        "2 * 3 * 4",
        "15 days *8 GPUs* 0.33",
        "5 **3 = 125 and 3** 2",
        "$5 and $6",
        "US$5 to US$6",
        "[2 + 3](4 * 5)",
        "flops_per_token * n_tokens",
        "AT&T &c; R&D",
        "~5 days",
        "> 5 days",
        "C:\\new",
        "https://a.org/?q=5+*+9+days+*+_8_",
    ],
)
def test_what_is_no_markup_stays(text: str) -> None:
    assert plain(f"about {text}") == f"about {text}"


@pytest.mark.parametrize(
    "written",
    [
        WRITTEN,
        r"$4 \text{ GPUs} \times 3~\text{days} \times 312\,\mathrm{TFLOP/s} \cdot 0.4 = 1.29\times10^{20}~\text{FLOP}$",
        "<p>4 GPUs &times; 3&nbsp;days &times; 312 TFLOP/s &times; 0.4 = <b>1.29 &times;&nbsp;10<sup>20</sup> FLOP</b>",
        "**4 GPUs** * `3 days` \\* 312 TFLOP/s * 0.4 = **1.29 × 10^20 FLOP**",
        r"\[ 4 \text{ GPUs} \times 3~\text{days} \times\SI{312}{TFLOP/s} \times\frac{2}{5} = \num{1.29e20}~\rm FLOP \]",
    ],
)
def test_every_notation_reads_alike(written: str) -> None:
    (plainly,) = scan(WRITTEN)
    (found,) = scan(written)
    assert found.value == pytest.approx(plainly.value)
    assert [c.verdict for c in found.claims] == ["follows"]
    assert [c.recomputed for c in found.claims] == pytest.approx([c.recomputed for c in plainly.claims])


def test_words_are_those_given_and_nothing_shows_padding() -> None:
    for _, text, _ in read(CASES / "markup.txt"):
        for found in scan(text):
            assert found.span.of(text) == found.text
            assert all(claim.text in claim.span.of(text) for claim in found.claims)
            assert not re.search(f"[{PAD}{JOIN}]", repr(found))


def test_a_result_ends_where_its_markup_ends() -> None:
    (found,) = scan(r"$2 \times 3 \text{ days} = 6 \times 10^{0} \text{ days}$.")
    assert [claim.text for claim in found.claims] == [r"6 \times 10^{0} \text{ days}"]
    (found,) = scan("2 &times; 5 = 10<sup>1</sup>.")
    assert [claim.text for claim in found.claims] == ["10<sup>1</sup>"]


@pytest.mark.parametrize(
    ("written", "seen"),
    [
        (r"\sqrt{16} \sqrt[3]{8}", "sqrt(16) cbrt(8)"),
        (r"\left( 3 \right) \times{\rm FLOP}", "( 3 ) × FLOP"),
        (r"N_{\text{params}} \leq N_\text{max}", "N_params ≤ N_max"),
        (r"40\% \cite{a} \quad5~days", "40%   5\u00a0days"),
        ("GPU<sub>hours</sub> s<sup>−1</sup> word<sup>2</sup> 10<sup>th</sup>", "GPU_hours s^-1 word 10th"),
        ('<span aria-hidden="true">10</span>9', "9"),
        ("&lt;b&gt; &amp;times;", "<b> &times;"),
        ("***a*** ~~b~~ `**` <https://a.b> [^1]", "a  ** https://a.b "),
        ("```calc id=1\n2 * 3\n```", "\n2 * 3\n"),
    ],
)
def test_seen(written: str, seen: str) -> None:
    assert bare(plain(written)) == seen


@pytest.mark.parametrize(
    "piece",
    [
        "<",
        "$",
        "[",
        "**",
        r"\frac{",
        "](",
        "<!--",
        "<sup>",
        "<a b='",
        "&",
        "`",
        "{",
        "$a_{",
        "> a\n",
        "1,\u200b<b>",
        "*a",
        "_a ",
    ],
)
def test_time_grows_with_the_length(piece: str) -> None:
    began = time.perf_counter()
    plain(piece * (200_000 // len(piece)))
    assert time.perf_counter() - began < 5
