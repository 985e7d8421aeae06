"""An open text: what is found in its parts is what `petaday check` finds in the whole, before and after every edit."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from petaday import codes
from petaday.cli.checking import one_file, running
from petaday.lsp.document import Open
from petaday.lsp.fixes import edits, works
from petaday.lsp.positions import Lines
from places import CONTENT, ROOT

Told = list[tuple[str, int, int, str, tuple[str, ...]]]
TABLE = "Runs, in hours:\n\n| Run | GPUs | Hours | GPU-hours |\n|--|--|--|--|\n" + "\n".join(
    ["| a | 8 | 30 | 240 |", "| b | 16 | 45 | 720 |", "| c | 64 | 12 | 768 |", "| d | 9 | 20 | 1,800 |"]
)
ODD = [
    "It costs $5.\n\nN = 7B; 6 * N = 42B for $3.\n\n```python\nx = 2\n\ny = 3 * 4  # 3 * 4 = 13\n```\n\n2 * 3 = 7",
    "$2 \\times 3 = 7$\n\n4~GPUs * 3~days = 13 GPU-days\n\n\\footnote{2 * 3 = 6\n\n4 * 5 = 21}\n",
    "<p>2 * 3\n\n= 7</p>\n\n<!-- 2 * 3 = 7\n\n4 * 5 = 21 -->\n\n2 * 4 = 9\n",
    "<del>2 * 3 = 7\n\n3 * 3 = 10</del>\n\n> 2 * 3\n> = 7\n\n**4 * 5** = 21\n",
    "First: 3 * 4\nSecond: 4 * 5\nTotal: 33\n\nThird: 1 * 2\n\nTotal: 5\n",
    "1 step = 3 days\n\n4 steps * 2 GPUs = 30 days\n\nn = 8\n\nn = 9\n\n2 * n = 16\n",
    f"{TABLE}\n\nNothing.\n\nNo table.\n\nNor here.\n\n{TABLE}\n",
    "\\begin{tabular}{ll}\n GPUs & Hours \\\\\n\n 8 & 30 \\\\\n\\end{tabular}\n\n2 * 3 = 7\n",
    "a.\r\n\r\n2 * 3 = 7\r\n\r\n> 4 * 5\r\n> = 21\r\n",
    "import os\nx = os.path(3)\n\ndef f(a):\n    return 2 * 3\n\nx = 2 * 3  # 2 * 3 = 7\n",
    'So.\n\n```python\ndef f():\n    """Say 2 * 3 = 7.\n\n    So 3 * 3 = 10."""\n```\n\n2 * 4 = 9\n',
    "A link of 400 GBps (2.2 Tbps).\n\nIn $x^2$ 20~days\n\nor 400 GBps\n\n(2.2 Tbps), 400 GBps\n(2.2 Tbps)\n",
    'One """ and 2 * 3 = 7\n\n2 * 4 = 9\n\nand """ two\n\n2 * 5 = 11 \'\'\' three\n\n3 * 5 = 16\n',
    "2 * 3 = 7 <!-- petaday: ignore PD302 because why -->\n\n2 * 3 = 6 <!-- petaday: ignore PD302 because no -->\n",
]
PAGES = [CONTENT / "guides/write.md", CONTENT / "methods.md", ROOT / "README.md", ROOT / "CONTRIBUTING.md"]
TEXTS = [*ODD, *(path.read_text("utf-8")[:9000] for path in PAGES if path.exists())]


def opened(text: str) -> Open:
    return Open("notes.txt", Lines(text), notes=True)


def told(about: Open) -> Told:
    """What is told of an open text."""
    return sorted(
        (one.diagnostic.code, *one.diagnostic.span, one.diagnostic.message, one.conjectures) for one in about.said
    )


def checked(text: str) -> Told:
    """What `petaday check` tells of the same text."""
    found = running("notes.txt", text).said
    return sorted((one.diagnostic.code, *one.diagnostic.span, one.diagnostic.message, one.conjectures) for one in found)


@pytest.mark.parametrize("text", TEXTS)
def test_the_parts_say_what_the_whole_says(text: str) -> None:
    assert told(opened(text)) == checked(text)


@pytest.mark.parametrize("seed", range(8))
def test_after_edits_the_parts_still_say_what_the_whole_says(seed: int) -> None:
    chosen = random.Random(seed)
    text = "\n\n".join(chosen.sample(ODD[:8], 3))
    about = opened(text)
    pieces = ["", "2", "\n", "\n\n", "$", "= ", "N = 3\n\n", "```\n", "<p>", "|", "}", "-->", "\\", " * 4"]
    for _ in range(12):
        start = chosen.randrange(len(text))
        end = min(len(text), start + chosen.choice([0, 0, 1, 5]))
        text = text[:start] + chosen.choice(pieces) + text[end:]
        about = about.edited(Lines(text))
        assert told(about) == checked(text)


def test_an_edit_works_its_paragraph_and_what_uses_its_names() -> None:
    text = "batch = 256\n\n2 * 3 = 6\n\n4 * batch = 1024\n\n5 * 6 = 30\n\n7 * 8 = 56\n"
    about = opened(text)
    assert about.fresh == 5
    assert about.edited(Lines(text.replace("5 * 6", "5 * 7"))).fresh == 1
    assert about.edited(Lines(text.replace("256", "512"))).fresh == 2
    assert about.edited(Lines(f"So.\n\n{text}")).fresh == 1
    assert about.edited(Lines(text.replace("2 * 3 = 6", "other = 4"))).fresh == 1


def test_a_new_name_is_known_to_what_could_not_be_read_without() -> None:
    about = opened("Nothing yet.\n\n```calc\n3 * batch * 2 = 12\n```\n")
    again = about.edited(Lines(about.text.replace("Nothing yet.", "batch = 2")))
    assert again.fresh == 2
    assert told(again) == checked(again.text)


def test_a_page_of_content_is_checked_as_one(tmp_path: Path) -> None:
    path = tmp_path / "content/systems/wren.md"
    path.parent.mkdir(parents=True)
    page = "---\ntitle: Wren\nstatus: as printed\n---\n```calc id=a\nN = 3\n2 * N = 7\n```\n\n2 * 3 = 7\n"
    page += "\n```calc id=a\n4 * N = 13\n```\n"
    path.write_text(page, encoding="utf-8")
    about = Open(str(path), Lines(page))
    found = [one for one in one_file(str(path)).said if one.diagnostic.severity != "note"]
    assert [one.diagnostic for one in about.said] == [one.diagnostic for one in found]
    assert [one.diagnostic.code for one in about.said] == ["PD302", "PD504", "PD302"]
    again = about.edited(Lines(page.replace("13", "12")))
    assert (again.fresh, len(again.said)) == (1, 2)


@pytest.mark.parametrize(
    ("name", "text", "codes_found"),
    [
        ("train.py", "x = 2 * 3\n# 2 * 3 = 7\na = 60 * 60 * 24 * 3  # 2 days\n", ["PD302", "PD307"]),
        ("runs.csv", "name,work\na,2 * 3 = 7\nb,2 * 3 = 6\n", ["PD302"]),
        ("data.json", '{"a": "2 * 3 = 7"}', []),
        ("weights.md", "\x00\x00", []),
        ("notes", "2 * 3 = 7", ["PD302"]),
    ],
)
def test_other_files_are_read_as_check_reads_them(name: str, text: str, codes_found: list[str]) -> None:
    assert [one.diagnostic.code for one in Open(name, Lines(text)).said] == codes_found


def test_every_fix_that_is_offered_works() -> None:
    """Each finding's own example: what is offered makes the finding go away."""
    fixed = set()
    for one in codes.CODES.values():
        if not one.example or one.code == "PD451" or one.code.startswith("PD5"):
            continue
        about = opened(one.example)
        for said in about.said:
            if said.diagnostic.code == one.code and any(
                works(about, said.diagnostic, edit) for edit in edits(about, said)
            ):
                fixed.add(one.code)
    assert fixed >= {"PD201", "PD209", "PD230", "PD301", "PD302", "PD303", "PD304", "PD404", "PD411", "PD415", "PD423"}
    assert not fixed & {"PD231", "PD232", "PD235", "PD401", "PD402", "PD433"}  # what only the author knows


