"""What the chat answers: message in, parts out."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from petaday.casebook import Casebook, load
from petaday_service.answers.calculations import MOST_CALCULATIONS
from petaday_service.answers.reply import reply
from petaday_service.conversation.parts import PARTS, Error, Findings, Part, Table, Text, Work
from petaday_service.conversation.turns import Conversation, Turn
from places import CONTENT
from service_door import NO_CASES

VGG = "4 Titan Black GPU's * 15 days * 5.1 TFLOPS/GPU * 0.33 utilization = 10,000 PF = 0.12 pfs-days"
PASTED = """Example of Method 2: GPU Time

Number of GPUs * (peta-flops/GTX580) * days trained * estimated utilization
= 2 * (1.58 * 10 ^ -3 PF) * 5.5 * 0.33
= 500 PF = 0.0058 pfs-days

We trained in 2012 and it took weeks.

3 days * 2 PF * 0.5 = 90 pfs-days
"""


def answer(message: str, *before: Turn, casebook: Casebook = NO_CASES) -> tuple[Part, ...]:
    return reply(message, Conversation("c", before), casebook)


def kinds(parts: Sequence[Part]) -> list[str]:
    return [part.kind for part in parts]


def test_a_calculation_is_worked_and_audited() -> None:
    (work,) = answer(VGG)
    assert isinstance(work, Work)
    assert work.report.unit == "FLOP"
    assert work.report.value == pytest.approx(4 * 15 * 86400 * 5.1e12 * 0.33)
    assert [claim.text for claim in work.report.claims] == ["10,000 PF", "0.12 pfs-days"]


def test_what_cannot_be_read_is_shown_with_its_diagnostics() -> None:
    (work,) = answer("188e9 FLOP + 1.2e6 s")
    assert isinstance(work, Work)
    assert (work.report.text, work.report.value) == ("188e9 FLOP + 1.2e6 s", None)
    assert [said.code for said in work.report.diagnostics] == ["PD203"]


@pytest.mark.parametrize("message", ["2 * (3 + 4", "4 GPU * 3 days *", "188e9 FLOP + 1.2e6 s"])
def test_a_broken_calculation_says_what_is_wrong(message: str) -> None:
    errors = [
        said.severity
        for part in answer(message)
        if isinstance(part, Work)
        for said in part.report.diagnostics
        if said.severity == "error"
    ]
    assert errors


def test_a_pasted_text_is_summed_up_first_and_nothing_with_figures_is_lost() -> None:
    summary, *works = answer(PASTED)
    assert isinstance(summary, Findings)
    assert summary.calculations == len(works) == 2
    assert [(row.line, row.stated) for row in summary.rows] == [
        (3, "500 PF"),
        (3, "0.0058 pfs-days"),
        (9, "90 pfs-days"),
    ]
    assert [line.line for line in summary.unread] == [1, 7]


def test_cards_with_something_to_look_at_come_first() -> None:
    _, first, second = answer(PASTED)
    assert isinstance(first, Work)
    assert isinstance(second, Work)
    assert (first.title, second.title) == ("line 9", "line 3")
    assert first.report.claims[0].verdict == "off"


def test_counts_stand_worst_first() -> None:
    summary = answer(PASTED)[0]
    assert isinstance(summary, Findings)
    assert summary.counts()[0] == ("off", 1)


def test_a_book_of_calculations_keeps_its_table_and_names_the_limit() -> None:
    number = MOST_CALCULATIONS + 5
    summary, *works, error = answer("\n\n".join(["2 GPU * 3 days * 5 TFLOPS"] * number))
    assert isinstance(summary, Findings)
    assert (summary.calculations, len(works), error.kind) == (number, MOST_CALCULATIONS, "error")


def test_many_calculations_on_one_line_do_not_each_bring_the_whole_line() -> None:
    text = "\t2*3" * 5_000
    _, first, *_ = parts = answer(text)
    assert isinstance(first, Work)
    assert first.given[first.report.span.start - first.offset :].startswith(first.report.text)
    assert len(PARTS.dump_json(parts)) < 200 * len(text)


def test_convert() -> None:
    text, work = answer("convert 1e25 FLOP to pfs-days")
    assert isinstance(text, Text)
    assert text.text == "1e25 FLOP = 115,741 pfs-days"
    assert isinstance(work, Work)
    assert work.report.pfs_days == pytest.approx(1e25 / 8.64e19)


@pytest.mark.parametrize(
    "message",
    ["convert 3 days to pfs-days", "convert 1e25 to pfs-days", "convert 8 H100 to TFLOPS", "convert 2 parsecs to days"],
)
def test_what_cannot_be_converted_is_said(message: str) -> None:
    error, _ = answer(message)
    assert isinstance(error, Error)
    assert f"cannot be measured in {message.rpartition(' ')[2]}" in error.message


def test_nothing_is_nothing_in_any_unit() -> None:
    text, _ = answer("convert 0 days to hours")
    assert isinstance(text, Text)
    assert text.text == "0 days = 0 hours"


@pytest.mark.parametrize("message", ["help", "?", "a fair day"])
def test_help_and_what_is_not_understood_say_what_would_be(message: str) -> None:
    text, *_ = answer(message)
    assert isinstance(text, Text)
    assert text.say
    for example in text.say[:3]:
        assert "work" in kinds(answer(example))


@pytest.mark.parametrize("message", ["hi", "Thanks!", "Good evening"])
def test_a_greeting_is_returned_with_what_would_be_worked(message: str) -> None:
    (text,) = answer(message)
    assert isinstance(text, Text)
    for example in text.say[:2]:
        assert "work" in kinds(answer(example))


def test_why_tells_how_a_word_was_read() -> None:
    message = "2 GPU * 1.58e-3 PF * 5.5 days * 0.33"
    before = Turn("c", 1, message, PARTS.dump_json(answer(message)).decode())
    (text,) = answer("why PF?", before)
    assert isinstance(text, Text)
    assert text.text.startswith("“PF” was read as a rate")
    (other,) = answer("why XYZ?", before)
    assert isinstance(other, Text)
    assert "why PF?" in other.say


def test_without_content_the_casebook_is_said_to_be_empty() -> None:
    assert "empty" in str(answer("list systems")[0])
    assert "no system named “VGG”" in str(answer("show VGG")[0])


def test_the_casebook_is_listed_and_each_system_shown() -> None:
    casebook = load(CONTENT)
    (table,) = answer("list systems", casebook=casebook)
    assert isinstance(table, Table)
    assert "show VGG" in table.say
    for message in table.say:
        text, *works = answer(message, casebook=casebook)
        assert isinstance(text, Text)
        assert all(isinstance(work, Work) and work.report.text in work.given for work in works)
    titles = [work.title for work in answer("audit vgg", casebook=casebook)[1:] if isinstance(work, Work)]
    assert "method 2, as printed" in titles


def test_a_card_carries_the_lines_its_diagnostics_point_into() -> None:
    (work,) = answer("so much:\n2 GPU * (3 days + 4\nand no more")
    assert isinstance(work, Work)
    pointed = [said.span for said in work.report.diagnostics]
    assert pointed
    for span in pointed:
        assert span.of("so much:\n2 GPU * (3 days + 4\nand no more") in work.given


def test_parts_survive_json() -> None:
    parts = answer(PASTED)
    assert PARTS.validate_json(PARTS.dump_json(parts)) == parts
