"""How often petaday is right: the page holds what was counted, and what was counted adds up."""

from __future__ import annotations

import tomllib
from pathlib import Path

import html5lib
import pytest
from benchmarks.planted import figures, outcomes, sound_ones, texts
from benchmarks.recorded import written
from tests.site.test_build import run

from petaday_site.facts.measured import FOLDER, Measurement, Share, read
from petaday_site.fault import SiteError
from places import ROOT
from site_door import begun, built, words

MEASURED = read(ROOT / "content")


def tables() -> dict[str, list[list[str]]]:
    """Each table of the page by its caption, as rows of cells."""
    page = html5lib.parse((built() / "accuracy/index.html").read_text("utf-8"), namespaceHTMLElements=False)
    return {
        "".join(caption.itertext()): [
            ["".join(cell.itertext()).strip() for cell in row if cell.tag in {"td", "th"}] for row in one.iter("tr")
        ]
        for one in page.iter("table")
        if (caption := one.find("caption")) is not None
    }


@pytest.mark.parametrize("one", MEASURED, ids=lambda one: one.file)
def test_the_cells_of_the_table_add_up_to_the_counts(one: Measurement) -> None:
    head, *rows = tables()[f"{one.title}: accused or not, slip or sound"]
    assert head == ["petaday’s answer", "Slip", "Sound", "Together"]
    accused, passed, together = ([int(cell.replace(",", "")) for cell in row[1:]] for row in rows)
    assert together == [one.slips, one.sound, one.slips + one.sound]
    assert [a + b for a, b in zip(accused, passed, strict=True)] == together
    assert accused == [one.slips_accused, one.sound_accused, one.accused]


def test_the_page_says_when_how_and_what_not() -> None:
    said = words("accuracy/index.html")
    for one in MEASURED:
        assert one.date.isoformat() in said
        assert one.command in said
        assert (built() / FOLDER / one.file).is_file()
    assert "Wilson score interval" in said
    assert "What it does not see" in said


def test_precision_is_not_claimed_where_the_slips_were_planted() -> None:
    (planted,) = (one for one in MEASURED if one.chosen)
    assert planted.precision is None
    assert "Precision (PPV)" not in str(tables()[f"{planted.title}: what follows from it"])


def test_the_planted_counts_are_those_of_today() -> None:
    # one round of three: the share recorded is within what chance allows a round to differ by
    given = list(texts(None))
    found = list(outcomes([one.text for one in given], seed=7, rounds=1))
    now = figures(found, list(sound_ones(given)))
    (recorded,) = (one for one in MEASURED if one.chosen)
    for count, of, was in (
        ("slips_accused", "slips", recorded.slips_accused / recorded.slips),
        ("sound_accused", "sound", recorded.sound_accused / recorded.sound),
    ):
        low, high = Share.model_validate({"what": count, "count": now[count], "of": now[of]}).interval
        assert low <= was <= high, "python -m benchmarks.planted --toml records them anew"
    assert now["sound"] == pytest.approx(recorded.sound, rel=0.2)
    assert {kind.what for kind in recorded.kinds} == {kind["what"] for kind in now["kinds"]}  # type: ignore[attr-defined]


def test_the_files_are_as_the_benchmark_writes_them() -> None:
    for one in MEASURED:
        told = tomllib.loads((ROOT / "content" / FOLDER / one.file).read_text("utf-8"))
        again = tomllib.loads(written(told))
        assert {key: " ".join(value.split()) if isinstance(value, str) else value for key, value in again.items()} == {
            key: " ".join(value.split()) if isinstance(value, str) else value for key, value in told.items()
        }


@pytest.mark.parametrize(("was", "now"), [("slips_accused = 3", "slips_accused = 4"), ("pages", "sheets")])
def test_counts_that_do_not_add_up_are_refused(tmp_path: Path, was: str, now: str) -> None:
    told = (ROOT / "content" / FOLDER / "documents.toml").read_text("utf-8")
    (tmp_path / FOLDER).mkdir(parents=True)
    (tmp_path / FOLDER / "documents.toml").write_text(told.replace(f"\n{was}", f"\n{now}"), "utf-8")
    with pytest.raises(SiteError, match=r"documents\.toml"):
        read(tmp_path)


def test_a_site_without_measurements_has_no_such_page(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = begun(tmp_path)
    (folder / "content/right.md").write_text("---\ntitle: R\nstatus: ours\n---\n<!-- petaday:accuracy -->\n", "utf-8")
    assert run(folder) == 1
    assert "has nothing to show" in capsys.readouterr().err
