"""The registry of codes: every example brings its finding up, every fix puts it right."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from pathlib import Path
from unittest.mock import patch

import pytest

from petaday.calculate import audit, scan
from petaday.casebook import load, page, points
from petaday.casebook.own_law import own_law
from petaday.codes import CODES, Code, explain, find, near
from petaday.core.diagnostic import Diagnostic
from petaday.facts.filed_checks import audit_form
from petaday.render import diagnostic_text
from petaday.restated import findings as restated
from petaday.tabular import tables
from petaday.tabular.findings import findings
from places import ROOT

WITHOUT_EXAMPLE = {"PD299"}  # a fault of petaday: a text that is known to bring one up is a bug to be fixed
SHOWN = {name: code for name, code in CODES.items() if name not in WITHOUT_EXAMPLE}
Snapshot = Callable[[str, str], None]
SOURCES = ROOT / "grammar" / "petaday"


def said(code: Code, text: str, folder: Path) -> list[Diagnostic]:
    """What there is to say about a text of the registry."""
    if code.code == "PD229":  # without the extra, as in a bare install
        with patch.dict(sys.modules, {"numpy": None}):
            sys.modules.pop("petaday.working.sampling", None)
            return list(audit(text).diagnostics)
    if code.code == "PD511":  # a table of points, held against a page
        return [one.diagnostic for one in points.examine(charted(folder, text), load(folder).pages)]
    if code.code == "PD512":  # a file of rules
        (folder / "law").mkdir(exist_ok=True)
        (folder / "law/own.toml").write_text(text, encoding="utf-8")
        return [fault.diagnostic for fault in own_law(folder).faults]
    if code.name.startswith("filing-"):  # a filled form
        return [
            *audit_form(text),
            *(one for found in scan(text) for one in found.diagnostics if one.severity == "error"),
        ]
    if code.code == "PD306":  # the rows of a table, held against each other
        return list(findings(tables(text)))
    if code.code == "PD307":
        return list(restated.findings(text))
    if not code.about_content:
        return list(audit(text).diagnostics)
    path = folder / "page.md"
    path.write_text(text, encoding="utf-8")
    found = page.examine(folder, path)[1]
    return [one.diagnostic for one in found if one.fails or one.diagnostic.code == code.code]


def charted(folder: Path, points: str) -> Path:
    """A content folder with the page that PD511 speaks of, and a table of points."""
    for name, text in (("systems/alexnet.md", ALEXNET), ("data/chart.csv", points.lstrip())):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


ALEXNET = """---
title: AlexNet
status: as charted
---
```calc method=2 id=charted
2 GPU * 1.58e-3 PF * 5.5 days * 0.333 = 0.00578754 pfs-days
```
"""


@pytest.mark.parametrize("code", SHOWN.values(), ids=SHOWN)
def test_the_example_brings_its_finding_up(code: Code, tmp_path: Path, snapshot: Snapshot) -> None:
    assert code.example is not None
    found = said(code, code.example, tmp_path)
    assert (code.code, code.severity) in {(one.code, one.severity) for one in found}
    assert {one.code for one in found if one.severity == "error"} <= {code.code}
    shown = "\n\n".join(diagnostic_text(one, code.example, "page.md" if code.about_content else None) for one in found)
    snapshot(shown + "\n", f"diagnostics/{code.code}.txt")


@pytest.mark.parametrize("code", SHOWN.values(), ids=SHOWN)
def test_the_fix_puts_it_right(code: Code, tmp_path: Path) -> None:
    assert code.fix is not None
    found = said(code, code.fix, tmp_path)
    assert [one for one in found if one.code == code.code or one.severity == "error"] == []


def test_only_a_fault_of_petaday_has_no_example() -> None:
    assert {code.code for code in CODES.values() if code.example is None or code.fix is None} == WITHOUT_EXAMPLE
    [code] = [CODES[name] for name in WITHOUT_EXAMPLE]
    assert (code.texts(), "For example" in explain(code), "no example" in explain(code)) == ([], False, True)


def test_every_code_petaday_emits_is_in_the_registry() -> None:
    named = re.compile(r'"(PD\d(?!00)\d\d)"')  # PD300 is a border between families
    written = {code for path in SOURCES.rglob("*.py") for code in named.findall(path.read_text("utf-8"))}
    assert written - CODES.keys() == set()
    assert CODES.keys() - written == set()


@pytest.mark.parametrize("code", CODES.values(), ids=CODES)
def test_the_registry_is_written_for_people(code: Code) -> None:
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", code.name)
    assert code.summary.endswith(".")
    assert "\n" not in code.summary
    assert len(code.explanation) > 40
    assert code.severity in {"error", "warning", "note"}
    assert explain(code).startswith(f"{code.code} {code.name} ({code.severity})\n")


def test_names_are_unique_and_codes_in_order() -> None:
    assert len({code.name for code in CODES.values()}) == len(CODES)
    assert list(CODES) == sorted(CODES)


def test_a_code_is_found_by_number_or_name_and_a_misspelled_one_by_its_neighbours() -> None:
    assert find(" pd103 ") is find("Unbalanced-Bracket") is CODES["PD103"]
    assert find("PD999") is None
    assert "unbalanced-bracket" in near("unbalanced-braket")
    assert "claim-off" in near("claim-of")
