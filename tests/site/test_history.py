"""The foot of a page: when its file last changed, from a real repository; what git does not know is not said."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from petaday.casebook import load
from petaday_site.build import gather
from petaday_site.facts.history import history
from petaday_site.fault import SiteError
from petaday_site.pages.footer import footer
from site_door import built, words

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")

PAGE = "---\ntitle: {0}\nstatus: ours\n---\n\n```calc id=a\n{1} GPU * 3 days\n```\n"


def git(folder: Path, *words: str, day: str = "2026-01-01") -> str:
    names = {
        f"GIT_{who}_{what}": "petaday@example.org" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")
    }
    dates = {f"GIT_{who}_DATE": f"{day}T12:00:00Z" for who in ("AUTHOR", "COMMITTER")}
    run = subprocess.run(
        ["git", *words], cwd=folder, env=os.environ | names | dates, capture_output=True, text=True, check=True
    )
    return run.stdout.strip()


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """`one` changed on 1 January, `two é` on 3 February; below the top of the repository."""
    folder = tmp_path / "repository/book"
    (folder / "content/data").mkdir(parents=True)
    (folder / "content/data/chart_2018.csv").write_text("system,date,pfs-days,slug\n", "utf-8")
    (folder / "mkdocs.yml").write_text("site_name: book\n", "utf-8")
    git(folder.parent, "init", "--quiet")
    for name, day in (("one", "2026-01-01"), ("two é", "2026-02-03")):
        (folder / f"content/{name}.md").write_text(PAGE.format(name, 1), "utf-8")
        git(folder, "add", "--all")
        git(folder, "commit", "--quiet", "--message", name, day=day)
    return folder


def feet(folder: Path) -> dict[str, str]:
    site = gather(folder, load(folder / "content"))
    return {page.slug: footer(page, site) for page in site.casebook.pages}


def test_each_file_has_the_day_and_the_commit_of_its_last_change(project: Path) -> None:
    found = history(project / "content")
    assert {path: change.date for path, change in found.items() if path.endswith(".md")} == {
        "one.md": "2026-01-01",
        "two é.md": "2026-02-03",
    }
    assert found["one.md"].commit == git(project, "rev-parse", "HEAD~1")
    assert found["one.md"].path == "book/content/one.md"


def test_a_change_without_a_commit_is_said(project: Path) -> None:
    (project / "content/one.md").write_text(PAGE.format("one", 2), "utf-8")
    (project / "content/three.md").write_text(PAGE.format("three", 3), "utf-8")
    said = feet(project)
    assert "2026-01-01</time> in commit" in said["one"]
    assert "and since then without a commit." in said["one"]
    assert "since then" not in said["two é"]
    assert "not under version control" in said["three"]


def test_a_shallow_checkout_gives_no_day_that_it_cannot_know(project: Path, tmp_path: Path) -> None:
    git(tmp_path, "clone", "--quiet", "--depth=1", f"file://{project.parent}", "shallow")
    said = feet(tmp_path / "shallow/book")
    assert 'Last changed <time datetime="2026-02-03">2026-02-03</time> or before: older commits' in said["one"]


def test_links_lead_to_the_file_as_it_was_and_to_its_history(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "<a" not in feet(project)["one"]
    monkeypatch.setenv("PETADAY_REPO_URL", "https://example.org/petaday/")
    commit = git(project, "rev-parse", "HEAD")
    said = feet(project)["two é"]
    assert f'<a href="https://example.org/petaday/blob/{commit}/book/content/two%20%C3%A9.md">source</a>' in said
    assert '<a href="https://example.org/petaday/commits/HEAD/book/content/two%20%C3%A9.md">history</a>' in said
    monkeypatch.setenv("PETADAY_REPO_URL", "git@example.org:petaday.git")
    with pytest.raises(SiteError, match="the address a browser opens"):
        feet(project)


def test_a_hook_of_another_repository_does_not_mislead(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    git(project.parent.parent, "init", "--quiet", "other")
    monkeypatch.setenv("GIT_DIR", str(project.parent.parent / "other/.git"))
    assert history(project / "content")["one.md"].date == "2026-01-01"


def test_without_git_nothing_is_invented(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    assert history(project / "content") == {}


def test_every_content_page_says_what_is_known_of_it() -> None:
    casebook = load(built().parent.parent / "content")
    for page in casebook.pages:
        path = f"{page.slug.removesuffix('index').strip('/')}/index.html".lstrip("/")
        said = words(path)
        assert "it is not under version control, or git was not to be asked. Content revision" in said
        assert f"Content revision {page.digest[:12]}, worked by petaday" in said
