"""The whole site built by MkDocs and by Zensical in one run, side by side: `python -m benchmarks.zensical`.

It needs the zensical extra. `--write` puts the table into benchmarks/README.md; it ends with 1 where a page is missing
or reads otherwise.
"""

from __future__ import annotations

import argparse
import importlib.metadata
import json
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from html import unescape
from pathlib import Path

ROOT = Path(__file__).parent.parent
README = Path(__file__).with_name("README.md")
BEGIN, END = "<!-- zensical: begin -->", "<!-- zensical: end -->"
POLICY = 'http-equiv="Content-Security-Policy"'
TAG = re.compile(r"<[^<>]*>")
PETADAY = [sys.executable, "-m", "petaday", "build"]
BUILDS: dict[str, list[str]] = {
    "petaday build": [*PETADAY, "--strict"],
    "with Zensical": [*PETADAY, "--builder", "zensical", "--strict"],
    "`--pages`, MkDocs alone": [sys.executable, "-m", "mkdocs", "build", "--quiet", "--strict"],
    "`--pages`, Zensical alone": [sys.executable, "-m", "zensical", "build", "--clean", "--strict"],
}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--project", type=Path, default=ROOT, help="the folder with content/ and mkdocs.yml")
    parser.add_argument("--rounds", type=int, default=3, help="builds of each kind, interleaved (default: %(default)s)")
    parser.add_argument("--write", action="store_true", help="write the table into benchmarks/README.md")
    args = parser.parse_args()
    if not importlib.util.find_spec("zensical"):
        print("the zensical extra is not installed: pip install 'petaday[zensical]'", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as folder:
        sites, seconds = built(Path(folder), args.project, args.rounds)
        lines, lost = compared(sites, seconds)
    print("\n".join(lines))
    if args.write:
        text = README.read_text("utf-8")
        before, after = text.partition(BEGIN)[0], text.partition(END)[2]
        README.write_text(f"{before}{BEGIN}\n" + "\n".join(lines) + f"\n{END}{after}", "utf-8")
    return 1 if lost else 0


def built(folder: Path, project: Path, rounds: int) -> tuple[dict[str, Path], dict[str, float]]:
    """Each site, and the least seconds of computing; what is slow to draw is drawn before the first build."""
    shutil.copytree(project / "content", folder / "content")
    shutil.copy(project / "mkdocs.yml", folder)
    pages = folder / "pages"
    run([*PETADAY, "--pages", str(pages)], folder)
    places = {name: folder if "petaday" in command else pages for name, command in BUILDS.items()}
    sites, seconds = {}, {}
    for _ in range(rounds):
        for name, command in BUILDS.items():
            began = computed()
            run(command, places[name])
            seconds[name] = min(seconds.get(name, float("inf")), computed() - began)
            made = folder / "build/site" if places[name] == folder else pages / "site"
            sites[name] = folder / f"site-{list(BUILDS).index(name)}"
            shutil.rmtree(sites[name], ignore_errors=True)
            shutil.copytree(made, sites[name])
    return sites, seconds


def computed() -> float:
    """Seconds that the processes started so far have computed, on whatever core: others on the machine do not count."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def run(command: list[str], folder: Path) -> None:
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"{' '.join(command[1:])} failed:\n{done.stderr or done.stdout}")


def compared(sites: dict[str, Path], seconds: dict[str, float]) -> tuple[list[str], int]:
    """The table, and how many pages are missing or read otherwise in any of the sites."""
    first, *_ = sites
    words = {
        name: {page.relative_to(site): read(page) for page in site.rglob("*.html")} for name, site in sites.items()
    }
    missing = {name: len(words[first].keys() - found.keys()) for name, found in words.items()}
    other = {
        name: sum(1 for page, text in found.items() if text != words[first].get(page, text))
        for name, found in words.items()
    }
    rows: dict[str, Callable[[str], object]] = {
        "seconds of computing, in times of the first": lambda name: f"{seconds[name] / seconds[first]:.2f} ×",
        "pages": lambda name: len(words[name]),
        "pages missing": lambda name: missing[name],
        "pages whose words differ": lambda name: other[name],
        "pages with a content security policy": lambda name: having(
            sites[name], 'http-equiv="Content-Security-Policy"'
        ),
        "pages with a picture for social media": lambda name: having(sites[name], 'property="og:image"'),
        "pages with long parts folded": lambda name: having(sites[name], "pd-tall__more"),
        "entries of the search index": lambda name: len(entries(sites[name])),
        "of them with other spellings": lambda name: sum("Also " in str(one["text"]) for one in entries(sites[name])),
        "search index, kB": lambda name: index(sites[name]).stat().st_size // 1000,
        "files that are no pages": lambda name: others(sites[name]),
        "redirects": lambda name: having(sites[name], 'http-equiv="refresh"'),
    }
    versions = ", ".join(f"{name} {importlib.metadata.version(name)}" for name in ("mkdocs-material", "zensical"))
    lines = [f"{time.strftime('%Y-%m-%d')}, {versions}; the whole site, the least of the rounds of one run.", ""]
    lines += ["| | " + " | ".join(sites) + " |", "| --- |" + " --- |" * len(sites)]
    lines += [f"| {what} | " + " | ".join(str(value(name)) for name in sites) + " |" for what, value in rows.items()]
    return lines, sum(missing.values()) + sum(other.values())


def read(site: Path) -> dict[Path, str]:
    """What each page says."""
    return {page.relative_to(site): said(page) for page in site.rglob("*.html")}


def said(page: Path) -> str:
    """The words of a page between its header and its footer."""
    text = page.read_text("utf-8").partition('<article class="md-content')[2].partition("<footer")[0]
    return " ".join(unescape(TAG.sub(" ", text)).split())


def having(site: Path, words: str) -> int:
    return sum(words in page.read_text("utf-8") for page in site.rglob("*.html"))


def index(site: Path) -> Path:
    return next(file for file in (site / "search.json", site / "search/search_index.json") if file.is_file())


def entries(site: Path) -> list[dict[str, object]]:
    found = json.loads(index(site).read_text("utf-8"))
    return list(found.get("items") or found.get("docs"))


def others(site: Path) -> int:
    """Data, reports, feeds and pictures; not the theme's own files."""
    theme = ("assets/javascripts", "assets/stylesheets", "assets/images", "search")
    files = (file.relative_to(site).as_posix() for file in site.rglob("*") if file.is_file())
    return sum(1 for file in files if not file.endswith(".html") and not file.startswith(theme))


if __name__ == "__main__":
    raise SystemExit(main())
