"""Calc blocks on another's MkDocs site: a project of its own, built strictly by MkDocs itself."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from petaday.cli import main
from petaday_site.style import SETTINGS
from wheels import Fresh, clean

pytest.importorskip("mkdocs", reason="petaday[site] is not installed")

SETTING = f"site_name: Notes\ntheme: {{name: material, font: false}}\n{SETTINGS}\n"
Build = Callable[[str], tuple[int, str, str]]


@pytest.fixture
def build(tmp_path: Path) -> Build:
    """Build a site of one page strictly: MkDocs' exit code, what it said, and the page."""

    def built(markdown: str) -> tuple[int, str, str]:
        (tmp_path / "mkdocs.yml").write_text(SETTING, encoding="utf-8")
        assert main(["style", str(tmp_path / "docs" / "petaday.css")]) == 0
        (tmp_path / "docs" / "index.md").write_text(markdown, encoding="utf-8")
        mkdocs = [sys.executable, "-m", "mkdocs", "build", "--strict"]
        env = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
        done = subprocess.run(mkdocs, cwd=tmp_path, env=env, capture_output=True, text=True, check=False)
        page = tmp_path / "site" / "index.html"
        return done.returncode, done.stderr, page.read_text("utf-8") if page.exists() else ""

    return built


def test_a_block_is_worked_in_its_place_and_other_fences_are_left_alone(build: Build) -> None:
    printed = 'record="as printed"'
    code, _, page = build(
        f'```calc {printed}\n2 GPU * 3 days * 1 PF = 0.2 pfs-days\n```\n\n```python\nprint("calc")\n```\n'
    )
    assert code == 0
    (block,) = re.findall(r'<article class="pd-card" id="calc-1">.*?</article>', page, re.DOTALL)
    assert "<math" in block
    assert "off" in block  # 6 pfs-days
    assert "reference/" not in block  # this site has no pages of ours
    assert '<abbr title="' in block
    assert "petaday.css" in page
    assert page.count('class="pd-card"') == 1
    assert '<span class="nb">print</span>' in page


def test_the_blocks_of_a_page_share_names_and_have_names_of_their_own(build: Build) -> None:
    code, _, page = build(
        '```calc\nN = 70B\n```\n\n```calc id="pretraining" method="1"\n6 * N * 15T = 6.3e24 FLOP\n```\n'
    )
    assert code == 0
    assert 'id="pretraining"' in page
    assert "Method 1: counting operations" in page
    assert "follows" in page


def test_an_error_is_shown_in_its_place_and_ends_a_strict_build(build: Build) -> None:
    code, said, _ = build("```calc\n8 GPUs * 3 days * 14 TFLOPZ * 0.33\n```\n")
    assert code == 1
    assert "error[PD201]: `TFLOPZ` is no unit petaday knows." in said
    assert "  |                      ^^^^^^\n" in said
    assert "--> index.md:2:22\n2 | 8 GPUs" in said


def test_a_fault_is_told_at_its_line_of_the_page(build: Build) -> None:
    body = "8 GPUs * 3 days * 14 TFLOPZ * 0.33"
    _, said, _ = build(
        f"---\ntitle: A\n---\nText.\n\n```calc\n{body}\n```\n\n- One\n\n    ```calc\n    N = 3\n    {body}\n    ```\n"
    )
    assert re.findall(r"--> (.*)\n(\d+ \|)", said) == [("index.md:7:22", "7 |"), ("index.md:14:22", "14 |")]


def test_a_result_that_is_off_ends_a_strict_build_too(build: Build) -> None:
    code, said, _ = build("```calc\n2 GPU * 3 days * 1 PF = 0.2 pfs-days\n```\n")
    assert code == 1
    assert "error[PD301]" in said


def test_a_block_without_a_calculation_is_told_of(build: Build) -> None:
    code, said, _ = build("```calc\nto be done\n```\n")
    assert code == 1
    assert "the calc block holds no calculation" in said


def test_an_option_that_is_none_is_told_of(build: Build) -> None:
    code, said, _ = build('```calc cite="paper"\n2 * 3 days\n```\n')
    assert code == 1
    assert "a calc block knows no `cite`" in said


# ---- Zensical


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_zensical_works_the_blocks_and_a_fault_ends_its_strict_build(
    fresh: Callable[..., Fresh], tmp_path: Path
) -> None:
    programs = fresh("site", "zensical").programs
    (tmp_path / "mkdocs.yml").write_text(SETTING, encoding="utf-8")
    assert main(["style", str(tmp_path / "docs" / "petaday.css")]) == 0
    page = tmp_path / "docs" / "index.md"

    def built(markdown: str, *options: str) -> tuple[int, str]:
        page.write_text(markdown, encoding="utf-8")
        command = [str(programs / "zensical"), "build", "--clean", *options]
        done = subprocess.run(command, cwd=tmp_path, env=clean(), capture_output=True, text=True, check=False)
        return done.returncode, done.stdout + done.stderr

    code, said = built("# Run\n\n```calc\n2 GPU * 3 days * 1 PF = 6 pfs-days\n```\n", "--strict")
    assert code == 0, said
    assert 'class="pd-card"' in (tmp_path / "site" / "index.html").read_text("utf-8")
    off = (
        "---\ntitle: A\n---\n# Run\n\n```calc\n2 GPU * 3 days * 1 PF = 0.2 pfs-days\n```\n\n```calc\nto be done\n```\n"
    )
    code, said = built(off)
    assert (code, "--> index.md:7:" in said) == (0, True), said
    code, said = built(off, "--strict")
    assert code != 0
    assert "--> index.md:7:" in said
    assert "index.md:11: the calc block holds no calculation" in said
