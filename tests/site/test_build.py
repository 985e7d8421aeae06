"""Building: what is wrong stops it at its place, and the last good site stays."""

from __future__ import annotations

import argparse
from pathlib import Path

import pytest

from petaday_site import command
from petaday_site.fault import SiteError
from petaday_site.output import sync
from petaday_site.output.folder import output_folder
from site_door import begun, project

PAGE = "---\ntitle: Wrong\nstatus: ours\n---\n\n```calc id=a\n4 GPU * (3 days = 5 PF\n```\n"


def run(folder: Path) -> int:
    commands = argparse.ArgumentParser().add_subparsers()
    command.add(commands)
    args = commands.choices["build"].parse_args([str(folder), "--strict"])
    return int(args.run(args))


def test_an_error_in_content_is_shown_at_its_place_and_the_last_good_site_stays(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = begun(tmp_path)
    assert run(folder) == 0
    good = (folder / "build/site/index.html").read_bytes()
    written = {path: path.stat().st_mtime_ns for path in (folder / "build/docs").rglob("*")}

    (folder / "content/wrong.md").write_text(PAGE, encoding="utf-8")
    assert run(folder) == 1
    said = capsys.readouterr().err
    assert "wrong.md:7:" in said
    assert "4 GPU * (3 days = 5 PF" in said
    assert "^" in said
    assert (folder / "build/site/index.html").read_bytes() == good

    (folder / "content/wrong.md").write_text(PAGE.replace("(", "").replace("id=a", "id=b"), encoding="utf-8")
    assert run(folder) == 1, "a page that no navigation names is a warning of MkDocs, and strict"
    assert "wrong.md" in capsys.readouterr().err
    assert (folder / "build/site/index.html").read_bytes() == good

    (folder / "content/wrong.md").unlink()
    assert run(folder) == 0
    again = {path: path.stat().st_mtime_ns for path in (folder / "build/docs").rglob("*") if path.is_file()}
    assert [path for path, time in again.items() if written[path] != time] == [], "unchanged files were written anew"


@pytest.mark.parametrize("site_dir", ["site", ".", "content/out", "site/petaday_site/assets"])
def test_a_source_folder_is_never_emptied(tmp_path: Path, site_dir: str) -> None:
    folder = project(tmp_path)
    (folder / "build/docs").mkdir(parents=True)
    (folder / "site/petaday_site/assets").mkdir(parents=True)
    config = (folder / "mkdocs.yml").read_text("utf-8")
    (folder / "mkdocs.yml").write_text(config.replace("site_dir: build/site", f"site_dir: {site_dir}"), "utf-8")
    with pytest.raises(SiteError, match="site_dir: build/site"):
        output_folder(folder / "mkdocs.yml")


def test_an_unknown_marker_names_the_known_ones(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = begun(tmp_path)
    with (folder / "content/tables.md").open("a", encoding="utf-8") as page:
        page.write("\n<!-- petaday:chrat -->\n")
    assert run(folder) == 1
    said = capsys.readouterr().err
    assert "tables.md: nothing on this site is called <!-- petaday:chrat -->" in said
    assert (
        "write one of petaday:chart, petaday:since, petaday:charts, petaday:finding, petaday:sure, petaday:fit" in said
    )


def test_a_tree_writes_what_changed_and_deletes_what_is_gone(tmp_path: Path) -> None:
    assert sync.write(tmp_path, {"a.md": "1", "b/c.md": "2"}) == ["a.md", "b/c.md"]
    assert sync.write(tmp_path, {"a.md": "1", "b/c.md": "3"}) == ["b/c.md"]
    assert sync.write(tmp_path, {"a.md": "1"}) == ["b/c.md"]
    assert [path.name for path in tmp_path.rglob("*")] == ["a.md"]


def test_a_tree_written_anew_leaves_what_is_linked_to_it(tmp_path: Path) -> None:
    sync.write(tmp_path / "docs", {"a.json": "1", "b/c.json": "2"})
    sync.link(tmp_path / "docs", tmp_path / "site")
    sync.write(tmp_path / "docs", {"a.json": "3"})
    assert [(tmp_path / "site" / name).read_text("utf-8") for name in ("a.json", "b/c.json")] == ["1", "2"]
