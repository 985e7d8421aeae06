"""The size of every source file, largest last; more than 300 lines is an error. `make check-size`."""

from __future__ import annotations

import sys

from places import ROOT

SOURCES = ("grammar", "service", "site", "tests", "benchmarks")
SUFFIXES = frozenset({".py", ".lark", ".toml", ".css", ".js", ".html"})
LIMIT = 300


def sizes() -> dict[str, int]:
    """Lines of every file people wrote, by its path."""
    files = (path for top in SOURCES for path in (ROOT / top).rglob("*") if path.suffix in SUFFIXES and path.is_file())
    lines = {
        path.relative_to(ROOT).as_posix(): len(path.read_text("utf-8").splitlines())
        for path in files
        if "vendor" not in path.parts
    }
    return dict(sorted(lines.items(), key=lambda item: item[1]))


def main() -> int:
    """Print the table; 1 when a file is too large."""
    table = sizes()
    for name, lines in table.items():
        print(f"{lines:5}  {name}")
    middle = sorted(table.values())[len(table) // 2]
    large = [name for name, lines in table.items() if lines > LIMIT]
    print(f"{sum(table.values()):5}  lines in {len(table)} files, median {middle}")
    if large:
        print(f"over {LIMIT} lines: {', '.join(large)}", file=sys.stderr)
    return 1 if large else 0


if __name__ == "__main__":
    sys.exit(main())
