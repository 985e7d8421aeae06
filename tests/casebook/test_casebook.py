"""Content files: what a casebook holds, and what is said of a file that is wrong."""

from __future__ import annotations

import datetime
import subprocess
import sys
from pathlib import Path

import pytest

from petaday import casebook
from petaday.casebook import Casebook, page
from petaday.codes import CODES, Code

ALEXNET = """\
---
title: AlexNet
date: 2012-06-01
organisation: University of Toronto
status: as printed
headline: method-2
tags: [vision]
sources:
  - {id: appendix, title: The appendix}
---
What was trained.

```calc method=2 id=method-2 cite=appendix
2 GPU * 1.58e-3 PF * 5.5 days * 0.33 = 500 PF = 0.0058 pfs-days
```

```calc method=2 id=charted record="as charted"
2 GPU * 1.58e-3 PF * 5.5 days * 0.333 = 0.00578754 pfs-days
```
"""
HEAD = "---\ntitle: A\nstatus: ours\n---\n"
LINE = "2 GPU * 1.58e-3 PF * 5.5 days * 0.33 = 500 PF"


def book(folder: Path, **files: str) -> Casebook:
    """The casebook of a folder with these files; `systems__vgg` is systems/vgg.md."""
    for name, text in files.items():
        path = folder / f"{name.replace('__', '/')}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return casebook.load(folder)


def said(folder: Path, text: str) -> list[str]:
    """What is said of one file, without the folder."""
    return [str(found).replace(f"{folder}/", "") for found in book(folder, page=text).findings]


def test_a_file_is_a_page_with_its_calculations(tmp_path: Path) -> None:
    [page] = book(tmp_path, systems__alexnet=ALEXNET).pages
    assert (page.slug, page.path, page.section) == ("systems/alexnet", "systems/alexnet.md", "systems")
    assert page.front.date == datetime.date(2012, 6, 1)
    assert page.body.startswith("What was trained.\n\n```calc")
    printed, charted = page.calcs
    assert (printed.id, printed.method, printed.record, printed.cite) == ("method-2", 2, "as printed", "appendix")
    assert printed.text == ALEXNET.splitlines()[printed.line - 1]
    assert ALEXNET[printed.offset :].startswith(printed.text)
    assert charted.record == "as charted"
    assert page.headline == printed
    assert [claim.text for claim in printed.reports[0].claims] == ["500 PF", "0.0058 pfs-days"]


def test_lines_of_one_block_share_names(tmp_path: Path) -> None:
    text = HEAD + "```calc id=a\n1 timestep = 1280^2 * 60 = 98 MFLOPs\n10 * 98 MFLOPs = 980 MFLOPs\n```\n"
    [page] = book(tmp_path, page=text).pages
    assert [report.name for report in page.calcs[0].reports] == ["timestep", ""]


@pytest.mark.parametrize("name", ["systems/alexnet", "alexnet", "AlexNet", "Alex-Net", "vision", "alexnett"])
def test_a_page_is_found_by_slug_title_tag_or_a_close_name(tmp_path: Path, name: str) -> None:
    found = book(tmp_path, systems__alexnet=ALEXNET).find(name)
    assert found is not None
    assert found.slug == "systems/alexnet"


def test_a_name_unlike_any_finds_nothing(tmp_path: Path) -> None:
    assert book(tmp_path, systems__alexnet=ALEXNET).find("resnet") is None


@pytest.mark.parametrize("name", ["Phi-3", "Phi", "Phi-22"])
def test_another_number_is_another_system(tmp_path: Path, name: str) -> None:
    page = ALEXNET.replace("AlexNet", "Phi-2")
    found = book(tmp_path, systems__phi_2=page)
    assert found.find("Phi 2")
    assert found.find(name) is None


def test_systems_come_oldest_first_and_undated_last(tmp_path: Path) -> None:
    later = ALEXNET.replace("2012-06-01", "2014-09-04")
    undated = ALEXNET.replace("date: 2012-06-01\n", "")
    found = book(tmp_path, systems__a=undated, systems__b=later, systems__c=ALEXNET, index=HEAD)
    assert [page.slug for page in found.systems] == ["systems/c", "systems/b", "systems/a"]


def test_the_table_has_a_row_for_each_count_of_operations(tmp_path: Path) -> None:
    stated = "---\ntitle: Dota\nstatus: as charted\n---\n```calc id=charted\nTI7 Dota 1v1: 6.974926 pfs-days\n```\n"
    table = casebook.frame(book(tmp_path, systems__alexnet=ALEXNET, systems__dota=stated))
    assert list(table.columns) == list(casebook.COLUMNS)
    assert list(table["calc"]) == ["method-2", "charted", "charted"]
    assert list(table["headline"]) == [True, False, False]
    assert list(table["stated_pfs_days"].round(6)) == [0.0058, 0.005788, 6.974926]
    assert table["recomputed_pfs_days"][0] == pytest.approx(0.005735, rel=1e-4)
    assert table["ratio"][0] == pytest.approx(0.0058 / 0.005735, rel=1e-4)
    assert table["verdict"][1] == "follows"
    assert table["recomputed_pfs_days"].isna()[2]


