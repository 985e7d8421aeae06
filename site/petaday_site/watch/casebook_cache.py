"""The casebook of a watched folder; a file is worked again only where it changed."""

from __future__ import annotations

from pathlib import Path

from petaday import law
from petaday.casebook import Casebook, Finding, Page, review
from petaday.casebook import page as content_page
from petaday.casebook.own_law import own_law
from petaday.cli.watch import state


class CasebookCache:
    """Every content file as it was last worked."""

    def __init__(self, content: Path) -> None:
        self._content = content
        self._files: dict[Path, tuple[object, tuple[Page | None, tuple[Finding, ...]]]] = {}
        self._law: tuple[law.Rule, ...] = ()

    def casebook(self) -> Casebook:
        """The casebook of the files as they are now."""
        own = own_law(self._content)
        known, self._files = self._files if own.rules == self._law else {}, {}
        self._law = own.rules
        with law.applied(own.rules):
            for path in content_page.files(self._content):
                stamp = state([str(path), str(review.place(path))])
                if path not in known or known[path][0] != stamp:
                    known[path] = stamp, content_page.read(self._content, path)
                self._files[path] = known[path]
        said = (found for _, (_, findings) in self._files.values() for found in findings)
        return Casebook(
            pages=tuple(page for _, (page, _) in self._files.values() if page is not None),
            findings=(*said, *own.faults),
            law=own.rules,
        )
