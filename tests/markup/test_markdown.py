"""What a client that knows text only is shown of each kind of part."""

from __future__ import annotations

import json

import pytest

from petaday.core.diagnostic import Span
from petaday_service.conversation.parts import (
    Change,
    Chart,
    Dot,
    Figure,
    File,
    Named,
    Names,
    Part,
    Revised,
    Rework,
    Table,
    Text,
)
from petaday_service.conversation.question_part import Choice, Question
from petaday_service.formats.markdown import block, to_markdown

BEFORE = Figure(text="2 days * 1 PF", mark=Span(0, 1), shown="1.728e20 FLOP", pfs_days=2.0)
AFTER = Figure(text="4 days * 1 PF", mark=Span(0, 1), shown="3.456e20 FLOP", pfs_days=4.0)

SHOWN: list[tuple[Part, str]] = [
    (Text(text="Good morning.", say=("help", "a`b")), "Good morning.\n\n- `help`\n- `` a`b ``"),
    (
        Question(text="A rate or a count?", choices=(Choice(say="2 PFLOP/s", label="a rate"), Choice(say="2 PFLOP"))),
        "**A rate or a count?**\n\n1. `2 PFLOP/s` a rate\n2. `2 PFLOP`",
    ),
    (Names(defined=(Named(name="alex", value=2.0, unit="s", shown="2 s"),)), "- `alex` = 2 s"),
    (
        Change(what="days: 2 → 4", before=BEFORE, after=AFTER, ratio=2.0),
        "**days: 2 → 4**\n\n"
        "|  | calculation | comes to | pfs-days |\n| --- | --- | --- | --- |\n"
        "| before | 2 days \\* 1 PF | 1.728e20 FLOP | 2 |\n"
        "| after | 4 days \\* 1 PF | 3.456e20 FLOP | 4 |\n\n"
        "after / before = 2",
    ),
    (File(name="a.md", media_type="text/markdown", text="```calc\n1\n```"), "**a.md**\n\n````\n```calc\n1\n```\n````"),
    (
        Rework(what="Message 1 is changed.", lines=(Revised(line=2, text="ans", was="1", now="2", parts=()),)),
        "**Message 1 is changed.**\n\n"
        "| message | says | was | is now |\n| --- | --- | --- | --- |\n| 2 | ans | 1 | 2 |\n\n### message 2",
    ),
    (
        Table(caption="Units", columns=("a", "b"), rows=(("<b>", "x|y"),)),
        "**Units**\n\n| a | b |\n| --- | --- |\n| \\<b\\> | x\\|y |",
    ),
]


@pytest.mark.parametrize(("part", "shown"), SHOWN, ids=[part.kind for part, _ in SHOWN])
def test_a_part(part: Part, shown: str) -> None:
    assert block(part) == shown


def test_a_chart_is_a_table_and_a_specification() -> None:
    dots = (Dot(name="AlexNet", value=0.0058, shown="0.0058 pfs-days"), Dot(name="x", value=1, shown="1", mine=True))
    heading, rows, fence = block(Chart(caption="Beside the casebook", dots=dots)).split("\n\n")
    assert heading == "**Beside the casebook**"
    assert rows.endswith("| x (this) | 1 |")
    opened, specification, closed = fence.split("\n")
    assert (opened, closed) == ("```vega-lite", "```")
    drawn = json.loads(specification)
    assert drawn["encoding"]["x"]["scale"] == {"type": "log", "domain": [0.001, 1.0]}
    assert [value["mine"] for value in drawn["data"]["values"]] == [False, True]


def test_a_chart_can_be_drawn() -> None:
    vl_convert = pytest.importorskip("vl_convert", reason="drawing needs petaday[site]")
    dots = (Dot(name="AlexNet", value=0.0058, shown="0.0058 pfs-days"), Dot(name="x", value=1, shown="1", mine=True))
    fence = block(Chart(caption="Beside", dots=dots)).rpartition("```vega-lite\n")[2].removesuffix("\n```")
    assert "AlexNet" in vl_convert.vegalite_to_svg(json.loads(fence))


def test_a_reply_is_its_parts_with_a_line_between() -> None:
    assert to_markdown([Text(text="a"), Text(text="b")]) == "a\n\nb"
