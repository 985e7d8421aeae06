"""Content that its author did not mean to publish, or a reader to run: no build takes it, or it is shown as text."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Any

import html5lib
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown import Markdown
from tests.site.test_build import run

from petaday.casebook.unsafe_html import unsafe
from petaday_site.build import build
from site_door import begun

NASTY = "A \"quoted\" 'one' & <script>alert(1)</script>\n\n```\n<script>alert(2)</script>\n\x7f\u2028# x"
FRONT = """---
title: {nasty}
status: ours
date: 2021-01-01
description: {nasty}
organisation: {nasty}
hardware: {nasty}
tags: [{nasty}]
notes: [{nasty}]
unverified: [{nasty}]
paper: {{title: {nasty}, authors: {nasty}, venue: {nasty}, arxiv: '1409.1556'}}
sources: [{{title: {nasty}, id: {nasty}, note: {nasty}}}]
headline: a
---

```calc id=a method=1
3 * 5 FLOP = 15 FLOP
```
"""
POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)"')


def quoted(text: str) -> str:
    """As YAML in one line."""
    return '"' + "".join(f"\\U{ord(letter):08x}" for letter in text) + '"'


def elements(page: str) -> list[Any]:
    return list(html5lib.parse(page, namespaceHTMLElements=False).iter())


def test_front_matter_is_text_wherever_it_is_shown(tmp_path: Path) -> None:
    folder = begun(tmp_path)
    (folder / "content/systems/odd.md").write_text(FRONT.format(nasty=quoted(NASTY)), "utf-8")
    assert run(folder) == 0
    said = (folder / "build/site/systems/odd/index.html").read_text("utf-8")
    metas = {one.get("name") or one.get("property"): one.get("content") for one in elements(said) if one.tag == "meta"}
    assert metas["description"] == metas["og:description"] == " ".join(NASTY.split())
    for page in (folder / "build/site").rglob("*.html"):
        scripts = [one for one in elements(page.read_text("utf-8")) if one.tag == "script" and not one.get("type")]
        assert not [one for one in scripts if "alert(" in (one.text or "")], page
    groups = (folder / "build/site/systems/groups/index.html").read_text("utf-8")
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in groups


SCRIPT = "\n<script>alert(1)</script>\n"


def test_a_script_in_a_page_is_refused_and_runs_only_where_that_is_allowed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = begun(tmp_path)
    assert run(folder) == 0
    plain = POLICY.search((folder / "build/site/index.html").read_text("utf-8"))
    with (folder / "content/index.md").open("a", encoding="utf-8") as home:
        home.write(SCRIPT)
    assert run(folder) == 1
    assert "error[PD510]: `<script>` is run or obeyed by a browser\n" in capsys.readouterr().err
    page = (build(folder, unsafe_html=True) / "index.html").read_text("utf-8")
    policy = POLICY.search(page)
    assert plain
    assert policy
    assert len(policy[1].split("'sha256-")) == len(plain[1].split("'sha256-")) + 1
    assert SCRIPT.strip() in page


def test_only_scripts_of_the_templates_are_in_the_policy(tmp_path: Path) -> None:
    folder = begun(tmp_path)
    (folder / "overrides").mkdir()
    (folder / "overrides/404.html").write_text(
        '{% extends "main.html" %}{% block content %}<script>own("{{ 1 + 1 }}")</script>{% endblock %}', "utf-8"
    )
    (folder / "mkdocs.yml").write_text(
        (folder / "mkdocs.yml").read_text("utf-8").replace("site_name: ", "site_name: <script>alert(1)</script>"),
        "utf-8",
    )
    page = (build(folder, strict=False) / "404.html").read_text("utf-8")
    scripts = [one.text for one in elements(page) if one.tag == "script" and not {"src", "type"} & {*one.keys()}]
    policy = POLICY.search(page)
    assert policy
    assert "alert(1)" in scripts
    assert 'own("2")' in scripts
    assert len(set(scripts)) == len(policy[1].split("'sha256-"))  # all but one, and what stands before the first
    assert "data-" not in "".join(re.findall("<script[^>]*>", page))


@pytest.mark.parametrize("name", ["x.txt", "page.md", "folder", "data/chart.csv"])
def test_a_link_that_leads_out_of_content_is_an_error(
    tmp_path: Path, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = begun(tmp_path / "site")
    (tmp_path / "secret").mkdir()
    target = tmp_path / "secret" if name == "folder" else tmp_path / "secret/file"
    (tmp_path / "secret/file").write_text("---\ntitle: Secret\nstatus: ours\n---\n", "utf-8")
    (folder / "content/data").mkdir(exist_ok=True)
    (folder / "content" / name).symlink_to(target)
    assert run(folder) == 1
    said = capsys.readouterr().err
    assert f"{name} is a link that leads out of " in said
    assert "Secret" not in said
    assert not (folder / "build/site").exists()


def test_a_link_within_content_is_published(tmp_path: Path) -> None:
    folder = begun(tmp_path)
    (folder / "content/a.txt").write_text("a", "utf-8")
    (folder / "content/b.txt").symlink_to("a.txt")
    assert run(folder) == 0
    assert (folder / "build/site/b.txt").read_text("utf-8") == "a"


@pytest.mark.parametrize("name", [b"a\xff.txt", b"a\xff.md", b"\xff/a.md"])
def test_a_file_name_that_is_no_utf_8_is_an_error_and_no_traceback(
    tmp_path: Path, name: bytes, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = begun(tmp_path)
    path = Path(os.fsdecode(os.fsencode(folder / "content") + b"/" + name))
    path.parent.mkdir(exist_ok=True)
    path.write_text("---\ntitle: A\nstatus: ours\n---\n", "utf-8")
    assert run(folder) == 1
    assert "\\xff" in capsys.readouterr().err


PIECES = (
    "<script>", "</script>", "alert(1)", "<div>", "</div>", "<img src=x onerror=alert(1)>", "<a href='", "'>", "[a](",
    "javascript:alert(1)", "&#106;avascript:", ")", "`", "``", "```", "\n```\n", "\n~~~\n", "\n\n", "\n", "# ", "- ",
    "    ", "> ", "| ", " |", "<!--", "-->", "<!-->", "<?", "?>", "\\", '"', "{ onclick='", "' }", "*", "word", " ",
    "\x02", "[b]: ", "<b", ">", "=", "<base href=x>",
)  # fmt: skip
"""What takes Markdown and HTML from one state to another."""


@settings(max_examples=400, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=14))
def test_whatever_markdown_makes_of_a_page_that_is_let_through_runs_nothing(pieces: list[str]) -> None:
    text = "".join(pieces)
    if unsafe(text):
        return
    made = Markdown(extensions=["attr_list", "def_list", "footnotes", "tables", "pymdownx.superfences"]).convert(text)
    for one in elements(made):
        assert one.tag not in {"script", "base", "object", "embed"}, text
        for name, value in one.items():
            assert not name.startswith("on"), text
            assert not re.match(r"\s*javascript:", re.sub(r"[\t\n\r]", "", value)), text
