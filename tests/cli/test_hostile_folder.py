"""A folder of hostile and broken files through every form of `petaday check`: each is told, none ends the others."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest

from pdf_files import Piece, pdf
from petaday.cli import main
from places import TESTS

if TYPE_CHECKING:
    from playwright.sync_api import Browser

OFF = "4 GPUs * 15 days * 5.1 TFLOPS * 0.33 = 100,000 PF"
RUNS = "<script>window.ran = 1</script><img src=x onerror='window.ran = 1'><svg onload='window.ran = 1'></svg>"
FORMS = ["text", "json", "jsonl", "sarif", "github", "markdown"]
OF_A_NAME = re.compile(r"bad.{1,8}\.md")

FILES: dict[str, bytes] = {
    "ok.md": f"{OFF}\n".encode(),
    "runs.md": f"{RUNS} {OFF} {RUNS}\n\n[a](javascript:window.ran=1) `{RUNS}`\n\n| a | {RUNS} |\n|---|---|\n".encode(),
    "runs.html": f"<p>{RUNS}{OFF}</p><!-- --><textarea></textarea><a href='javascript:window.ran=1'>x</a>".encode(),
    "runs.tex": f"\\href{{javascript:window.ran=1}}{{x}} \\immediate\\write18{{id}} ${OFF}$ {RUNS}\n".encode(),
    "runs.ipynb": json.dumps(
        {
            "cells": [
                {"cell_type": "markdown", "source": [f"{RUNS} {OFF}"]},
                {
                    "cell_type": "code",
                    "source": "x",
                    "outputs": [{"data": {"text/html": [RUNS], "text/plain": "\ud800"}}],
                },
                {"cell_type": "markdown", "source": "\ud83d " + OFF},
                None,
                7,
            ]
        }
    ).encode(),
    "<script>alert(1)<!--script>.md".replace("/", ""): OFF.encode(),
    "'\"&quot;onload=alert(1).md": OFF.encode(),
    "two\nlines.md": OFF.encode(),
    "::error::x.md": f"::error::{OFF}%0A\u2028::set-output name=x::{OFF}\n".encode(),
    "escapes.md": f"\x1b[31m{OFF}\x1b]0;x\x07\x9b\u202e{OFF}\r{OFF}\r\n".encode(),
    "bytes.md": b"\xff\xfe" + bytes(range(256)) * 8,
    "nul.md": b"\0" * 500,
    "late.md": f"{OFF}\n".encode() + b"\0\x01\xff",
    "broken.ipynb": b'{"cells": [{"cell_type": "code", "source": ["2*3',
    "empty.ipynb": b"",
    "deep.ipynb": b"[" * 2_000,
    "deep.json": b'{"a":' * 2_000,
    "deep.html": b"<div>" * 2_000 + OFF.encode(),
    "deep.tex": b"{" * 2_000 + OFF.encode(),
    "spans.html": b"<table><tr><td rowspan=9999 colspan=9999>2" + b"<tr><td>1" * 500,
    "open.csv": b'a,"b\n' * 500,
    "fake.pdf": b"%PDF-1.4 nothing",
    "none.pdf": b"no PDF",
    "text.pdf": pdf([Piece(OFF, 50, 700)]),
    "weights.bin": b"\x00\x01\x02",
    "long.md": b"word 3 * 4 = 12 and " * 300,
    "page.md": f"---\ntitle: {RUNS}\n---\n{OFF}\n".encode(),
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder, with links in a circle, a pipe, and a name that is no UTF-8 where the disk takes one."""
    root = tmp_path_factory.mktemp("hostile")
    for name, content in FILES.items():
        (root / name).write_bytes(content)
    (root / "round").symlink_to(root)
    (root / "nowhere.md").symlink_to(root / "none")
    (root / "itself.md").symlink_to(root / "itself.md")
    os.mkfifo(root / "pipe.md")
    with suppress(OSError):
        Path(os.fsdecode(os.fsencode(root) + b"/bad\xff.md")).write_text(OFF, encoding="utf-8")
    return root


