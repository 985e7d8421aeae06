"""The built site, read as files: its figures, its links, its data, and nothing from elsewhere."""

from __future__ import annotations

import csv
import json
import re
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

import pytest

from petaday.casebook import Calc, Page, load
from petaday.casebook.front_matter import FrontMatter
from petaday.core.diagnostic import Span
from petaday.report import Report
from petaday_site.pages import social_card
from petaday_site.pages.calc_block import block
from places import ROOT
from site_door import SITE, built, pages, words

CASEBOOK = load(ROOT / "content")
REMOTE = re.compile(r"""(?:url\(|@import\s+)["']?(?:https?:)?//""")


def test_every_link_leads_somewhere() -> None:
    broken = []
    for name, page in pages().items():
        for link in page.links:
            parts = urlsplit(link)
            if parts.scheme or parts.netloc or parts.path == "/chat":
                continue
            target = _file(name, parts.path)
            if not (built() / target).is_file():
                broken.append(f"{name}: {link}")
            elif parts.fragment and target.endswith(".html") and unquote(parts.fragment) not in pages()[target].ids:
                broken.append(f"{name}: {link} (no such place)")
    assert broken == []


def _file(page: str, link: str) -> str:
    """The file a link leads to, as a plain file server would find it."""
    parts = [] if link.startswith("/") else list(PurePosixPath(page).parent.parts)
    if not link:
        return page
    for part in unquote(link).strip("/").split("/"):
        if part == "..":
            parts.pop()
        elif part not in {".", ""}:
            parts.append(part)
    path = "/".join(parts)
    return path if PurePosixPath(path).suffix and not link.endswith("/") else f"{path}/index.html".lstrip("/")


def test_nothing_is_loaded_from_another_host() -> None:
    loaded = [f"{name}: {load}" for name, page in pages().items() for load in page.loads if "//" in load]
    styled = [str(path) for path in built().rglob("*.css") if REMOTE.search(path.read_text("utf-8"))]
    assert loaded + styled == []


def test_every_content_page_is_there_and_every_calculation_has_its_place_and_its_report() -> None:
    for page in CASEBOOK.pages:
        slug = page.slug.removesuffix("index").strip("/")
        path = f"{slug}/index.html".lstrip("/")
        for calc in page.calcs:
            assert calc.id in pages()[path].ids
            report = json.loads((built() / f"data/reports/{page.slug}/{calc.id}.json").read_text("utf-8"))
            assert report["text"] == calc.text
            assert len(report["reports"]) == len(calc.reports)


def test_the_page_of_vgg_says_what_was_printed_what_follows_and_how_to_cite_it() -> None:
    said = words("systems/vgg/index.html")
    assert "VGG took 0.09867 pfs-days" in said
    assert "4 Titan Black GPU’s devices * 15 days time" in said
    assert "* 0.33 utilization share of the peak (assumed)" in said
    assert "= 10,000 PF 15% high = 0.12 pfs-days follows from 10,000 PF" in said
    assert "8,725 PF" in said
    assert "within factor 2" in said
    assert "1,296,000 s" in said
    assert "@misc{petaday-systems-vgg," in said
    assert "eprint = {1409.1556}" in said
    assert "method-2-claim-1" in pages()["systems/vgg/index.html"].ids
    assert any(link.startswith("/chat?text=4%20Titan%20Black") for link in pages()["systems/vgg/index.html"].links)


def test_a_bound_stays_a_bound_and_digits_stay_the_authors() -> None:
    with (built() / "data/systems.csv").open(encoding="utf-8", newline="") as file:
        stated = {row["slug"]: row["headline_text"] for row in csv.DictReader(file)}
    assert stated["systems/adam"] == "less than 0.0007"
    assert stated["systems/xception"] == "5.0"
    assert "Adam Optimizer took less than 0.0007 pfs-days" in words("systems/adam/index.html")
    assert "less than 0.0007" in words("systems/index.html")
    assert "Adam Optimizer 2014-12-22 less than 0.0007" in words("systems/groups/index.html")
    adam = (built() / "systems/adam/index.html").read_text("utf-8")
    assert '"maxValue":0.0007' in adam
    assert "took less" not in adam, "where a bound stands among figures is not known"
    assert "less than 0.0007 petaflop/s-days" in social_card.pictures(SITE)["assets/cards/systems-adam.png"]


