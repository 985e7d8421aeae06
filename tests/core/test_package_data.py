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