def test_an_empty_casebook_has_an_empty_table(tmp_path: Path) -> None:
    assert list(casebook.frame(casebook.load(tmp_path)).columns) == list(casebook.COLUMNS)


WRONG = [
    ("# AlexNet\n", ["page.md:1:1: error PD501: the file has no front matter"]),
    ("---\ntitle: A\n", ["page.md:1:1: error PD501: the front matter that opens here is never closed"]),
    (
        "---\ntitle: A: B\nstatus: ours\n---\n",
        ["page.md:2:9: error PD501: the front matter is not YAML: mapping values are not allowed here"],
    ),
    ("---\n- A\n---\n", ["page.md:2:1: error PD501: the front matter is not a table of keys"]),
    (
        "---\ntitle: A\norganization: B\n---\n",
        [
            "page.md:3:1: error PD502: `organization` is no key here\n  help: did you mean organisation?",
        ],
    ),
    (
        f"---\ntitle: A\n---\n```calc id=a\n{LINE}\n```\n",
        [
            "page.md:2:1: error PD502: the key `status` is missing: a calculation here does not say what kind of "
            "record it is\n  help: add a line status: …, or record="
        ],
    ),
    (
        "---\ntitle: A\nstatus: ours\npaper:\n  title: P\n  authors: B\n  arxiv: 1412.6980\n---\n",
        [
            "page.md:7:10: error PD502: `paper.arxiv` should be a valid string\n"
            '  help: put it in quotes: arxiv: "1412.6980"'
        ],
    ),
    (
        "---\ntitle: A\nstatus: ours\nsources:\n  - titel: B\n    title: C\n---\n",
        ["page.md:5:5: error PD502: `titel` is no key here\n  help: did you mean title?"],
    ),
    (
        "---\ntitle: A\nstatus: ours\ndate: June 2012\n---\n",
        ["page.md:4:7: error PD502: `date` is not a date\n  help: write it as 2012-07-03"],
    ),
    (
        "---\ntitle: A\nstatus: printed\n---\n",
        ["page.md:3:9: error PD502: `status` should be 'as printed', 'as charted', 'as noted' or 'ours'"],
    ),
    ("---\ntitle: A\nstatus: ours\ntitle: B\n---\n", ["page.md:4:1: error PD502: `title` stands twice"]),
    (
        f"{HEAD}```calc id=a methd=1\n{LINE}\n```\n",
        ["page.md:5:14: error PD503: `methd` is no key of a calc block\n  help: did you mean method?"],
    ),
    (
        f"{HEAD}```calc id=a method=3\n{LINE}\n```\n",
        [
            "page.md:5:14: error PD503: there is no method 3\n"
            "  help: method=1 counts operations, method=2 multiplies devices, time and rate"
        ],
    ),
    (f"{HEAD}```calc\n{LINE}\n```\n", ["page.md:5:4: error PD503: the calc block has no id"]),
    (
        f"{HEAD}```calc id=a record=as charted\n{LINE}\n```\n",
        [
            "page.md:5:14: error PD503: `as` is no kind of record",
            "page.md:5:24: error PD503: `charted` is not of the form key=value",
        ],
    ),
    (
        f"{HEAD}```calc id=a cite=paper\n{LINE}\n```\n",
        ["page.md:5:4: error PD503: `paper` names no source of this page"],
    ),
    (f"{HEAD}```clac id=a\n{LINE}\n```\n", ["page.md:5:4: error PD503: a `clac` block is not worked"]),
    (
        f"{HEAD}```calc id=a\n{LINE}\n```\n```calc id=a\n{LINE}\n```\n",
        ["page.md:8:4: error PD504: the id `a` stands twice on this page"],
    ),
    (
        f"---\ntitle: A\nstatus: ours\nheadline: metod\n---\n```calc id=method\n{LINE}\n```\n",
        [
            "page.md:4:1: error PD505: the headline `metod` names no calc block of this page\n"
            "  help: did you mean method?"
        ],
    ),
    (f"{HEAD}```calc id=a\nsee the paper\n```\n", ["page.md:6:1: error PD506: the calc block holds no calculation"]),
    (f"{HEAD}```calc id=a\n{LINE}\n", ["page.md:5:4: error PD507: the calc block that opens here is never closed"]),
]


def test_a_status_is_needed_only_where_a_record_is(tmp_path: Path) -> None:
    assert said(tmp_path, "---\ntitle: A\n---\nText.\n") == []
    assert said(tmp_path, f'---\ntitle: A\n---\n```calc id=a record="as printed"\n{LINE}\n```\n') == []


