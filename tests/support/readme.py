"""The console blocks of README.md and of the guides hold what petaday really prints. `make docs` writes them anew."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
import tempfile
from pathlib import Path

from places import CONTENT, ROOT

README = ROOT / "README.md"
GUIDES = sorted((CONTENT / "guides").glob("*.md"))
RUN = [README, *GUIDES]
"""The texts whose commands are run."""

BLOCK = re.compile(
    r'^(?P<mark>`{3,}|~{3,})(?P<info>text title="(?P<name>[^"\n]+)"|console)\n(?P<body>.*?)^(?P=mark)$',
    re.DOTALL | re.MULTILINE,
)
"""A file that the text shows, or commands with what they print."""


def fresh(text: str) -> str:
    """The text with every `$ petaday …` run again, in order, in a folder that holds the files shown above it."""
    with tempfile.TemporaryDirectory() as folder:
        shell = _Shell(Path(folder).resolve())
        return BLOCK.sub(shell.block, text)


class _Shell:
    """Runs the blocks of one text, from top to bottom."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def block(self, found: re.Match[str]) -> str:
        if found["name"]:
            file = self._folder / found["name"]
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(found["body"], encoding="utf-8")
            return found[0]
        commands = [line for line in found["body"].splitlines() if line.startswith("$ ")]
        said = "".join(f"{line}\n{self._run(line.removeprefix('$ '))}" for line in commands)
        return f"{found['mark']}console\n{said}{found['mark']}"

    def _run(self, command: str) -> str:
        program, *words = shlex.split(command)
        if program == "cd":
            self._folder /= words[0]
            return ""
        if program != "petaday":
            raise ValueError(f"a guide shows `{program}`; only petaday and cd are run")
        call = [sys.executable, "-m", "petaday", *words]
        kept = {key: value for key, value in os.environ.items() if not key.startswith("PETADAY_")}
        utf8 = kept | {"PYTHONIOENCODING": "utf-8"}
        done = subprocess.run(call, cwd=self._folder, env=utf8, capture_output=True, encoding="utf-8", check=False)
        return "\n".join(line.rstrip() for line in (done.stdout + done.stderr).splitlines()) + "\n"


if __name__ == "__main__":
    for file in RUN:
        file.write_text(fresh(file.read_text(encoding="utf-8")), encoding="utf-8")
