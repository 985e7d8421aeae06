"""`petaday build --watch`: shows each change at once, page by page, and rebuilds the site behind it.

While something is wrong the last good site stays, and its pages say what is wrong.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from petaday import law
from petaday.casebook import Casebook, Page
from petaday.cli.watch import state
from petaday_site.build import gather, refuse_errors
from petaday_site.builders.mkdocs_page import OnePage
from petaday_site.charts.cache import keep
from petaday_site.downloads import tables
from petaday_site.fault import SiteError
from petaday_site.output.files import contained
from petaday_site.output.folder import put_in_place
from petaday_site.pages import page
from petaday_site.watch.begun import begun
from petaday_site.watch.casebook_cache import CasebookCache
from petaday_site.watch.stage import ALLOWED, FOLDER, settings

EVERY = 0.1
"""Seconds between two looks."""


class Watcher:
    """A project, its watched site, and the whole build that is under way."""

    def __init__(self, project: Path, *, unsafe_html: bool = False) -> None:
        self.site = project.resolve() / FOLDER / "site"
        self._project = project
        self._unsafe_html = unsafe_html
        self._kept = CasebookCache(project / "content")
        self._single: OnePage | None = None
        self._whole: subprocess.Popen[bytes] | None = None
        self._said = self.site.with_name("said.txt")
        self._seen = self._state()
        self._began = 0.0
        self._told = 0
        if not (self.site / "index.html").is_file():
            begun(project.resolve() / "build/site", self.site)
        self._tell()

    def begin(self) -> None:
        """Starts a whole build, and stops one that is under way."""
        self.stop()
        self._began = time.perf_counter()
        command = [sys.executable, "-m", "petaday_site.watch.stage", str(self._project)]
        command += [ALLOWED] if self._unsafe_html else []
        with self._said.open("wb") as said:
            self._whole = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=said)
        self._kept.casebook()  # worked beside the build, so that the first change finds the rest known

    def stop(self) -> None:
        """Stops the whole build that is under way."""
        if self._whole:
            self._whole.terminate()
            self._whole.wait()
            self._whole = None

    def look(self) -> None:
        """Finds what changed since the last look, and shows it."""
        now = self._state()
        changed = {Path(file) for file, _ in set(now.items()) ^ set(self._seen.items())}
        self._seen = now
        if changed:
            self.stop()
            try:
                self._show(changed)
            except SiteError as fault:
                self._tell(str(fault))
            else:
                self.begin()
        elif self._whole and self._whole.poll() is not None:
            self._arrive(self._whole.returncode)

    def _show(self, changed: set[Path]) -> None:
        began = time.perf_counter()
        contained(self._project / "content")
        casebook = self._kept.casebook()
        refuse_errors(casebook, unsafe_html=self._unsafe_html)
        for one in casebook.pages:
            if self._project / "content" / one.path in changed and self._single and self._single.has(one.path):
                self._put(one, casebook, self._single)
                print(f"{one.path} shown in {time.perf_counter() - began:.2f} s", file=sys.stderr)
        self._tell()

    def _put(self, one: Page, casebook: Casebook, single: OnePage) -> None:
        """Rebuilds one page and its data."""
        alone = not page.MARKER.search(one.body)
        with law.applied(casebook.law):
            found = gather(self._project, Casebook(pages=(one,)) if alone else casebook, casebook)
            for name, text in tables.reports(one, found).items():
                keep(single.site / name, text.encode())
            single.show(one.path, page.markdown(one, found))

    def _arrive(self, code: int) -> None:
        """Puts a finished whole build in place, or says why it failed."""
        self._whole = None
        if code:
            self._tell(self._said.read_text("utf-8", errors="replace").strip() or "the build stopped without a word")
            return
        put_in_place(self.site.with_name("site.new"), self.site)
        self._tell()
        print(f"the whole site is built in {time.perf_counter() - self._began:.1f} s", file=sys.stderr)
        self._single = OnePage(settings(self._project, "site"), self.site, unsafe_html=self._unsafe_html)

    def _tell(self, fault: str = "") -> None:
        """Tells every open page that something is new, or wrong."""
        if fault:
            print(fault, file=sys.stderr)
        self._told = max(self._told + 1, time.time_ns())
        keep(self.site / "watch.json", json.dumps({"at": str(self._told), "fault": fault}).encode())

    def _state(self) -> dict[str, tuple[int, int]]:
        """The state of the content, the settings, and the project's own parts of the site."""
        folders = [self._project / name for name in ("content", "overrides", "mkdocs.yml", "site")]
        found = state([str(folder) for folder in folders], "*.*")
        return {file: seen for file, seen in found.items() if "__pycache__" not in file}


def watch(project: Path, pause: Callable[[], None] = lambda: time.sleep(EVERY), *, unsafe_html: bool = False) -> None:
    """Shows every change of a project until it is interrupted.

    Args:
        project: the folder that holds `content` and `mkdocs.yml`.
        pause: waits between two looks.
        unsafe_html: whether pages may hold scripts, and what else a browser runs.
    """
    watcher = Watcher(project, unsafe_html=unsafe_html)
    watcher.begin()
    try:
        while True:
            watcher.look()
            pause()
    finally:
        watcher.stop()
