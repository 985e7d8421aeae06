"""mkdocs.yml as petaday reads it without MkDocs: the same settings, and what only a builder can follow is kept."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from mkdocs.utils.yaml import yaml_load

from petaday_site.facts.settings_file import Kept, load, text
from petaday_site.fault import SiteError
from petaday_site.style import SETTINGS
from places import ROOT


@pytest.mark.parametrize(
    ("written", "name", "read"),
    [
        ("a: !ENV PETADAY_HERE", "a", "yes it is"),
        ("a: !ENV [PETADAY_NOWHERE, PETADAY_HERE, other]", "a", "yes it is"),
        ("a: !ENV [PETADAY_NOWHERE, other]", "a", "other"),
        ("a: !ENV [PETADAY_NOWHERE, '']", "a", ""),
        ("a: !ENV PETADAY_NOWHERE", "a", None),
        ("a: !ENV PETADAY_NUMBER", "a", 7),
        ("INHERIT: base.yml\nextra: {b: 2}", "extra", {"a": 1, "b": 2}),
        ("INHERIT: base.yml\nnav: [two.md]", "nav", ["two.md"]),
        ("INHERIT: base.yml", "nav", ["one.md"]),
    ],
)
def test_it_is_read_as_mkdocs_reads_it(
    written: str, name: str, read: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PETADAY_HERE", "yes it is")
    monkeypatch.setenv("PETADAY_NUMBER", "7")
    (tmp_path / "base.yml").write_text("extra: {a: 1}\nnav: [one.md]\n", "utf-8")
    file = tmp_path / "mkdocs.yml"
    file.write_text(written, "utf-8")
    assert load(file)[name] == read
    with file.open("rb") as opened:
        assert yaml_load(opened)[name] == read


def test_the_sites_own_settings_are_the_same() -> None:
    with (ROOT / "mkdocs.yml").open("rb") as opened:
        assert load(ROOT / "mkdocs.yml") == yaml_load(opened)


def test_what_a_builder_follows_is_written_as_it_was_read(tmp_path: Path) -> None:
    file = tmp_path / "mkdocs.yml"
    file.write_text(
        f"{SETTINGS}\nslug: !!python/object/apply:a.b {{kwds: {{case: lower}}}}\nbase: !relative\n", "utf-8"
    )
    found = load(file)
    fence = found["markdown_extensions"][0]["pymdownx.superfences"]["custom_fences"][0]
    assert fence["format"] == Kept("tag:yaml.org,2002:python/name:petaday_site.fence.calc", "")
    assert found["slug"].value == {"kwds": {"case": "lower"}}
    (tmp_path / "again.yml").write_text(text(found), "utf-8")
    assert load(tmp_path / "again.yml") == found
    with pytest.raises(yaml.YAMLError):
        yaml.safe_load(text(found))  # the tag is there


@pytest.mark.parametrize("written", ["a: [", "- one\n", "a: b: c", "\x00"])
def test_what_is_no_settings_is_told_of(written: str, tmp_path: Path) -> None:
    file = tmp_path / "mkdocs.yml"
    file.write_text(written, "utf-8")
    with pytest.raises(SiteError, match=r"mkdocs\.yml"):
        load(file)
