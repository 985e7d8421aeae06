"""The last change of each content file according to git; nothing where git knows nothing."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Literal, NamedTuple
from urllib.parse import quote

MARK = "\x01"
HIDDEN = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX")
"""Within a git hook these name another repository than the one the content stands in."""


class Change(NamedTuple):
    """The last recorded change of a file.

    Attributes:
        path: from the top of the repository.
        commit: the whole of its name.
        date: the day of the commit, as 2026-01-31.
        state: `since` when the file was changed after it without a commit; `cut` when the checkout has only the newest
            commits, so that the change may be an older one.
    """

    path: str
    commit: str
    date: str
    state: Literal["", "since", "cut"] = ""

    def source(self, repository: str) -> str:
        """The address of the file as it was then.

        >>> Change("content/a b.md", "1f", "2026-01-31").source("https://example.org/x")
        'https://example.org/x/blob/1f/content/a%20b.md'
        """
        return f"{repository.rstrip('/')}/blob/{self.commit}/{quote(self.path)}"

    def earlier(self, repository: str) -> str:
        """The address of the file's list of changes."""
        return f"{repository.rstrip('/')}/commits/HEAD/{quote(self.path)}"


def history(content: Path) -> Mapping[str, Change]:
    """The last change of each file by its path in the folder; files unknown to git are missing.

    Two calls of git for all files together: a thousand pages cost what one does.
    """
    folder = content.resolve()
    top = next((parent for parent in (folder, *folder.parents) if (parent / ".git").exists()), None)
    logged = top and _git(folder, "log", "-z", "--name-only", "--no-renames", f"--format={MARK}%H %cs %D", "--", ".")
    if not top or not logged:
        return {}
    prefix = folder.relative_to(top).as_posix().removesuffix(".")
    prefix = f"{prefix}/" if prefix else ""
    changed = {name for name in _git(folder, "diff", "-z", "--name-only", "HEAD", "--", ".").split("\0") if name}
    found: dict[str, Change] = {}
    commit, date, state = "", "", ""
    for part in filter(None, (part.strip("\n") for part in logged.split("\0"))):
        if part.startswith(MARK):
            commit, date, state = part.removeprefix(MARK).split(" ", 2)
            continue
        said: Literal["", "since", "cut"] = "since" if part in changed else "cut" if "grafted" in state else ""
        found.setdefault(part.removeprefix(prefix), Change(part, commit, date, said))
    return found


def _git(folder: Path, *words: str) -> str:
    """The output of git for a folder; nothing where git is missing or there is no repository."""
    env = {name: value for name, value in os.environ.items() if name not in HIDDEN}
    command = ["git", "-c", "log.showSignature=false", "-c", "diff.relative=false", *words]
    try:
        done = subprocess.run(command, cwd=folder, env=env, capture_output=True, check=False)
    except OSError:
        return ""
    return done.stdout.decode("utf-8", errors="surrogateescape") if done.returncode == 0 else ""
