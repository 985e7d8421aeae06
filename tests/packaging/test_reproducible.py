"""The wheel is the same to the last byte whenever it is built from the same files in a folder of the same name."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from places import ROOT
from wheels import BUILD

PARTS = ("grammar", "service", "site", "content", "pyproject.toml", "hatch_build.py", "README.md", "LICENSE")


@pytest.mark.slow
def test_two_builds_from_fresh_copies_are_byte_identical(tmp_path: Path) -> None:
    def built(seed: int) -> bytes:
        copy = tmp_path / "petaday"  # the casebook holds where its pages were read
        copy.mkdir()
        for part in PARTS:
            source = ROOT / part
            if source.is_dir():
                shutil.copytree(source, copy / part, ignore=shutil.ignore_patterns("*.saved", "__pycache__"))
            else:
                shutil.copyfile(source, copy / part)
        environment = {**os.environ, "SOURCE_DATE_EPOCH": "1700000000", "PYTHONHASHSEED": str(seed)}
        subprocess.run([sys.executable, "-c", BUILD, "."], cwd=copy, env=environment, check=True, capture_output=True)
        (wheel,) = copy.glob("*.whl")
        made = wheel.read_bytes()
        shutil.rmtree(copy)
        return made

    assert built(1) == built(2)
