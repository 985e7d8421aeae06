"""Messages a second beside an endpoint that does nothing, with wrk: `python -m benchmarks.requests`."""

from __future__ import annotations

import argparse
import json
import re
import shutil
import subprocess
import sys
import tempfile
from http.client import HTTPConnection
from pathlib import Path
from statistics import median
from threading import Thread
from time import perf_counter
from typing import NamedTuple
from urllib.parse import urlsplit

from benchmarks.server import EMPTY, GUARDED, SERVICE, serving

CALCULATION = "2 GPUs * 1.58e-3 PF * 5.5 days * 0.33 = 500 PF = 0.0058 pfs-days"
LONG = "\n".join(CALCULATION.replace("2", str(n), 1) for n in range(1_400))
"""Nearly as much as a message may hold."""

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
    Load("empty, behind the guards", SERVICE, GUARDED, CALCULATION),
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
    parser.add_argument("--connections", type=int, default=64, help="at once (default: %(default)s)")
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
            alone, meanwhile = _others(service)
    _show(found)
    print(f"  others, nobody else there     p50 {_ms(alone, 0.5)}   p99 {_ms(alone, 0.99)}")
    print(f"  others, a long text at work   p50 {_ms(meanwhile, 0.5)}   p99 {_ms(meanwhile, 0.99)}")


def _others(service: str) -> tuple[list[float], list[float]]:
    """How long an answer that needs no work takes: alone, and while the longest message is worked."""
    connection = HTTPConnection(urlsplit(service).netloc)

    def one() -> float:
        began = perf_counter()
        connection.request("GET", "/healthz")
        connection.getresponse().read()
        return perf_counter() - began

    alone = sorted(one() for _ in range(500))
    long = Thread(target=_say, args=(urlsplit(service).netloc, LONG))
    long.start()
    meanwhile = []
    while long.is_alive():
        meanwhile.append(one())
    connection.close()
    return alone, sorted(meanwhile)


def _say(where: str, text: str) -> None:
    connection = HTTPConnection(where)
    connection.request("POST", "/api/v1/messages", json.dumps({"text": text}), {"content-type": "application/json"})
    answer = connection.getresponse()
    assert answer.status == 200, answer.read()
    answer.read()
    connection.close()


def _ms(times: list[float], share: float) -> str:
    return f"{times[int(len(times) * share)] * 1000:6.1f} ms"


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
