"""One server for the tests of a file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from lsp_client import Editor

PAGE = """\
---
title: Wren-3B
status: as printed
---
```calc id=gpu-time
8 A100 * 3 days * 40% = 3.0 pfs-days
```
"""


@pytest.fixture(scope="module")
def editor(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Editor]:
    folder = tmp_path_factory.mktemp("papers")
    (folder / "content/systems").mkdir(parents=True)
    (folder / "content/systems/wren.md").write_text(PAGE, encoding="utf-8")
    begun = Editor(folder)
    yield begun
    begun.end()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path
