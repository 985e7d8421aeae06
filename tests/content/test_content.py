"""What is published: every system of the appendix, verbatim, sourced, and worked."""

from __future__ import annotations

import csv
import datetime
from functools import cache

import pytest

from petaday import casebook
from petaday.casebook import Calc, Casebook, Page
from places import ROOT

CONTENT = ROOT / "content"
APPENDIX = ROOT.parent / "shared" / "appendix.txt"

CHARTED_ONLY = ("googlenet", "dota-1v1", "alphago-zero", "alphazero")
MODEST = ("transformer", "adam", "rnnsearch", "gan", "word2vec", "vae")
BOTH = ("alexnet", "seq2seq", "vgg", "deepspeech2", "nas")
ONE = ("dropout", "visualizing-convnets", "dqn", "resnet", "nmt", "xception")
REFERENCE = ("reference/python",)
METHODS = (
    *("index", "method-1", "method-2", "counting", "utilization", "accuracy", "parameters", "attention"),
    *("recomputation", "fine-tuning", "inference", "reinforcement", "teachers", "peaks", "measured"),
)
OTHERS = ("index", "chart", "trend", "field", "modest", "records", "accuracy", "audit", "tables", "changes")
GUIDES = ("audit", "editor", "keep", "many", "publish", "write")
MARKERS = {
    "index": ["overview"],
    "chart": ["finding", "charts", "sure", "field"],
    "trend": ["fit", "explorer"],
    "records": ["records"],
    "audit": ["claims", "fieldclaims"],
    "tables": ["methods", "fieldmethods"],
}


@cache
def book() -> Casebook:
    return casebook.load(CONTENT)


def system(name: str) -> Page:
    return next(page for page in book().systems if page.slug == f"systems/{name}")


def calc(name: str, id_: str) -> Calc:
    return next(calc for calc in system(name).calcs if calc.id == id_)


def test_nothing_is_wrong_in_any_file() -> None:
    assert [str(found) for found in book().findings] == []


def test_every_page_is_there_and_no_other() -> None:
    guides = [f"guides/{name}" for name in GUIDES]
    systems = [f"systems/{name}" for name in (*BOTH, *ONE, *CHARTED_ONLY, *MODEST)]
    methods = [f"methods/{name}" for name in METHODS]
    noted = [page.slug for page in book().systems if page.front.status == "as noted"]  # test_field.py
    assert sorted(page.slug for page in book().pages) == sorted(
        [*systems, *methods, *guides, *REFERENCE, *OTHERS, *noted]
    )


def test_every_page_says_what_it_rests_on() -> None:
    for page in book().pages:
        assert page.front.sources or page.slug.startswith(("guides/", "reference/")), f"{page.path} has no sources"
        assert page.front.description, f"{page.path} has no description"


def test_every_system_has_a_date_an_organisation_a_headline_and_a_paper() -> None:
    for page in book().systems:
        assert page.front.date
        assert page.front.organisation
        assert page.headline
        assert page.front.paper or page.slug == "systems/dota-1v1" or page.front.status == "as noted"


def test_every_system_leads_to_an_address() -> None:
    for page in book().systems:
        paper = page.front.paper
        addresses = [source.url for source in page.front.sources] + ([paper.arxiv, paper.url] if paper else [])
        assert any(addresses), f"{page.path} names no address"
        assert not paper or paper.arxiv or paper.url, f"the paper of {page.path} has no address"


def test_a_systems_page_is_read_in_a_minute_or_two() -> None:
    for page in book().systems:
        assert 55 <= prose_words(page) <= 270, f"{page.path} has {prose_words(page)} words"


def prose_words(page: Page) -> int:
    parts = page.body.split("```")
    return sum(len(part.split()) for part in parts[::2])


def test_what_is_recorded_as_printed_is_printed() -> None:
    if not APPENDIX.exists():
        pytest.skip("the appendix is kept beside the project, in ../shared, and is not part of it")
    text = APPENDIX.read_text(encoding="utf-8")
    for page in book().pages:
        for found in page.calcs:
            if found.record == "as printed":
                assert found.text in text, f"{page.path}:{found.line} is not in the appendix as it stands"


def test_systems_of_the_appendix_have_the_methods_it_prints() -> None:
    for name in (*BOTH, *ONE):
        printed = {found.method for found in system(name).calcs if found.record == "as printed"}
        assert printed == ({1, 2} if name in BOTH else {1} if name in ("dqn", "resnet") else {2})


