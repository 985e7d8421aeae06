"""Rules of one's own: `content/law/*.toml` stands in place of petaday's rules or beside them, everywhere."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.site.test_build import run

from petaday import casebook, law
from petaday.casebook.own_law import OwnLaw, own_law
from petaday.cli import main
from petaday.core import package_data
from petaday_service.answers.operations import OPERATIONS, Calculation
from petaday_service.answers.reply import reply
from petaday_service.conversation.turns import Conversation
from petaday_site.pages import law as page
from site_door import begun as site

EXAMPLE = package_data.read("petaday_site.pages", page.EXAMPLE)
REPLACED = (
    EXAMPLE.replace('"Utopia"', '"European Union"')
    .replace("utopia-compute-act", "eu-systemic-risk")
    .replace('name = "large models (Utopian Compute Act)"', 'name = "systemic risk, as amended"')
)
PAGE = "---\ntitle: A\nstatus: ours\n---\n```calc id=a\n5e25 FLOP * 0.8 to 1.2\n```\n"


def content(folder: Path, **files: str) -> Path:
    (folder / "systems").mkdir()
    (folder / "law").mkdir()
    (folder / "systems/a.md").write_text(PAGE, "utf-8")
    for name, text in files.items():
        (folder / f"law/{name}.toml").write_text(text, "utf-8")
    return folder


def test_without_files_the_law_is_petadays(tmp_path: Path) -> None:
    assert own_law(tmp_path) == OwnLaw()
    assert casebook.load(content(tmp_path)).law == ()


def test_a_rule_of_ones_own_stands_beside_the_others(tmp_path: Path) -> None:
    own = own_law(content(tmp_path, utopia=EXAMPLE))
    assert own.faults == ()
    assert own.rules[:-1] == law.rules()
    assert (own.rules[-1].figure, own.rules[-1].own) == (5e25, "law/utopia.toml")


def test_a_rule_of_the_same_id_stands_in_the_place_of_petadays(tmp_path: Path) -> None:
    own = own_law(content(tmp_path, eu=REPLACED))
    assert [rule.id for rule in own.rules] == [rule.id for rule in law.rules()]
    assert [rule.figure for rule in own.rules if rule.own] == [5e25]
    with law.applied(own.rules):
        assert (1e25, "systemic risk (EU AI Act, Article 51)") not in law.thresholds()
        assert (5e25, "systemic risk, as amended") in law.thresholds()
    assert 1e25 in dict(law.thresholds())


def test_it_is_shown_on_the_page_of_the_law(tmp_path: Path) -> None:
    with law.applied(own_law(content(tmp_path, utopia=EXAMPLE)).rules):
        said = page.page()
    assert "## Utopia" in said
    assert "content/law/utopia.toml" in said
    assert "large models (Utopian Compute Act)" not in page.page().partition("## Rules of one's own")[0]


def test_the_chat_and_the_lint_go_by_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = content(tmp_path, utopia=EXAMPLE)
    [text, *_] = reply("is 6e25 FLOP above the utopian limit?", Conversation(), casebook.load(root))
    assert "large models (Utopian Compute Act)" in str(text)
    assert main(["check", str(root)]) == 0
    assert "the threshold for large models (Utopian Compute Act)" in capsys.readouterr().out


def test_the_api_goes_by_it(tmp_path: Path) -> None:
    book = casebook.load(content(tmp_path, utopia=EXAMPLE))
    said = OPERATIONS["work"].json(Calculation(text="5e25 FLOP * 0.8 to 1.2"), book)
    assert "large models (Utopian Compute Act)" in said


def test_the_built_page_shows_it_and_a_fault_stops_the_build(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = site(tmp_path)
    (folder / "content/law").mkdir()
    (folder / "content/law/utopia.toml").write_text(EXAMPLE, "utf-8")
    assert run(folder) == 0
    said = (folder / "build/site/law/index.html").read_text("utf-8")
    assert "large models (Utopian Compute Act)" in said
    (folder / "content/law/utopia.toml").write_text(EXAMPLE.replace("figure =", "figur ="), "utf-8")
    assert run(folder) == 1
    assert "error[PD512]: `figur` is no key here" in capsys.readouterr().err


WRONG = {
    "a key that is misspelled": ("figure =", "figur =", 8, "`figur` is no key here"),
    "a key that is missing": ('follows = "Its', 'counted2 = "Its', 4, "the key `follows` is missing"),
    "a status that is none": ('status = "in force"', 'status = "valid"', 9, "`status` is none of the words"),
    "a figure that is no number": ("figure = 5e25", 'figure = "much"', 8, "`figure` is no number"),
    "an address that is none": (
        "https://law.example/compute-act",
        "law.example",
        18,
        "`url` is written in another way",
    ),
    "no figure in force": ("figure = 5e25\n", "", 4, "has no figure exactly where"),
    "a revoked rule without a day": ('"in force"', '"revoked"', 4, "has a day `until` exactly where"),
    "no TOML": ("figure = 5e25", "figure == 5e25", 8, "this is no TOML"),
}


@pytest.mark.parametrize("wrong", WRONG.values(), ids=WRONG)
def test_what_is_wrong_is_told_at_its_line_and_loses_no_other_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], wrong: tuple[str, str, int, str]
) -> None:
    there, given, line, said = wrong
    root = content(tmp_path, wrong=EXAMPLE.replace(there, given, 1), zealand=EXAMPLE.replace("topia", "ealand"))
    found = [one for one in casebook.load(root).findings if "wrong.toml" in one.file]
    assert [one.diagnostic.code for one in found] == ["PD512"]
    assert (found[0].line, said in found[0].diagnostic.message) == (line, True), found[0]
    assert found[0].diagnostic.help
    assert [rule.jurisdiction for rule in casebook.load(root).law if rule.own] == ["Uealand"]
    assert main(["check", str(root)]) == 1
    assert f"wrong.toml:{line}:" in capsys.readouterr().out


def test_an_id_stands_once_in_all_files(tmp_path: Path) -> None:
    own = own_law(content(tmp_path, a=EXAMPLE, b=EXAMPLE))
    assert [fault.diagnostic.message for fault in own.faults] == ["the rule `utopia-compute-act` stands twice"]
