"""Pages that no one foresaw: what stands on them is shown as it was written, and the site is built."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from tests.site.test_build import run

from petaday.casebook import load
from petaday_site.charts import embed
from petaday_site.facts.runs import runs
from petaday_site.facts.site import CHARTED, Site, points
from petaday_site.fault import SiteError
from petaday_site.pages import page
from site_door import SITE, begun


def page_of(title: str, calculation: str, status: str = "ours") -> str:
    return (
        f"---\ntitle: '{title}'\nstatus: {status}\ndate: 2021-01-01\nheadline: a\n---\n\n"
        f"```calc id=a method=1\n{calculation}\n```\n"
    )


@pytest.mark.parametrize("calculation", ["-3 * 5 FLOP = -15 FLOP", "0 * 5 FLOP = 0 FLOP"])
@pytest.mark.parametrize("status", ["ours", "as noted"])
def test_a_result_of_nothing_or_less_is_shown_and_stands_on_no_scale(
    tmp_path: Path, calculation: str, status: str
) -> None:
    (tmp_path / "systems").mkdir()
    (tmp_path / "systems/odd.md").write_text(page_of("Odd", calculation, status), "utf-8")
    casebook = load(tmp_path)
    odd = Site(casebook.model_copy(update={"pages": (*SITE.casebook.pages, *casebook.pages)}), SITE.points, "0")
    said = page.markdown(casebook.pages[0], odd)
    assert "# Odd took " in said
    assert "pd-strip" not in said
    assert len(runs(odd)) == len(runs(SITE))


def test_a_title_is_text(tmp_path: Path) -> None:
    folder = begun(tmp_path)
    title = "<script>alert(1)</script> *A_B* [c](d) {#e} R&D"
    (folder / "content/systems/odd.md").write_text(page_of(title, "3 * 5 FLOP = 15 FLOP"), "utf-8")
    assert run(folder) == 0
    said = (folder / "build/site/systems/odd/index.html").read_text("utf-8")
    assert "<script>alert" not in said
    shown = "&lt;script&gt;alert(1)&lt;/script&gt; *A_B* [c](d) {#e} R&amp;D"
    assert f">{shown} took " in said
    assert f"<title>{shown} · Training compute</title>" in said
    assert f'<meta property="og:title" content="{shown}: ' in said


def test_a_title_is_escaped_once_where_the_next_page_names_it(tmp_path: Path) -> None:
    folder = begun(tmp_path)
    audit = folder / "content/audit.md"
    audit.write_text(audit.read_text("utf-8").replace("title: Audit", 'title: "R&D <audit>"'), "utf-8")
    assert run(folder) == 0
    said = (folder / "build/site/tables/index.html").read_text("utf-8")
    assert 'aria-label="Previous: R&amp;D &lt;audit&gt;"' in said
    assert "&amp;amp;" not in said


@pytest.mark.parametrize("url", ["https://example.org/papers", "https://example.org/papers/"])
def test_a_site_in_a_folder_is_embedded_from_there_with_a_stroke_at_its_end_or_not(url: str) -> None:
    site = Site(SITE.casebook, SITE.points, "0", url)
    assert "src=&quot;https://example.org/papers/embed/chart.html&quot;" in str(embed.box("chart", site, "../"))
    assert 'href="https://example.org/papers/systems/vgg/"' in embed.files(site)["data/charts/chart.svg"]


@pytest.mark.parametrize("systems", [1, 0])
def test_a_content_folder_that_has_just_begun_is_a_site(tmp_path: Path, systems: int) -> None:
    folder = begun(tmp_path)
    if not systems:
        shutil.rmtree(folder / "content/systems")
    assert run(folder) == 0
    site = folder / "build/site"
    assert (site / "systems/alexnet/index.html").is_file() == bool(systems)
    assert (site / "data/charts").exists() == bool(systems), "one printed count of a whole run: stated over recomputed"
    assert not (site / "data/chart.json").exists()
    assert "chart_2018.csv" not in (site / "data/index.html").read_text("utf-8")


@pytest.mark.parametrize("marker", ["chart", "fit", "explorer", "agreement", "fieldagreement"])
def test_a_chart_of_nothing_says_what_it_needs(tmp_path: Path, marker: str, capsys: pytest.CaptureFixture[str]) -> None:
    folder = begun(tmp_path)
    with (folder / "content/index.md").open("a", encoding="utf-8") as home:
        home.write(f"\n<!-- petaday:{marker} -->\n")
    assert run(folder) == 1
    assert f"index.md: <!-- petaday:{marker} --> has nothing to show\n  = help: " in capsys.readouterr().err


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("2012-06-01,A,x,", "could not convert string to float: 'x'"),
        ("2012-06-99,A,1,", "day is out of range for month"),
        ("2012-06-01,A,-1,", "-1 pfs-days stand on no logarithmic scale"),
        ("2012-06-01", "float() argument must be"),
    ],
)
def test_a_row_that_is_no_point_is_named_with_its_place(tmp_path: Path, row: str, said: str) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / CHARTED).write_text(f"date,system,pfs-days,slug\n2012-06-01,B,1,\n{row}\n", "utf-8")
    with pytest.raises(SiteError, match=r"chart_2018\.csv:3: ") as fault:
        points(tmp_path)
    assert said in str(fault.value)
    assert "= help: each row holds date" in str(fault.value)


def test_a_folder_without_settings_is_told_where_they_belong(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(tmp_path) == 1
    assert "there is no mkdocs.yml in" in capsys.readouterr().err
