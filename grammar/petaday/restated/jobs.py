"""A batch job against its own comments: `--nodes=2` with 8 tasks each, `128 total`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from petaday.core.diagnostic import Span
from petaday.core.figures import figure as written
from petaday.restated.twice import Twice

_FLAG = re.compile(
    r"(?<![\w-])(?P<name>--nodes|-N|--ntasks-per-node|--gpus-per-node|--ntasks|-n|--cpus-per-task|-c)"
    r"(?:=|[ ]{1,3})(?P<n>\d{1,6})(?![\w.:-])"
)
_TOTAL = re.compile(
    r"(?<![\w^.])(?P<n>\d{1,6}) (?:\w{1,12} )?total\b|\b[Tt]otal:? (?P<m>\d{1,6}) (?:tasks|ranks|processes)\b"
)
_TIMES = re.compile(r"\btotal \(\d{1,5} ?[x*×] ?\d{1,4}\)|\b[Tt]otal:? \d")
_PER_TASK = re.compile(r"\beach (?:on|with|using) (?P<n>\d{1,4}) (?:cores|CPUs|threads)")
_NAMES = {"-N": "--nodes", "-n": "--ntasks", "-c": "--cpus-per-task"}
_JOB = 60  # lines of a job's head


def jobs(text: str) -> Iterator[Twice]:
    r"""Counts in the comments of a job that its own flags do not give.

    >>> text = "#SBATCH --nodes=2\n#SBATCH --ntasks-per-node=8  # 8 each, 128 total (16x8)"
    >>> [(one.second, one.worked) for one in jobs(text)]
    [('128 total', '16')]
    """
    if "--ntasks" not in text and "-per-node" not in text:
        return
    flags: dict[str, float] = {}
    at, since = 0, 0
    for line in text.splitlines(keepends=True):
        found = list(_FLAG.finditer(line.partition(" #")[0])) if len(line) < 400 else []
        if not found and line.strip() and not line.lstrip().startswith(("#", "//")):
            since += 1
        if since > _JOB or line.startswith("#!") or (found and line.lstrip().startswith(("sbatch", "srun", "salloc"))):
            flags, since = {}, 0
        flags |= {_NAMES.get(one["name"], one["name"]): float(one["n"]) for one in found}
        if "#" in line and len(line) < 400:
            yield from _commented(line, at, flags)
        at += len(line)


def _commented(line: str, at: int, flags: dict[str, float]) -> Iterator[Twice]:
    nodes, each = flags.get("--nodes"), flags.get("--ntasks-per-node")
    comment = line.rfind("#")
    if nodes and each:
        for total in _TOTAL.finditer(line, comment) if "--ntasks-per-node" in line or _TIMES.search(line) else ():
            which = "n" if total["n"] else "m"
            yield _told(total, which, at, nodes * each, f"--nodes={nodes:.0f} with --ntasks-per-node={each:.0f}")
    if flags.get("--cpus-per-task") and each:
        for cores in _PER_TASK.finditer(line, comment):
            yield _told(cores, "n", at, flags["--cpus-per-task"], f"--cpus-per-task={flags['--cpus-per-task']:.0f}")


def _told(found: re.Match[str], group: str, at: int, worked: float, flags: str) -> Twice:
    stated = float(found[group])
    span = Span(at + found.start(group), at + found.end(group))
    return Twice(span, "a job", flags, found[0], written(worked), stated / worked, stated == worked)
