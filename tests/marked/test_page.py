"""The HTML report of a document: one file, escaped, with its exceptions numbered; an index for a folder."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import html5lib
import pytest

from petaday.cli import main
from petaday.marked.blocks import blocks

TEXT = """# Compute of AlexNet

It took 2 GPU * 1.58e-3 PF * 5.5 days * 0.33 = 500 PF = 0.0058 pfs-days, as the paper says.

4 Titan Black GPUs * 15 days * 5.1 TFLOPS/GPU * 0.33 utilization = 10,000 PF = 0.12 pfs-days

<script>alert("1")</script> 4 GPUs * 15 days * 5.1 TFLOPS * 0.33 = 100,000 PF <img src=x onerror=alert(1)>

| Run | GPUs | Hours | GPU-hours |
|---|---|---|---|
| A | 8 | 30 | 240 |
| B | 16 | 45 | 720 |
| C | 64 | 12 | 768 |
| D </pre><b onclick=x> | 128 | 20 | 25,600 |
"""


class Seen(HTMLParser):
    """The words of a page, its tags, and every address and handler in it."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self.tags: list[str] = []
        self.addresses: list[str] = []
        self.handlers: list[str] = []
        self.ids: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        for name, value in attrs:
            self.addresses += [value or ""] if name in {"src", "href"} else []
            self.handlers += [name] if name.startswith("on") else []
            self.ids += [value or ""] if name == "id" else []

    def handle_data(self, data: str) -> None:
        if self.tags[-1:] not in (["style"], ["script"]):
            self.words.append(data)


def read(page: str) -> Seen:
    html5lib.HTMLParser(strict=True).parse(page)
    seen = Seen()
    seen.feed(page)
    return seen


@pytest.fixture
def page(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Seen:
    path = tmp_path / "paper <b>.md"
    path.write_text(TEXT, encoding="utf-8")
    assert main(["check", "--format", "html", str(path)]) == 1
    return read(capsys.readouterr().out)


def test_a_page_says_what_became_of_every_result(page: Seen) -> None:
    words = " ".join("".join(page.words).split())
    assert "5 stated results: 3 follow, 2 differ" in words
    assert "In 1 row of tables cells disagree." in words
    assert "10,000 PF: 15% high" in words
    assert "The inputs give 8,725 PF, not 10,000." in words
    assert [one for one in page.ids if one.startswith("exception-")] == ["exception-1", "exception-2", "exception-3"]
    assert len(page.ids) == len(set(page.ids))


def test_a_hostile_document_stays_text(page: Seen) -> None:
    assert (page.handlers, page.addresses, page.tags.count("script"), "img" in page.tags) == ([], [], 1, False)


def test_the_text_is_shown_as_it_was_given(page: Seen) -> None:
    shown = re.sub(r"\s", "", "".join(page.words))
    for line in TEXT.splitlines():
        assert re.sub(r"\s", "", line) in shown


def test_a_folder_has_an_index_with_the_worst_first(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    docs, out = tmp_path / "docs", tmp_path / "report"
    for name, text in {"a.md": "2 * 3 = 6", "b/a.md": TEXT, "c.md": "Nothing.", "d.bin": "x"}.items():
        (docs / name).parent.mkdir(parents=True, exist_ok=True)
        (docs / name).write_text(text, encoding="utf-8")
    assert main(["check", "--format", "html", "--output", str(out), str(docs)]) == 1
    assert "and 2 pages" in capsys.readouterr().out
    index = read((out / "index.html").read_text("utf-8"))
    assert [address.rsplit("--", 1)[1] for address in index.addresses] == ["a.md.html", "a.md.html"]
    assert all((out / address).is_file() for address in index.addresses)
    words = "".join(index.words)
    assert words.index("b/a.md") < words.index("docs/a.md")
    assert "Documents without a calculation (1)" in words
    assert "index.html" in read((out / index.addresses[0]).read_text("utf-8")).addresses
    with pytest.raises(SystemExit, match="2"):
        main(["check", "--format", "html", str(docs)])


def test_blocks_lose_no_line() -> None:
    text = "# A\n\none\ntwo\n\n```\ncode\n\nmore\n```\n\n| a | b |\n|---|---|\n\n    indented\nlast"
    shown = "".join(block.span.of(text) for block in blocks(text, []))
    assert re.sub(r"\s", "", shown) == re.sub(r"\s", "", text)
    assert {block.look for block in blocks(text, [])} == {"heading", "prose", "code", "table"}
