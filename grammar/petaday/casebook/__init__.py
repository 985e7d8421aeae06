"""The casebook: every content file as data, and as a table."""

from __future__ import annotations

import datetime
import re
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel, ConfigDict

from petaday.calculate import scan
from petaday.casebook import page as content_page
from petaday.casebook import points, suppressions
from petaday.casebook.calc_block import Calc
from petaday.casebook.finding import Finding, finding, findings
from petaday.casebook.front_matter import NO_YAML, FrontMatter, Paper, Source
from petaday.casebook.located_yaml import has_yaml
from petaday.casebook.own_law import own_law
from petaday.casebook.page import Page
from petaday.casebook.whose import is_page
from petaday.core.calculation import worst_of
from petaday.core.quantity import PFS_DAY
from petaday.core.suggest import alike
from petaday.law import Rule, applied
from petaday.report import report

if TYPE_CHECKING:
    import pandas

__all__ = ["Calc", "Casebook", "Finding", "FrontMatter", "Page", "Paper", "Source", "check_file", "frame", "load"]


class Casebook(BaseModel):
    """Every page, in the order of its path, and everything wrong in any file.

    Attributes:
        pages: in the order of their paths.
        findings: everything wrong, whatever the file.
        law: the rules that hold here, where the content folder has some of its own; else empty.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    pages: tuple[Page, ...]
    findings: tuple[Finding, ...] = ()
    law: tuple[Rule, ...] = ()

    @property
    def systems(self) -> tuple[Page, ...]:
        """The pages about one trained system, oldest first."""
        systems = (page for page in self.pages if page.is_system)
        return tuple(sorted(systems, key=lambda page: (page.front.date or datetime.date.max, page.slug)))

    def find(self, name: str) -> Page | None:
        r"""The page of that slug, title, paper or arXiv number, or of the closest; a tag of one page is a name too.

        Another number is another system: Phi-3 is never taken for Phi-2.

        >>> from tempfile import TemporaryDirectory
        >>> with TemporaryDirectory() as folder:
        ...     page = "---\ntitle: Phi-2\nstatus: ours\n---\n```calc id=a\n6 * 2.7e9 * 1.4e12 FLOP\n```\n"
        ...     _ = Path(folder, "phi-2.md").write_text(page)
        ...     casebook = load(Path(folder))
        >>> casebook.find("phi 2").front.title, casebook.find("Phi-3")
        ('Phi-2', None)
        """
        tags = Counter(_key(tag) for page in self.pages for tag in page.front.tags)
        alone = {_key(tag): page for page in self.pages for tag in page.front.tags if tags[_key(tag)] == 1}
        names = alone | {key: page for page in reversed(self.pages) for key in _names(page)}
        asked = _key(name)
        numbered = [known for known in names if _digits(known) == _digits(asked)]
        close = alike(asked, numbered, least=0.8)
        return names.get(asked) or (names[close[0]] if close else None)


def load(root: Path) -> Casebook:
    """Every Markdown file under `root`. One bad file never loses the others: its faults are findings.

    >>> load(Path("no such folder")).pages
    ()
    """
    if not has_yaml():
        return Casebook(pages=(), findings=(finding(str(root), "", NO_YAML),))
    outside = {path: found for path in content_page.files(root) if (found := content_page.led_out(root, path))}
    own = own_law(root)
    with applied(own.rules):
        read = [content_page.read(root, path) for path in content_page.files(root) if path not in outside]
    pages = tuple(page for page, _ in read if page is not None)
    said = (found for _, findings in read for found in findings)
    wrong = (*outside.values(), *said, *points.examine(root, pages), *own.faults)
    return Casebook(pages=pages, findings=wrong, law=own.rules)


def check_file(path: Path) -> tuple[Finding, ...]:
    """Everything wrong in one file: a content file with its front matter, or any text that holds calculations.

    Raises:
        OSError: where the file cannot be read.

    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     _ = Path(folder, "notes.txt").write_text("8 GPUs * 3 days * 14 TFLOPZ * 0.33 = 1 pfs-days")
    ...     [finding.diagnostic.code for finding in check_file(Path(folder, "notes.txt"))]
    ['PD201']
    """
    text = path.read_bytes().decode("utf-8", errors="replace")
    if is_page(path, text):
        return content_page.read(path.parent, path)[1]
    reports = [(report(found), 0) for found in scan(text)]
    return tuple(one for one in findings(str(path), text, (), reports, suppressions.comments(text)) if one.fails)


def frame(casebook: Casebook) -> pandas.DataFrame:
    """One row for every calc block of a system that comes to, or states, a count of operations.

    >>> len(frame(load(Path("no such folder"))))
    0
    """
    import pandas  # noqa: PLC0415 - an extra: the bare install has no tables

    rows = [row for page in casebook.systems for calc in page.calcs if (row := _row(page, calc))]
    table = pandas.DataFrame(rows, columns=list(COLUMNS)).astype({"method": "Int64"})
    return table.assign(date=pandas.to_datetime(table["date"]))


COLUMNS = (
    "system",
    "slug",
    "date",
    "organisation",
    "method",
    "record",
    "calc",
    "cite",
    "stated_pfs_days",
    "recomputed_pfs_days",
    "ratio",
    "verdict",
    "headline",
    "line",
    "text",
)
"""What `frame` says of a calc block; `ratio` is stated / recomputed, the verdict the worst of its stated results."""


def _row(page: Page, calc: Calc) -> dict[str, Any] | None:
    """The last calculation of the block that is a count of operations: what it states, what it comes to."""
    counts = [found for found in calc.reports if found.pfs_days is not None]
    if not counts:
        return None
    last = counts[-1]
    claim = next((claim for claim in reversed(last.claims) if claim.unit == "FLOP"), None)
    stands_alone = claim is None and last.tree is not None and last.tree.op == "number"
    return {
        "system": page.front.title,
        "slug": page.slug,
        "date": page.front.date,
        "organisation": page.front.organisation,
        "method": calc.method,
        "record": calc.record,
        "calc": calc.id,
        "cite": calc.cite,
        "stated_pfs_days": claim.value / PFS_DAY if claim else last.pfs_days if stands_alone else None,
        "recomputed_pfs_days": None if stands_alone else last.pfs_days,
        "ratio": claim.ratio if claim else None,
        "verdict": worst_of(claim.verdict for claim in last.claims),
        "headline": calc.id == page.front.headline,
        "line": calc.line,
        "text": calc.text,
    }


def _names(page: Page) -> set[str]:
    paper = page.front.paper
    names = [page.slug, page.slug.rpartition("/")[2], page.front.title]
    return {_key(name) for name in [*names, *([paper.title, paper.arxiv or paper.title] if paper else [])]}


def _key(name: str) -> str:
    """`ResNets`, `Res-Nets` and `resnets` are one name."""
    return re.sub(r"[\W_]+", "", name).casefold()


def _digits(key: str) -> list[str]:
    return re.findall("[0-9]+", key)
