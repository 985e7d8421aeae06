"""The description of `/api/v1` and the service behind it agree, as schemathesis sees it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from petaday.casebook import load
from petaday.report import Report
from petaday_service.conversation.limits import Limits
from places import CONTENT
from service_door import app, ask
from service_server import listening

CASEBOOK = load(CONTENT)
PLENTY = Limits(burst=1_000_000)


def described(**options: Any) -> dict[str, Any]:
    found: dict[str, Any] = ask(app(), "GET", "/api/v1/openapi.json", **options).json()
    return found


def test_every_operation_is_described() -> None:
    document = described()
    assert document["openapi"] == "3.1.0"
    assert list(document["paths"]) == [
        "/messages",
        "/conversations/{id}",
        "/files",
        "/work",
        "/audit",
        "/scan",
        "/sheet",
        "/check_document",
        "/convert",
        "/solve",
        "/compare",
    ]
    assert "security" not in document
    properties = document["components"]["schemas"]["Report"]["properties"]
    assert list(properties) == list(Report.model_json_schema()["properties"])


def test_a_token_is_described_where_it_is_needed() -> None:
    key = {"authorization": "Bearer sesame"}
    document = ask(app(token="sesame"), "GET", "/api/v1/openapi.json", headers=key).json()
    assert document["security"] == [{"token": []}]


@pytest.mark.parametrize(
    ("name", "asked", "field"),
    [
        ("work", {"text": "2 GPU * 3 days * 5 TFLOPS"}, "pfs_days"),
        ("audit", {"text": "2 GPU * 3 days * 5 TFLOPS = 1 pfs-days"}, "rows"),
        ("scan", {"text": "so 2 GPU * 3 days * 5 TFLOPS"}, "reports"),
        ("sheet", {"text": "Its 7B parameters saw 2T tokens.", "subject": "Wren-7B"}, "facts"),
        ("convert", {"text": "1e25 FLOP", "unit": "pfs-days"}, "figure"),
        ("solve", {"text": "? days * 8 H100 * 990 TFLOP/s * 40% = 10 pfs-days"}, "solution"),
        ("compare", {"text": "1 pfs-days", "system": "AlexNet"}, "rows"),
    ],
)
def test_each_operation_is_answered(name: str, asked: dict[str, str], field: str) -> None:
    answer = ask(app(casebook=CASEBOOK), "POST", f"/api/v1/{name}", json=asked)
    assert answer.status_code == 200
    assert answer.json()[field]


def test_an_operation_refuses_in_the_one_shape() -> None:
    door = app()
    for asked, code in (
        ({"text": " "}, "empty"),
        ({"text": 3}, "not-a-message"),
        ({"text": "1" * 200_000}, "too-long"),
    ):
        assert ask(door, "POST", "/api/v1/work", json=asked).json()["error"]["code"] == code


def test_schemathesis_finds_nothing(tmp_path: Path) -> None:
    with listening(app(PLENTY, casebook=CASEBOOK, token="sesame")) as where:
        program = Path(sys.executable).with_name("schemathesis")
        what = [f"{where}/api/v1/openapi.json", "--header", "Authorization: Bearer sesame", "--checks", "all"]
        bounds = ["--max-examples", "4", "--seed", "1", "--generation-database", "none"]
        command = [str(program), "run", *what, *bounds, "--no-color", "--suppress-health-check", "all"]
        done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
