"""A folder made equal to a set of files: what changed is written, what is gone is deleted, the rest stays untouched."""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from pathlib import Path


def write(root: Path, files: Mapping[str, str | bytes]) -> list[str]:
    """Make `root` hold exactly these files.

    Args:
        root: the folder; made when it is not there.
        files: content by path, relative to the folder.

    Returns:
        The paths that were written or deleted.
    """
    changed = []
    for name, content in files.items():
        data = content.encode() if isinstance(content, str) else content
        path = root / name
        if not path.is_file() or path.read_bytes() != data:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.unlink(missing_ok=True)  # the last good site may hold the same file by a link
            path.write_bytes(data)
            changed.append(name)
    wanted = {root / name for name in files}
    for path in sorted(root.rglob("*"), reverse=True):
        if path.is_file() and path not in wanted:
            path.unlink()
            changed.append(str(path.relative_to(root)))
        elif path.is_dir() and not any(path.iterdir()):
            path.rmdir()
    return changed


def link(source: Path, target: Path) -> None:
    """Every file of one folder in another as well, without a copy where the file system allows that.

    What a link leads to must never be written in place: `write` takes a new file.
    """
    for folder, _, names in os.walk(source):
        into = target / Path(folder).relative_to(source)
        into.mkdir(parents=True, exist_ok=True)
        for name in names:
            try:
                os.link(Path(folder, name), into / name)
            except OSError:
                shutil.copyfile(Path(folder, name), into / name)
