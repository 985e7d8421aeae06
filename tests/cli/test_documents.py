"""`petaday check` and `petaday scan` over files of every kind, folders and globs."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from pdf_files import Piece, pdf
from petaday.cli import main

OFF = "4 GPUs * 15 days * 5.1 TFLOPS * 0.33 = 100,000 PF"
SOUND = "2 GPU * 1.58e-3 PF * 5.5 days * 0.33 = 500 PF"

KINDS: dict[str, str] = {
    "a.md": f"---\nlicense: mit\n---\n{OFF}\n",
    "b.txt": f"{OFF}\n",
    "c.html": f"<svg d='M 2 * 3 = 7'><path d='4*4=17'/></svg><p title='3 * 3 = 10'>{OFF}</p>\n",
    "d.tex": "\\section{Compute}\n$" + OFF.replace("*", "\\times") + "$\n",
    "e.rst": f"Compute\n=======\n\n{OFF}\n",
    "f.py": f"def compute(a):\n    '''Counts.\n\n    {OFF}\n    '''\n    x = a * 3 == 7\n",
    "g.cu": f"int x = 2 * 3;\n// {OFF}\n",
    "h.yaml": f"note: {OFF}\n",
    "i.json": json.dumps({"width": 12, "note": OFF, "blob": "A" * 300}),
    "j.csv": f"name,work\nx,{OFF.replace('100,000', '100000')}\ny,12\n",
    "README": f"{OFF}\n",
}


def findings(path: Path, capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, dict[str, Any]]:
    code = main(["check", "--json", str(path), *words])
    return code, json.loads(capsys.readouterr().out)


@pytest.mark.parametrize("name", KINDS)
def test_a_file_of_any_kind_is_read(name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / name
    path.write_text(KINDS[name], encoding="utf-8")
    code, told = findings(path, capsys)
    assert (code, told["summary"]["verdicts"]) == (1, {"off": 1})
    (found,) = [one for one in told["files"][0]["findings"] if one["code"] == "PD301"]
    line = KINDS[name].splitlines()[found["line"] - 1]
    assert line[found["column"] - 1 :].startswith("100") or name == "d.tex"


def notebook(*cells: tuple[str, str]) -> str:
    printed = [{"text": "2 * 3 = 9"}]
    held = [
        {"cell_type": kind, "metadata": {}, "source": text.splitlines(keepends=True), "outputs": printed}
        for kind, text in cells
    ]
    return json.dumps({"cells": held, "nbformat": 4}, indent=1)


def test_a_notebook_names_its_cell(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "run.ipynb"
    code = f"flop = 6 * 7e9 * 2e12  # 8.4e21\nx = a * 3 == 7\n# {SOUND}"
    path.write_text(notebook(("markdown", f"# Run\n\n{OFF}\n"), ("code", code)), encoding="utf-8")
    assert main(["check", str(path)]) == 1
    out = capsys.readouterr().out
    assert f"{path}: cell 1, line 3\n3 | {OFF}" in out
    assert f"{path}: cell 2, line 1\n1 | flop = 6 * 7e9 * 2e12  # 8.4e21" in out
    assert "3 calculations, 3 stated results: 1 follows, 2 off" in out
    found = findings(path, capsys)[1]["files"][0]["findings"][0]
    assert (found["part"], OFF in path.read_text("utf-8").splitlines()[found["line"] - 1]) == ("cell 1, line 3", True)


def test_a_pdf_names_its_page(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "paper.pdf"
    path.write_bytes(pdf([Piece(OFF, 50, 700)], [Piece(SOUND, 50, 700)]))
    assert main(["check", str(path)]) == 1
    assert f"{path}: page 1" in capsys.readouterr().out
    assert main(["check", "--format", "sarif", str(path)]) == 1
    (run,) = json.loads(capsys.readouterr().out)["runs"]
    (place,) = run["results"][0]["locations"]
    assert (place["logicalLocations"], "region" in place["physicalLocation"]) == ([{"name": "page 1"}], False)


def test_code_is_never_judged(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "run.py"
    path.write_text(
        "assert 2 * 3 == 7\nlabel = '2 * 3 = 7'\nsize = 1024**3  # 1 GB\nflop = 6 * 7e9 * 2e12  # 8.4e22\n", "utf-8"
    )
    code, told = findings(path, capsys)
    assert (code, told["summary"]["verdicts"]) == (0, {"follows": 1})


def test_a_default_in_a_comment_is_no_result(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "run.cpp"
    path.write_text("// 2 * 3 = 6\nvoid run(float a /* = 0.5f */, float b /* = 7 */) {}\n", "utf-8")
    assert findings(path, capsys)[1]["summary"]["verdicts"] == {"follows": 1}


def test_a_name_of_the_program_is_none_that_nothing_says(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "run.py"
    comment = "# elements take 4 GB = 4 * numel / 1e9\n"
    said = []
    for text in (f"numel = 1 << 30\n{comment}", comment):
        path.write_text(text, "utf-8")
        said.append([one["code"] for one in findings(path, capsys)[1]["files"][0]["findings"]])
    assert said == [[], ["PD235"]]


def test_a_folder_is_read_in_one_order_and_tells_what_it_leaves(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("b.md", "a.md", "sub/c.md", ".hidden/d.md", "node_modules/e.md"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(OFF if name == "b.md" else SOUND, encoding="utf-8")
    (tmp_path / "weights.bin").write_bytes(b"\x00\x01\x02")
    (tmp_path / "broken.pdf").write_bytes(b"%PDF-1.7 nothing")
    code = main(["check", str(tmp_path)])
    told = capsys.readouterr()
    assert code == 2
    assert [line.split(":")[0][-4:] for line in told.out.splitlines()[:3]] == ["a.md", "b.md", "c.md"]
    assert "1 file .bin" in told.out
    assert told.out.splitlines()[-1].endswith("; 1 file of other kinds; 1 file could not be read")
    assert "broken.pdf: this PDF cannot be read" in told.err


def test_jobs_change_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for number in range(12):
        (tmp_path / f"{number}.md").write_text(OFF if number % 2 else SOUND, encoding="utf-8")
    told = []
    for jobs in ("1", "3"):
        assert main(["check", "--jobs", jobs, str(tmp_path)]) == 1
        told.append(capsys.readouterr())
    assert told[0] == told[1]
    assert told[0].err == ""  # in a pipe nothing is told of the progress


def test_globs_and_several_paths(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("a.md", "b.md", "c.txt"):
        (tmp_path / name).write_text(SOUND, encoding="utf-8")
    assert main(["check", str(tmp_path / "*.md"), str(tmp_path / "c.txt"), str(tmp_path / "a.md")]) == 0
    assert capsys.readouterr().out.splitlines()[-1].startswith("3 files: 3 calculations")
    assert main(["scan", "--json", str(tmp_path)]) == 0
    assert [Path(one["file"]).name for one in json.loads(capsys.readouterr().out)] == ["a.md", "b.md", "c.txt"]
    assert main(["scan", str(tmp_path / "*.none")]) == 2


def test_ctrl_c_leaves_what_was_done(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from petaday.cli import gathering

    for name in ("a.md", "b.md", "c.md"):
        (tmp_path / name).write_text(OFF, encoding="utf-8")
    done = gathering.worked

    def stopped(task: gathering.Task) -> Any:
        if task.path.endswith("b.md"):
            raise KeyboardInterrupt
        return done(task)

    monkeypatch.setattr(gathering, "worked", stopped)
    assert main(["check", str(tmp_path)]) == 130
    assert capsys.readouterr().out.splitlines()[-1].endswith("(--notes shows them); stopped before 2 other files")


def test_a_line_for_each_file_and_one_for_the_sum(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("a.md", "b.md"):
        (tmp_path / name).write_text(SOUND, encoding="utf-8")
    assert main(["check", "--format", "jsonl", str(tmp_path)]) == 0
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [Path(line["file"]).name for line in lines[:-1]] == ["a.md", "b.md"]
    assert lines[-1]["summary"]["verdicts"] == {"follows": 2}


# ---- baseline


def test_a_baseline_knows_old_findings_and_fails_new_ones(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page, known = tmp_path / "a.md", str(tmp_path / "known.json")
    page.write_text(f"{OFF}\n", encoding="utf-8")
    assert main(["check", str(page), "--baseline", known, "--update-baseline"]) == 0
    assert main(["check", str(page), "--baseline", known]) == 0
    page.write_text(f"A line before.\n\n{OFF}\n\n{OFF.replace('100,000', '200,000')}\n", encoding="utf-8")
    capsys.readouterr()
    assert main(["check", str(page), "--baseline", known]) == 1
    assert "; 1 silenced" in (out := capsys.readouterr().out)
    assert out.count("error[PD301]") == 1
    main(["check", str(page), "--baseline", known, "--format", "sarif"])
    results = json.loads(capsys.readouterr().out)["runs"][0]["results"]
    assert [one["suppressions"][0]["kind"] for one in results if "suppressions" in one] == ["external"]
    page.write_text(SOUND, encoding="utf-8")
    assert main(["check", str(page), "--baseline", known]) == 0
    assert "1 findings of" in capsys.readouterr().err
    Path(known).write_text("{}", encoding="utf-8")
    assert main(["check", str(page), "--baseline", known]) == 2


# ---- not lost


def test_a_thousand_mixed_files_with_broken_ones(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    broken = {
        "ipynb": b'{"cells": [',
        "pdf": b"%PDF-1.4\nxref\n",
        "md": b"\xff\xfe\x00\xd8 2 * 3 = 6",
        "csv": b'a,"b\n' * 50,
        "json": b'{"a": "2 * 3 = 7',
        "html": b"<table><tr><td rowspan=9999 colspan=9999>2",
        "tex": b"\\begin{tabular}{ll} a & \\multicolumn{99}{c}{",
        "py": b'"""2 * 3 = 6',
        "png": b"\x89PNG\x00\x00",
        "txt": b"caf\xe9 2 * 3 = 6\n",
    }
    for number in range(1000):
        kind = list(broken)[number % 10]
        (tmp_path / str(number % 7)).mkdir(exist_ok=True)
        data = broken[kind] if number % 4 == 0 else f"Run {number}: 2 * {number} = {2 * number}\n".encode()
        (tmp_path / str(number % 7) / f"{number}.{kind}").write_bytes(data)
    main(["check", "--json", str(tmp_path)])
    told = json.loads(capsys.readouterr().out)
    kept = {Path(one["file"]).stem for one in told["files"]}
    assert len(kept) + told["summary"]["broken"] == 1000
    assert told["summary"]["verdicts"]["follows"] > 350
    assert "off" not in told["summary"]["verdicts"]


def test_what_is_too_long_is_left_out_and_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = "\n".join(f"{at},{at % 16 + 1},3,{(at % 16 + 1) * 3}" for at in range(100_000))
    path = tmp_path / "long.csv"
    path.write_text(f"run,gpus,hours,gpu_hours\n{rows}\n", encoding="utf-8")
    assert main(["check", str(path)]) == 0
    assert "long.csv: only the first 4,000 rows of a table were read" in capsys.readouterr().out


def test_a_pipe_in_a_folder_is_left_aside(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.md").write_text(SOUND, encoding="utf-8")
    os.mkfifo(tmp_path / "b.md")  # a read of it would never end
    assert main(["check", str(tmp_path)]) == 0
    assert "1 file .md" in capsys.readouterr().out
