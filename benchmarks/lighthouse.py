"""Lighthouse (mobile) on the served site: `python -m benchmarks.lighthouse`.

It needs Chromium and `npm install --global lighthouse@12`, and says so where they are missing.
Each page is to have 95 of 100 in all four categories; one that has less makes the exit code 1.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.request import urlopen

ROOT = Path(__file__).parent.parent
PAGES = (
    *("", "chart/", "systems/", "systems/groups/", "systems/vgg/", "audit/", "tables/", "methods/method-1/", "law/"),
    *(
        "guides/write/",
        "accuracy/",
        "reference/language/",
        "reference/units/",
        "reference/devices/",
        "reference/diagnostics/",
        "reference/run-sheet/",
        "reference/python/",
        "data/",
    ),
)
"""Every kind of page."""
WANTED = 95
PORT = 8119


def main() -> None:
    lighthouse, chromium = shutil.which("lighthouse"), shutil.which("chromium")
    if not lighthouse or not chromium:
        print("Lighthouse is not run: it needs Chromium and `npm install --global lighthouse@12`")
        return
    low = False
    with _served() as address:
        for page in PAGES:
            scores = _scores(lighthouse, chromium, f"{address}{page}")
            low = low or min(scores.values()) < WANTED
            print(f"  /{page:24}", "   ".join(f"{name} {score:3}" for name, score in scores.items()), flush=True)
    sys.exit(low)


@contextmanager
def _served() -> Iterator[str]:
    """The site, built and served by `petaday serve`, until it is looked at."""
    address = f"http://localhost:{PORT}/"
    with tempfile.TemporaryDirectory() as folder:
        program = Path(sys.executable).with_name("petaday")
        subprocess.run([program, "build"], cwd=ROOT, env=os.environ | {"PETADAY_CHAT_URL": "/chat"}, check=True)
        words = ["serve", "--no-build", "--port", str(PORT), "--data", f"{folder}/conversations.db"]
        server = subprocess.Popen([program, *words], cwd=ROOT, stdout=subprocess.DEVNULL)
        try:
            _wait(address, server)
            yield address
        finally:
            server.terminate()
            server.wait(timeout=20)


def _wait(address: str, server: subprocess.Popen[bytes]) -> None:
    for _ in range(300):
        if server.poll() is not None:
            sys.exit("petaday serve stopped")
        try:
            urlopen(f"{address}healthz", timeout=1).close()
        except OSError:
            time.sleep(0.2)
        else:
            return
    sys.exit("petaday serve does not answer")


def _scores(lighthouse: str, chromium: str, address: str) -> dict[str, int]:
    flags = "--chrome-flags=--headless --no-sandbox --disable-gpu"
    for last in (False, True):  # it loses the trace of a page now and then
        done = subprocess.run(
            [lighthouse, address, "--quiet", "--output=json", flags],
            env={**os.environ, "CHROME_PATH": chromium},
            capture_output=True,
            text=True,
            check=False,
        )
        if not done.returncode:
            break
        if last:
            sys.exit(f"Lighthouse failed on {address}:\n{done.stderr}")
    found = json.loads(done.stdout)["categories"]
    return {name: round(100 * one["score"]) for name, one in found.items()}


if __name__ == "__main__":
    main()
