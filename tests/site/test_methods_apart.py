"""PD451 on the page of a system: two methods that are more than a factor of 2 apart, said beside both."""

from __future__ import annotations

import html
import re
from pathlib import Path

from petaday import codes
from petaday.casebook import load
from petaday_site.facts.site import Site
from petaday_site.pages.page import markdown

CODE = codes.CODES["PD451"]
EXAMPLE, FIX = CODE.example or "", CODE.fix or ""


def beside(folder: Path, text: str) -> str:
    """The words under `Method beside method` of a system's page."""
    (folder / "systems").mkdir()
    (folder / "systems/run.md").write_text(text.lstrip(), "utf-8")
    casebook = load(folder)
    page = markdown(casebook.systems[0], Site(casebook, (), "1"))
    section = page.partition(">Method beside method ")[2].partition("</details>")[0]
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", section)).split())


def test_methods_that_are_apart_are_told_so(tmp_path: Path) -> None:
    said = beside(tmp_path, EXAMPLE)
    assert "PD451 Method 2 gives 4.6" in said
    assert "they promise a factor of 2. Check the utilization" in said


def test_methods_that_agree_stand_without_a_remark(tmp_path: Path) -> None:
    assert "PD451" not in beside(tmp_path, FIX)


def test_a_reason_the_page_gives_is_told_in_its_place(tmp_path: Path) -> None:
    ignored = EXAMPLE.replace("status: ours\n", "status: ours\nignore:\n  - PD451 because a day was lost\n")
    said = beside(tmp_path, ignored)
    assert "they promise a factor of 2. It is silenced because a day was lost." in said
    assert "Check the utilization" not in said
