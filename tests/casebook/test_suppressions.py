"""Silencing: explicit, reasoned, and no longer than the finding lasts."""

from __future__ import annotations

from pathlib import Path

import pytest

from petaday.cli import main
from petaday.cli.checking import running

VGG = "4 GPUs * 15 days * 5.1 TFLOPS * 0.33 = 10,000 PF"
WHY = "<!-- petaday: ignore PD302 because the chart used 17.5 days -->"
PAGE = "---\ntitle: VGG\nstatus: as printed\n{front}---\n{above}\n```calc id=a\n{calc}\n```\n\nAfter.\n"


def told(text: str) -> list[str]:
    """Each error and warning of a text on a line: place, code, and the reason it is silenced for."""
    return [
        " ".join(filter(None, (f"{f.line}:{f.column}", f.diagnostic.code, f.silenced and f"({f.silenced})")))
        for f in running("a.txt", text).findings
        if f.diagnostic.severity != "note"
    ]


PLACES = [
    ("behind its line", f"{VGG} {WHY}", ["1:40 PD302 (the chart used 17.5 days)"]),
    ("above its paragraph", f"{WHY}\n\nIt says:\n{VGG}\n", ["4:40 PD302 (the chart used 17.5 days)"]),
    ("above a block", f"{WHY}\n```calc id=a\nVGG\n\n{VGG}\n```\n", ["5:40 PD302 (the chart used 17.5 days)"]),
    ("two at once", f"{WHY}\n<!-- petaday: ignore PD303, PD304 because x -->\n{VGG}", [
        "2:1 PD509", "2:1 PD509", "3:40 PD302 (the chart used 17.5 days)"]),
    ("by name", VGG + " <!-- petaday: ignore: claim-within-factor-2 because x -->", ["1:40 PD302 (x)"]),
    ("on the wrong line", f"{VGG}\nAnother line. {WHY}\n", ["1:40 PD302", "2:15 PD509"]),
    ("on another paragraph", f"{WHY}\nAn introduction.\n\n{VGG}\n", ["1:1 PD509", "4:40 PD302"]),
    ("when it is no longer needed", f"{WHY}\n4 GPUs * 17.5 days * 5.1 TFLOPS * 0.33 = 10,000 PF", ["1:1 PD509"]),
    ("without a reason", VGG + " <!-- petaday: ignore PD302 -->", ["1:40 PD302", "1:50 PD508"]),
    ("with an empty reason", VGG + " <!-- petaday: ignore PD302 because -->", ["1:40 PD302", "1:50 PD508"]),
    ("of an unknown code", VGG + " <!-- petaday: ignore PD999 because x -->", ["1:40 PD302", "1:50 PD508"]),
    ("of nothing", VGG + " <!-- petaday: ignore -->", ["1:40 PD302", "1:50 PD508"]),
    ("of what is said of ignores", "<!-- petaday: ignore PD509 because x -->\n" + VGG, ["1:1 PD508", "2:40 PD302"]),
    ("shown as code", f"Write `{WHY}` above it.\n\n```markdown\n{WHY}\n```\n", []),
]  # fmt: skip


@pytest.mark.parametrize(("where", "text", "expected"), PLACES, ids=[where for where, *_ in PLACES])
def test_an_ignore(where: str, text: str, expected: list[str]) -> None:
    assert sorted(told(text)) == sorted(expected), where


def test_a_reason_with_figures_is_no_calculation() -> None:
    text = f"{VGG} <!-- petaday: ignore PD302 because 4 GPUs * 17.5 days * 5.1 TFLOPS * 0.333 = 10,271 PF -->"
    assert len(running("a.txt", text).reports) == 1


def page(folder: Path, *, front: str = "", above: str = "", calc: str = VGG) -> Path:
    path = folder / "vgg.md"
    path.write_text(PAGE.format(front=front, above=above, calc=calc), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    "given",
    [
        {"front": 'ignore: ["PD302 because the chart used 17.5 days"]\n'},
        {"above": WHY},
        {"calc": f"{VGG} {WHY}"},
    ],
    ids=["front matter", "above the block", "in the block"],
)
def test_a_page_silences(given: dict[str, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = page(tmp_path, **given)
    assert main(["check", str(path)]) == 0
    out = capsys.readouterr().out
    assert "warning" not in out
    assert out.endswith("; 1 silenced (--show-silenced shows them)\n")
    assert main(["check", "--show-silenced", str(path)]) == 0
    out = capsys.readouterr().out
    assert "warning[PD302]" in out
    assert "= silenced: the chart used 17.5 days" in out


def test_an_error_that_is_silenced_fails_nothing(tmp_path: Path) -> None:
    off = "4 GPUs * 15 days * 5.1 TFLOPS * 0.33 = 100,000 PF"
    assert main(["check", str(page(tmp_path, calc=off))]) == 1
    assert (
        main(["check", str(page(tmp_path, calc=off, above="<!-- petaday: ignore PD301 because so it is printed -->"))])
        == 0
    )


def test_an_ignore_that_is_not_clear_fails(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(page(tmp_path, front='ignore: ["PD302", "PD303 because x"]\n'))]) == 1
    out = capsys.readouterr().out
    assert "error[PD508]: PD302 is ignored without a reason" in out
    assert "vgg.md:4:11" in out
    assert "error[PD509]" in out
    assert "vgg.md:4:20" in out
