"""`petaday check` and `petaday new`: what is wrong in files, and how it is reported."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from petaday.cli import main
from petaday.report import Report

ALEXNET = "2 GPU * 1.58e-3 PF * 5.5 days * 0.33 = 500 PF = 0.0058 pfs-days"


def checked(form: str, path: Path, capsys: pytest.CaptureFixture[str]) -> tuple[int, str]:
    code = main(["check", "--format", form, str(path)])
    return code, capsys.readouterr().out


@pytest.fixture
def ten_faults(tmp_path: Path) -> Path:
    path = tmp_path / "ten, faults.txt"
    lines = [f"On page {page} it says\n4 GPUs * {page} days * 5.1 TFLOPS = 900 pfs-days\n" for page in range(1, 11)]
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
    assert json.loads(out)["summary"] == {"verdicts": {"off": 10}, "findings": {"error": 10}}
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
    assert "2 files: 1 calculation" in capsys.readouterr().out
    page = folder / "systems" / "alexnet.md"
    page.write_text(
        page.read_text("utf-8").replace("5.5 days", "5.5 days *").replace("date:", "dtae:"), encoding="utf-8"
    )
    assert main(["check", str(folder)]) == 1
    out = capsys.readouterr().out
    assert f"{page}:4:1" in out
    assert "error[PD502]" in out
    assert f"{page}:15:" in out
    assert main(["check", str(page)]) == 1


def test_new_writes_over_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "mine.md").write_text("mine", encoding="utf-8")
    assert main(["new", str(tmp_path)]) == 2
    assert [path.name for path in tmp_path.iterdir()] == ["mine.md"]
    assert "not an empty folder" in capsys.readouterr().err
