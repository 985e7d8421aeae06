"""What `check` says in SARIF: valid by its schema, known again, and led to what explains it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from petaday.cli import main
from petaday.codes import CODES
from petaday_site.pages.reference import diagnostics
from places import TESTS

VGG = "4 Titan Black GPU's * 15 days * 5.1 TFLOPS/GPU * 0.33 = 10,000 PF"


def sarif(path: Path, capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
    main(["check", "--format", "sarif", str(path)])
    found: dict[str, Any] = json.loads(capsys.readouterr().out)
    return found


def test_sarif_is_valid_by_its_schema(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    schema = json.loads((TESTS / "vendor" / "sarif-2.1.0-rtm.5.json").read_text("utf-8"))
    validator = jsonschema.Draft4Validator(schema, format_checker=jsonschema.Draft4Validator.FORMAT_CHECKER)
    texts = [code.example for code in CODES.values() if code.example is not None] + [
        VGG,
        f"{VGG} <!-- petaday: ignore PD302 because x -->",
        "4 GPUs * 15 days * 5.1 TFLOPS = 100% and\u2028::error::10,000 PF\n\n3 GPUs * (2 days = 7\r\n",
        "",
    ]
    for number, text in enumerate(texts):
        path = tmp_path / f"{number} ü%.{'md' if text.lstrip().startswith('---') else 'txt'}"
        path.write_text(text, encoding="utf-8")
        log = sarif(path, capsys)
        assert [error.message for error in validator.iter_errors(log)] == []


def test_sarif_explains_its_rules_guesses_and_says_what_is_silenced(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "vgg.txt"
    path.write_text(f"{VGG}\n\n{VGG} <!-- petaday: ignore PD302 because x -->\n", encoding="utf-8")
    (run,) = sarif(path, capsys)["runs"]
    (rule,) = [rule for rule in run["tool"]["driver"]["rules"] if rule["id"] == "PD302"]
    plain, silenced = [result for result in run["results"] if result["ruleId"] == "PD302"]
    assert rule["help"]["markdown"].count("```text") == 2
    assert "Put right:\n4 GPUs * 15 days * 5.1 TFLOPS * 0.33 = 8,700 PF" in rule["help"]["text"]
    assert "17.5 days instead of 15 days" in plain["properties"]["conjectures"]
    assert "- *Conjecture:* 17.5 days instead of 15 days" in plain["message"]["markdown"]
    assert "suppressions" not in plain
    assert silenced["suppressions"] == [{"kind": "inSource", "justification": "x"}]


def test_sarif_knows_a_finding_again_when_its_line_has_moved(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "vgg.txt"

    def known(text: str) -> list[tuple[str, str]]:
        path.write_text(text, encoding="utf-8")
        (run,) = sarif(path, capsys)["runs"]
        return [(result["ruleId"], result["partialFingerprints"]["finding/v1"]) for result in run["results"]]

    before = known(f"{VGG}\n\n{VGG}\n")
    assert len(set(before)) == len(before)  # the same slip twice is two findings
    assert known(f"A line before.\n\n{VGG}\n\nOne between.\n\n  {VGG}\n") == before
    assert not set(known(f"{VGG.replace('10,000', '11,000')}\n")) & {one for one in before if one[0] == "PD302"}


def test_sarif_leads_to_the_published_page_of_a_code(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "petaday.toml").write_text('docs = "https://example.org/compute"\n', encoding="utf-8")
    path = tmp_path / "vgg.txt"
    path.write_text(VGG, encoding="utf-8")
    log = sarif(path, capsys)
    schema = json.loads((TESTS / "vendor" / "sarif-2.1.0-rtm.5.json").read_text("utf-8"))
    jsonschema.Draft4Validator(schema).validate(log)
    driver = log["runs"][0]["tool"]["driver"]
    assert driver["informationUri"] == "https://example.org/compute/"
    (uri,) = [rule["helpUri"] for rule in driver["rules"] if rule["id"] == "PD302"]
    assert uri == "https://example.org/compute/reference/diagnostics/#pd302"
    assert 'id="pd302"' in diagnostics.page()
