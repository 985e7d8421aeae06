"""Edges of what one can say: limits, files that hold, copies, hostile words."""

from __future__ import annotations

import json
import re
from pathlib import Path
from xml.etree import ElementTree

import pytest

from petaday.casebook import load
from petaday.casebook import page as content_page
from petaday_service.answers.reply import reply
from petaday_service.answers.rework import MOST_REWORKED
from petaday_service.chat_page.starters import STARTERS
from petaday_service.conversation.content_file import content_file
from petaday_service.conversation.parts import PARTS, Chart, Dot, Error, File, Part, Work
from petaday_service.conversation.turns import Conversation, Turn
from petaday_service.formats.downloads import part_download
from petaday_service.formats.html import Around, page
from petaday_service.formats.svg import svg
from petaday_service.formats.view import views
from petaday_service.store import SqliteStore
from places import CONTENT
from service_door import app, ask, say
from talk_files import TALKS, messages, read

CASEBOOK = load(CONTENT)
NASTY = "<img src=x onerror=alert(1)>"


def talk(*said: str) -> list[Turn]:
    turns: list[Turn] = []
    for seq, text in enumerate(said, 1):
        parts = reply(text, Conversation(turns=tuple(turns)), CASEBOOK)
        turns.append(Turn("c", seq, text, PARTS.dump_json(parts).decode()))
    return turns


def last(*said: str) -> tuple[Part, ...]:
    return talk(*said)[-1].parts


@pytest.mark.parametrize("source", ["1409.1556", "A: paper # one, https://example.org/a?b=c", 'say "ours"', ""])
def test_a_content_file_is_one(tmp_path: Path, source: str) -> None:
    pytest.importorskip("yaml", reason="content files need PyYAML: the extra petaday[site]")
    file = content_file("2 GPU * 3 days * 5 TFLOP/s * 0.4", name='My: "Net" #1 \'', method=2, source=source)
    path = tmp_path / "systems" / file.name
    path.parent.mkdir()
    path.write_text(file.text, encoding="utf-8")
    found, faults = content_page.read(tmp_path, path)
    assert faults == ()
    assert found
    assert found.front.title == 'My: "Net" #1 \''
    assert found.headline


def test_an_estimate_ends_in_a_file_that_is_one(tmp_path: Path) -> None:
    pytest.importorskip("yaml", reason="content files need PyYAML: the extra petaday[site]")
    parts = last("estimate method 1 of DeepNet", "16 GMAC", "1.2M images", "74 epochs", "3", "1409.1556")
    (file,) = (part for part in parts if isinstance(part, File))
    path = tmp_path / file.name
    path.write_text(file.text, encoding="utf-8")
    assert content_page.read(tmp_path, path)[1] == ()


