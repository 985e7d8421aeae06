"""Saves the grammar as lark makes it, and the units and the casebook as data: an installed petaday has them at once."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class Saved(BuildHookInterface):
    """Opens the grammar and the units before a wheel is made, which saves both, and writes the casebook."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002
        """Called by hatchling before it gathers the files."""
        sys.path.insert(0, str(Path(self.root, "grammar")))
        importlib.import_module("petaday.syntax.parser")
        importlib.import_module("petaday.units").table()
        importlib.import_module("petaday.casebook.packaged").write(Path(self.root, "content"))
