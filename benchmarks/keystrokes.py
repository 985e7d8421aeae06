"""How long a keystroke waits for its answer in a text of 3,000 lines: `python -m benchmarks.keystrokes`.

A real client types one sign after another at places all over the text, over standard input and output. Timed are the
findings that come after each, and then what an editor asks for besides: hints and colours of the lines it shows. The
text is the casebook's own pages, one behind the other. The program ends with 1 where the limit is passed.
"""

from __future__ import annotations

import random
import sys
from pathlib import Path
from statistics import quantiles
from time import perf_counter

sys.path.insert(0, str(Path(__file__).parents[1] / "tests/support"))  # the client of the tests

from lsprotocol import types

from lsp_client import Editor

LINES = 3_000
STROKES = 200
SHOWN = 50  # lines of an editor's window
LIMIT = 50.0  # ms, at the 95th percentile
CONTENT = Path("content/systems")


def main() -> int:
    text = long_text()
    editor = Editor(Path.cwd())
    began = perf_counter()
    editor.open(text)
    whole = (perf_counter() - began) * 1000
    found, all_ = typed(editor, text)
    editor.end()
    print(f"{text.count(chr(10)):,} lines, {len(text):,} characters, {STROKES} keystrokes; opening it {whole:,.0f} ms")
    passed = False
    for name, times in (("findings", found), ("hints and colours too", all_)):
        cuts = quantiles(times, n=20)
        passed |= cuts[18] > LIMIT
        ratios = f"{cuts[18] / LIMIT:5.2f} × the limit   {cuts[18] / whole:6.4f} × opening"
        print(f"  {name:22} p50 {cuts[9]:6.1f} ms   p95 {cuts[18]:6.1f} ms   {ratios}")
    return int(passed)


def long_text() -> str:
    """The bodies of the casebook's pages until there are lines enough."""
    text = ""
    for path in sorted(CONTENT.glob("*.md")):
        text += path.read_text("utf-8").split("---\n", 2)[2]
        if text.count("\n") >= LINES:
            break
    return "\n".join(text.split("\n")[:LINES]) + "\n"


def typed(editor: Editor, text: str) -> tuple[list[float], list[float]]:
    """Milliseconds until the findings, and until all else is there too, for each keystroke; the first ones warm up."""
    chosen = random.Random(1)
    lines = text.split("\n")
    places = [at for at, line in enumerate(lines) if line.strip() and not line.startswith("```")]
    found, all_ = [], []
    for stroke in range(STROKES + 5):
        line = chosen.choice(places)
        place = types.Position(line, chosen.randint(0, len(lines[line])))
        sign = chosen.choice("0123456789 abcdeFPS*/=.")
        change = types.TextDocumentContentChangePartial(types.Range(place, place), sign)
        began = perf_counter()
        editor.change(change)
        told = perf_counter()
        editor.hints(line - SHOWN // 2, line + SHOWN // 2) if line >= SHOWN else editor.hints(0, SHOWN)
        editor.tokens_of(max(0, line - SHOWN // 2), line + SHOWN // 2)
        done = perf_counter()
        lines[line] = lines[line][: place.character] + sign + lines[line][place.character :]
        if stroke >= 5:
            found.append((told - began) * 1000)
            all_.append((done - began) * 1000)
    return found, all_


if __name__ == "__main__":
    sys.exit(main())
