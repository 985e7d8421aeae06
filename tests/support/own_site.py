"""A site of one's own for tests: petaday as its wheel installs it, and what `petaday new` begins with that."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest


@dataclass(frozen=True)
class Own:
    """A project of one's own, and petaday as its wheel installs it."""

    folder: Path
    installed: Path

    def environment(self, **named: str) -> dict[str, str]:
        kept = {key: value for key, value in os.environ.items() if not key.startswith("PETADAY_")}
        return kept | {"PYTHONPATH": str(self.installed)} | named

    def petaday(self, *words: str, **named: str) -> str:
        """What the command says; one that fails fails the test."""
        command = [sys.executable, "-m", "petaday", *words]
        done = subprocess.run(
            command, cwd=self.folder, env=self.environment(**named), capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    def page(self, path: str) -> str:
        return (self.folder / "build/site" / path).read_text("utf-8")


def begun(folder: Path, wheel: Path) -> Own:
    own = Own(folder, wheel)
    said = own.petaday("new", "mysite")
    assert "next, in mysite:\n  petaday check content" in said
    return Own(folder / "mysite", wheel)


@pytest.fixture(scope="session")
def own(tmp_path_factory: pytest.TempPathFactory, wheel: Path) -> Own:
    """A site just begun, built for a folder of a host that answers no chat."""
    made = begun(tmp_path_factory.mktemp("own"), wheel)
    made.petaday("check", "content")
    made.petaday("build", "--strict", PETADAY_SITE_URL="https://example.org/compute/")
    return made
