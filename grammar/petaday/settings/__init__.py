"""A project's own settings: `petaday.toml`, or `[tool.petaday]` in `pyproject.toml`, found upwards from a file."""

from __future__ import annotations

from petaday.settings.found import default_paths, settings_for
from petaday.settings.reading import SettingsError
from petaday.settings.settings import NONE, Settings, failing

__all__ = ["NONE", "Settings", "SettingsError", "default_paths", "failing", "settings_for"]
