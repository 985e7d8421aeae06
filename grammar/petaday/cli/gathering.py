"""Checks every file that some paths stand for, in their order, on as many cores as are wanted."""

from __future__ import annotations

import os
import signal
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import active_children
from pathlib import Path
from typing import NamedTuple

from petaday.cli.checking import Checked, content, is_content, one_file, settled, skipped
from petaday.documents import Unread, found
from petaday.documents.walk import below
from petaday.settings import NONE, Settings, settings_for

_WORTH_A_CORE = 8  # with fewer files, starting the others takes longer than they save


class Task(NamedTuple):
    """A file, or a whole folder of petaday's pages, which are checked against each other; how strictly and exactly."""

    path: str
    asked: bool = True
    is_folder: bool = False
    settings: Settings = NONE
    fails_on: str = ""
    exact: bool = False


def tasks(paths: Sequence[str], fails_on: str = "", *, exact: bool = False) -> list[Task]:
    """What there is to check, in the order in which it is told.

    Raises:
        SettingsError: where the settings of a file cannot be taken.
    """
    planned: dict[str, Task] = {}
    for path in paths:
        if path != "-" and Path(path).is_dir() and any(Path(path).rglob("*.md")) and _is_content(path):
            planned.setdefault(os.path.normpath(path), Task(path, is_folder=True))
            continue
        files = [Task(file.path, file.asked) for file in found([path])]
        for one in files or [Task(path)]:
            planned.setdefault(os.path.normpath(one.path), one)
    settled = (
        one._replace(settings=settings_for(one.path), fails_on=fails_on, exact=exact) for one in planned.values()
    )
    return [one for one in settled if one.asked or not one.settings.excludes(one.path)]


def _is_content(folder: str) -> bool:
    try:
        return is_content(folder)
    except OSError:
        return False


def worked(task: Task) -> list[Checked]:
    """What is found in a file, as its project wants it; what goes wrong there costs that file, and no other one."""
    with task.settings.applied():
        return [settled(one, task.settings, task.fails_on) for one in _worked(task)]


def _worked(task: Task) -> list[Checked]:
    try:
        if task.is_folder:
            return content(task.path)
        if task.path != "-" and Path(task.path).is_dir() and not any(below(task.path)):
            return [skipped(task.path, "there is no file in this folder", broken=True)]
        return [one_file(task.path, asked=task.asked, exact=task.exact)]
    except OSError as fault:
        return [skipped(str(fault.filename or task.path), fault.strerror or str(fault), broken=True)]
    except Unread as why:
        return [skipped(task.path, why.why, broken=why.broken)]
    except (Exception, RecursionError) as fault:
        return [skipped(task.path, f"a fault of petaday: {type(fault).__name__}: {fault}", broken=True)]


def gathered(planned: Sequence[Task], jobs: int) -> Iterator[list[Checked]]:
    """The results in the order of the tasks; `jobs` of 0 takes every core where there are files enough."""
    number = jobs or (os.cpu_count() or 1 if len(planned) >= _WORTH_A_CORE else 1)
    if number == 1 or len(planned) == 1 or any(task.path == "-" for task in planned):
        yield from map(worked, planned)
        return
    with ProcessPoolExecutor(min(number, len(planned)), initializer=_deaf) as pool:
        waiting = deque(pool.submit(worked, task) for task in planned)
        try:
            while waiting:
                yield waiting.popleft().result()
        except (KeyboardInterrupt, GeneratorExit):
            for worker in active_children():  # else the end would wait for the longest document
                worker.terminate()
            raise


def _deaf() -> None:
    """Ctrl-C ends the check, which ends its workers."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
