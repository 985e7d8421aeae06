"""The command line, as people and programs use it: words in, text and an exit code out."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

from petaday.cli import main
from petaday.report import Report

ALEXNET = "2 GPU * 1.58e-3 PF * 5.5 days * 0.33 = 500 PF = 0.0058 pfs-days"
OFF = "4 GPUs * 15 days * 5.1 TFLOPS * 0.33 = 100,000 PF"


def petaday(*words: str, given: bytes = b"") -> subprocess.CompletedProcess[str]:
    """Run petaday as a program of its own."""
    done = subprocess.run([sys.executable, "-m", "petaday", *words], input=given, capture_output=True, check=False)
    return subprocess.CompletedProcess(done.args, done.returncode, done.stdout.decode(), done.stderr.decode())


def stdin(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(data)))


# ---- work


def test_work_joins_its_words(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["work", *ALEXNET.split()]) == 0
    out = capsys.readouterr().out
    assert out.startswith(ALEXNET)
    assert "= 4.955e17 FLOP = 0.005735 pfs-days" in out
    assert "\x1b" not in out


def test_work_takes_standard_input(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    stdin(monkeypatch, b"3 days * 2\n")
    assert main(["work"]) == 0
    assert "518,400 s" in capsys.readouterr().out


def test_work_exits_with_1_when_there_is_no_figure(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["work", "2 * (3 days"]) == 1
    assert "error[PD103]" in capsys.readouterr().out


def test_work_in_json_is_a_report(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["work", "--json", ALEXNET]) == 0
    report = Report.model_validate_json(capsys.readouterr().out)
    assert report.text == ALEXNET
    assert report.unit == "FLOP"


@pytest.mark.parametrize(("form", "opening"), [("markdown", "```text"), ("latex", "$$"), ("mathml", "<math ")])
def test_work_in_other_notations(form: str, opening: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["work", "--format", form, ALEXNET]) == 0
    assert capsys.readouterr().out.startswith(opening)


# ---- scan


def test_scan_says_where_each_calculation_stands(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    notes = tmp_path / "notes.txt"
    notes.write_text(f"AlexNet took a week.\n\n{ALEXNET}\n\nVGG took two.\n\n{OFF}\n", encoding="utf-8")
    assert main(["scan", str(notes)]) == 0
    out = capsys.readouterr().out
    assert f"{notes}:3:1" in out
    assert f"{notes}:7:1" in out
    assert out.endswith(f"2 calculations in {notes}\n")


def test_scan_in_json_and_a_text_without_any(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    stdin(monkeypatch, f"It says {ALEXNET}.".encode())
    assert main(["scan", "--json", "-"]) == 0
    (report,) = json.loads(capsys.readouterr().out)
    assert report["unit"] == "FLOP"
    stdin(monkeypatch, b"No figures here.")
    assert main(["scan"]) == 1
    assert capsys.readouterr().out == "0 calculations in standard input\n"


# ---- the smaller commands


def test_convert(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["convert", "1e25", "FLOP"]) == 0
    rows = [line.split() for line in capsys.readouterr().out.splitlines()]
    assert ["115,741", "pfs-days"] in rows
    assert ["5e24", "MAC"] in rows


@pytest.mark.parametrize(
    ("words", "figure"),
    [
        ("1 pfs-days to FLOP", "8.64e19 FLOP"),
        ("1 PFLOP/s to TFLOP/s", "1,000 TFLOP/s"),
        ("2 days to hours", "48 hours"),
        ("4 GPUs * 15 days * 5.1 TFLOPS to PF", "26,438 PF"),
        ("0 days to hours", "0 hours"),
    ],
)
def test_convert_to_a_unit(words: str, figure: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["convert", *words.split()]) == 0
    assert capsys.readouterr().out.strip() == figure


@pytest.mark.parametrize(
    ("words", "unit"),
    [("3 days to pfs-days", "pfs-days"), ("2 parsecs to days", "days"), ("8 H100 to TFLOPS", "TFLOPS")],
)
def test_convert_refuses_another_kind(words: str, unit: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["convert", words]) == 1
    assert f"cannot be measured in {unit}" in capsys.readouterr().err


def test_convert_in_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["convert", "--json", "1", "pfs-days"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["unit"] == "FLOP"
    assert told["pfs_days"] == pytest.approx(1)
    assert told["figures"]["PFLOP"] == pytest.approx(86400)


def test_what_cannot_be_converted_is_told_in_json_too(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["convert", "--json", "2 * (3 days"]) == 1
    told = json.loads(capsys.readouterr().out)
    assert (told["value"], told["figures"], [one["code"] for one in told["diagnostics"]]) == (None, {}, ["PD103"])
    assert main(["convert", "--json", "3 days to FLOP"]) == 1
    assert json.loads(capsys.readouterr().out)["figures"] == {}


def test_explain(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "pd201"]) == 0
    assert capsys.readouterr().out.startswith("PD201 unknown-unit (error)\n")
    assert main(["explain", "unkown-unit"]) == 2
    assert "did you mean unknown-unit" in capsys.readouterr().err
    assert main(["explain"]) == 0
    assert "PD301  error    claim-off" in capsys.readouterr().out


def test_schema_is_that_of_the_report(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["schema"]) == 0
    schema = json.loads(capsys.readouterr().out)
    assert set(schema["properties"]) == set(Report.model_fields)


# ---- what surrounds every command


def test_version_and_help_name_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    for option in ("--version", "--help"):
        with pytest.raises(SystemExit, match="0"):
            main([option])
    out = capsys.readouterr().out
    assert out.startswith("petaday 0.")
    for command in ("work", "check", "scan", "convert", "explain", "schema", "new", "build", "serve"):
        assert f"    {command}" in out


@pytest.mark.parametrize("columns", [60, 100])
def test_help_is_as_wide_as_the_terminal(
    columns: int, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    with pytest.raises(SystemExit, match="0"):
        main(["--help"])
    widest = max(map(len, capsys.readouterr().out.splitlines()))
    assert columns - 20 < widest < columns


def test_an_unknown_command_is_a_usage_error(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        main(["wrok", "2 * 3"])
    assert "invalid choice: 'wrok'" in capsys.readouterr().err


def test_a_missing_file_is_said_in_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["scan", "no-such.txt"]) == 2
    assert capsys.readouterr().err == "petaday: no-such.txt: No such file or directory\n"


def test_text_that_is_not_utf_8_is_read_and_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "old.txt"
    path.write_bytes("5 days × 2 = 10 days".encode("cp1252"))
    assert main(["check", str(path)]) == 0
    heard = capsys.readouterr()
    assert "1 calculation, 1 stated result" in heard.out
    assert heard.err == f"petaday: {path}: not UTF-8 (byte 8); read as Windows-1252: line 1\n"


def test_utf_16_with_its_mark_is_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "wide.txt"
    path.write_bytes("5 days × 2 = 10 days".encode("utf-16"))
    assert main(["check", str(path)]) == 0
    assert capsys.readouterr().err == ""


def test_a_reader_who_goes_away_is_no_error(tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    path.write_text("\n\n".join([ALEXNET] * 300), encoding="utf-8")
    command = f"{sys.executable} -m petaday scan {path} | head -n 1"
    done = subprocess.run(command, shell=True, capture_output=True, text=True, check=False)
    assert done.stdout.startswith("── ")
    assert done.stderr == ""


def test_output_that_cannot_be_encoded_is_escaped() -> None:
    done = petaday("work", "2 \udcff * 3")
    assert "Traceback" not in done.stderr
    assert done.returncode in {0, 1}


def test_work_starts_without_what_it_does_not_need() -> None:
    heavy = {"pydantic", "importlib.metadata", "mkdocs", "starlette", "yaml", "petaday.markup.joining"}
    program = "import sys; from petaday.cli import main; main(['work', '2 GPU * 3 days']); print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert heavy & set(done.stdout.splitlines()[-1].split()) == set()
