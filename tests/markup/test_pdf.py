"""`petaday scan paper.pdf`: pages, raised figures, lines that ran out of room; and what cannot be read."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from pdf_files import Piece, pdf
from petaday.cli import main
from petaday.markup.pdf import PdfError, text

PAPER = pdf(
    [Piece("Training compute", 72, 720, 16.0), Piece("We say nothing here about it.", 72, 680)],
    [
        Piece("We trained 8 GPUs * 3 days * 312 TFLOP/s * 0.4 = 2.6 × 10", 72, 720),
        Piece("20", 342, 720, size=7.0, rise=3.6),
        Piece("FLOP, for which 4", 354, 720),
        Piece("chips * 2 days = 8 chip-days were left over, and nothing more was done with these days.", 72, 708),
        Piece("A later paragraph: N", 72, 670),
        Piece("p", 166, 670, size=7.0, rise=-1.5),
        Piece("= 3 * 10", 175, 670),
        Piece("-3", 214, 670, size=7.0, rise=3.6),
    ],
)


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    path = tmp_path / "paper.pdf"
    path.write_bytes(PAPER)
    return path


def test_the_text_of_a_page() -> None:
    one, _, two = text(PAPER).partition("\f")
    assert one.split("\n\n")[0] == "Training compute"
    assert "2.6 × 10<sup>20</sup> FLOP, for which 4 chips * 2 days" in two
    assert "N<sub>p</sub> = 3 * 10<sup>-3</sup>" in two


def test_calculations_and_their_pages(paper: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["scan", str(paper)]) == 0
    out = capsys.readouterr().out
    assert f"── {paper}:page 2" in out
    assert "= 2.588e20 FLOP = 2.995 pfs-days" in out
    assert "follows" in out


def test_json_says_the_page(paper: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["scan", "--json", str(paper)]) == 0
    told = json.loads(capsys.readouterr().out)
    assert [one["page"] for one in told] == [2] * len(told)
    assert [claim["verdict"] for one in told for claim in one["claims"]] == ["follows", "follows"]


def test_a_pdf_of_pictures_and_a_broken_one() -> None:
    with pytest.raises(PdfError, match="holds no text, only pictures"):
        text(pdf([]))
    with pytest.raises(PdfError, match="cannot be read"):
        text(PAPER[:200])


def test_without_pypdf_one_sentence_says_what_to_install(
    paper: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pypdf", None)
    assert main(["scan", str(paper)]) == 2
    said = capsys.readouterr().err
    assert said == f"petaday: {paper}: reading a PDF needs the pdf extra: pip install 'petaday[pdf]'\n"
