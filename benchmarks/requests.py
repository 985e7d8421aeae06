"""Messages a second beside an endpoint that does nothing, with wrk: `python -m benchmarks.requests`."""

from __future__ import annotations

import argparse
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median
from typing import NamedTuple

from benchmarks.server import EMPTY, SERVICE, serving

CALCULATION = "2 GPUs * 1.58e-3 PF * 5.5 days * 0.33 = 500 PF = 0.0058 pfs-days"
NEW = CALCULATION.replace("1.58e-3", "1.' .. n .. 'e-3")
LUA = """
wrk.method = "POST"
wrk.headers["content-type"] = "application/json"
local n = 1000 * {round}
request = function() n = n + 1; return wrk.format(nil, nil, nil, '{{"text":"{text}"}}') end
"""


class Load(NamedTuple):
    """One thing to ask for: which server, where, and what text."""

    name: str
    what: str
    path: str
    text: str


LOADS = (
    Load("empty endpoint", EMPTY, "/", CALCULATION),
    Load("kept, said before", SERVICE, "/api/v1/messages", CALCULATION),
    Load("kept, new each time", SERVICE, "/api/v1/messages", NEW),
    Load("stateless, said before", SERVICE, "/api/v1/work", CALCULATION),
    Load("stateless, new each time", SERVICE, "/api/v1/work", NEW),
)


class Rate(NamedTuple):
    """What wrk measured."""

    per_second: float
    p50: str
    p99: str


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=3, help="rounds, each load once in each (default: %(default)s)")
    parser.add_argument("--seconds", type=int, default=5, help="of each load in a round (default: %(default)s)")
    parser.add_argument("--connections", type=int, default=32, help="at once (default: %(default)s)")
    asked = parser.parse_args()
    if shutil.which("wrk") is None:
        sys.exit("wrk is not installed: apt-get install wrk")
    found: dict[str, list[Rate]] = {load.name: [] for load in LOADS}
    with tempfile.TemporaryDirectory() as folder:
        script = Path(folder) / "load.lua"
        with serving(EMPTY, Path(folder)) as (empty, _), serving(SERVICE, Path(folder)) as (service, _):
            where = {EMPTY: empty, SERVICE: service}
            for number in range(1, asked.rounds + 1):
                for load in LOADS:
                    script.write_text(LUA.format(round=number, text=load.text))
                    found[load.name].append(_wrk(where[load.what] + load.path, script, asked))
    _show(found)


def _wrk(url: str, script: Path, asked: argparse.Namespace) -> Rate:
    command = ["wrk", "-t1", f"-c{asked.connections}", f"-d{asked.seconds}", "--latency", f"-s{script}", url]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert "Non-2xx" not in said, said
    assert "Socket errors" not in said, said
    per_second, p50, p99 = (_figure(said, what) for what in ("Requests/sec:", " 50%", " 99%"))
    return Rate(float(per_second), p50, p99)


def _figure(said: str, what: str) -> str:
    found = re.search(rf"{what}\s+(\S+)", said)
    assert found, said
    return found[1]


def _show(found: dict[str, list[Rate]]) -> None:
    yardstick = [rate.per_second for rate in found[LOADS[0].name]]
    for name, rates in found.items():
        ratio = median(rate.per_second / base for rate, base in zip(rates, yardstick, strict=True))
        middle = sorted(rates)[len(rates) // 2]
        print(f"  {name:26} {middle.per_second:8,.0f}/s   {ratio:5.2f} ×   p50 {middle.p50:>8}   p99 {middle.p99:>8}")


if __name__ == "__main__":
    main()
