"""The site's pipeline on one screen: content → casebook → docs tree → site."""

from __future__ import annotations

import os
from importlib.metadata import version
from pathlib import Path

from petaday.casebook import Casebook, load
from petaday.render import diagnostic_text
from petaday_site import site, tree
from petaday_site.fault import SiteError
from petaday_site.files import files
from petaday_site.publish import guard, publish


def build(project: Path, *, strict: bool = True) -> Path:
    """The site of a project; the last good one stays where it is when anything is wrong.

    Args:
        project: the folder that holds `content` and `mkdocs.yml`.
        strict: whether a warning of MkDocs fails the build.

    Returns:
        The folder the site stands in.
    """
    content, built, config = project / "content", project / "build", project / "mkdocs.yml"
    (built / "docs").mkdir(parents=True, exist_ok=True)
    guard(config)
    casebook = load(content)
    refuse(casebook)
    gathered = site.Site(
        casebook,
        site.points(content),
        version("petaday"),
        os.environ.get("PETADAY_SITE_URL", ""),
        site.points(content, site.MODEST),
    )
    tree.write(built / "docs", files(gathered, content, built / "cache"))
    return publish(config, strict=strict)


def refuse(casebook: Casebook) -> None:
    """Nothing is published while a content file has an error."""
    faults = [found for found in casebook.findings if found.diagnostic.severity == "error"]
    if faults:
        shown = [diagnostic_text(f.diagnostic, _source(f.file), f.file) for f in faults]
        shown.append(f"{len(faults)} errors in content; the last good site stays as it was.")
        raise SiteError("\n\n".join(shown))


def _source(file: str) -> str:
    path = Path(file)
    return path.read_bytes().decode("utf-8", errors="replace") if path.is_file() else ""
