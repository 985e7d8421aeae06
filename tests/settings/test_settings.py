"""The settings of a project: found upwards, read by every command, and told plainly where they are wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from petaday.cli import main
from petaday.formatting import Style
from petaday.settings import NONE, SettingsError, settings_for
from petaday.settings.keys import KEYS, Key

OFF = "8 A100 × 3 days × 40% = 7.0 pfs-days"
CLOSE = "8 A100 × 3 days × 40% = 3.1 pfs-days"


def project(folder: Path, text: str, name: str = "petaday.toml") -> Path:
    (folder / "notes").mkdir()
    (folder / name).write_text(text, encoding="utf-8")
    page = folder / "notes" / "run.md"
    page.write_text(f"It took {CLOSE}.\n", encoding="utf-8")
    return page


@pytest.mark.parametrize("name", ["petaday.toml", "pyproject.toml"])
def test_they_are_found_upwards(name: str, tmp_path: Path) -> None:
    head = "" if name == "petaday.toml" else "[tool.petaday]\n"
    inner = "[fmt]" if name == "petaday.toml" else "[tool.petaday.fmt]"
    page = project(tmp_path, f'{head}utilization = 0.4\n{inner}\ntimes = "*"\nresults = true\n', name)
    found = settings_for(page)
    assert (found.utilization, found.style) == (0.4, Style(times="*", results=True))
    assert Path(found.file).resolve() == tmp_path / name
    assert settings_for(page.parent / "not-there-yet.md") == found


def test_the_nearest_ones_are_taken(tmp_path: Path) -> None:
    page = project(tmp_path, "utilization = 0.4\n")
    (page.parent / "pyproject.toml").write_text("[project]\nname = 'x'\n", encoding="utf-8")
    assert settings_for(page).utilization == 0.4  # a project without settings of ours is none
    (page.parent / "pyproject.toml").write_text("[tool.petaday]\nutilization = 0.5\n", encoding="utf-8")
    assert settings_for(page).utilization == 0.5
    (page.parent / "petaday.toml").write_text("utilization = 0.6\n", encoding="utf-8")
    assert settings_for(page).utilization == 0.6
    assert settings_for(tmp_path).utilization == 0.4


def test_without_any_all_is_as_ever(tmp_path: Path) -> None:
    assert settings_for(tmp_path / "a.md") == NONE


WRONG = {
    "tims = 3": "`tims` is no key of petaday's settings: did you mean fmt.times?",
    "exclud = []": "`exclud` is no key of petaday's settings: did you mean exclude?",
    "fail_on = 'note'": "`fail_on` is no key of petaday's settings: did you mean fail-on?",
    "[fmt]\nutilization = 0.3": "`fmt.utilization` is no key of petaday's settings: did you mean utilization?",
    "[zzz]": "`zzz` is no key of petaday's settings: the keys are paths, exclude, ignore, utilization, fail-on, docs",
    "fmt = 1": "`fmt` must be a table: write [fmt], and its keys below",
    "paths = 'content'": '`paths` must be a list of texts, such as ["content"]',
    "utilization = 40": "`utilization` must be a share above 0 and up to 1, such as 0.4",
    "utilization = true": "`utilization` must be a share above 0 and up to 1, such as 0.4",
    "fail-on = 'errors'": "`fail-on` must be one of error, warning, note, never",
    "[fmt]\ntimes = 'x'": "`fmt.times` must be one of ×, *, keep",
    "[fmt]\nresults = 1": "`fmt.results` must be true or false",
    "ignore = ['PD432']": "`ignore` silences PD432 without a reason: write it as in",
    "ignore = ['PD9 because so']": "`ignore` names `PD9`, which is no code of a finding:",
    "docs = 'example.org'": "`docs` must be the address of a site, such as https://example.org/compute/",
    "docs = 3": "`docs` must be the address of a site",
    "a = ": "it is no TOML: Invalid value",
}


@pytest.mark.parametrize("text", WRONG)
def test_what_is_wrong_is_told_with_file_and_key(
    text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    page = project(tmp_path, text)
    monkeypatch.chdir(tmp_path)
    with pytest.raises(SettingsError):
        settings_for(page)
    for command in ("check", "scan", "fmt"):
        assert main([command, "notes"]) == 2
        assert capsys.readouterr().err.startswith(f"petaday: petaday.toml: {WRONG[text]}")


@pytest.mark.parametrize("key", KEYS, ids=lambda key: key.name)
def test_each_key_takes_its_example_and_its_default(key: Key, tmp_path: Path) -> None:
    table, _, last = key.name.rpartition(".")
    for value in (key.example, key.otherwise):
        (tmp_path / "petaday.toml").write_text(f"{f'[{table}]' if table else ''}\n{last} = {value}\n", encoding="utf-8")
        found = settings_for(tmp_path)
        assert (found._replace(file="", root="") == NONE) == (value == key.otherwise)
        (tmp_path / "petaday.toml").unlink()


def test_paths_stand_for_what_is_not_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    page = project(tmp_path, 'paths = ["notes"]\n')
    (tmp_path / "other.md").write_text(f"{OFF}\n", encoding="utf-8")
    monkeypatch.chdir(page.parent)
    assert main(["check"]) == 0
    assert main(["scan"]) == 0
    assert "1 calculation in" in capsys.readouterr().out
    assert main(["fmt", "--check"]) == 0


def test_what_is_excluded_is_read_only_when_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = project(tmp_path, 'exclude = ["drafts", "notes/old-*.md"]\n')
    for name in ("notes/old-1.md", "notes/drafts/a.md", "drafts/b.md"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(f"{OFF}\n\n```calc\n2*3\n```\n", encoding="utf-8")
    assert main(["check", str(tmp_path)]) == 0
    assert main(["scan", str(tmp_path)]) == 0
    assert main(["fmt", "--check", str(tmp_path)]) == 0
    assert page.name in capsys.readouterr().out
    assert main(["check", str(tmp_path / "drafts/b.md")]) == 1


def test_a_code_is_silenced_with_its_reason(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = project(tmp_path, 'ignore = ["PD302 because drafts are rough"]\n')
    page.write_text("2 × 3 = 7\n", encoding="utf-8")
    assert main(["check", "--fail-on", "warning", "--show-silenced", str(page)]) == 0
    said = capsys.readouterr().out
    assert "1 silenced" in said
    assert "drafts are rough (" in said


@pytest.mark.parametrize(
    ("strict", "options", "code"),
    [("error", [], 0), ("warning", [], 1), ("note", [], 1), ("warning", ["--fail-on", "error"], 0)],
)
def test_a_project_may_be_strict(strict: str, options: list[str], code: int, tmp_path: Path) -> None:
    page = project(tmp_path, f'fail-on = "{strict}"\n')
    page.write_text("2 × 3 = 7\n", encoding="utf-8")  # a warning
    assert main(["check", str(page), *options]) == code


def test_never_is_never(tmp_path: Path) -> None:
    page = project(tmp_path, 'fail-on = "never"\n')
    page.write_text(f"{OFF}\n", encoding="utf-8")
    assert main(["check", str(page)]) == 0


def test_files_on_several_cores_have_the_settings_of_their_own_folder(tmp_path: Path) -> None:
    for number in range(10):
        folder = tmp_path / f"{number}"
        folder.mkdir()
        (folder / "a.md").write_text("2 × 3 = 7\n", encoding="utf-8")
    assert main(["check", str(tmp_path), "--jobs", "2"]) == 0
    (tmp_path / "7" / "petaday.toml").write_text('fail-on = "warning"\n', encoding="utf-8")
    assert main(["check", str(tmp_path), "--jobs", "2"]) == 1


def test_a_utilization_of_ones_own_is_taken_and_said_to_be_assumed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = project(tmp_path, "utilization = 0.45\n")
    page.write_text("We trained it on 64 A100 GPUs for 10 days.\n", encoding="utf-8")
    assert main(["sheet", "--calc", str(page)]) == 0
    assert "0.45 [assumed utilization]" in capsys.readouterr().out
    page.write_text("8 A100 × 312 TFLOPS × 3 days × 0.45 = 3.4 pfs-days\n\n8 A100 × 312 TFLOPS × 3 days\n", "utf-8")
    assert main(["check", "--notes", str(page)]) == 0
    said = capsys.readouterr().out
    assert "This utilization is the default of this project: an assumption and no measurement." in said
    assert "(`* 0.45`)" in said


def test_the_layout_is_the_projects_and_the_command_line_wins(tmp_path: Path) -> None:
    page = project(tmp_path, '[fmt]\ntimes = "*"\ndigits = "none"\n')
    page.write_text("```calc\n12,000 x 3\n```\n", encoding="utf-8")
    assert main(["fmt", str(page)]) == 0
    assert "12000 * 3" in page.read_text("utf-8")
    assert main(["fmt", "--times", "×", str(page)]) == 0
    assert "12000 × 3" in page.read_text("utf-8")


def test_the_page_has_every_key() -> None:
    from petaday_site.pages.settings import keys

    shown = keys()
    assert [name for name in (key.name for key in KEYS) if f"<code>{name}</code>" not in shown] == []