def test_the_charted_points_are_those_of_the_pages() -> None:
    with (CONTENT / "data" / "chart_2018.csv").open(encoding="utf-8", newline="") as file:
        points = list(csv.DictReader(file))
    assert [point["slug"].removeprefix("systems/") for point in points] == [
        *("alexnet", "dropout", "visualizing-convnets", "dqn", "seq2seq", "googlenet", "vgg", "deepspeech2"),
        *("resnet", "nas", "nmt", "xception", "dota-1v1", "alphago-zero", "alphazero"),
    ]
    charted = casebook.frame(book()).query("calc == 'charted'").set_index("slug")
    for point in points:
        page = book().find(point["system"])
        assert page is not None
        assert page.slug == point["slug"]
        assert page.front.date == datetime.date.fromisoformat(point["date"])
        assert charted["stated_pfs_days"][point["slug"]] == pytest.approx(float(point["pfs-days"]), rel=1e-7)


def test_the_charted_factors_give_the_charted_value() -> None:
    table = casebook.frame(book()).query("calc == 'charted' and recomputed_pfs_days.notna()")
    assert len(table) == 10
    for row in table.itertuples():
        assert row.verdict == "follows" or row.slug == "systems/vgg"


ASKED = [
    ("ResNet-152", "resnet"),
    ("resnet", "resnet"),
    ("GNMT", "nmt"),
    ("AlphaGoZero", "alphago-zero"),
    ("Going Deeper with Convolutions", "googlenet"),
    ("1412.6980", "adam"),
    ("deep speech 2", "deepspeech2"),
    ("Transformer", "transformer"),
    ("vggg", "vgg"),
]


@pytest.mark.parametrize(("name", "found"), ASKED)
def test_a_system_is_found_by_what_people_call_it(name: str, found: str) -> None:
    assert book().find(name) == system(found)


def test_a_topic_is_nobodys_name() -> None:
    assert book().find("translation") is None


RECOMPUTED = [
    ("alexnet", "method-2", 0.005735),
    ("alexnet", "method-1", 0.005625),
    ("dropout", "method-2", 0.002033),
    ("visualizing-convnets", "method-2", 0.006098),
    ("dqn", "method-1", 2.778e-5),
    ("seq2seq", "method-1", 0.1290),
    ("seq2seq", "method-2", 0.0924),
    ("vgg", "method-1", 0.09867),
    ("vgg", "method-2", 0.1010),
    ("deepspeech2", "method-1", 0.2940),
    ("deepspeech2", "method-2", 0.2400),
    ("resnet", "method-1", 0.1216),
    ("nas", "method-1", 22.22),
    ("nas", "method-2", 31.05),
    ("nmt", "method-2", 76.64),
    ("xception", "method-2", 5.049),
]


@pytest.mark.parametrize(("name", "id_", "pfs_days"), RECOMPUTED)
def test_the_printed_factors_come_to(name: str, id_: str, pfs_days: float) -> None:
    assert calc(name, id_).reports[-1].pfs_days == pytest.approx(pfs_days, rel=6e-4)


VERDICTS = [
    ("seq2seq", "method-1", ["7,300 PF: within factor 2", "0.085 pfs-days: from the figure before"]),
    ("vgg", "method-1", ["8524 PF: by rounding", "0.098 pfs-days: by rounding"]),
    ("vgg", "method-2", ["10,000 PF: within factor 2", "0.12 pfs-days: from the figure before"]),
    ("nas", "method-1", ["1.9e6 PF: follows", "22 pfs-days: follows"]),
    ("dqn", "method-1", ["2.3 PF: close", "2.7e-5 pfs-days: by rounding"]),
]


@pytest.mark.parametrize(("name", "id_", "verdicts"), VERDICTS)
def test_the_stated_results_are_judged(name: str, id_: str, verdicts: list[str]) -> None:
    assert [f"{claim.text}: {claim.verdict}" for claim in calc(name, id_).reports[-1].claims] == verdicts


def test_the_layers_of_dqn_and_the_time_step_of_deep_speech_hold_as_printed() -> None:
    lines = [*calc("dqn", "method-1").reports[1:4], calc("deepspeech2", "method-1").reports[0]]
    assert [claim.verdict for line in lines for claim in line.claims] == ["follows"] * 4


MODEST_FIGURES = [0.089, 0.0007, 0.018, 0.006, 0.00045, 0.0000055]


@pytest.mark.parametrize(("name", "pfs_days"), list(zip(MODEST, MODEST_FIGURES, strict=True)))
def test_the_modest_results_are_read_as_they_stand_in_the_list(name: str, pfs_days: float) -> None:
    table = casebook.frame(book()).query(f"slug == 'systems/{name}' and headline")
    assert list(table["stated_pfs_days"]) == [pytest.approx(pfs_days)]


@pytest.mark.parametrize(("slug", "markers"), list(MARKERS.items()))
def test_what_the_build_computes_is_left_to_the_build(slug: str, markers: list[str]) -> None:
    page = next(page for page in book().pages if page.slug == slug)
    for marker in markers:
        assert f"\n<!-- petaday:{marker} -->\n" in f"\n{page.body}"
