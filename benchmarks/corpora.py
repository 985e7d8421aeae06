"""Many texts by two processes, beside the same by one: `python -m benchmarks.corpora`.

The casebook's pages, as often as makes some megabytes, become one table of what they state. Each run is a command of
its own, start-up included, in turns. Ends with 1 where two are less than 1.8 times as fast as one; others on the
machine slow both, and two more. Told beside it are the computing that is done in all, and the load.
"""

from __future__ import annotations

import argparse
import os
import resource
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.rounds import race

LIMIT = 1.8
PAGES = sorted(Path("content/systems").glob("*.md"))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--copies", type=int, default=36, help="of the casebook's pages (default: %(default)s)")
    parser.add_argument("--rounds", type=int, default=2, help="interleaved rounds (default: %(default)s)")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as top:
        texts = [page.read_text("utf-8") for page in PAGES]
        for copy in range(given.copies):
            folder = Path(top, "texts", f"{copy:02}")
            folder.mkdir(parents=True)
            for page, text in zip(PAGES, texts, strict=True):
                (folder / page.name).write_text(f"Copy {copy}.\n\n{text}", "utf-8")
        computed: dict[int, list[float]] = {1: [], 2: []}

        def by(jobs: int) -> None:
            before = _computing()
            words = ["scan", "texts", "--out", "finds.jsonl", "--jobs", str(jobs)]
            subprocess.run([sys.executable, "-m", "petaday", *words], cwd=top, check=True, capture_output=True)
            computed[jobs].append(_computing() - before)

        timings = race({"two": lambda: by(2), "one": lambda: by(1)}, "two", given.rounds)
    size = given.copies * sum(map(len, texts)) / 1e6
    for name, jobs in (("one", 1), ("two", 2)):
        seconds, spent = timings[name].seconds, sorted(computed[jobs][1:])[given.rounds // 2]
        rate = f"{size / seconds:5.2f} million characters a second"
        print(f"  {name}: {seconds:6.2f} s, {rate}; {spent:6.2f} s of computing")
    print(f"  two are {timings['one'].ratio:.2f} × as fast as one (limit {LIMIT}); load {os.getloadavg()[0]:.1f}")
    return int(timings["one"].ratio < LIMIT)


def _computing() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


if __name__ == "__main__":
    sys.exit(main())
