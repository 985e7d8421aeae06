"""The folder of the finished site: chosen so that emptying it deletes nothing else, and replaced all at once."""

from __future__ import annotations

import shutil
from pathlib import Path

from petaday_site.facts.settings_file import load
from petaday_site.fault import SiteError


def output_folder(config: Path) -> Path:
    """The folder of the site; raises where emptying it would delete something else.

    MkDocs empties its site_dir before it builds, and its default is `site`: a source folder here.
    """
    root = config.resolve().parent
    if not config.is_file():
        advice = "run this where content/ and mkdocs.yml stand, or name that folder; petaday's own is a model"
        raise SiteError(f"error: there is no mkdocs.yml in {root}\n  = help: {advice}")
    site = (root / str(load(config).get("site_dir") or "site")).resolve()
    sources = [folder for folder in root.iterdir() if folder.is_dir() and folder.name != "build"]
    if site == root or root.is_relative_to(site) or any(site.is_relative_to(folder) for folder in sources):
        raise SiteError(f"site_dir is {site}, a source folder, and MkDocs would empty it; write site_dir: build/site")
    return site


def put_in_place(fresh: Path, site: Path) -> None:
    """Puts the new site in the place of the old one."""
    old = site.with_name(f"{site.name}.old")
    shutil.rmtree(old, ignore_errors=True)
    if site.exists():
        site.rename(old)
    fresh.rename(site)
    shutil.rmtree(old, ignore_errors=True)
