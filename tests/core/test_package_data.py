"""The package's data are read from wherever the package is, and their absence is told."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

from places import ROOT

PACKAGE = ROOT / "grammar" / "petaday"

FROM_A_ZIP = """
import petaday
from petaday import codes, hardware, units
from petaday.count import names
from petaday.language import grammar
assert ".zip" in petaday.__file__, petaday.__file__
assert hardware.find("H100").usual().value > 9e14
assert hardware.near("Titan Blak")
assert units.meanings("pfs-days")[0].factor == 8.64e19
assert codes.find("PD201")
assert petaday.audit("8 H100 * 990 TFLOP/s * 2 days * 40% = 6.3 pfs-days").claims
print(len(hardware.devices()))
"""


FROM_THE_WHEEL = """
import tempfile
from pathlib import Path
import petaday
from petaday import card, facts, law
from petaday.casebook import packaged
from petaday.cli import main
from petaday.display import html
from petaday.facts import reference
from petaday.frame.rows import scanned
assert ".whl" in petaday.__file__, petaday.__file__
assert petaday.audit("8 H100 * 3 days * 40% = 9.5 pfs-days").claims[0].verdict == "follows"
assert [row[17] for row in scanned([("a", "2 * 3 = 6")])] == ["0.1.0"]
assert len(packaged.known(Path("nowhere")).systems) > 100
assert facts.run_sheet("We trained it on 8 H100 for 3 days.").facts
assert reference.kinds_of_facts() and reference.relations_of_one_kind()
assert card.style() and law.rules() and html.html(petaday.audit("2 * 3"))
folder = Path(tempfile.mkdtemp())
(folder / "a.txt").write_text("8 H100 * 3 days * 40% = 9.5 pfs-days")
assert main(["check", str(folder / "a.txt")]) == 0
assert main(["scan", str(folder), "--out", str(folder / "finds.jsonl"), "--jobs", "2"]) == 0
assert '"verdict": "follows"' in (folder / "finds.jsonl").read_text()
assert main(["new", str(folder / "mine")]) == 0
"""


def run(code: str, where: Path) -> subprocess.CompletedProcess[str]:
    """Python with the package of that folder or archive."""
    code = f"import sys; sys.path.insert(0, {str(where)!r})\n{code}"
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)


def test_a_package_inside_a_zip_has_all_its_data(tmp_path: Path) -> None:
    shutil.copytree(PACKAGE, tmp_path / "whole" / "petaday", ignore=shutil.ignore_patterns("__pycache__"))
    archive = shutil.make_archive(str(tmp_path / "petaday"), "zip", tmp_path / "whole")
    done = run(FROM_A_ZIP, Path(archive))
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) > 100


def test_a_wheel_is_read_where_it_lies_and_its_workers_read_it_too(wheel_file: Path) -> None:
    done = run(FROM_THE_WHEEL, wheel_file)
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""


def test_a_package_without_its_casebook_says_so(tmp_path: Path) -> None:
    left = shutil.ignore_patterns("__pycache__", "*.saved")
    shutil.copytree(PACKAGE, tmp_path / "petaday", ignore=left)
    done = run("from petaday.casebook.packaged import packaged\npackaged()", tmp_path)
    said = "FileNotFoundError: petaday.casebook was installed without its file casebook.saved"
    assert done.stderr.splitlines()[-1] == said


def test_nothing_is_read_beside_a_module_but_what_can_be_done_without() -> None:
    """What lark made of a grammar and what TOML said is saved where there is a folder, and made anew in a zip."""
    named = {path for path in PACKAGE.rglob("*.py") if "__file__" in path.read_text("utf-8")}
    assert {path.relative_to(PACKAGE).as_posix() for path in named} == {
        *("casebook/packaged.py", "core/package_data.py"),
        *("layers/notation.py", "syntax/parser.py", "units/__init__.py"),
    }


def test_a_package_without_its_device_tables_says_so(tmp_path: Path) -> None:
    shutil.copytree(PACKAGE, tmp_path / "petaday", ignore=shutil.ignore_patterns("__pycache__"))
    (tmp_path / "petaday" / "hardware" / "amd.toml").unlink()
    done = run("from petaday import hardware\nhardware.find('H100')", tmp_path)
    said = "FileNotFoundError: petaday.hardware was installed without its file amd.toml"
    assert done.stderr.splitlines()[-1] == said


def test_a_device_table_without_a_device_is_an_error(tmp_path: Path) -> None:
    shutil.copytree(PACKAGE, tmp_path / "petaday", ignore=shutil.ignore_patterns("__pycache__"))
    (tmp_path / "petaday" / "hardware" / "amd.toml").write_text("", "utf-8")
    done = run("from petaday import hardware\nhardware.find('H100')", tmp_path)
    assert done.stderr.splitlines()[-1] == "ValueError: petaday.hardware lists no device in its file amd.toml"
