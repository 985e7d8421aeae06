"""Saves what lark makes of the grammar beside it, so that an installed petaday need not make it at every start."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class SavedGrammar(BuildHookInterface):
    """Opens the grammar before a wheel is made: opening saves it (`petaday.syntax.grammars`)."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002
        """Called by hatchling before it gathers the files."""
        sys.path.insert(0, str(Path(self.root, "grammar")))
        importlib.import_module("petaday.syntax.parser")
