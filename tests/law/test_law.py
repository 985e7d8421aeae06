"""The law as data: each rule has its figure, its source and its status, and only what is in force decides."""

from __future__ import annotations

import datetime
from importlib import resources

import pytest

from petaday import audit, law
from petaday.law.reader import TABLES
from petaday_site.pages import law as page

RULES = {rule.id: rule for rule in law.rules()}


def test_every_table_of_the_package_is_read() -> None:
    files = {file.name for file in resources.files("petaday.law").iterdir() if file.name.endswith(".toml")}
    assert files == set(TABLES)


@pytest.mark.parametrize("rule", law.rules(), ids=lambda rule: rule.id)
def test_a_rule_says_where_it_stands_and_what_follows(rule: law.Rule) -> None:
    assert rule.sources
    assert all(source.url.startswith("https://") for source in rule.sources)
    assert rule.follows.endswith(".")
    assert (rule.figure is None) == (rule.status == "none found")
    assert (rule.until is not None) == (rule.status in ("revoked", "rescinded"))
    if rule.decides:
        assert rule.counted.endswith(".")
        assert rule.needs


def test_what_is_revoked_or_rescinded_decides_nothing() -> None:
    assert [rule.id for rule in law.rules() if rule.decides] == [
        *("eu-general-purpose", "eu-systemic-risk", "california-sb53", "new-york-raise", "korea-basic-act"),
    ]
    assert RULES["us-eo14110"].told == "revoked on 2025-01-20"
    assert RULES["us-diffusion"].told == "rescinded on 2025-05-13"
    assert not RULES["us-diffusion"].verified


def test_the_dates_and_tolerances() -> None:
    assert RULES["california-sb53"].since == datetime.date(2026, 1, 1)
    assert RULES["new-york-raise"].since == datetime.date(2027, 1, 1)
    assert RULES["korea-basic-act"].since == datetime.date(2026, 1, 22)
    assert RULES["eu-systemic-risk"].tolerance == RULES["eu-general-purpose"].tolerance == 0.3
    assert RULES["eu-modification"].figure == pytest.approx(1 / 3)


def test_a_player_of_games_is_out_of_the_guidelines_scope() -> None:
    assert RULES["eu-general-purpose"].leaves_out("games")
    assert not RULES["eu-general-purpose"].leaves_out("language")
    assert not RULES["eu-systemic-risk"].leaves_out(None)


VERDICTS = {"G": "close", "H": "close"}


@pytest.mark.parametrize("example", law.examples(), ids=lambda example: example.name)
def test_the_commissions_examples_are_judged(example: law.Example) -> None:
    [claim] = audit(example.line).claims
    assert claim.verdict in (VERDICTS.get(example.name, "follows"), "by rounding")
    assert bool(example.remark) == (example.name in "BDGH")


def test_the_page_shows_every_rule_and_example_and_what_was_not_looked_up() -> None:
    said = page.page()
    assert all(f">{rule.name[0].upper()}{rule.name[1:]} <" in said for rule in law.rules())
    assert all(example.line in said for example in law.examples())
    assert said.count("not verified") == 2 * sum(not rule.verified for rule in law.rules())
