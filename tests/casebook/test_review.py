"""Reviews: what is put before a second person, and whether what they signed still stands."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from pdf_files import Piece, pdf
from petaday import casebook
from petaday.casebook.review import Review
from petaday.cli import main
from petaday_site.facts.site import Site
from petaday_site.pages import system
from petaday_site.pages.calc_block import block

Snapshot = Callable[[str, str], None]
VGG = """\
---
title: VGG
status: as printed
sources: [{id: appendix, title: The appendix}]
unverified: [the number of images]
---
```calc method=2 id=method-2 cite=appendix
4 Titan Black GPU's * 15 days * 5.1 TFLOPS/GPU * 0.33 = 10,000 PF
```

```calc id=other
3 days * 2 PF = 6 pfs-days
```
"""


@pytest.fixture
def vgg(tmp_path: Path) -> Path:
    path = tmp_path / "systems" / "vgg.md"
    path.parent.mkdir()
    path.write_text(VGG, encoding="utf-8")
    return path


def standing(path: Path, capsys: pytest.CaptureFixture[str]) -> tuple[int, str]:
    capsys.readouterr()
    code = main(["review", "--check", "--json", str(path)])
    (one,) = json.loads(capsys.readouterr().out)
    return code, one["review"]


def test_a_review_holds_what_a_second_person_needs(vgg: Path, snapshot: Snapshot) -> None:
    assert main(["review", str(vgg)]) == 0
    snapshot((vgg.parent / "reviews" / "vgg.md").read_text("utf-8"), "review/vgg.md")
    record = Review.model_validate_json((vgg.parent / "reviews" / "vgg.json").read_bytes())
    assert [one.id for one in record.calculations] == ["method-2", "other"]
    assert [claim.verdict for claim in record.calculations[0].claims] == ["within factor 2"]
    assert "PD302" in [found.diagnostic.code for found in record.findings]
    assert record.questions[-1] == "not checked against a source: the number of images"


def test_a_signed_review_stands_until_a_calculation_changes(vgg: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert standing(vgg, capsys) == (0, "not reviewed")
    main(["review", str(vgg)])
    assert standing(vgg, capsys) == (0, "review awaits a signature")
    assert main(["review", "--sign", "Ada Lovelace", str(vgg)]) == 0
    code, said = standing(vgg, capsys)
    assert code == 0
    assert said.startswith("reviewed by Ada Lovelace on 20")
    vgg.write_text(VGG.replace("title: VGG", "title: VGG-16") + "\nMore words.\n", encoding="utf-8")
    assert standing(vgg, capsys) == (0, said)
    vgg.write_text(VGG.replace("15 days", "17.5 days").replace("id=other", "id=another"), encoding="utf-8")
    code, now = standing(vgg, capsys)
    assert code == 1
    assert now == f"changed since its {said.replace('reviewed', 'review')}: method-2, other, another"
    assert main(["review", "--sign", "Ada Lovelace", str(vgg)]) == 1


def test_a_review_that_stands_is_not_written_over(vgg: Path) -> None:
    main(["review", str(vgg)])
    main(["review", "--sign", "Ada Lovelace", str(vgg)])
    signed = (vgg.parent / "reviews" / "vgg.json").read_bytes()
    main(["review", str(vgg)])
    assert (vgg.parent / "reviews" / "vgg.json").read_bytes() == signed
    assert "Reviewed by Ada Lovelace on" in (vgg.parent / "reviews" / "vgg.md").read_text("utf-8")


def test_a_page_knows_its_review_and_a_review_is_no_page(vgg: Path) -> None:
    main(["review", str(vgg)])
    main(["review", "--sign", "Ada Lovelace", str(vgg)])
    book = casebook.load(vgg.parent.parent)
    assert ([page.slug for page in book.pages], book.findings) == (["systems/vgg"], ())
    assert str(book.pages[0].review).startswith("reviewed by Ada Lovelace")


def test_a_record_that_cannot_be_read_is_said_so(vgg: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["review", str(vgg)])
    (vgg.parent / "reviews" / "vgg.json").write_text("{", encoding="utf-8")
    assert standing(vgg, capsys) == (1, "its review cannot be read")
    assert main(["review", "--sign", "Ada Lovelace", str(vgg)]) == 1


def test_any_text_can_be_reviewed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    note = tmp_path / "notes.txt"
    note.write_text("We ran 3 days * 2 PF = 6 pfs-days\n", encoding="utf-8")
    assert main(["review", "--sign", "Ada Lovelace", str(note)]) == 1
    assert "there is no review to sign" in capsys.readouterr().out
    main(["review", str(note)])
    assert main(["review", "--sign", "Ada Lovelace", str(note)]) == 0
    note.write_text("An introduction.\n\nWe ran 3 days * 2 PF = 6 pfs-days\n", encoding="utf-8")
    assert standing(note, capsys)[0] == 0


def test_standard_input_and_an_empty_name_are_not_understood(vgg: Path) -> None:
    for words in (["-"], ["--sign", " ", str(vgg)], ["--sign", "A", "--check", str(vgg)]):
        with pytest.raises(SystemExit) as ended:
            main(["review", *words])
        assert ended.value.code == 2


def test_the_site_says_who_reviewed_a_page_and_what_it_silences(vgg: Path) -> None:
    why = 'ignore: ["PD302 because the chart used 17.5 days"]\nunverified:'
    vgg.write_text(VGG.replace("unverified:", why), encoding="utf-8")
    main(["review", str(vgg)])
    main(["review", "--sign", "Ada Lovelace", str(vgg)])
    assert "<dt>Review</dt><dd>reviewed by Ada Lovelace on" in opening(vgg)
    shown = block(casebook.load(vgg.parent.parent).pages[0].calcs[0], casebook.load(vgg.parent.parent).pages[0], "")
    assert "PD302</a> is silenced because the chart used 17.5 days." in shown
    vgg.write_text(vgg.read_text("utf-8").replace("15 days *", "16 days *"), encoding="utf-8")
    assert "<dt>Review</dt><dd>changed since its review by Ada Lovelace on" in opening(vgg)


def opening(path: Path) -> str:
    book = casebook.load(path.parent.parent)
    return str(system.opening(book.pages[0], Site(book, (), "0"), ""))


NOTEBOOK = {
    "cells": [
        {"cell_type": "markdown", "source": "2 GPU * 1.58e-3 PF * 5.5 days * 0.33 = 500 PF"},
        {
            "cell_type": "code",
            "source": "6*175e9*300e9",
            "outputs": [{"output_type": "stream", "name": "stdout", "text": "2.15e+23\n"}],
        },
    ]
}


def test_a_folder_of_documents_is_reviewed_by_cell_and_page(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.md").write_text("# Ours\n\n2 * 3 = 6\n\nA link of 400 GBps (2.2 Tbps).\n", encoding="utf-8")
    (tmp_path / "run.ipynb").write_text(json.dumps(NOTEBOOK), encoding="utf-8")
    (tmp_path / "paper.pdf").write_bytes(pdf([Piece("Nothing", 50, 700)], [Piece("2 GPUs * 3 = 7 GPUs", 50, 700)]))
    (tmp_path / "weights.bin").write_bytes(b"\x00")
    assert main(["review", str(tmp_path)]) == 0
    assert len(capsys.readouterr().out.splitlines()) == 3
    told = {path.name: path.read_text("utf-8") for path in (tmp_path / "reviews").glob("*.md")}
    assert sorted(told) == ["a.md", "paper.pdf.md", "run.ipynb.md"]
    assert "calculation-1, page 2" in told["paper.pdf.md"]
    assert "cell 2, output, line 1: warning PD302" in told["run.ipynb.md"]
    assert "- [ ] line 5: 400 GBps is said again as 2.2 Tbps" in told["a.md"]
    assert main(["review", "--sign", "Ada Lovelace", str(tmp_path)]) == 0
    assert main(["review", "--check", str(tmp_path)]) == 0


def test_a_calculation_that_only_moved_on_has_not_changed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "a.txt"
    path.write_text("2 * 3 = 6\n\n3 * 4 = 12\n", encoding="utf-8")
    assert main(["review", str(path)]) == main(["review", "--sign", "Ada", str(path)]) == 0
    path.write_text("5 * 3 = 15\n\n2 * 3 = 6\n\n3 * 4 = 12\n", encoding="utf-8")
    capsys.readouterr()
    assert main(["review", "--check", str(path)]) == 1
    assert capsys.readouterr().out.rstrip().endswith(": calculation-1")
