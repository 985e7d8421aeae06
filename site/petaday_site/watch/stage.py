"""Builds the whole site beside the one that is shown: `python -m petaday_site.watch.stage PROJECT`.

It is a process of its own, so that it can be stopped when a file changes, and takes a changed generator as it is.
"""

from __future__ import annotations

import sys
from pathlib import Path

from petaday_site.build import write
from petaday_site.builders import mkdocs_site
from petaday_site.builders.mkdocs_site import Settings
from petaday_site.fault import SiteError

FOLDER = Path("build/watch")
"""Apart from what is published: these pages ask whether they changed."""
ALLOWED = "--unsafe-html"


def settings(project: Path, site: str) -> Settings:
    """MkDocs' settings for a watched site."""
    folder = project.resolve() / FOLDER
    docs, target = str(folder / "docs"), str(folder / site)
    found = mkdocs_site.settings(project / "mkdocs.yml", strict=False, docs_dir=docs, site_dir=target)
    found.extra["watched"] = True
    return found


def stage(project: Path, *, unsafe_html: bool = False) -> None:
    """Builds into `site.new`, which the watcher puts in place."""
    write(project, project / FOLDER / "docs", unsafe_html=unsafe_html)
    mkdocs_site.make(settings(project, "site.new"), unsafe_html=unsafe_html)


if __name__ == "__main__":
    try:
        stage(Path(sys.argv[1]), unsafe_html=ALLOWED in sys.argv)
    except SiteError as fault:
        sys.exit(str(fault))