@pytest.mark.parametrize(("text", "expected"), WRONG)
def test_a_wrong_file_is_told_what_and_where(tmp_path: Path, text: str, expected: list[str]) -> None:
    found = said(tmp_path, text)
    assert len(found) == len(expected)
    for line, start in zip(found, expected, strict=True):
        assert line.startswith(start)
        assert "  help: " in line or "'ours'" in line


TABLES = {"PD511", "PD512"}  # their examples are a table of points and a file of rules: tests/codes
FORMS = {code for code, one in CODES.items() if one.name.startswith("filing-")}  # filled forms: tests/codes
FAULTS = [c for c in CODES.values() if c.about_content and c.severity == "error" and c.code not in TABLES | FORMS]


@pytest.mark.parametrize("code", FAULTS, ids=lambda code: code.code)
def test_the_example_of_each_code_brings_it_up_and_its_fix_does_not(tmp_path: Path, code: Code) -> None:
    assert [line.split()[2] for line in said(tmp_path, (code.example or "").lstrip("\n"))] == [f"{code.code}:"]
    assert said(tmp_path, (code.fix or "").lstrip("\n")) == []


def test_an_error_in_a_block_stands_at_its_place_in_the_file(tmp_path: Path) -> None:
    [found] = book(tmp_path, page=f"{HEAD}```calc id=a\n{LINE}\n3 GPU * (5 days = 2 PF\n```\n").findings
    assert (found.line, found.diagnostic.severity) == (7, "error")


def test_a_bad_file_loses_no_other(tmp_path: Path) -> None:
    found = book(tmp_path, systems__alexnet=ALEXNET, systems__bad="no front matter", index=HEAD)
    assert [page.slug for page in found.pages] == ["index", "systems/alexnet"]
    assert [finding.diagnostic.code for finding in found.findings] == ["PD501"]


def test_blocks_are_checked_even_where_the_front_matter_is_not_read(tmp_path: Path) -> None:
    assert [line.split()[2] for line in said(tmp_path, "```calc id=A\nnothing\n```\n")] == [
        "PD501:",
        "PD503:",
        "PD506:",
    ]


def test_a_file_in_another_encoding_is_a_finding(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes("---\ntitle: François".encode("latin-1"))
    [found] = casebook.load(tmp_path).findings
    assert str(found) == f"{tmp_path}/a.md:1:1: error PD501: the file is not UTF-8 text\n  help: save it as UTF-8"


def test_a_block_shown_inside_another_fence_is_text(tmp_path: Path) -> None:
    assert book(tmp_path, page=f"{HEAD}````markdown\n```calc nonsense\n```\n````\n").findings == ()


def test_windows_line_ends_change_nothing(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(ALEXNET.replace("\n", "\r\n").encode())
    loaded = casebook.load(tmp_path)
    assert loaded.findings == ()
    assert loaded.pages[0].calcs[0].text == ALEXNET.splitlines()[13]


def test_any_text_can_be_checked(tmp_path: Path) -> None:
    note = tmp_path / "note.txt"
    note.write_text(f"Two lines.\n{LINE}\n3 GPU * (5 days = 2 PF\n", encoding="utf-8")
    assert [(found.line, found.diagnostic.severity) for found in casebook.check_file(note)] == [(3, "error")]


def test_a_content_file_is_checked_as_one_wherever_it_stands(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("---\nstatus: ours\n---\n", encoding="utf-8")
    assert [found.diagnostic.code for found in casebook.check_file(page)] == ["PD502"]


def test_without_pyyaml_one_sentence_says_how_to_get_it(tmp_path: Path) -> None:
    book(tmp_path, a=ALEXNET, b=ALEXNET)
    code = (
        "import sys; sys.modules['yaml'] = None\n"
        "from pathlib import Path; from petaday import casebook\n"
        "for found in casebook.load(Path(sys.argv[1])).findings: print(found.diagnostic)"
    )
    run = subprocess.run([sys.executable, "-c", code, str(tmp_path)], capture_output=True, text=True, check=True)
    assert run.stdout.count("\n") == 1
    assert "PyYAML" in run.stdout
    assert "pip install 'petaday[site]'" in run.stdout


@pytest.mark.parametrize("key", ["on", "1", "2012-07-03", "null"])
def test_a_key_is_a_text_whatever_yaml_takes_it_for(key: str, tmp_path: Path) -> None:
    file = tmp_path / "a.md"
    file.write_text(f"---\ntitle: A\nstatus: ours\n{key}: 5\n---\n", "utf-8")
    said = [one.diagnostic.message for one in page.examine(tmp_path, file)[1]]
    assert f"`{key}` is no key here" in said
