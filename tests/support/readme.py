"""The console blocks of README.md hold what petaday really prints. `make docs` writes them anew."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
import tempfile
from pathlib import Path

from places import ROOT

README = ROOT / "README.md"
FILE = re.compile(r"```text (?P<name>\S+)\n(?P<body>.*?)```", re.DOTALL)
CONSOLE = re.compile(r"```console\n\$ (?P<command>[^\n]+)\n.*?```", re.DOTALL)


def fresh(text: str) -> str:
    """The text with every `$ petaday …` block run again, beside the files that the text shows."""
    with tempfile.TemporaryDirectory() as folder:
        for shown in FILE.finditer(text):
            Path(folder, shown["name"]).write_text(shown["body"], encoding="utf-8")
        return CONSOLE.sub(lambda block: f"```console\n$ {block['command']}\n{_run(block['command'], folder)}```", text)


def _run(command: str, folder: str) -> str:
    program, *words = shlex.split(command)
    if program != "petaday":
        raise ValueError(f"README.md shows `{program}`; only petaday is run")
    call = [sys.executable, "-m", "petaday", *words]
    utf8 = os.environ | {"PYTHONIOENCODING": "utf-8"}
    done = subprocess.run(call, cwd=folder, env=utf8, capture_output=True, encoding="utf-8", check=False)
    return "\n".join(line.rstrip() for line in (done.stdout + done.stderr).splitlines()) + "\n"


if __name__ == "__main__":
    README.write_text(fresh(README.read_text(encoding="utf-8")), encoding="utf-8")