def test_the_audit_counts_what_is_in_print_and_lists_the_rest_apart() -> None:
    claims = json.loads((built() / "data/claims.json").read_text("utf-8"))
    printed = [c["verdict"] for c in claims if c["record"] == "as printed"]
    noted = [c["verdict"] for c in claims if c["record"] == "as noted"]
    said = words("audit/index.html")
    appendix, field = said.rsplit("The field after 2018", 1)
    assert "31 of 37 printed results follow from their inputs. Two differ by more than 5%" in appendix
    assert f"{printed.count('within factor 2')} differ" in appendix
    assert f"lines of our own: {len(claims) - len(printed) - len(noted)}" in appendix
    assert (noted.count("off"), "4 off" in field, "4 off" in appendix) == (4, True, False)


def test_the_exceptions_come_first_with_what_would_explain_them() -> None:
    said = words("audit/index.html")
    assert said.index("The six that do not follow") < said.index("The 31 that follow") < said.index("No printed figure")
    assert "VGG 15% high 10,000 PF 8,725 PF 5.645 TFLOP/s, listed for the Titan Black at its boost clock" in said
    assert "Dropout close: 4.8% high 184 PF 175.6 PF No single change found." in said


def test_the_start_page_counts_the_results_in_print_and_no_others() -> None:
    claims = json.loads((built() / "data/claims.json").read_text("utf-8"))
    printed = sum(c["record"] == "as printed" for c in claims)
    assert printed == 37
    assert f"{printed} printed results audited" in words("index.html")


def test_the_field_stands_apart_from_the_appendix() -> None:
    with (built() / "data/methods.csv").open(encoding="utf-8", newline="") as file:
        assert {int(row["date"][:4]) for row in csv.DictReader(file)} == {2012, 2013, 2014, 2015, 2016}
    with (built() / "data/noted.csv").open(encoding="utf-8", newline="") as file:
        rows = {row["slug"]: row for row in csv.DictReader(file)}
    assert (len(rows), rows["systems/ddpm"]["method_2_calc"]) == (109, "method-2")  # the headline, and no earlier line
    assert (built() / "data/field.csv").read_text("utf-8").count("\n") == 164


def test_the_runs_are_one_table_in_both_units_the_largest_first() -> None:
    said = words("chart/index.html")
    assert "All 180 runs, the largest first" in said
    assert "Grok 4 estimate 2025-07-09 Language 5,708,0004.932 × 1026 ours follows" in said
    assert "XLNet 2019-06-19 Language 47.224.08 × 1021 noted 5.4% high" in said
    assert said.index("Grok 4 estimate 2025") < said.index("XLNet 2019-06-19")


def test_a_line_that_does_not_follow_is_in_no_range() -> None:
    assert "3.008" not in words("systems/align/index.html").split("core-days")[0]
    assert "Over every record here it is 235.6 to 285.4 pfs-days" in words("systems/megatron-bert/index.html")


def test_the_index_is_one_table_the_newest_first_in_both_units() -> None:
    said = words("systems/index.html")
    assert "184 systems, the newest first" in said
    assert "VGG 2014-09-04 University of Oxford 4 × Titan Black 0.098 0.098678.525 × 1018" in said
    assert said.index("Inkling 2026") < said.index("VGG 2014") < said.index("AlexNet 2012")


def test_the_trend_is_computed_on_the_page() -> None:
    said = words("trend/index.html")
    for figure in ("104.605", "3.437", "3.430 months", "2.59 to 5.09", "Theil–Sen", "chart_2018.csv: 15 points"):
        assert figure in said


def test_both_methods_stand_side_by_side() -> None:
    with (built() / "data/methods.csv").open(encoding="utf-8", newline="") as file:
        rows = {row["slug"]: row for row in csv.DictReader(file)}
    seq2seq = rows["systems/seq2seq"]
    assert float(seq2seq["method_1_recomputed"]) == pytest.approx(0.1290, rel=1e-3)
    assert float(seq2seq["method_2_recomputed"]) == pytest.approx(0.0924, rel=1e-3)
    assert float(seq2seq["method_1_over_2"]) == pytest.approx(1.397, rel=1e-3)
    assert rows["systems/dqn"]["method_2_stated"] == ""


