"""Runs Zensical over the written pages, and adds to what it built what plugins add under MkDocs."""

from __future__ import annotations

import secrets
import subprocess
import sys
from importlib import import_module
from pathlib import Path

from petaday_site.builders import pages, zensical_search
from petaday_site.fault import SiteError
from petaday_site.output import csp

FOLDER = Path("build/zensical")
"""The pages that Zensical builds from; it takes none from elsewhere."""


def publish(project: Path, *, strict: bool = True, unsafe_html: bool = False) -> Path:
    """Builds the site from pages that stand in the project's folder for Zensical, and returns where it stands.

    Args:
        project: the folder that holds mkdocs.yml.
        strict: whether a warning of Zensical's fails the build.
        unsafe_html: whether scripts in the text of a page run.
    """
    folder = project.resolve() / FOLDER
    mark = secrets.token_hex(16)  # no author can guess where a page's text begins and ends
    pages.write_settings(project, folder, text_mark=mark)
    _run(folder, strict=strict)
    site = folder / "site"
    zensical_search.mend(site, folder / pages.DOCS, f"<!--{mark}-->")
    for page in site.rglob("*.html"):
        page.write_text(_marked(page.read_text("utf-8"), f"<!--{mark}-->"), "utf-8")
    csp.add_policies(site, unsafe_html=unsafe_html)
    pages.write_settings(project, folder)
    return site


def available() -> None:
    """Raises ImportError where Zensical is not installed."""
    import_module("zensical")


def _run(folder: Path, *, strict: bool) -> None:
    command = [sys.executable, "-m", "zensical", "build", "--clean", "--config-file", str(folder / pages.SETTINGS)]
    command += ["--strict"] if strict else []
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    said = (done.stdout + done.stderr).strip()
    if done.returncode:
        raise SiteError(f"Zensical stopped: {_reason(said)}")
    if "No issues found" not in said:
        print(said, file=sys.stderr)


def _reason(said: str) -> str:
    """What Zensical tells of; of a traceback the last line."""
    before, trace, after = said.partition("Traceback (most recent call last):")
    return after.rstrip().splitlines()[-1] if trace else before


def _marked(page: str, mark: str) -> str:
    """The page with the inline scripts of the templates marked, and the marks around its text taken out."""
    return "".join(part if at % 2 else csp.marked(part) for at, part in enumerate(page.split(mark)))
