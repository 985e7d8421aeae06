"""The wheel alone: all that needs no extra works, and what needs one says which in a sentence."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from pdf_files import Piece, pdf
from wheels import Fresh

LINE = "2 GPU * 1.58e-3 PF * 5.5 days * 0.33 = 500 PF"
DRAWN = "(1 to 2) * 3 GPU * 4 days * 5 PF + (1 to 2) * 9 GPU * 4 days * 5 PF"

pytestmark = pytest.mark.timeout(300)


@pytest.fixture
def bare(fresh: Callable[[str], Fresh]) -> Fresh:
    return fresh("")


def test_a_calculation_is_worked(bare: Fresh, tmp_path: Path) -> None:
    code, out, error = bare.petaday(tmp_path, "work", LINE)
    assert (code, error) == (0, "")
    assert "= 4.955e17 FLOP = 0.005735 pfs-days" in out


def test_a_file_is_checked(bare: Fresh, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(LINE, "utf-8")
    code, out, error = bare.petaday(tmp_path, "check", "a.txt")
    assert (code, error) == (0, "")
    assert out.startswith("a.txt: 1 calculation, 1 stated result: 1 follows")


def test_a_code_is_explained_and_the_schema_printed(bare: Fresh, tmp_path: Path) -> None:
    code, out, error = bare.petaday(tmp_path, "explain", "PD302")
    assert (code, error) == (0, "")
    assert out.startswith("PD302 claim-within-factor-2 (warning)")
    code, out, error = bare.petaday(tmp_path, "schema")
    assert (code, error) == (0, "")
    assert out.startswith('{\n  "$schema"')


def test_an_interval_that_has_to_be_drawn_is_a_note_beside_the_result(bare: Fresh, tmp_path: Path) -> None:
    code, out, error = bare.petaday(tmp_path, "work", DRAWN)
    assert (code, error) == (0, "")
    assert "= help: pip install 'petaday[uncertainty]'" in out


@pytest.mark.parametrize(
    ("command", "extra"),
    [
        ("build", "site"),
        ("build --strict elsewhere", "site"),
        ("build --watch", "site"),
        ("style docs/petaday.css", "site"),
        ("serve", "service"),
        ("serve --port 0 --watch", "service"),
        ("chat", "service"),
        ("chat --no-history", "service"),
        ("mcp", "mcp"),
        ("lsp", "lsp"),
        ("table runs.csv --calc gpus*2 --out done.csv", "columns"),
        ("table runs.parquet --calc gpus*2 --out done.csv", "columns"),
    ],
)
def test_a_command_names_the_extra_it_needs(command: str, extra: str, bare: Fresh, tmp_path: Path) -> None:
    words = command.split()
    (tmp_path / "runs.csv").write_text("gpus\n8\n", "utf-8")
    (tmp_path / "runs.parquet").touch()
    said = f"`petaday {words[0]}` needs the {extra} extra: pip install 'petaday[{extra}]'"
    assert bare.lacks(tmp_path, *words) == said
    assert sorted(file.name for file in tmp_path.rglob("*")) == ["runs.csv", "runs.parquet"]


def test_a_formula_is_written_as_sql_and_its_engines_name_the_extra_they_need(bare: Fresh) -> None:
    program = "import petaday; print(petaday.compile('gpus / 2').sql())"
    assert bare.python(program) == 'CAST("gpus" AS DOUBLE) / 2e0\n'
    said = "working on NumPy arrays needs the columns extra: pip install 'petaday[columns]'"
    program = "import petaday\ntry: petaday.compile('gpus / 2').numpy(gpus=3)\nexcept ImportError as lack: print(lack)"
    assert bare.python(program) == f"{said}\n"


def test_many_texts_become_a_table_and_parquet_names_its_extra(bare: Fresh, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(LINE, "utf-8")
    said = "petaday scan: a table in Parquet needs the columns extra: pip install 'petaday[columns]'"
    assert bare.lacks(tmp_path, "scan", "a.txt", "--out", "finds.parquet") == said
    assert bare.petaday(tmp_path, "scan", "a.txt", "--out", "finds.jsonl", "--jobs", "2")[0] == 0
    assert '"text": "2 GPU * 1.58e-3 PF' in (tmp_path / "finds.jsonl").read_text("utf-8")


def test_a_model_names_the_extra_it_needs(bare: Fresh, tmp_path: Path) -> None:
    said = "petaday count: counting an ONNX file needs the onnx extra: pip install 'petaday[onnx]'"
    assert bare.lacks(tmp_path, "count", "model.onnx") == said
    program = "from petaday import count\ntry: count.module(None)\nexcept count.CountError as fault: print(fault)"
    assert bare.python(program) == "counting a torch module needs the torch extra: pip install 'petaday[torch]'\n"


@pytest.mark.parametrize("command", ["scan", "check"])
def test_a_pdf_names_the_extra_it_needs(command: str, bare: Fresh, tmp_path: Path) -> None:
    (tmp_path / "paper.pdf").write_bytes(pdf([Piece("2 GPU * 3 days", 72, 700)]))
    said = "paper.pdf: reading a PDF needs the pdf extra: pip install 'petaday[pdf]'"
    assert bare.lacks(tmp_path, command, "paper.pdf").endswith(f": {said}")


def test_the_list_of_commands_says_which_need_more(bare: Fresh, tmp_path: Path) -> None:
    code, out, error = bare.petaday(tmp_path, "--help", COLUMNS="200")
    assert (code, error) == (0, "")
    assert "    serve     needs the service extra: pip install 'petaday[service]'" in out
    assert "    build     build the site" in out
