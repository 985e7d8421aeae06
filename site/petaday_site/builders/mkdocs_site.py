"""Runs MkDocs so that it cannot delete the sources or the last good site."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Any, TypeAlias

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, MkDocsException
from pathspec.gitignore import GitIgnoreSpec

from petaday_site.builders.common import EXTENSIONS, LINKED, told
from petaday_site.builders.mkdocs_plugins import ChatInNav, MarkedScripts
from petaday_site.builders.mkdocs_search import Indexed
from petaday_site.facts.config import read
from petaday_site.fault import SiteError
from petaday_site.output import csp, sync
from petaday_site.output.folder import output_folder, put_in_place

Settings: TypeAlias = MkDocsConfig
"""MkDocs' settings, for those who only hand them on."""


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
    put_in_place(fresh, site)
    return site


def settings(config: Path, **changed: Any) -> MkDocsConfig:
    """The project's settings of MkDocs with what the publisher adds to them."""
    logging.getLogger("mkdocs").setLevel(logging.WARNING)
    try:
        found = load_config(str(config), **changed)
    except (Abort, MkDocsException) as fault:
        raise SiteError(f"MkDocs stopped: {fault}") from fault
    found.extra.update(told(found.extra, read(config).chat, Path(found.docs_dir)))
    found.markdown_extensions.extend(EXTENSIONS)
    found.plugins["petaday/indexed"] = Indexed()
    found.plugins["petaday/chat"] = ChatInNav()
    found.plugins["petaday/marked"] = MarkedScripts()
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