def test_an_edit_that_would_be_too_much_work_is_refused_by_name() -> None:
    long = "2 GPU * 3 days * 5 TFLOP/s\n\n" * (MOST_REWORKED // 25)
    (error,) = last("2 days", long, "edit 1: 3 days")
    assert isinstance(error, Error)
    assert error.limit
    assert error.limit.name == "reworked"


def test_an_edit_gives_what_would_have_been_said() -> None:
    texts = ["rate = 5 TFLOP/s", "2 GPU * 3 days * rate", "ans * 2", "what if devices = 4", "where does this sit?"]
    edited = talk(*texts, "edit 1: rate = 7 TFLOP/s")
    fresh = talk("rate = 7 TFLOP/s", *texts[1:])
    assert [view.parts for view in views(edited)[:-1]] == [turn.parts for turn in fresh]


def test_undo_after_undo_goes_back_to_nothing() -> None:
    texts = ["2 days", "edit 1: 3 days", "delete 1", "undo", "undo", "undo", "undo"]
    states = [
        [(view.seq, view.text) for view in views(talk(*texts[:n])) if view.state in ("stands", "edited")]
        for n in range(1, 8)
    ]
    assert states == [[(1, "2 days")], [(1, "3 days")], [], [(1, "3 days")], [(1, "2 days")], [], []]


def test_names_may_hold_anything_a_name_may() -> None:
    turns = talk("First [conv] layer: 20 * 3 FLOP", "x = 4", 'y = 5 "', "x * 2")
    (work,) = (part for part in turns[-1].parts if isinstance(part, Work))
    assert work.report.value == 8


@pytest.mark.parametrize(
    "said",
    [
        f"show {NASTY}",
        f"why {NASTY}?",
        f"explain {NASTY}",
        f"compare with {NASTY}",
        f"what if {NASTY} 3",
        f"edit 1: {NASTY} 3 days",
        f"estimate of {NASTY}",
        f"how many {NASTY} on 8 H100 for 10 pfs-days?",
        f"convert 3 {NASTY} to days",
    ],
)
def test_markup_in_a_question_stays_text(said: str) -> None:
    turns = talk("2 GPU * 3 days * 5 TFLOP/s", said, "save")
    shown = page(Conversation("c", tuple(turns)), "", None, Around())
    assert "<img" not in shown


def test_each_of_several_changes_is_marked_where_it_stands() -> None:
    turns = talk("2 GPU * 3 days * 5 TFLOP/s * 0.3", "what if utilization = 0.5 and time = 4 days")
    shown = page(Conversation("c", tuple(turns)), "", None, Around())
    assert re.findall("<(del|ins)>(.*?)</", shown) == [
        ("del", "3 days"),
        ("del", "0.3"),
        ("ins", "4 days"),
        ("ins", "0.5"),
    ]


def test_every_talk_can_be_shown_as_a_page() -> None:
    for path in sorted(TALKS.glob("*.txt")):
        for _, text in read(path):
            turns = talk(*messages(text))
            shown = page(Conversation("c", tuple(turns)), "", None, Around())
            assert shown.count('class="turn ') == len(turns)


def test_a_copy_is_read_only_and_stays_as_it_was(tmp_path: Path) -> None:
    store = SqliteStore(tmp_path / "petaday.db")
    own = store.append(None, "2 days", ()).conversation
    copy = store.share(own)
    assert store.share(own) == copy
    assert store.share(copy) == copy
    store.append(own, "3 days", ())
    assert store.share(own) != copy
    store.close()
    found = SqliteStore(tmp_path / "petaday.db").read(copy)
    assert found
    assert (found.id, found.shared, [turn.text for turn in found.turns]) == (copy, True, ["2 days"])


def test_nothing_can_be_said_in_a_copy() -> None:
    door = app()
    own = say(door, "2 days * 3 PF").json()["conversation"]
    answer = ask(door, "POST", f"/chat/{own}/share", headers={"Origin": "http://localhost"})
    place = answer.headers["location"].removesuffix("?made")
    assert "A link was made" in ask(door, "GET", answer.headers["location"]).text
    copy = place.rpartition("/")[2]
    assert copy not in ("", own)
    assert own not in ask(door, "GET", f"/chat/{copy}").text
    refused = say(door, "4 days", copy)
    assert (refused.status_code, refused.json()["error"]["code"]) == (409, "read-only")


def test_what_is_exported_is_what_stands() -> None:
    door = app()
    own = say(door, "2 GPU * 3 days * 5 TFLOP/s").json()["conversation"]
    say(door, "edit 1: 4 GPU * 3 days * 5 TFLOP/s", own)
    told = ask(door, "GET", f"/chat/{own}/export/csv")
    assert told.headers["content-disposition"] == 'attachment; filename="petaday.csv"'
    assert "4 GPU * 3 days" in told.text
    assert "2 GPU * 3 days" not in told.text
    assert ask(door, "GET", f"/chat/{own}/export/docx").status_code == 404


@pytest.mark.parametrize("end", ["\n", "\r", "\r\n"])
def test_every_line_of_a_message_is_quoted_in_markdown_whatever_ends_it(end: str) -> None:
    door = app()
    own = say(door, f"2 * 3{end}# A heading{end}<script>").json()["conversation"]
    told = ask(door, "GET", f"/chat/{own}/export/markdown").text
    assert "\n    2 * 3\n    # A heading\n    <script>\n" in told


def test_a_chart_is_taken_away_as_a_picture_and_as_data() -> None:
    parts = last("2 GPU * 3 days * 5 TFLOP/s", "where does this sit?")
    (chart,) = (part for part in parts if isinstance(part, Chart))
    picture, data = part_download(chart, "svg"), part_download(chart, "vl.json")
    assert picture.media_type == "image/svg+xml"
    drawn = ElementTree.fromstring(bytes(picture.body))
    assert len(drawn.findall(".//{*}circle")) == len(chart.dots) - 1
    assert [row["name"] for row in json.loads(bytes(data.body))["data"]["values"] if row["mine"]] == ["this result"]


def test_a_name_on_the_chart_is_escaped() -> None:
    chart = Chart(caption=NASTY, dots=(Dot(name=NASTY, value=1.0, shown=NASTY), Dot(name="b", value=1e9, shown="b")))
    assert "<img" not in svg(chart)
    ElementTree.fromstring(svg(chart, alone=True))


@pytest.mark.parametrize("message", [message for _, message in STARTERS])
def test_what_the_page_offers_first_is_answered_with_a_figure_and_without_an_error(message: str) -> None:
    [turn] = talk(message)
    worked = [part for part in turn.parts if isinstance(part, Work)]
    assert all(part.report.value is not None for part in worked)
    assert worked
    assert not any(said.severity == "error" for part in worked for said in part.report.diagnostics)
