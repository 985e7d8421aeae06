"""Watching: a change is shown page by page, the whole follows, and what is wrong is said over the last good site."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import httpx
import pytest

from petaday.casebook import load
from petaday_site.build import gather
from petaday_site.builders.mkdocs_page import OnePage
from petaday_site.builders.mkdocs_site import settings
from petaday_site.pages import page
from petaday_site.watch.casebook_cache import CasebookCache
from petaday_site.watch.watch import Watcher
from site_door import built, project

if TYPE_CHECKING:
    from playwright.sync_api import Browser

VGG = "content/systems/vgg.md"
SAID, ANEW = "VGG showed what depth alone can do", "VGG showed what some more layers can do"


def until(seen: Callable[[], object], look: Callable[[], None] = lambda: None) -> None:
    """Look until it is seen; the test's own limit of time ends what never comes."""
    while not seen():
        look()
        time.sleep(0.02)


def change(folder: Path, before: str, after: str) -> None:
    """Write VGG's page with other words."""
    text = (folder / VGG).read_text("utf-8")
    assert before in text
    (folder / VGG).write_text(text.replace(before, after), "utf-8")


@pytest.mark.parametrize(
    "path", ["systems/vgg.md", "systems/alphago-zero.md", "methods/method-2.md", "trend.md", "index.md"]
)
def test_a_page_made_alone_is_the_page_of_the_whole_build(path: str, tmp_path: Path) -> None:
    folder = built().parent.parent
    casebook = load(folder / "content")
    [one] = [found for found in casebook.pages if found.path == path]
    only = casebook if page.MARKER.search(one.body) else casebook.model_copy(update={"pages": (one,)})
    alone = gather(folder, only, casebook)
    single = OnePage(settings(folder / "mkdocs.yml", site_dir=str(tmp_path)), tmp_path)
    address = single.show(path, page.markdown(one, alone))
    assert (tmp_path / address / "index.html").read_text("utf-8") == (built() / address / "index.html").read_text(
        "utf-8"
    )


def test_only_what_changed_is_worked_again(tmp_path: Path) -> None:
    folder = project(tmp_path)
    kept = CasebookCache(folder / "content")
    before = {one.path: one for one in kept.casebook().pages}
    change(folder, SAID, ANEW)
    (folder / "content/systems/adam.md").unlink()
    after = {one.path: one for one in kept.casebook().pages}
    assert [path for path, one in after.items() if before[path] is not one] == ["systems/vgg.md"]
    assert before.keys() - after.keys() == {"systems/adam.md"}
    assert kept.casebook() == load(folder / "content")


def test_a_change_is_shown_at_once_and_a_fault_is_said_over_the_last_good_page(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = project(tmp_path)
    watcher = Watcher(folder)
    shown, told = watcher.site / "systems/vgg/index.html", watcher.site / "watch.json"

    def fault() -> str:
        return str(json.loads(told.read_text("utf-8"))["fault"])

    def has(words: str) -> bool:
        return shown.is_file() and words in shown.read_text("utf-8")

    assert "being built" in (watcher.site / "index.html").read_text("utf-8")
    watcher.begin()
    try:
        until(lambda: has(SAID), watcher.look)

        change(folder, SAID, ANEW)
        watcher.look()
        assert has(ANEW), "before the whole site is built"
        assert not (watcher.site / "systems/vgg/index.html.new").exists()

        change(folder, "* 15 days", "* (15 days")
        watcher.look()
        assert f"{VGG}:" in fault()
        assert has(ANEW)
        assert not has("(15 days")

        change(folder, "* (15 days", "* 15 days")
        change(folder, ANEW, SAID)
        watcher.look()
        assert (fault(), has(SAID)) == ("", True)
        capsys.readouterr()
        until(lambda: "the whole site is built" in capsys.readouterr().err, watcher.look)
        assert has(SAID)
        assert not (folder / "build/site").exists(), "what is published is built apart"
    finally:
        watcher.stop()


def test_what_only_the_whole_build_finds_is_said_too(tmp_path: Path) -> None:
    folder = project(tmp_path)
    (folder / "content/new.md").write_text("---\ntitle: New\nstatus: ours\n---\n\n<!-- petaday:chrat -->\n", "utf-8")
    watcher = Watcher(folder)
    watcher.begin()
    try:
        until(lambda: "petaday:chrat" in (watcher.site / "watch.json").read_text("utf-8"), watcher.look)
        assert "being built" in (watcher.site / "index.html").read_text("utf-8")
    finally:
        watcher.stop()


@contextmanager
def served(folder: Path, end: signal.Signals = signal.SIGINT) -> Iterator[str]:
    """`petaday serve --watch` as a process, with the site there."""
    words = ["serve", "--watch", "--port", "0", "--data", str(folder / "conversations.db")]
    command = [sys.executable, "-m", "petaday", *words]
    environment = {key: value for key, value in os.environ.items() if not key.startswith("PETADAY_")}
    with subprocess.Popen(
        command, cwd=folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as process:
        assert process.stdout
        address = process.stdout.readline().split()[2]
        try:
            until(lambda: httpx.get(f"{address}systems/vgg/").status_code == 200)
            yield address
        finally:
            process.send_signal(end)
            assert process.wait(20) == 0


@pytest.mark.browser
def test_an_open_page_follows_its_file(tmp_path: Path, chromium: Browser) -> None:
    folder = project(tmp_path)
    with served(folder) as address, chromium.new_context() as context:
        opened = context.new_page()
        opened.goto(f"{address}systems/vgg/")
        change(folder, SAID, ANEW)
        opened.get_by_text(ANEW).wait_for()
        change(folder, "* 15 days", "* (15 days")
        opened.get_by_role("alert").get_by_text(VGG).wait_for()
        assert opened.get_by_text(ANEW).is_visible()
        change(folder, "* (15 days", "* 15 days")
        opened.get_by_role("alert").wait_for(state="detached")


@pytest.mark.parametrize("end", [signal.SIGINT, signal.SIGTERM])
def test_the_watcher_ends_with_the_server(tmp_path: Path, end: signal.Signals) -> None:
    folder = project(tmp_path)
    with served(folder, end) as address:
        change(folder, SAID, ANEW)
        until(lambda: ANEW in httpx.get(f"{address}systems/vgg/").text)
        [watcher] = _children()
    until(lambda: not Path(f"/proc/{watcher}").exists())


def _children() -> list[int]:
    """The watchers that run for servers of this process."""
    found = []
    for status in Path("/proc").glob("[0-9]*/status"):
        try:
            parent = int(status.read_text().partition("PPid:")[2].split()[0])
            words = (status.parent / "cmdline").read_bytes().split(b"\0")
            own = int(Path(f"/proc/{parent}/status").read_text().partition("PPid:")[2].split()[0])
        except (OSError, IndexError):
            continue
        if own == os.getpid() and words[-2:] == [b"--watch", b""]:
            found.append(int(status.parent.name))
    return found
