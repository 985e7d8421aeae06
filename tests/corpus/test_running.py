"""Batches by several processes: in order, and a process that ends costs one text."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from multiprocessing import active_children
from pathlib import Path

import pytest

from petaday.corpus import parts
from petaday.corpus.running import ENDED, run
from petaday.corpus.texts import Batch, Text, batches
from petaday.corpus.working import Done, How, worked

PIECES = [
    Batch(tuple(Text(f"{piece}.{number}", given=f"{piece} * {number} = {piece * number}") for number in (2, 3)))
    for piece in range(12)
]


def deadly(batch: Batch, how: How) -> Done:
    """Work that ends its process where it opens a certain text, as one without memory is ended."""
    if any(text.name == "7.3" and not text.why for text in batch.texts):
        os.kill(os.getpid(), signal.SIGKILL)
    return worked(batch, how)


def rows(folder: Path, jobs: int, work: object = worked) -> list[tuple[str, str | None]]:
    done = list(run(PIECES, How(folder), jobs, work))  # type: ignore[arg-type]
    assert [batch for batch, _ in done] == PIECES
    found = [parts.kept(one.place) for _, one in done]
    return [(row[0], row[16]) for part in found if part for row in part.rows]


def test_results_come_in_order_whoever_made_them(tmp_path: Path) -> None:
    assert rows(tmp_path, 2) == rows(tmp_path, 1) == [(text.name, None) for piece in PIECES for text in piece.texts]
    assert active_children() == []


def test_a_text_that_ends_its_process_is_a_row_and_no_other_is_lost(tmp_path: Path) -> None:
    expected = [(text.name, ENDED if text.name == "7.3" else None) for piece in PIECES for text in piece.texts]
    assert rows(tmp_path, 2, deadly) == expected


def test_a_worker_that_somebody_kills_costs_nothing(tmp_path: Path) -> None:
    going = run(PIECES, How(tmp_path), 2, worked)
    names = [next(going)[0]]
    for worker in active_children():
        worker.kill()
    names += [batch for batch, _ in going]
    assert names == PIECES


def test_a_part_that_cannot_be_written_ends_the_run(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        list(run(PIECES, How(tmp_path / "nowhere"), 2, worked))
    assert active_children() == []


def test_a_text_that_is_put_in_changes_the_batch_it_comes_to() -> None:
    names = [f"{number:03}.md" for number in range(400)]
    whole = list(batches(Text(name, size=4000) for name in names))
    more = list(batches(Text(name, size=4000) for name in [*names[:100], "099b.md", *names[100:]]))
    assert max(len(batch.texts) for batch in whole) <= 66
    assert len(set(more) - set(whole)) == 1


WORKER = """
import sys
from pathlib import Path
from petaday.corpus.texts import Batch, Text
from petaday.corpus.working import How, worked
worked(Batch((Text(sys.argv[1], path=sys.argv[1]),)), How(Path(sys.argv[2])))
print(sorted({name.partition(".")[0] for name in sys.modules} & set(sys.argv[3:])))
"""


@pytest.mark.parametrize("name", ["a.md", "a.ipynb", "a.csv"])
def test_a_worker_loads_no_pydantic_and_no_pandas(name: str, tmp_path: Path) -> None:
    text = "It took 3 days × 8 H100 × 989 TFLOP/s = 24 pfs-days, or (1 to 3) * 2 days.\n\n| gpus |\n|---|\n| 2 * 3 |\n"
    (tmp_path / name).write_text(text if name != "a.ipynb" else '{"cells": []}', "utf-8")
    heavy = ["pydantic", "pandas", "numpy", "pyarrow", "polars", "yaml", "ibis"]
    command = [sys.executable, "-c", WORKER, str(tmp_path / name), str(tmp_path), *heavy]
    assert subprocess.run(command, capture_output=True, text=True, check=True).stdout == "[]\n"
