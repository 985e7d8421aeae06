"""Where things are in the project."""

from pathlib import Path

ROOT = Path(__file__).parents[2]
TESTS = ROOT / "tests"
CONTENT = ROOT / "content"
