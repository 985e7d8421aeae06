"""`petaday check` and `petaday new`: what is wrong in files, and how it is reported."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import pytest

from petaday.cli import main
from petaday.cli.watch import changes
from petaday.report import Report

ALEXNET = "2 GPU * 1.58e-3 PF * 5.5 days * 0.33 = 500 PF = 0.0058 pfs-days"
VGG = "4 Titan Black GPU's * 15 days * 5.1 TFLOPS/GPU * 0.33 = 10,000 PF"


def checked(form: str, path: Path, capsys: pytest.CaptureFixture[str]) -> tuple[int, str]:
    code = main(["check", "--format", form, str(path)])
    return code, capsys.readouterr().out


@pytest.fixture
def ten_faults(tmp_path: Path) -> Path:
    path = tmp_path / "ten, faults.txt"
    lines = [
        f"On page {page} it says\n4 GPUs * {page} days * 5.1 TFLOPS * 0.41 utilization = 900 pfs-days\n"
        for page in range(1, 11)
    ]
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def test_a_file_with_ten_faults_reports_ten(ten_faults: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out = checked("text", ten_faults, capsys)
    assert code == 1
    assert [f"{ten_faults}:{line}:" in out for line in range(2, 32, 3)] == [True] * 10
    assert out.count("error[PD301]") == 10
    assert out.splitlines()[-1] == f"{ten_faults}: 10 calculations, 10 stated results: 10 off; 10 errors"


def test_check_in_json(ten_faults: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out = checked("json", ten_faults, capsys)
    (file,) = json.loads(out)["files"]
    assert code == 1
    assert json.loads(out)["summary"] == {"verdicts": {"off": 10}, "findings": {"error": 10}, "silenced": 0}
    first = file["findings"][0]
    assert (first["code"], first["line"], first["severity"]) == ("PD301", 2, "error")
    text = ten_faults.read_text(encoding="utf-8")
    assert text[slice(*first["span"])] == "900 pfs-days"
    assert first["end_column"] - first["column"] == len("900 pfs-days")
    assert len([Report.model_validate(report) for report in file["reports"]]) == 10


def test_check_in_sarif(ten_faults: Path, capsys: pytest.CaptureFixture[str]) -> None:
    log: dict[str, Any] = json.loads(checked("sarif", ten_faults, capsys)[1])
    (run,) = log["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert log["version"] == "2.1.0"
    assert [rule["id"] for rule in rules] == ["PD301"]
    assert len(run["results"]) == 10
    result = run["results"][0]
    assert (result["level"], rules[result["ruleIndex"]]["id"]) == ("error", result["ruleId"])
    place = result["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"].endswith("ten%2C%20faults.txt")
    assert place["region"]["startLine"] == place["region"]["endLine"] == 2


def test_check_as_annotations_of_a_pull_request(ten_faults: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lines = checked("github", ten_faults, capsys)[1].splitlines()
    assert len(lines) == 11
    assert lines[0].startswith(f"::error file={str(ten_faults).replace(',', '%2C')},line=2,endLine=2,col=")
    assert ",title=PD301 claim-off::" in lines[0]


def test_check_of_sound_text(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "sound.txt"
    path.write_text(ALEXNET, encoding="utf-8")
    code, out = checked("text", path, capsys)
    assert code == 0
    assert "1 calculation, 2 stated results: " in out


def test_notes_are_counted_and_shown_when_asked_for(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("10 days * 24 * 3600 * 5 TFLOP/s = 4.32e18 FLOP", encoding="utf-8")
    assert "1 note (--notes shows them)" in checked("text", path, capsys)[1]
    assert main(["check", "--notes", str(path)]) == 0
    assert "note[PD222]" in capsys.readouterr().out


def test_check_of_a_content_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "content"
    assert main(["new", str(folder)]) == 0
    capsys.readouterr()
    assert main(["check", str(folder)]) == 0
    assert "7 files: 2 calculations" in capsys.readouterr().out
    page = folder / "content/systems/alexnet.md"
    page.write_text(
        page.read_text("utf-8").replace("5.5 days", "5.5 days *").replace("date:", "dtae:"), encoding="utf-8"
    )
    assert main(["check", str(folder)]) == 1
    out = capsys.readouterr().out
    assert f"{page}:7:1" in out
    assert "error[PD502]" in out
    assert f"{page}:34:" in out
    assert main(["check", str(page)]) == 1


def test_new_writes_over_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "mine.md").write_text("mine", encoding="utf-8")
    assert main(["new", str(tmp_path)]) == 2
    assert [path.name for path in tmp_path.iterdir()] == ["mine.md"]
    assert "not an empty folder" in capsys.readouterr().err


# ---- what each form carries


HOSTILE = "4 GPUs * 15 days * 5.1 TFLOPS * 0.33 = 100% and\u2028::error::10,000 PF\n\n3 GPUs * (2 days = 7\r\n"


def test_annotations_cannot_be_broken_out_of(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "::error::a,b%:c\nd.txt"
    path.write_text(
        "4 GPUs * 15 days * 5.1 TFLOPS * 0.33 = 100,000 PF\n\n3 GPUs * 2 TFLOPZ = 7 PF\r\n", encoding="utf-8"
    )
    lines = checked("github", path, capsys)[1].splitlines()
    assert [line.split(" ", 1)[0] for line in lines] == ["::error", "::error", "petaday:"]
    for line in lines[:2]:
        fields, _, message = line.removeprefix("::error ").partition("::")
        assert [pair.split("=")[0] for pair in fields.split(",")] == [
            "file",
            "line",
            "endLine",
            "col",
            "endColumn",
            "title",
        ]
        assert fields.split(",")[0].endswith("%3A%3Aerror%3A%3Aa%2Cb%25%3Ac%0Ad.txt")
        assert message


def test_conjectures_are_in_every_form(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "vgg.txt"
    path.write_text(VGG, encoding="utf-8")
    for form in ("text", "json", "sarif", "github"):
        assert "17.5 days instead of 15 days" in checked(form, path, capsys)[1]


# ---- statistics, explain, watch


def test_statistics_count_codes_and_verdicts(ten_faults: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--statistics", str(ten_faults)]) == 1
    assert capsys.readouterr().out == "10  PD301  error  claim-off\n\n10  off\n"
    assert main(["check", "--statistics", "--json", str(ten_faults)]) == 1
    assert json.loads(capsys.readouterr().out) == {"codes": {"PD301": 10}, "verdicts": {"off": 10}, "silenced": 0}


def test_check_explains_a_code_as_explain_does(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--explain", "PD302"]) == 0
    asked = capsys.readouterr().out
    assert main(["explain", "PD302"]) == 0
    assert capsys.readouterr().out == asked
    assert main(["check", "--explain", "PD999"]) == 2


def test_watch_checks_again_when_a_file_has_changed(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    late = tmp_path / "b.md"
    path.write_text("one", encoding="utf-8")
    pauses = 0

    def pause() -> None:
        nonlocal pauses
        pauses += 1
        match pauses:
            case 2:
                path.write_text("three", encoding="utf-8")
            case 3:
                late.write_text("new", encoding="utf-8")
            case 4:
                late.unlink()

    seen = changes([str(tmp_path), str(tmp_path / "missing")], pause)
    assert [(next(seen), pauses)[1] for _ in range(4)] == [0, 2, 3, 4]


# ---- foreign files


@pytest.mark.parametrize("front", ["license: mit\nlanguage: en", "layout: post\ntitle: A", "title: A\nformat: html"])
def test_front_matter_of_others_never_stops_the_audit(
    front: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "card.md").write_text(f"---\n{front}\n---\nIt took 4 GPUs * 3 = 17 GPUs.\n", encoding="utf-8")
    for path in (tmp_path / "card.md", tmp_path):
        code, out = checked("text", path, capsys)
        assert (code, "PD302" in out, "PD50" in out) == (0, True, False)


def test_a_page_that_says_so_is_held_to_the_schema(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = tmp_path / "page.md"
    page.write_text("---\ntitel: A\nstatus: as printed\n---\n", encoding="utf-8")
    assert "error[PD502]" in checked("text", page, capsys)[1]
    page.write_text("---\ntitel: A\n---\n```calc id=a\n2 * 3\n```\n", encoding="utf-8")
    assert "error[PD502]" in checked("text", page, capsys)[1]


def test_so_is_any_page_of_a_content_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = tmp_path / "content" / "systems" / "page.md"
    page.parent.mkdir(parents=True)
    page.write_text("---\nlicense: mit\n---\n", encoding="utf-8")
    for path in (page, tmp_path / "content"):
        assert "error[PD502]" in checked("text", path, capsys)[1]


def test_what_only_looks_like_a_calculation_is_one_quiet_count(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    note = tmp_path / "note.txt"
    note.write_text("see 2**9999 * 3, and 2 * 3 = 6\n", encoding="utf-8")
    code, out = checked("text", note, capsys)
    assert (code, out.splitlines()[-1].endswith("nothing to say")) == (0, True)
    main(["check", "--notes", str(note)])
    assert capsys.readouterr().out.endswith("1 place that only looks like a calculation\n")


# ---- exit codes


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["sound.txt"], 0),
        (["warned.txt"], 0),
        (["off.txt"], 1),
        (["off.txt", "sound.txt"], 1),
        (["missing.txt"], 2),
        (["missing.txt", "off.txt"], 2),
        (["empty"], 2),
        ([], 2),
        (["--statistics", "--format", "sarif", "sound.txt"], 2),
        (["--watch", "-"], 2),
        (["--colour", "sound.txt"], 2),
    ],
)
def test_exit_codes(words: list[str], code: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "empty").mkdir()
    for name, text in {"sound": ALEXNET, "warned": VGG, "off": VGG.replace("10,000", "100,000")}.items():
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    with pytest.raises(SystemExit) as ended:
        sys.exit(main(["check", *words]))
    assert ended.value.code == code
