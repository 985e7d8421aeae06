"""What a server holds in memory after many messages: `python -m benchmarks.memory`. It ends by itself."""

from __future__ import annotations

import argparse
import json
import tempfile
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection
from pathlib import Path
from time import monotonic
from urllib.parse import urlsplit

from prometheus_client.parser import text_string_to_metric_families

from benchmarks.server import SERVICE, serving

CLIENTS = 4
TURNS = 20
SAYINGS = (
    "{n} GPUs * 1.58e-3 PF * 5.5 days * 0.33 = 500 PF = 0.0058 pfs-days",
    "what if utilization = 0.5",
    "ans * {n}",
    "batch{n} = 256",
    "{n} GPUs * 3 days * 14 TFLOPZ",
    "help",
)
"""Said over and over, `n` counting up, in conversations of some turns: nothing but `help` is said twice."""


class Client:
    """One that keeps its connection and talks in one conversation after the other."""

    def __init__(self, address: str, number: int) -> None:
        self._connection = HTTPConnection(urlsplit(address).netloc)
        self._said = number * 10**6
        self._conversation: str | None = None

    def say(self, count: int, until: float) -> int:
        """Say so many messages, or as many as there is time for; how many it were."""
        for said in range(count):
            if monotonic() > until:
                return said
            if self._said % TURNS == 0:
                self._conversation = None
            text = SAYINGS[self._said % len(SAYINGS)].format(n=self._said)
            body = json.dumps({"text": text, "conversation": self._conversation})
            self._connection.request("POST", "/api/v1/messages", body, {"content-type": "application/json"})
            answer = self._connection.getresponse()
            assert answer.status == 200, answer.read()
            self._conversation = json.loads(answer.read())["conversation"]
            self._said += 1
        return count


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--messages", type=int, default=100_000, help="in all (default: %(default)s)")
    parser.add_argument("--steps", type=int, default=10, help="memory is read after each (default: %(default)s)")
    parser.add_argument("--seconds", type=int, default=600, help="at most (default: %(default)s)")
    asked = parser.parse_args()
    until = monotonic() + asked.seconds
    with tempfile.TemporaryDirectory() as folder, serving(SERVICE, Path(folder)) as (address, _):
        clients = [Client(address, number) for number in range(CLIENTS)]
        print(f"  {0:9,} messages   {_resident(address):6.1f} MB", flush=True)
        done = 0
        each = asked.messages // asked.steps // CLIENTS
        with ThreadPoolExecutor(CLIENTS) as threads:
            for _ in range(asked.steps):
                done += sum(threads.map(lambda client: client.say(each, until), clients))
                print(f"  {done:9,} messages   {_resident(address):6.1f} MB", flush=True)
    if done < each * CLIENTS * asked.steps:
        print(f"  stopped after {asked.seconds} s")


def _resident(address: str) -> float:
    connection = HTTPConnection(urlsplit(address).netloc)
    connection.request("GET", "/metrics")
    families = text_string_to_metric_families(connection.getresponse().read().decode())
    (found,) = (
        one.value for family in families for one in family.samples if one.name == "process_resident_memory_bytes"
    )
    connection.close()
    return float(found) / 1e6


if __name__ == "__main__":
    main()
