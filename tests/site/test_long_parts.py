"""Long code and long tables of a text: shown in part, all of it in the page, opened without a script."""

from __future__ import annotations

import re

from petaday_site.html.long_parts import LINES, in_part
from site_door import built


def code(lines: int) -> str:
    return '<div class="language-console highlight"><pre><span></span><code>' + "one\n" * lines + "</code></pre></div>"


def test_code_of_a_few_lines_stays_as_it_is() -> None:
    assert in_part(code(LINES)) == code(LINES)


def test_longer_code_has_a_box_to_tick_and_all_of_its_lines() -> None:
    said = in_part(code(LINES + 1))
    assert said.startswith('<div class="language-console highlight pd-tall"><pre>')
    assert said.count("one\n") == LINES + 1
    assert f'aria-label="Show all {LINES + 1} lines"' in said


def test_a_long_table_sorts_by_its_figures() -> None:
    row = '<tr>\n<td>a</td>\n<td style="text-align: right;">1</td>\n</tr>\n'
    said = in_part(f"<table>\n<thead>\n{row}</thead>\n<tbody>\n{row * 21}</tbody>\n</table>")
    assert '<table class="pd-table pd-long">' in said
    assert said.count('<td class="pd-num">') == 22
    assert 'aria-label="Table of 21 rows"' in said


def test_the_guide_to_writing_shows_its_output_in_part() -> None:
    page = (built() / "guides/write/index.html").read_text("utf-8")
    assert re.search(r' pd-tall"><pre[^<]*>.*?</pre><label class="pd-tall__more" data-lines="\d+">', page, re.DOTALL)
