"""What the site tells other programs: its policy, descriptions, pictures for links, feeds; and its help when lost."""

from __future__ import annotations

import json
import re
import struct
from html.parser import HTMLParser
from xml.etree import ElementTree

import pytest

from petaday.casebook import load
from petaday_site.downloads import feeds
from petaday_site.downloads.tables import TABLES
from petaday_site.facts import parquet
from petaday_site.facts.site import Site, points
from petaday_site.pages import json_ld, page
from places import ROOT
from site_door import built, pages, words

SITE = Site(load(ROOT / "content"), points(ROOT / "content"), "1.2", "https://example.org/petaday/")
ATOM = "{http://www.w3.org/2005/Atom}"


def described(path: str) -> dict[str, object]:
    text = (built() / path / "index.html").read_text("utf-8")
    [found] = re.findall(r'<script type="application/ld\+json">(.*?)</script>', text)
    read: dict[str, object] = json.loads(found)
    return read


def test_a_system_is_described_as_a_dataset_with_its_figure_and_its_paper() -> None:
    found = described("systems/vgg")
    assert (found["@context"], found["@type"], found["name"]) == (
        "https://schema.org",
        "Dataset",
        "Training compute of VGG",
    )
    assert found["variableMeasured"]["unitText"] == "petaflop/s-day"  # type: ignore[index]
    assert found["citation"]["url"] == "https://arxiv.org/abs/1409.1556"  # type: ignore[index]


def test_the_start_page_describes_the_whole_and_every_file_it_names_is_there() -> None:
    files = [one["contentUrl"] for one in described("")["distribution"]]  # type: ignore[attr-defined]
    assert len(files) == (3 if parquet.is_there() else 2) * len(TABLES)
    assert [file for file in files if not (built() / file).is_file()] == []
    assert tuple(TABLES) == page.TABLES


def test_a_description_cannot_end_its_script() -> None:
    assert "<" not in json_ld.page(SITE.casebook.systems[0], SITE)
    assert '"url":"https://example.org/petaday/systems/' in json_ld.page(SITE.casebook.systems[0], SITE)


@pytest.mark.parametrize("name", ["systems-vgg", "systems-alphago-zero", "petaday"])
def test_a_card_is_a_picture_of_the_size_that_is_told(name: str) -> None:
    data = (built() / f"assets/cards/{name}.png").read_bytes()
    assert data[:8] == b"\x89PNG\r\n\x1a\n"
    assert struct.unpack(">II", data[16:24]) == (1200, 630)


def test_every_change_is_in_both_feeds() -> None:
    found = feeds.entries(SITE)
    assert len(found) >= 5
    assert (
        feeds.Entry(
            "2026-11-26",
            "The trend can be looked at under other choices of results, values, dates, estimator and month. "
            "No published figure moved.",
            "trend/",
        )
        in found
    )
    assert [entry.date for entry in found] == sorted((entry.date for entry in found), reverse=True)
    made = feeds.files(SITE)
    atom = ElementTree.fromstring(made["feed.xml"])
    assert [entry.findtext(f"{ATOM}id") for entry in atom.iter(f"{ATOM}entry")] == [entry.id for entry in found]
    newest = atom.find(f"{ATOM}entry/{ATOM}link")
    assert newest is not None
    assert newest.attrib["href"] == f"https://example.org/petaday/{found[0].page}"
    told = json.loads(made["feed.json"])
    assert (told["version"], len(told["items"])) == ("https://jsonfeed.org/version/1.1", len(found))
    assert (built() / "feed.xml").is_file()


def test_without_a_page_of_changes_there_is_no_feed() -> None:
    bare = Site(SITE.casebook.model_copy(update={"pages": ()}), (), "0")
    assert feeds.files(bare) == {}


class Policies(HTMLParser):
    """What comes before the policy of a page, and the policy."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.before: list[str] = []
        self.policy = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Stop collecting at the policy."""
        if dict(attrs).get("http-equiv") == "Content-Security-Policy":
            self.policy = dict(attrs)["content"] or ""
        elif not self.policy:
            self.before.append(tag)


@pytest.mark.parametrize("path", sorted(pages()))
def test_a_page_lets_no_script_run_that_it_does_not_know(path: str) -> None:
    text = (built() / path).read_text("utf-8")
    found = Policies(text)
    scripts = next(part for part in found.policy.split("; ") if part.startswith("script-src"))
    assert found.before in (["html", "head", "meta"], ["html", "head", "meta", "meta"])
    assert "unsafe" not in scripts
    assert ("sha256-" in scripts) == (not path.startswith("embed/")), "a chart to embed has no script"


def test_a_page_that_is_not_there_helps_on() -> None:
    said = words("404.html")
    assert "There is no page here" in said
    assert "Every system whose training compute is worked here" in said


def test_the_foot_of_a_page_says_what_worked_it() -> None:
    assert re.search(r"Worked by petaday \d+\.\d+\.\d+\. Figures under CC BY 4\.0", words("systems/vgg/index.html"))
