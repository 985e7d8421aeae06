"""Saves the units and the casebook as data, so that an installed petaday has both at once."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

SAVE = """
import importlib, sys
from pathlib import Path
sys.path.insert(0, "grammar")
importlib.import_module("petaday.units").table()
importlib.import_module("petaday.casebook.packaged").write(Path("content"))
"""


class Saved(BuildHookInterface):
    """Saves the units and writes the casebook before a wheel is made."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002
        """Called by hatchling before it gathers the files.

        Sets are saved in the order of their hashes, so these are fixed: a wheel is the same whenever it is built.
        """
        fixed = {**os.environ, "PYTHONHASHSEED": "0"}
        subprocess.run([sys.executable, "-c", SAVE], cwd=self.root, env=fixed, check=True)
