"""Without the extras counting says in one sentence what to install; reading needs neither."""

from __future__ import annotations

import subprocess
import sys

import pytest


@pytest.mark.parametrize(
    ("lack", "call", "said"),
    [
        ("onnx", "count.file('x.onnx')", "counting an ONNX file needs the onnx extra: pip install 'petaday[onnx]'"),
        ("torch", "count.module(None)", "counting a torch module needs the torch extra: pip install 'petaday[torch]'"),
    ],
)
def test_the_absence_of_an_extra_is_one_sentence(lack: str, call: str, said: str) -> None:
    code = (
        f"import sys; sys.modules['{lack}'] = None\n"
        "from petaday import count\n"
        f"try: {call}\n"
        "except count.CountError as fault: print(fault)"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == said


def test_neither_is_loaded_before_it_is_used() -> None:
    code = "import sys; import petaday, petaday.count, petaday.cli.count; print({'onnx', 'torch'} & set(sys.modules))"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "set()"
