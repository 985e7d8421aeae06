"""`petaday build --pages`: the site as Markdown, templates and settings, which a builder makes pages of by itself."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from html import unescape
from pathlib import Path

import pytest

from petaday_site.build import build, write_pages
from petaday_site.builders import zensical_search
from petaday_site.fault import SiteError
from site_door import bare, begun, built
from wheels import Fresh

SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)


def words(site: Path) -> dict[Path, str]:
    """What each page says between its header and its footer; that on data says whether Parquet can be written here."""
    pages = {page.relative_to(site): _words(page.read_text("utf-8")) for page in site.rglob("*.html")}
    return pages | {Path("data/index.html"): ""}


def data(site: Path) -> set[Path]:
    """The files that are no pages, nor the theme's."""
    return {file.relative_to(site) for file in site.rglob("*") if file.suffix in {".json", ".csv", ".xml", ".tex"}}


def _words(html: str) -> str:
    body = html.partition('<article class="md-content')[2].partition("<footer")[0]
    return " ".join(unescape(re.sub(r"<[^<>]*>", " ", body)).split())


def test_mkdocs_alone_makes_the_same_pages_of_it(tmp_path: Path) -> None:
    folder = begun(tmp_path / "mine")
    pages = tmp_path / "pages"
    write_pages(folder, pages)
    assert sorted(path.name for path in pages.iterdir()) == ["docs", "mkdocs.yml", "theme"]
    env = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet"]
    subprocess.run(command, cwd=pages, env=env, check=True, capture_output=True)
    assert words(pages / "site") == words(build(folder))
    assert (pages / "site/404.html").is_file()
    assert (pages / "site/data/systems.csv").is_file()


def test_it_is_written_anew_and_nothing_else_is_lost(tmp_path: Path) -> None:
    folder = begun(tmp_path / "mine")
    with pytest.raises(SiteError, match="holds something else"):
        write_pages(folder, folder)
    assert (folder / "content/index.md").is_file()
    (tmp_path / "pages").mkdir()
    write_pages(folder, tmp_path / "pages")
    (folder / "content/systems/alexnet.md").rename(folder / "content/systems/other.md")
    (folder / "content/chart.md").unlink()
    write_pages(folder, tmp_path / "pages")
    (folder / "content/wrong.md").write_text("no front matter", "utf-8")
    with pytest.raises(SiteError):
        write_pages(folder, tmp_path / "again")
    (folder / "content/wrong.md").unlink()
    write_pages(folder, tmp_path / "again")
    assert not (tmp_path / "pages/docs/systems/alexnet.md").exists()
    assert (tmp_path / "pages/docs/systems/other.md").is_file()


def test_the_chat_stands_in_the_navigation_and_hooks_are_no_pages(tmp_path: Path) -> None:
    folder = begun(tmp_path / "mine")
    settings = folder / "mkdocs.yml"
    settings.write_text(settings.read_text("utf-8") + "\nhooks: [mine.py]\n", "utf-8")
    text = settings.read_text("utf-8")
    settings.write_text(re.sub(r"^extra:\n", "extra:\n  chat: https://example.org/chat\n", text, flags=re.M), "utf-8")
    write_pages(folder, tmp_path / "pages")
    written = (tmp_path / "pages/mkdocs.yml").read_text("utf-8")
    assert written.count("- Chat: https://example.org/chat") == 1
    assert "hooks" not in written


