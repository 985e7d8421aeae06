"""Makes a folder equal to a set of files: writes what changed, deletes what is gone, leaves the rest."""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from pathlib import Path


def write(root: Path, files: Mapping[str, str | bytes]) -> list[str]:
    """Makes `root` hold exactly these files.

    Args:
        root: the folder; made when it is not there.
        files: content by path, relative to the folder.

    Returns:
        The paths that were written or deleted.
    """
    found = {(Path(folder) / name).relative_to(root).as_posix() for folder, _, names in os.walk(root) for name in names}
    changed = sorted(found - files.keys())
    for name in changed:
        (root / name).unlink()
    for folder, _, _ in os.walk(root, topdown=False):
        if folder != str(root) and not any(Path(folder).iterdir()):
            Path(folder).rmdir()
    for place in {(root / name).parent for name in files.keys() - found}:
        place.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        data = content.encode() if isinstance(content, str) else content
        path = root / name
        if name in found:
            if path.read_bytes() == data:
                continue
            path.unlink()  # the last good site may hold the same file by a link
        path.write_bytes(data)
        changed.append(name)
    return changed


def link(source: Path, target: Path) -> None:
    """Links every file of one folder into another; copies where the file system has no links.

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
