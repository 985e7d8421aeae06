"""`petaday check --annotate`: a copy of a PDF with a note at each finding, where the figure stands."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from pypdf import PdfReader, PdfWriter

from pdf_files import Piece, pdf
from petaday.cli import main
from petaday.markup.pdf_notes import pieces

if TYPE_CHECKING:
    from playwright.sync_api import Browser

OFF = "4 GPUs * 15 days * 5.1 TFLOPS * 0.33 = 100,000 PF"
SOUND = "2 GPU * 1.58e-3 PF * 5.5 days * 0.33 = 500 PF"


def notes(path: Path) -> list[tuple[int, str, list[float], str]]:
    """Of each note its page, its kind, its place and its first words."""
    found: list[tuple[int, str, list[float], str]] = []
    for number, page in enumerate(PdfReader(path).pages, 1):
        held: Any = page.get("/Annots") or []
        found += [
            (number, one["/Subtype"], [float(edge) for edge in one["/Rect"]], str(one["/Contents"])[:5])
            for one in (entry.get_object() for entry in held)
        ]
    return found


def test_a_note_lies_on_its_figure(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path, out = tmp_path / "paper.pdf", tmp_path / "out.pdf"
    path.write_bytes(pdf([Piece(SOUND, 50, 700)], [Piece("Our run:", 50, 700), Piece(OFF, 50, 600)]))
    assert main(["check", str(path), "--annotate", str(out)]) == 1
    assert f"wrote {out} with 1 note" in capsys.readouterr().err
    ((page, kind, (left, bottom, right, top), said),) = notes(out)
    assert (page, kind, said) == (2, "/Highlight", "PD301")
    assert bottom < 600 < top < 612
    assert 200 < left < right < 320
    assert [one.text for one in pieces(PdfReader(out).pages[1])] == [
        one.text for one in pieces(PdfReader(path).pages[1])
    ]


@pytest.mark.browser
def test_in_what_a_browser_printed_it_fits_to_the_sign(chromium: Browser, tmp_path: Path) -> None:
    page = chromium.new_page()
    page.set_content(
        f"<body style='font: 16px monospace'><p>One:</p><p>{OFF}</p><p>6 × 7·10<sup>9</sup> = 5·10<sup>9</sup></p>"
    )
    page.pdf(path=tmp_path / "paper.pdf", margin={"left": "1in", "top": "1in"})
    page.close()
    assert main(["check", str(tmp_path / "paper.pdf"), "--annotate", str(tmp_path / "out.pdf")]) == 1
    first, second = notes(tmp_path / "out.pdf")
    sign = (first[2][2] - first[2][0]) / len("100,000 PF")
    assert first[2][0] == pytest.approx(72 + 6 + sign * OFF.index("100,000"), abs=1)  # a body stands 8 px in
    assert second[2][3] < first[2][1]


def test_a_pdf_that_its_owner_locked_is_written_and_what_is_none_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "open.pdf").write_bytes(pdf([Piece(OFF, 50, 700)]))
    writer = PdfWriter(clone_from=tmp_path / "open.pdf")
    writer.encrypt("", "owner")
    writer.write(tmp_path / "locked.pdf")
    (tmp_path / "a.md").write_text(SOUND, encoding="utf-8")
    main(["check", str(tmp_path / "locked.pdf"), "--annotate", str(tmp_path / "out.pdf")])
    assert [kind for _, kind, *_ in notes(tmp_path / "out.pdf")] == ["/Highlight"]
    capsys.readouterr()
    assert main(["check", str(tmp_path / "a.md"), "--annotate", str(tmp_path / "b.pdf")]) == 0
    assert "a.md is no PDF: nothing was written" in capsys.readouterr().err
    assert not (tmp_path / "b.pdf").exists()
    with pytest.raises(SystemExit):
        main(["check", "a.pdf", "b.pdf", "--annotate", "c.pdf"])
    assert "--annotate is for one PDF" in capsys.readouterr().err
