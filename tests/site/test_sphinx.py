"""Calc blocks in a project of Sphinx's, in reStructuredText and in MyST: a real build, in an environment of its own."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from wheels import Fresh, clean

pytestmark = [pytest.mark.slow, pytest.mark.timeout(600)]
Build = Callable[..., tuple[int, str]]

CONF = 'project = "Notes"\nextensions = ["myst_parser", "petaday_site.sphinx"]\n'
RST = """\
Notes
=====

.. calc::
   :id: vgg
{}
   N = 3 days
   2 GPU * N * 1 PF = {} pfs-days

.. toctree::

   more
"""
MYST = "# More\n\n```{{calc}}\n---\nmethod: 2\n---\n2 GPU * 3 days * 1 PF = {} pfs-days\n```\n"


@pytest.fixture
def build(fresh: Callable[..., Fresh], tmp_path: Path) -> Build:
    """Build a project of two pages: the exit code, and what was said."""
    programs = fresh("sphinx", "myst-parser").programs
    (tmp_path / "conf.py").write_text(CONF, encoding="utf-8")

    def built(rst: str, myst: str, *options: str, to: str = "html") -> tuple[int, str]:
        (tmp_path / "index.rst").write_text(rst, encoding="utf-8")
        (tmp_path / "more.md").write_text(myst, encoding="utf-8")
        command = [str(programs / "python"), "-m", "sphinx", "-E", "-q", "-b", to, *options, ".", to]
        done = subprocess.run(command, cwd=tmp_path, env=clean(), capture_output=True, text=True, check=False)
        return done.returncode, done.stdout + done.stderr

    return built


def test_blocks_are_worked_in_their_places(build: Build, tmp_path: Path) -> None:
    assert build(RST.format("", "6"), MYST.format("6"), "-W") == (0, "")
    index, more = ((tmp_path / "html" / name).read_text("utf-8") for name in ("index.html", "more.html"))
    assert '<article class="pd-card" id="vgg">' in index
    assert "follows" in index
    assert '<article class="pd-card" id="calc-1">' in more
    assert "Method 2: devices × time" in more
    assert "petaday.css" in index
    assert "--pd-accent" in (tmp_path / "html/_static/petaday.css").read_text("utf-8")
    assert build(RST.format("", "6"), MYST.format("6"), "-W", to="text") == (0, "")
    assert "2 GPU * N * 1 PF = 6 pfs-days" in (tmp_path / "text/index.txt").read_text("utf-8")


def test_faults_are_warnings_at_their_lines_and_end_a_strict_build(build: Build) -> None:
    code, said = build(RST.format("", "0.2"), MYST.format("0.2"))
    assert code == 0
    assert "index.rst:8: WARNING: PD301: “0.2 pfs-days” does not follow" in said
    assert "more.md:7: WARNING: PD301: “0.2 pfs-days” does not follow" in said
    assert build(RST.format("", "0.2"), MYST.format("0.2"), "-W")[0] != 0


def test_what_is_recorded_as_printed_may_be_off(build: Build) -> None:
    assert build(RST.format("   :record: as printed\n", "0.2"), MYST.format("6"), "-W") == (0, "")
