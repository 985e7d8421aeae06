"""What a page links to has the form of an address, and its date the month of its paper's number."""

from __future__ import annotations

from pathlib import Path

import pytest

from petaday.casebook import page
from places import CONTENT

PAGE = """---
title: DDPM
status: as noted
paper:
  title: Denoising Diffusion Probabilistic Models
  authors: Jonathan Ho
  {paper}
date: {date}
notes: [{note}]
---
"""


def said(folder: Path, paper: str = "arxiv: '2006.11239'", date: str = "2020-06-19", note: str = "") -> list[str]:
    path = folder / "page.md"
    path.write_text(PAGE.format(paper=paper, date=date, note=note), "utf-8")
    return [f"{one.line}: {one.diagnostic.code}" for one in page.examine(folder, path)[1]]


@pytest.mark.parametrize(
    ("date", "note", "found"),
    [
        ("2020-06-19", "", []),
        ("2020-06-01", "The date is that of the first submission.", []),
        ("2021-06-19", "", ["8: PD513"]),
        ("2020-05-31", "", ["8: PD513"]),
        ("2020-05-01", "The date is that of the announcement.", []),
        ("2020-12-06", "Dated by its conference.", []),
        ("2020-07-01", "The date is that of the first submission.", ["8: PD513"]),
        ("2020-07-01", "Two runs were made.", ["8: PD513"]),
    ],
)
def test_a_date_is_of_the_papers_month_or_a_note_says_which_it_is(
    tmp_path: Path, date: str, note: str, found: list[str]
) -> None:
    assert said(tmp_path, date=date, note=note) == found


def test_a_number_in_an_address_tells_the_month_too(tmp_path: Path) -> None:
    assert said(tmp_path, paper="url: https://arxiv.org/pdf/2006.11239v2.pdf", date="2021-06-19") == ["8: PD513"]
    assert said(tmp_path, paper="url: https://openreview.net/forum?id=1", date="2021-06-19") == []


GOOD = [
    "arxiv: '1706.03762v7'",
    "arxiv: 'arXiv:1706.03762'",
    "arxiv: cs/9901001",
    "arxiv: math.GT/0309136",
    "url: https://arxiv.org/abs/1706.03762",
    "url: https://en.wikipedia.org/wiki/Go_(game)",
    "url: doi:10.1038/nature16961",
    "url: http://localhost:8000/a",
]
BAD = [
    "arxiv: '1713.03762'",
    "arxiv: '1706.037'",
    "arxiv: attention",
    "url: https://arxiv.org/abs/17060.3762",
    "url: https://arxiv.org/abs/",
    "url: https://openai",
    "url: htps://openai.com",
    "url: https://openai.com/index/ai-and-compute.",
    "url: javascript:alert(1)",
]


@pytest.mark.parametrize("paper", GOOD)
def test_what_has_the_form_is_taken(tmp_path: Path, paper: str) -> None:
    assert said(tmp_path, paper=paper, note="The date is the announcement's.") == []


@pytest.mark.parametrize("paper", BAD)
def test_what_leads_nowhere_is_an_error_at_its_line(tmp_path: Path, paper: str) -> None:
    assert said(tmp_path, paper=paper) == ["7: PD502"]


def test_no_page_of_the_record_is_dated_apart_from_its_paper() -> None:
    found = [one for path in page.files(CONTENT) for one in page.examine(CONTENT, path)[1]]
    assert [str(one) for one in found if one.diagnostic.code == "PD513"] == []
