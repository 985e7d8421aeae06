"""Pages that no one foresaw: what stands on them is shown as it was written, and the site is built."""

from __future__ import annotations

from pathlib import Path

import pytest

from petaday.casebook import load
from petaday_site import embed, page, story
from petaday_site.site import Site
from site_door import SITE, project
from test_site_build import run


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
    assert "petaflop/s-days" in said
    assert "pd-strip" not in said
    assert len(story.field(odd).points) == len(story.field(SITE).points)


def test_a_title_is_text(tmp_path: Path) -> None:
    folder = project(tmp_path)
    title = "<script>alert(1)</script> *A_B* [c](d) {#e} R&D"
    (folder / "content/systems/odd.md").write_text(page_of(title, "3 * 5 FLOP = 15 FLOP"), "utf-8")
    assert run(folder) == 0
    said = (folder / "build/site/systems/odd/index.html").read_text("utf-8")
    assert "<script>alert" not in said
    shown = "&lt;script&gt;alert(1)&lt;/script&gt; *A_B* [c](d) {#e} R&amp;D"
    assert f'>{shown}<a class="headerlink"' in said
    assert f"<title>{shown} - petaday</title>" in said
    assert f'<meta property="og:title" content="{shown}">' in said


@pytest.mark.parametrize("url", ["https://example.org/papers", "https://example.org/papers/"])
def test_a_site_in_a_folder_is_embedded_from_there_with_a_stroke_at_its_end_or_not(url: str) -> None:
    site = Site(SITE.casebook, SITE.points, "0", url)
    assert "src=&quot;https://example.org/papers/embed/chart.html&quot;" in str(embed.box("chart", site, "../"))
    assert 'href="https://example.org/papers/systems/vgg/"' in embed.files(site)["data/charts/chart.svg"]