@pytest.mark.parametrize(
    ("wrong", "right"),
    [("methd=1", "method=1"), ("organisaton: Lab", "organisation: Lab"), ("headline: wren-tim", "headline: wren-time")],
)
def test_a_slip_of_a_page_is_put_right(wrong: str, right: str, tmp_path: Path) -> None:
    key = wrong if ":" in wrong else "organisation: Lab"
    pair = wrong if "=" in wrong else "method=1"
    page = (
        f"---\ntitle: Wren\nstatus: as printed\n{key}\n---\n```calc id=wren-time {pair}\n2 * 3 GFLOP = 6 GFLOP\n```\n"
    )
    about = Open(str(tmp_path / "wren.md"), Lines(page))
    found = [edit for said in about.said for edit in edits(about, said) if works(about, said.diagnostic, edit)]
    mended = [page[: edit.span.start] + edit.text + page[edit.span.end :] for edit in found]
    assert page.replace(wrong, right) in mended


def test_a_text_that_becomes_a_page_is_read_as_one(tmp_path: Path) -> None:
    path = tmp_path / "wren.md"
    body = "```calc id=a\n7 days\n```\n\n2 * 3 = 7"
    page = f"---\ntitle: Wren\nstatus: as printed\n---\n{body}"
    about = Open(str(path), Lines(body))
    assert [one.diagnostic.code for one in about.said] == ["PD302"]
    path.write_text(page, encoding="utf-8")
    for text in (page, body, page):
        about = about.edited(Lines(text))
        assert about.said == Open(str(path), Lines(text)).said


def test_a_fault_of_petaday_loses_no_text(monkeypatch: pytest.MonkeyPatch) -> None:
    about = opened("2 * 3 = 7\n")
    with monkeypatch.context() as broken:
        broken.setattr("petaday.lsp.document.parts", None)
        wrong = about.edited(Lines("2 * 3 = 7\n\n4 * 5 = 21\n"))
    assert [one.diagnostic.code for one in wrong.said] == ["PD299"]
    again = wrong.edited(Lines("2 * 3 = 7\n\n4 * 5 = 20\n"))
    assert told(again) == checked(again.text)
