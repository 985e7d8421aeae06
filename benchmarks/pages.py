"""`petaday build` beside plain MkDocs building the same finished Markdown: `python -m benchmarks.pages`.

The pages are those of this site's systems, each many times under other names.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--systems", type=int, default=1000, help="how many pages of systems (default: %(default)s)")
    count: int = parser.parse_args().systems
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder)
        project(made, count)
        cold = timed(made, "petaday", "build")
        plain = timed(made, "mkdocs", "build", "--quiet", "--site-dir", "build/plain")
        again = timed(made, "petaday", "build")
        size = sum(file.stat().st_size for file in (made / "build/site").rglob("*.html")) / 1e6
    print(f"{count} systems, {size:.0f} MB of pages; yardstick: mkdocs build of the finished Markdown")
    print(f"  mkdocs build          {plain:6.1f} s   1.00 ×")
    print(f"  petaday build, first  {cold:6.1f} s   {cold / plain:.2f} ×")
    print(f"  petaday build, again  {again:6.1f} s   {again / plain:.2f} ×")


def project(folder: Path, count: int) -> None:
    """The real content, with its systems repeated up to `count`."""
    shutil.copytree(ROOT / "content", folder / "content")
    shutil.copytree(ROOT / "site", folder / "site")
    shutil.copy(ROOT / "mkdocs.yml", folder)
    systems = sorted((folder / "content/systems").glob("*.md"))
    texts = [file.read_text("utf-8") for file in systems]
    for at in range(count - len(systems)):
        text = texts[at % len(texts)]
        title = text.partition("title: ")[2].partition("\n")[0].strip('"')
        named = text.replace(title, f"{title} {at}", 1)
        (folder / f"content/systems/copy-{at}.md").write_text(named, "utf-8")


def timed(project: Path, program: str, *words: str) -> float:
    """Wall seconds of a program of this environment."""
    began = time.perf_counter()
    done = subprocess.run(
        [Path(sys.executable).with_name(program), *words], cwd=project, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise SystemExit(f"{program} {' '.join(words)} failed:\n{done.stderr or done.stdout}")
    return time.perf_counter() - began


if __name__ == "__main__":
    main()