def test_the_audit_lists_every_claim_once_with_its_verdict() -> None:
    claims = json.loads((built() / "data/claims.json").read_text("utf-8"))
    worst = next(c for c in claims if c["slug"] == "systems/seq2seq" and c["claim"] == "7,300 PF")
    assert worst["verdict"] == "within factor 2"
    assert 1 / worst["ratio"] == pytest.approx(1.527, rel=1e-3)
    assert len({(c["slug"], c["anchor"]) for c in claims}) == len(claims)
    links = pages()["audit/index.html"].links
    assert [c for c in claims if f"../{c['slug']}/#{c['anchor']}" not in links] == []


def test_every_column_of_the_data_is_in_the_dictionary() -> None:
    said = words("data/index.html")
    for name in ("systems", "methods", "claims", "records"):
        with (built() / f"data/{name}.csv").open(encoding="utf-8", newline="") as file:
            assert [column for column in next(csv.reader(file)) if column not in said] == []


@pytest.mark.parametrize(
    ("page", "said"),
    [
        ("units", "470 PF"),
        ("devices", "NVIDIA GeForce GTX 580"),
        ("diagnostics", "PD201"),
        ("run-sheet", "active parameters"),
        ("tables", "carbon intensity"),
    ],
)
def test_the_reference_is_written_from_what_the_reader_uses(page: str, said: str) -> None:
    assert said in words(f"reference/{page}/index.html")


def test_paper_text_cannot_become_markup() -> None:
    hostile = "<script>alert(1)</script> \"'& * 3 days"
    calc = Calc(id="x", record="ours", text=hostile, line=1, offset=0, reports=(Report(text=hostile, span=Span(0, 9)),))
    page = Page(
        slug="systems/x",
        path="systems/x.md",
        section="systems",
        front=FrontMatter(title="<b>", status="ours"),
        body="",
        calcs=(calc,),
        digest="0",
    )
    made = block(calc, page, "../../")
    assert "<script" not in made
    assert "&lt;script&gt;a</span>" in made
    assert "&quot;&#x27;&amp; * 3 days" in made


def test_the_schema_of_a_report_is_published() -> None:
    published = json.loads((built() / "data/report.schema.json").read_text("utf-8"))
    assert published == Report.model_json_schema()


def test_a_title_is_said_once_and_the_social_title_has_the_figure() -> None:
    home, vgg = ((built() / path).read_text("utf-8") for path in ("index.html", "systems/vgg/index.html"))
    assert "<title>petaday</title>" in home
    assert "<title>VGG · petaday</title>" in vgg
    assert '<meta property="og:title" content="VGG: 0.09867 pfs-days">' in vgg
    assert "petaday - petaday" not in home + vgg


def test_a_heading_has_its_figure_in_its_unit_whatever_the_source_wrote() -> None:
    for path in (path for path in pages() if path.startswith("systems/") and path.count("/") == 2):
        said = re.search(
            r'<h1[^>]*>[^<]*<span class="pd-u-p">([^<]*) pfs-days</span>', (built() / path).read_text("utf-8")
        )
        assert said is None or re.fullmatch(r"(less than )?[\d.,]+( × 10.*)?", said[1].replace("\u00a0", " ")), path


def entries() -> dict[str, dict[str, str]]:
    """What the search knows, by place."""
    made = json.loads((built() / "search/search_index.json").read_text("utf-8"))
    return {one["location"]: one for one in made["docs"]}


def test_the_search_knows_headings_systems_by_other_names_devices_and_codes() -> None:
    found = entries()
    assert found["systems/gpt-4/"]["text"].endswith("<p>Also written GPT4.</p>")
    assert "Also written H100" in found["reference/devices/#nvidia-h100-sxm5"]["text"]
    assert found["reference/diagnostics/#pd302"]["title"] == "PD302: claim-within-factor-2"
    assert found["reference/python/#petaday.Report.to_pint"]["title"] == "Report.to_pint"
    assert "utilisation" in found["methods/utilization/"]["text"]
    assert found["trend/#what-was-selected"]["title"] == "What was selected"


def test_what_the_search_shows_is_prose() -> None:
    texts = {place: one["text"] for place, one in entries().items()}
    assert [place for place, text in texts.items() if re.search("<(?:pre|table|svg)|@misc|In base units", text)] == []
    assert "10⁻⁶0.001" not in texts["systems/vgg/#answer"]
    assert entries()["systems/vgg/#answer"]["title"] == "VGG took 0.09867 pfs-days to train"
