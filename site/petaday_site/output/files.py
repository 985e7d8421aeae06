"""The finished docs tree: every file of the site's source, by path."""

from __future__ import annotations

import os
from pathlib import Path

from petaday.casebook import review
from petaday.casebook.page import name as name_of
from petaday_site.charts import embed, rasterise, runtime
from petaday_site.downloads import feeds
from petaday_site.downloads import tables as data
from petaday_site.facts.site import Site
from petaday_site.fault import SiteError
from petaday_site.pages import groups, law, page, social_card, tables
from petaday_site.pages.reference import devices, diagnostics, language, run_sheet, table_relations, units
from petaday_site.place import root


def files(site: Site, content: Path, cache: Path) -> dict[str, str | bytes]:
    """All files by path: content pages, index and reference pages, data and assets.

    Args:
        site: what the pages are made from.
        content: the content folder; what is no page in it, such as data and pictures, is published as it is.
        cache: for what is slow to make and rarely changes.
    """
    cards = social_card.pictures(site)
    with rasterise.draw_in_background(cards.values(), cache):
        made = _made(site, content)
    return {**runtime.files(cache), **made, **{name: rasterise.png(svg, cache) for name, svg in cards.items()}}


def _made(site: Site, content: Path) -> dict[str, str | bytes]:
    return {
        "systems/index.md": systems(site),
        "systems/groups.md": groups.page(site),
        "data/index.md": data.dictionary(site),
        "law.md": law.page(),
        "reference/language.md": language.page(),
        "reference/units.md": units.page(),
        "reference/devices.md": devices.page(),
        "reference/diagnostics.md": diagnostics.page(),
        "reference/run-sheet.md": run_sheet.page(),
        "reference/tables.md": table_relations.page(),
        **data.files(site),
        **embed.files(site),
        **feeds.files(site),
        **given(content),
        **{p.path: page.markdown(p, site) for p in site.casebook.pages},
    }


def contained(content: Path) -> None:
    """Refuses links that lead out of the content folder, and file names that are not UTF-8.

    Raises:
        SiteError: for such a file.
    """
    top = content.resolve()
    for folder, folders, names in os.walk(content):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in (*folders, *names):
            file = Path(folder, name)
            if name.startswith("."):
                continue
            told = name_of(file)
            if told != str(file):
                raise SiteError(f"error: {told}: the name of this file is not UTF-8\n  = help: rename it")
            if file.is_symlink() and not file.resolve().is_relative_to(top):
                advice = "put the file itself there; of what stands outside nothing is published"
                raise SiteError(f"error: {told} is a link that leads out of {content}\n  = help: {advice}")


def given(content: Path) -> dict[str, bytes]:
    """The files of the content folder that are no pages; hidden files and reviews are left out."""
    found = {}
    for file in sorted(content.rglob("*")):
        path = file.relative_to(content)
        hidden = any(part.startswith((".", "_")) or part == review.FOLDER for part in path.parts)
        if file.is_file() and file.suffix != ".md" and not hidden:
            found[path.as_posix()] = file.read_bytes()
    return found


def systems(site: Site) -> str:
    """The index of systems; a content file `systems/index.md` replaces it."""
    return "\n\n".join(
        [
            page.head("Systems", "Every system whose training compute is worked here.", hide="navigation toc"),
            "# Systems",
            "The last column is recomputed from the calculation that stands for the page; a dash means that no "
            "calculation of it is known. The same [in groups](groups.md): by method, era, organisation and hardware.",
            tables.systems(site.systems, root("systems/index")),
        ]
    )
