"""The site's pages as a folder for any builder: Markdown, templates and settings, without a plugin of petaday's."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from petaday_site.builders.common import CHAT, EXTENSIONS, told
from petaday_site.facts.config import read
from petaday_site.facts.settings_file import load, text
from petaday_site.fault import SiteError
from petaday_site.output import theme

SETTINGS = "mkdocs.yml"
DOCS, TEMPLATES = "docs", "theme"
MADE = "# Written by petaday, which writes it anew. In this folder: `zensical build`, or `mkdocs build`.\n"


def claim(folder: Path) -> None:
    """Makes the folder petaday's before anything else is written there, so that a build that fails can be begun anew.

    Raises:
        SiteError: where it holds anything that petaday did not write, for that would be lost.
    """
    settings = folder / SETTINGS
    if not folder.exists() or (folder.is_dir() and not any(folder.iterdir())):
        folder.mkdir(parents=True, exist_ok=True)
        settings.write_text(MADE, encoding="utf-8")
        return
    if settings.is_file() and settings.read_text("utf-8", errors="replace").startswith(MADE):
        return
    advice = "name a folder that is empty, or that is not there yet"
    raise SiteError(f"error: {folder} holds something else, which would be lost\n  = help: {advice}")


def write_settings(project: Path, folder: Path, **extra: str) -> None:
    """Writes the settings beside a docs tree that is written; to `extra` goes what is named.

    `!ENV` is settled as it stands now, what a file inherits is taken in, and hooks are left out: they are no pages.
    """
    found = load(project / SETTINGS)
    chat = read(project / SETTINGS).chat
    found |= {"docs_dir": DOCS, "site_dir": "site", "theme": _theme(project, found.get("theme"))}
    found |= {"extra": told(found.get("extra") or {}, chat, folder / DOCS) | extra}
    found["markdown_extensions"] = [*_listed(found.get("markdown_extensions")), *EXTENSIONS]
    nav = found.get("nav")
    if nav and chat and not any(chat in item.values() for item in nav if isinstance(item, dict)):
        found["nav"] = [*nav, {CHAT: chat}]
    settled = {name: value for name, value in found.items() if value not in (None, "") and name != "hooks"}
    (folder / SETTINGS).write_text(MADE + text(settled), encoding="utf-8")


def _theme(project: Path, given: Any) -> dict[str, Any]:
    """The theme with petaday's templates; Zensical's classic look is that of Material, on which they stand."""
    found = dict(given) if isinstance(given, dict) else {"name": given or "material"}
    own = found.get("custom_dir")
    if own is None or Path(own) == theme.FOLDER:
        found["custom_dir"] = TEMPLATES
    else:
        found["custom_dir"] = str((project / own).resolve())
    return {"variant": "classic"} | found


def _listed(extensions: Any) -> list[Any]:
    """Markdown extensions as a list, which may be written as a mapping, too."""
    if isinstance(extensions, dict):
        return [{name: options} if options else name for name, options in extensions.items()]
    return list(extensions or ())
