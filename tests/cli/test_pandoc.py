"""`petaday-pandoc` with a real pandoc: cards where a browser shows the document, plain tables elsewhere."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

PANDOC = shutil.which("pandoc")
needs_pandoc = pytest.mark.skipif(not PANDOC, reason="pandoc is not installed")
FILTER = f"#!{sys.executable}\nfrom petaday.pandoc_filter import main\nraise SystemExit(main())\n"
TEXT = """\
# Run

```calc
N = 3 days
```

1. In a list

    ~~~ {.calc #run method=2}
    2 GPU * N * 1 PF/s = 6 pfs-days
    ~~~

```python
print("calc")
```
"""
OFF = "```calc\n2 GPU * 3 days * 1 PF = 0.2 pfs-days\n```\n"
Pandoc = Callable[..., tuple[int, str, str]]


@pytest.fixture
def pandoc(tmp_path: Path) -> Pandoc:
    """Turn Markdown into a format: the exit code, what was written, and what was said."""
    program = tmp_path / "petaday-pandoc"
    program.write_text(FILTER, "utf-8")
    program.chmod(0o755)

    def made(text: str, *options: str) -> tuple[int, str, str]:
        assert PANDOC
        command = [PANDOC, "--filter", str(program), "--from", "markdown", *options]
        done = subprocess.run(command, input=text, capture_output=True, text=True, check=False)
        return done.returncode, done.stdout, done.stderr

    return made


@needs_pandoc
def test_html_gets_cards_with_their_style_and_other_code_stays(pandoc: Pandoc) -> None:
    code, page, said = pandoc(TEXT, "--to", "html", "--standalone", "--metadata", "title=A")
    assert (code, said) == (0, "")
    assert page.count('<article class="pd-card"') == 2
    assert 'id="run"' in page
    assert "Method 2: devices × time" in page
    assert page.count("--pd-accent:") >= 1
    assert '<span class="bu">print</span>' in page


@needs_pandoc
@pytest.mark.parametrize("to", ["latex", "plain", "gfm", "docx", "typst", "odt", "rst"])
def test_other_formats_get_the_line_and_plain_tables(to: str, pandoc: Pandoc, tmp_path: Path) -> None:
    out = tmp_path / f"out.{to}"
    code, _, said = pandoc(TEXT, "--to", to, "--standalone", "--output", str(out))
    if "Unknown output format" in said:
        pytest.skip(f"this pandoc writes no {to}")
    assert (code, said) == (0, "")
    if to in {"docx", "odt"}:
        with zipfile.ZipFile(out) as packed:
            shown = packed.read("word/document.xml" if to == "docx" else "content.xml").decode()
    else:
        shown = out.read_text("utf-8")
    assert "follows" in shown
    assert "Recomputed" in shown
    assert "pd-card" not in shown


@needs_pandoc
def test_a_fault_is_told_and_ends_the_writing_where_the_document_says_so(pandoc: Pandoc) -> None:
    code, page, said = pandoc(OFF, "--to", "html")
    assert code == 0
    assert "error[PD301]" in said
    assert "--> calc-1:1:" in said
    assert "off" in page
    assert pandoc(OFF, "--to", "html", "--metadata", "petaday-strict")[0] == 83
    assert pandoc(TEXT, "--to", "html", "--metadata", "petaday-strict")[0] == 0
    code, shown, _ = pandoc(OFF, "--to", "plain")
    assert "PD301" in " ".join(shown.split())


@needs_pandoc
def test_a_document_without_a_calculation_stays_as_it_is(pandoc: Pandoc) -> None:
    assert pandoc("# A\n\n`calc` b\n", "--to", "json")[1] == _plain("# A\n\n`calc` b\n")


def _plain(text: str) -> str:
    assert PANDOC
    command = [PANDOC, "--from", "markdown", "--to", "json"]
    return subprocess.run(command, input=text, capture_output=True, text=True, check=True).stdout


@pytest.mark.parametrize("given", ["", "no JSON", "[1, 2]", '{"blocks": 3', json.dumps({"meta": {}})])
def test_what_is_no_document_is_a_sentence(given: str) -> None:
    command = [sys.executable, "-m", "petaday.pandoc_filter", "html"]
    done = subprocess.run(command, input=given, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "petaday-pandoc reads the JSON of pandoc: pandoc --filter petaday-pandoc FILE\n"