def test_the_search_has_prose_other_spellings_and_named_rows(tmp_path: Path) -> None:
    docs, site = tmp_path / "docs", tmp_path / "site"
    docs.mkdir()
    site.mkdir()
    said = ['title: "AlphaGo Zero"', 'also: ["AlphaGoZero"]', "description: A player.", "found: [[row, Gold, metal]]"]
    front = "\n".join(["---", *said, "---", ""])
    (docs / "index.md").write_text(front, "utf-8")
    html = (
        '<!--m--><p class="pd-crumbs">Systems</p><h1 id="answer">It took <b>3</b> days</h1><p>Its utilization.</p>'
        '<h2 id="sources">Sources</h2><p>One.</p><h2 id="more">More</h2>'
        '<article class="pd-card"><h3 id="card">A card</h3></article><!--m--><h2 id="foot">Foot</h2>'
    )
    (site / "index.html").write_text(html, "utf-8")
    (site / "search.json").write_text('{"config": {}, "items": [{"location": ""}]}', "utf-8")
    zensical_search.mend(site, docs, "<!--m-->")
    found = json.loads((site / "search.json").read_text("utf-8"))["items"]
    assert [(one["location"], one["title"], one["text"]) for one in found] == [
        ("", "AlphaGo Zero", "<p>A player.</p><p>Also written AlphaGoZero.</p>"),
        ("#answer", "It took 3 days", "Its utilization. <p>Also spelled utilisation.</p>"),
        ("#sources", "Sources", "One."),
        ("#more", "More", ""),
        ("#row", "Gold", "metal"),
    ]


def test_a_builder_that_is_not_there_is_named(tmp_path: Path) -> None:
    folder = begun(tmp_path)
    command = [sys.executable, "-m", "petaday", "build", "--builder", "zensical"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    if done.returncode == 0:
        pytest.skip("Zensical is installed")
    said = "`petaday build --builder zensical` needs the zensical extra: pip install 'petaday[zensical]'\n"
    assert (done.returncode, done.stdout, done.stderr) == (2, "", said)


# ---- Zensical


@pytest.mark.slow
@pytest.mark.timeout(900)
def test_zensical_makes_every_page_of_the_whole_site(fresh: Callable[..., Fresh], tmp_path: Path) -> None:
    folder = bare(tmp_path)
    code, _, error = fresh("zensical").petaday(folder, "build", "--builder", "zensical", "--strict")
    assert (code, error) == (0, "")
    site = folder / "build/site"
    theirs, ours = words(site), words(built())
    assert theirs.keys() == ours.keys()
    assert [page for page in ours if ours[page] != theirs[page]] == []
    assert "There is no page here" in theirs[Path("404.html")]
    assert {path for path in data(built()) - data(site) if path.parts[0] != "search"} == set()
    found = json.loads((site / "search.json").read_text("utf-8"))["items"]
    listed = json.loads((built() / "search/search_index.json").read_text("utf-8"))["docs"]
    assert {one["location"] for one in found} == {one["location"] for one in listed}


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_of_zensicals_pages_only_the_templates_scripts_run(fresh: Callable[..., Fresh], tmp_path: Path) -> None:
    zensical = fresh("zensical")
    folder = begun(tmp_path / "mine")
    page = folder / "content/index.md"
    page.write_text(page.read_text("utf-8") + "\n<script>alert(1)</script>\n", "utf-8")
    words = ("build", "--builder", "zensical")
    assert zensical.petaday(folder, *words)[0] == 1, "a script in a text is refused"
    policies = []
    for options in (("--unsafe-html",), ()):
        if not options:
            page.write_text(page.read_text("utf-8").replace("<script>alert(1)</script>", ""), "utf-8")
        code, _, error = zensical.petaday(folder, *words, *options)
        assert code == 0, error
        html = (folder / "build/site/index.html").read_text("utf-8")
        assert html.count('http-equiv="Content-Security-Policy"') == 1
        assert "data-" + "text_mark" not in html
        policies.append((html.count("'sha256-"), len(set(SCRIPT.findall(html)))))
    assert policies[0] == (policies[1][0] + 1, policies[1][1] + 1)


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_zensical_alone_makes_pages_of_the_written_folder(fresh: Callable[..., Fresh], tmp_path: Path) -> None:
    zensical = fresh("zensical")
    folder, pages = begun(tmp_path / "mine"), tmp_path / "pages"
    code, out, error = zensical.petaday(folder, "build", "--pages", str(pages))
    assert (code, error) == (0, "")
    assert out == f"{pages} written; in it: zensical build, or mkdocs build\n"
    command = [str(zensical.programs / "zensical"), "build", "--clean", "--strict"]
    done = subprocess.run(command, cwd=pages, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert words(pages / "site") == words(build(folder))