def checked(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    code = main(["check", *words])
    told = capsys.readouterr()
    return code, told.out, told.err


def valid(form: str, out: str) -> None:
    """Fails where what is told is not of its form."""
    if form == "json":
        assert len(json.loads(out)["files"]) > 10
    elif form == "jsonl":
        assert "summary" in [json.loads(line) for line in out.splitlines()][-1]
    elif form == "sarif":
        schema = json.loads((TESTS / "vendor" / "sarif-2.1.0-rtm.5.json").read_text("utf-8"))
        jsonschema.Draft4Validator(schema).validate(json.loads(out))
    elif form == "github":
        assert all(re.match(r"::(?:error|warning|notice) file=[^:,\n]+,|petaday: ", line) for line in out.splitlines())
    elif form == "markdown":
        assert not re.search(r"(?<!\\)<(?!/?(?:details|summary)\b)", out)
    else:
        assert not set(out) & {"\x1b", "\x07", "\x9b", "\u202e", "\r"}


@pytest.mark.parametrize("form", FORMS)
def test_every_form_tells_all_of_it(
    folder: Path, form: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, err = checked(capsys, "--format", form, "--jobs", "1", str(folder))
    assert code == 2
    assert "Traceback" not in err
    for name in ("broken.ipynb", "deep.ipynb", "empty.ipynb", "fake.pdf", "none.pdf", "nowhere.md", "itself.md"):
        assert f"{name}: " in err
    valid(form, out)
    into = tmp_path / "report"
    assert checked(capsys, "--format", form, "--jobs", "2", "-o", str(into), str(folder)) == (2, "", err)
    assert OF_A_NAME.sub("", into.read_text("utf-8")) == OF_A_NAME.sub("", out)


@pytest.mark.parametrize("form", ["text", "json", "sarif"])
def test_what_was_done_is_told_when_it_is_broken_off(
    folder: Path, form: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from petaday.cli import gathering

    done = gathering.worked

    def stopped(task: gathering.Task) -> Any:
        if task.path.endswith("runs.tex"):
            raise KeyboardInterrupt
        return done(task)

    monkeypatch.setattr(gathering, "worked", stopped)
    code, out, err = checked(capsys, "--format", form, "--jobs", "1", str(folder))
    assert (code, "Traceback" in err) == (130, False)
    valid(form, out)


class Pages(HTMLParser):
    """Fails where a tag that was opened is not closed, and collects what a browser might run."""

    VOID = frozenset({"meta", "link", "br", "hr", "img", "input", "wbr", "path", "use", "circle", "rect", "line"})

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.runs: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.runs += [
            f"{name}={value}" for name, value in attrs if name.startswith("on") or "javascript:" in (value or "")
        ]
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in self.VOID:
            assert self.open, tag
            assert self.open.pop() == tag


def made(folder: Path, into: Path, jobs: str = "1") -> list[Path]:
    assert main(["check", "--format", "html", "--jobs", jobs, "-o", str(into), str(folder)]) == 2
    return sorted(into.glob("*.html"))


def test_pages_are_well_formed_and_hold_no_script_of_a_document(folder: Path, tmp_path: Path) -> None:
    pages, again = made(folder, tmp_path / "one"), made(folder, tmp_path / "two", "2")
    assert [page.read_bytes() for page in pages] == [page.read_bytes() for page in again]
    assert len(pages) > 10
    for page in pages:
        parser = Pages()
        parser.feed(page.read_text("utf-8"))
        assert (parser.open, parser.runs) == ([], [])


@pytest.mark.browser
def test_no_script_of_a_document_runs_in_a_browser(folder: Path, tmp_path: Path, chromium: Browser) -> None:
    context = chromium.new_context()
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("dialog", lambda dialog: asked.append(dialog.message))
    pages = made(folder, tmp_path / "pages")
    for file in pages:
        page.goto(file.as_uri())
        assert page.evaluate("window.ran") is None
    page.goto((tmp_path / "pages" / "index.html").as_uri())
    for link in page.locator("main a[href$='.html']").evaluate_all("links => links.map(link => link.href)"):
        page.goto(link)
        assert page.locator("h1").count() == 1
    assert [url for url in asked if not url.startswith("file:")] == []
    context.close()


def test_a_pipe_that_closes_is_no_fault(folder: Path) -> None:
    command = f"'{sys.executable}' -m petaday check --format jsonl ok.md runs.md 2>&1 >/dev/full"
    for end in ("", " | head -c 10"):
        run = subprocess.run(["sh", "-c", command + end], cwd=folder, capture_output=True, check=False)
        assert b"Traceback" not in run.stdout + run.stderr


@pytest.mark.parametrize(
    "name", ["runs.md", "bytes.md", "late.md", "escapes.md", "broken.ipynb", "fake.pdf", "deep.html"]
)
def test_standard_input_is_read_like_a_file(
    name: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, stdin: Callable[[bytes], Any]
) -> None:
    monkeypatch.setattr(sys, "stdin", stdin(FILES[name]))
    code, out, err = checked(capsys, "--format", "json", "-")
    assert code in {0, 1, 2}
    assert "Traceback" not in err
    assert code == 2 or json.loads(out)


@pytest.fixture
def stdin() -> Callable[[bytes], Any]:
    import io

    return lambda data: io.TextIOWrapper(io.BytesIO(data), encoding="utf-8")


def test_a_pdf_that_is_none_has_no_copy(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("fake.pdf", "none.pdf", "ok.md"):
        out = tmp_path / "out.pdf"
        code, _, err = checked(capsys, str(folder / name), "--annotate", str(out))
        assert code in {1, 2}
        assert "Traceback" not in err
        assert not out.exists()
    assert checked(capsys, str(folder / "text.pdf"), "--annotate", str(tmp_path / "out.pdf"))[0] == 1
    assert (tmp_path / "out.pdf").read_bytes().startswith(b"%PDF")
