"""Plans and conducts a run over many texts: what is read, how far it is, what came of it."""

from __future__ import annotations

import argparse
import os
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from petaday.cli.progress import Progress
from petaday.core.calculation import VERDICTS
from petaday.core.text import count
from petaday.corpus import parts, tables
from petaday.corpus.running import run
from petaday.corpus.targets import TARGETS
from petaday.corpus.texts import Batch, Text, batches
from petaday.corpus.working import How
from petaday.corpus.working import worked as work
from petaday.documents import found
from petaday.frame.rows import Row
from petaday.frame.schema import SCAN
from petaday.settings import default_paths, settings_for

_WORTH_A_CORE = 1_000_000
"""Bytes; fewer are read before other processes have begun."""
_AT = {field.name: place for place, field in enumerate(SCAN)}


class Plan:
    """What is to be read.

    Args:
        paths: files, folders and globs; what the settings say where there are none.
        out: the table that is written, which is not read.
        column: of texts, where files are tables; empty where they are texts themselves.
        naming: the column that says which text a row is of, or empty.

    Attributes:
        size: how many bytes there are.
        tables: how many files are tables that are not read, because no column is named.

    Raises:
        FileNotFoundError: for a path that is none.
        ColumnError: for a table without such a column.
    """

    def __init__(self, paths: Sequence[str], out: Path, column: str, naming: str) -> None:
        self.out, self._column, self._naming = out, column, naming
        self.parts = out.with_name(f"{out.name}.parts")
        self.size = self.tables = 0
        self._files: list[Text] = []
        for one in found(paths or default_paths()):
            path = Path(one.path)
            settings = settings_for(one.path)
            if not one.asked and (settings.excludes(one.path) or self._is_mine(path)):
                continue
            is_table = path.suffix.lower() in tables.ENDINGS
            if is_table and (column or one.asked):
                _checked(path, column, naming)
            elif column and one.asked:
                raise tables.ColumnError(f"{path}: --text names a column, and this is no {' or '.join(tables.ENDINGS)}")
            self.tables += is_table and not column
            size = _size(path, asked=one.asked)
            self.size += size
            self._files.append(Text(one.path, one.path, "", "", one.asked, size, settings.utilization))

    def _is_mine(self, path: Path) -> bool:
        return path.absolute() == self.out.absolute() or self.parts.absolute() in path.absolute().parents

    def texts(self) -> Iterator[Text]:
        """Every text in order, opened by whoever works it; those of tables are read on the way."""
        for file in self._files:
            if not self._column:
                yield file
            elif Path(file.path).suffix.lower() in tables.ENDINGS:
                yield from tables.texts(Path(file.path), self._column, self._naming, file.utilization)


def _size(path: Path, *, asked: bool) -> int:
    try:
        return path.stat().st_size
    except OSError:
        if asked:
            raise
        return 0  # its row says why


def _checked(path: Path, column: str, naming: str) -> None:
    try:
        tables.checked(path, column, naming)
    except tables.ColumnError as fault:
        raise tables.ColumnError(f"{path}: {fault}") from None


class Count:
    """What a run has come to so far."""

    def __init__(self) -> None:
        self.size = self.texts = self.rows = self.unread = self.cut = self.aside = self.odd = self.taken = 0
        self.verdicts: Counter[str] = Counter()
        self.fails = False

    def add(self, batch: Batch, part: parts.Part, *, taken: bool) -> None:
        """Count a batch."""
        self.size += batch.size
        self.texts += len(batch.texts) - part.aside
        self.aside, self.odd, self.taken = self.aside + part.aside, self.odd + part.odd, self.taken + taken
        for row in part.rows:
            if row[_AT["find"]] < 0:
                self.unread += 1
                continue
            if row[_AT["verdict"]]:
                self.verdicts[row[_AT["verdict"]]] += 1
            self.fails |= row[_AT["verdict"]] == "off" or row[_AT["error"]] is not None

    def sentence(self, out: Path, left: int) -> str:
        """What was written, of what, and what was not read."""
        came = ", ".join(f"{self.verdicts[one]:,} {one}" for one in VERDICTS if self.verdicts[one])
        said = [
            f"{out}: {count(self.rows, 'row')} of {count(self.texts, 'text')}",
            f"{count(self.verdicts.total(), 'stated result')}{': ' if came else ''}{came}",
        ]
        said += [f"{count(self.aside, 'file')} of other kinds"] if self.aside else []
        said += [f"{count(self.odd, 'text')} not in UTF-8, read as Windows-1252"] if self.odd else []
        said += [f"{count(self.unread, 'row')} with what could not be read"] if self.unread else []
        said += [f"{count(self.taken, 'part')} taken from before"] if self.taken else []
        said += [f"{count(left, 'table')} whose rows were not read as texts (--text COLUMN)"] if left else []
        return "; ".join(said)


def worked(plan: Plan, args: argparse.Namespace, command: str) -> int:
    """Work what is planned, and say what came of it."""
    if not args.resume and (dropped := parts.dropped(plan.parts)):
        print(
            f"petaday {command}: {count(dropped, 'part')} of an earlier run dropped; --resume takes them",
            file=sys.stderr,
        )
    plan.parts.mkdir(exist_ok=True)
    jobs = args.jobs or (os.cpu_count() or 1 if plan.size > _WORTH_A_CORE else 1)
    megabytes = round(plan.size / 1e6)
    bar = Progress(megabytes, sys.stderr)
    so_far = Count()
    used: list[Path] = []
    try:
        with TARGETS[plan.out.suffix](plan.out) as target:
            for batch, done in run(batches(plan.texts()), How(plan.parts, args.exact, args.resume), jobs, work):
                part = parts.kept(done.place)
                if part is None:
                    raise OSError(None, "this part is gone", str(done.place))
                rows = [row for row in part.rows if _wanted(row, args.only)]
                target.add(rows)
                so_far.add(batch, part, taken=done.taken)
                so_far.rows += len(rows)
                used.append(done.place)
                bar.at(round(so_far.size / 1e6), f"MB, {so_far.texts:,} texts, {so_far.rows:,} rows")
    except KeyboardInterrupt:
        bar.clear()
        print(f"petaday {command}: stopped; the same command with --resume goes on from here", file=sys.stderr)
        return 130
    finally:
        bar.clear()
    parts.dropped(plan.parts, used if args.resume else ())
    print(so_far.sentence(plan.out, plan.tables))
    if so_far.unread:
        return 2
    return int(so_far.fails if command == "check" else not so_far.rows)


def _wanted(row: Row, only: str | None) -> bool:
    """Whether a row is written; what could not be read always is."""
    if row[_AT["find"]] < 0 or only in {None, "all"}:
        return True
    if only == "claims":
        return bool(row[_AT["claim"]] >= 0)
    return row[_AT["unit"]] not in {None, "1"}
