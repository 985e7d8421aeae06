"""The layout of calculations: a line, then how it is written."""

from __future__ import annotations

import pytest

from petaday.formatting import Style, formatted

ONE_WAY = {
    "8 A100*3 days  *40% =3.0 pfs-days": "8 A100 × 3 days × 40% = 3.0 pfs-days",
    "( 348M + 304M )*2": "(348M + 304M) × 2",
    "10*(1-0.4)=6": "10 × (1 - 0.4) = 6",
    "3 * -2 + 4": "3 × -2 + 4",  # a sign before an operand stays tight
    "6 * 2 ^ 41 tokens": "6 × 2^41 tokens",
    "2 * 1/3 = 0.67": "2 × 1/3 = 0.67",  # one figure to the eye
    "6 /2 = 3": "6 / 2 = 3",
    "270000 updates x 3.2M": "270,000 updates × 3.2M",
    "84x84x3 = 21168": "84x84x3 = 21,168",  # a shape
    "4096 * 2048": "4096 × 2048",  # grouped from five digits on
    "1.58 * 10 ^ -3 PF * 2": "1.58 * 10 ^ -3 PF × 2",  # a number, as it is printed
    "batch_size=256": "batch_size = 256",
    "4 GPUs * 5.1 TFLOPS/GPU * 3 d 4 h": "4 GPUs × 5.1 TFLOPS/GPU × 3 d 4 h",
    "2*3\n  *4\n= 24": "2 × 3\n  × 4\n= 24",  # line ends and what begins a line stay
    "2*3   ": "2 × 3   ",
    "8台*3日=24 日": "8台 × 3日 = 24 日",
}


@pytest.mark.parametrize("line", ONE_WAY)
def test_a_line_is_written_in_one_way(line: str) -> None:
    assert formatted("a.calc", line, Style()).text == ONE_WAY[line]


@pytest.mark.parametrize(
    ("style", "expected"),
    [
        (Style(times="*"), "12,000 hours * 8 TFLOPS/GPU = 346 EFLOP"),
        (Style(times="keep", blanks="keep"), "12,000 hours*8 TFLOPS/GPU=346 EFLOP"),
        (Style(digits="thin"), "12\u202f000 hours × 8 TFLOPS/GPU = 346 EFLOP"),
        (Style(digits="none"), "12000 hours × 8 TFLOPS/GPU = 346 EFLOP"),
        (Style(units="field"), "12,000 hours × 8 TFLOP/s per GPU = 346 EFLOP"),
    ],
)
def test_each_option_is_one_thing(style: Style, expected: str) -> None:
    assert formatted("a.calc", "12000 hours*8 TFLOPS/GPU=346 EFLOP", style).text == expected


def test_a_unit_is_spelled_as_it_was_read() -> None:
    line = "2 GPU * 1.58e-3 PF * 5.5 days * 0.33 = 500 PF = 0.0058 PFLOPS-days"
    said = "2 GPU × 1.58e-3 PFLOP/s × 5.5 days × 0.33 = 500 PFLOP = 0.0058 pfs-days"
    assert formatted("a.calc", line, Style(units="field")).text == said


FENCED = "So 2*3.\n\n```calc id=a{}\n8*3=24\n```\n\n```python\n2*3\n```\n"


def test_of_markdown_only_calc_blocks_are_laid_out() -> None:
    expected = FENCED.format("").replace("8*3=24", "8 × 3 = 24")
    assert formatted("a.md", FENCED.format(""), Style()).text == expected


@pytest.mark.parametrize("record", ["as printed", "as charted", "as noted"])
def test_what_stands_as_somebody_else_has_it_stays(record: str) -> None:
    block = FENCED.format(f' record="{record}"')
    page = f"---\ntitle: Wren\nstatus: {record}\n---\n" + FENCED.format("")
    ours = f"---\ntitle: Wren\nstatus: {record}\n---\n" + FENCED.format(" record=ours")
    assert formatted("a.md", block, Style()).text == block
    assert formatted("a.md", page, Style()).text == page
    assert formatted("a.md", ours, Style()).text == ours.replace("8*3=24", "8 × 3 = 24")


@pytest.mark.parametrize("name", ["a.txt", "a.py", "a.tex", "a.json", "a.csv", "a.ipynb", "a.html", "a.pdf"])
def test_nothing_else_is_laid_out(name: str) -> None:
    assert formatted(name, FENCED.format(""), Style()).text == FENCED.format("")


def test_a_change_that_changes_what_is_read_is_not_made() -> None:
    # one line that cannot be read keeps no other from it
    text = "8 A100*3 days\n\n3 GPU * (5 days*2 PF\n\n2*3=7\n"
    done = formatted("a.calc", text, Style()).text
    assert done.splitlines()[0] == "8 A100 × 3 days"
    assert done.splitlines()[-1] == "2 × 3 = 7"


def test_a_comment_in_a_block_stays() -> None:
    line = "2*3=7 <!-- petaday: ignore PD302 because it is a*joke -->"
    said = "2 × 3 = 7 <!-- petaday: ignore PD302 because it is a*joke -->"
    assert formatted("a.calc", line, Style()).text == said
