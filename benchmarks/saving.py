"""From saving a file to its page being served: `python -m benchmarks.saving`.

`petaday serve --watch` runs on the site as it is and on one of a thousand systems; a page of a system gets other words,
and is asked for over HTTP until it has them. The yardstick is `mkdocs build` of the same finished Markdown: what
`mkdocs serve` does after a save.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from benchmarks.pages import project, timed

SAVES = 5
WANTED = {21: 2.0, 1000: 3.0}
"""Seconds that a save may take, by how many systems there are."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--systems", type=int, nargs="+", default=list(WANTED), help="how many (default: 21 1000)")
    late = False
    for count in parser.parse_args().systems:
        with tempfile.TemporaryDirectory() as folder:
            took, whole = _saves(Path(folder), count)
        late = late or max(took) > WANTED.get(count, WANTED[1000])
        print(f"{count} systems: a save is served after {statistics.median(took):.2f} s, at most {max(took):.2f} s")
        print(f"  mkdocs build of the same Markdown takes {whole:.1f} s", flush=True)
    sys.exit(late)


def _saves(folder: Path, count: int) -> tuple[list[float], float]:
    project(folder, count)
    program = Path(sys.executable).with_name("petaday")
    words = ["serve", "--watch", "--port", "0", "--data", f"{folder}/conversations.db"]
    server = subprocess.Popen(
        [program, *words], cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    )
    try:
        assert server.stdout
        address = f"{server.stdout.readline().split()[2]}systems/vgg/"
        _until(address, "VGG", server)
        took = [_save(folder / "content/systems/vgg.md", address, f"save number {at}", server) for at in range(SAVES)]
    finally:
        server.terminate()
        server.wait(timeout=30)
    docs = folder / "build/docs"
    (folder / "build/watch/docs").rename(docs)
    return took, timed(folder, "mkdocs", "build", "--quiet", "--site-dir", "build/plain")


def _save(file: Path, address: str, words: str, server: subprocess.Popen[str]) -> float:
    text = file.read_text("utf-8") + f"\nThis is {words}.\n"
    began = time.perf_counter()
    file.write_text(text, "utf-8")
    _until(address, words, server)
    return time.perf_counter() - began


def _until(address: str, words: str, server: subprocess.Popen[str]) -> None:
    """Ask until the page has the words."""
    while server.poll() is None:
        try:
            with urlopen(address, timeout=5) as answer:
                if words.encode() in answer.read():
                    return
        except URLError:
            pass
        time.sleep(0.02)
    sys.exit("petaday serve stopped")


if __name__ == "__main__":
    main()
