"""The casebook of a watched folder; a file is worked again only where it changed."""

from __future__ import annotations

from pathlib import Path

from petaday.casebook import Casebook, Finding, Page, review
from petaday.casebook import page as content_page
from petaday.cli.watch import state


class CasebookCache:
    """Every content file as it was last worked."""

    def __init__(self, content: Path) -> None:
        self._content = content
        self._files: dict[Path, tuple[object, tuple[Page | None, tuple[Finding, ...]]]] = {}

    def casebook(self) -> Casebook:
        """The casebook of the files as they are now."""
        known, self._files = self._files, {}
        for path in content_page.files(self._content):
            stamp = state([str(path), str(review.place(path))])
            if path not in known or known[path][0] != stamp:
                known[path] = stamp, content_page.read(self._content, path)
            self._files[path] = known[path]
        return Casebook(
            pages=tuple(page for _, (page, _) in self._files.values() if page is not None),
            findings=tuple(found for _, (_, findings) in self._files.values() for found in findings),
        )
