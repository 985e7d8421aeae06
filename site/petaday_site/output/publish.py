"""Runs MkDocs so that it cannot delete the sources or the last good site."""

from __future__ import annotations

import logging
import shutil
from importlib.metadata import version
from pathlib import Path
from typing import Any

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, MkDocsException
from mkdocs.utils.yaml import yaml_load
from pathspec.gitignore import GitIgnoreSpec

from petaday import card
from petaday_site.facts.config import read
from petaday_site.fault import SiteError
from petaday_site.output import csp, sync
from petaday_site.output.chat_in_nav import ChatInNav
from petaday_site.output.long_parts import LongParts
from petaday_site.output.search_index import Indexed

LINKED = "data/reports"
"""Files that go into the site as they are, by links: there are several for each calculation, and a copy takes time."""

NAMED = ("chart", "audit", "changes")
"""Pages that the templates lead to, where a site has them."""


def publish(config: Path, *, strict: bool = True, unsafe_html: bool = False) -> Path:
    """Builds the site beside the old one, then replaces that.

    Args:
        config: the project's mkdocs.yml.
        strict: whether a warning of MkDocs fails the build.
        unsafe_html: whether scripts in the text of a page run.

    Returns:
        Where the site stands.
    """
    site = output_folder(config)
    fresh = site.with_name(f"{site.name}.new")
    make(settings(config, strict=strict, site_dir=str(fresh)), unsafe_html=unsafe_html)
    replace(fresh, site)
    return site


def settings(config: Path, **changed: Any) -> MkDocsConfig:
    """The project's settings of MkDocs with what the publisher adds to them."""
    logging.getLogger("mkdocs").setLevel(logging.WARNING)
    try:
        found = load_config(str(config), **changed)
    except (Abort, MkDocsException) as fault:
        raise SiteError(f"MkDocs stopped: {fault}") from fault
    found.extra.setdefault("worked_by", version("petaday"))
    found.extra["first"] = card.script(card.FIRST)
    found.extra["chat"] = read(config).chat
    found.extra.setdefault("there", [name for name in NAMED if Path(found.docs_dir, f"{name}.md").is_file()])
    found.markdown_extensions.append("petaday_site.html.raw_html")
    found.plugins["petaday/indexed"] = Indexed()
    found.plugins["petaday/long"] = LongParts()
    found.plugins["petaday/chat"] = ChatInNav()
    found.plugins["petaday/marked"] = csp.Marked()
    ours = GitIgnoreSpec.from_lines([f"/{LINKED}/"])
    found.exclude_docs = found.exclude_docs + ours if found.exclude_docs else ours
    found.plugins.on_startup(command="build", dirty=False)
    return found


def make(found: MkDocsConfig, *, unsafe_html: bool = False) -> None:
    """Builds the site that the settings describe."""
    try:
        build(found)
    except (Abort, MkDocsException) as fault:
        raise SiteError(f"MkDocs stopped: {fault}") from fault
    csp.add_policies(Path(found.site_dir), unsafe_html=unsafe_html)
    sync.link(Path(found.docs_dir) / LINKED, Path(found.site_dir) / LINKED)


def output_folder(config: Path) -> Path:
    """The folder of the site; raises where emptying it would delete something else.

    MkDocs empties its site_dir before it builds, and its default is `site`: a source folder here.
    """
    root = config.resolve().parent
    if not config.is_file():
        advice = "run this where content/ and mkdocs.yml stand, or name that folder; petaday's own is a model"
        raise SiteError(f"error: there is no mkdocs.yml in {root}\n  = help: {advice}")
    settings: dict[str, str] = yaml_load(config.read_text("utf-8"))
    site = (root / settings.get("site_dir", "site")).resolve()
    sources = [folder for folder in root.iterdir() if folder.is_dir() and folder.name != "build"]
    if site == root or root.is_relative_to(site) or any(site.is_relative_to(folder) for folder in sources):
        raise SiteError(f"site_dir is {site}, a source folder, and MkDocs would empty it; write site_dir: build/site")
    return site


def replace(fresh: Path, site: Path) -> None:
    """Puts the new site in the place of the old one."""
    old = site.with_name(f"{site.name}.old")
    shutil.rmtree(old, ignore_errors=True)
    if site.exists():
        site.rename(old)
    fresh.rename(site)
    shutil.rmtree(old, ignore_errors=True)
