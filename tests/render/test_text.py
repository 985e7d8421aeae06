"""A calculation on a terminal: worked lines, readings, claims, findings."""

from __future__ import annotations

from petaday.calculate import audit, scan
from petaday.render import to_text
from petaday.render.columns import aligned, width
from petaday.render.text import claims, findings, result, steps

ALEXNET = "2 GPU * 1.58e-3 PF * 5.5 days * 0.33 = 500 PF = 0.0058 pfs-days"
OFF = "4 GPUs * 15 days * 5.1 TFLOPS * 0.33 = 100,000 PF"


def test_the_worked_lines_stand_in_columns() -> None:
    assert steps(audit(ALEXNET)).split("\n") == [
        "  factor       in base units    running",
        "  2 GPU        2                2",
        "× 1.58e-3 PF   1.58e12 FLOP/s   3.16e12 FLOP/s",
        "× 5.5 days     475,200 s        1.502e18 FLOP",
        "× 0.33         0.33             4.955e17 FLOP",
    ]


def test_the_result_is_said_in_petaflop_s_days_too() -> None:
    assert result(audit(ALEXNET)) == "= 4.955e17 FLOP = 0.005735 pfs-days"
    assert result(audit("3 days * 2")) == "= 518,400 s"


def test_each_claim_has_its_verdict_its_ratio_and_its_reason() -> None:
    calculation = audit(ALEXNET)
    lines = claims(calculation).split("\n")
    assert lines[0].split() == ["stated", "verdict", "stated/recomputed", "recomputed"]
    assert lines[1].split("  ")[1:3] == ["500 PF", ""]
    assert "follows" in lines[1]
    assert "1.009" in lines[1]
    assert lines[2].strip() == calculation.claims[0].because


def test_every_reason_for_a_reading_is_shown() -> None:
    calculation = audit(ALEXNET)
    shown = to_text(calculation)
    assert calculation.readings
    for reading in calculation.readings:
        assert reading.because in shown
        assert all(other in shown for other in reading.alternatives)


def test_what_cannot_be_read_has_no_figure_and_says_where() -> None:
    shown = to_text(audit("2 * (3 days"))
    assert "no figure" in shown
    assert "error[PD103]" in shown
    assert "^" in shown


def test_a_finding_is_under_its_words_with_or_without_the_whole_text() -> None:
    prose = f"We trained VGG.\n\n{OFF}\n"
    (found,) = scan(prose)
    assert "line 3, column" in findings(found, prose)
    assert "line 1, column" in findings(found)
    assert [line.strip() for line in findings(found).split("\n")[3:4]] == ["|" + " " * 39 + " " + "^" * 10]


def test_nothing_of_the_text_is_lost() -> None:
    assert to_text(audit(ALEXNET)).startswith(ALEXNET + "\n\n")


def test_columns_line_up_by_what_is_seen() -> None:
    rows = aligned([("演算", "a"), ("\x1b[2mPF\x1b[0m", "b")])
    assert rows == ["演算   a", "\x1b[2mPF\x1b[0m     b"]
    assert [width(row) for row in rows] == [8, 8]
