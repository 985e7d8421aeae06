"""The `llm` command line, unmodified: one entry in its models file, and petaday is a model of it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from service_door import app
from service_server import listening

FIRST = "2 GPU * 1.58e-3 PF * 5.5 days * 0.33"
Llm = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def llm(tmp_path: Path) -> Iterator[Llm]:
    with listening(app(token="sesame")) as where:
        (tmp_path / "extra-openai-models.yaml").write_text(
            f"- model_id: petaday\n  model_name: petaday\n  api_base: {where}/v1\n  api_key_name: petaday\n"
        )
        environment = {**os.environ, "LLM_USER_PATH": str(tmp_path)}

        def run(*words: str, key: str = "sesame") -> subprocess.CompletedProcess[str]:
            command = [sys.executable, "-m", "llm", *words, "-m", "petaday", "--key", key]
            return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)

        yield run


@pytest.mark.parametrize("how", [(), ("--no-stream",)], ids=["streamed", "whole"])
def test_a_conversation_goes_on(llm: Llm, how: tuple[str, ...]) -> None:
    first = llm(FIRST, *how)
    assert "4.955e17 FLOP" in first.stdout, first.stderr
    second = llm("why PF?", "-c", *how)
    assert second.stdout.startswith("“PF” was read as a rate"), second.stderr


def test_a_wrong_key_is_said(llm: Llm) -> None:
    refused = llm(FIRST, key="guess")
    assert refused.returncode == 1
    assert "Send the token of this service" in refused.stderr
