"""Builds the site: content files → casebook → docs tree → site."""

from __future__ import annotations

import sys
from dataclasses import replace
from importlib.metadata import version
from pathlib import Path

from petaday import law
from petaday.casebook import Casebook, load
from petaday.casebook.points import slug
from petaday.casebook.unsafe_html import UNSAFE
from petaday.core.suggest import alike, did_you_mean
from petaday.render import diagnostic_text
from petaday_site.builders import pages
from petaday_site.facts import config, domains, doubted, eras, measured, site
from petaday_site.facts.history import history
from petaday_site.facts.points import Point
from petaday_site.fault import SiteError
from petaday_site.output import sync, theme
from petaday_site.output.files import contained, files
from petaday_site.output.folder import output_folder, put_in_place

SHOWN = 5
"""Pages that are named in a line about all of a kind."""


def build(project: Path, *, strict: bool = True, unsafe_html: bool = False, builder: str = "mkdocs") -> Path:
    """Builds the site of a project; where anything is wrong, the site that was there stays.

    Args:
        project: the folder that holds `content` and `mkdocs.yml`.
        strict: whether a warning of the builder fails the build.
        unsafe_html: whether pages may hold scripts, and what else a browser runs.
        builder: `mkdocs`, or `zensical` where that is installed.

    Returns:
        The folder the site stands in.
    """
    site = output_folder(project / "mkdocs.yml")
    if builder == "zensical":
        from petaday_site.builders import zensical_site  # noqa: PLC0415 - each builder does without the other

        _told(write_pages(project, project / zensical_site.FOLDER, unsafe_html=unsafe_html))
        put_in_place(zensical_site.publish(project, strict=strict, unsafe_html=unsafe_html), site)
        return site
    from petaday_site.builders import mkdocs_site  # noqa: PLC0415

    _told(write(project, project / "build/docs", unsafe_html=unsafe_html))
    return mkdocs_site.publish(project / "mkdocs.yml", strict=strict, unsafe_html=unsafe_html)


def write_pages(project: Path, folder: Path, *, unsafe_html: bool = False) -> Casebook:
    """Writes the pages of a project with templates and settings into a folder of their own, which any builder takes.

    Raises:
        SiteError: where the folder holds anything else, too.
    """
    output_folder(project / "mkdocs.yml")
    pages.claim(folder)
    casebook = write(project, folder / pages.DOCS, folder / pages.TEMPLATES, unsafe_html=unsafe_html)
    pages.write_settings(project, folder)
    return casebook


def _told(casebook: Casebook) -> None:
    if said := without_headline(casebook):
        print(said, file=sys.stderr)


def without_headline(casebook: Casebook) -> str | None:
    """What is said of the pages about a system whose calculations have none that stands for the page."""
    lost = [page for page in casebook.systems if page.calcs and page.headline is None]
    if not lost:
        return None
    named = ", ".join(page.path for page in lost[:SHOWN]) + (f" and {len(lost) - SHOWN} more" if lost[SHOWN:] else "")
    pages = "this page: it has no figure" if len(lost) == 1 else "these pages: they have no figures"
    advice = f"add a line such as headline: {lost[0].calcs[0].id}"
    return f"note: {named}: no calculation stands for {pages} in tables and on charts\n  = help: {advice}"


def write(project: Path, docs: Path, templates: Path | None = None, *, unsafe_html: bool = False) -> Casebook:
    """Writes the finished docs tree of a project, and the templates; returns what the pages say."""
    docs.mkdir(parents=True, exist_ok=True)
    contained(project / "content")
    casebook = load(project / "content")
    refuse_errors(casebook, unsafe_html=unsafe_html)
    sync.write(templates or project / theme.FOLDER, theme.files(project))
    with law.applied(casebook.law):
        found = gather(project, casebook)
        check_points(found)
        sync.write(docs, files(found, project / "content", project / "build/cache"))
    return casebook


def check_points(found: site.Site) -> None:
    """Raises where a charted point names a page that is not there."""
    for file, points in ((found.chart, found.points), (found.aside, found.modest)):
        lost = next((p for p in points if p.slug and not found.has(p.slug)), None)
        if lost:
            known = [page.slug.removeprefix("systems/") for page in found.casebook.pages]
            meant = alike(lost.slug.removeprefix("systems/") if lost.slug else "", known)
            advice = did_you_mean(meant, "write the slug of a page of the content folder, or leave the column empty")
            raise SiteError(
                f"error: {file}: {lost.name} leads to {lost.slug}, and there is no such page\n  = help: {advice}"
            )


def gather(project: Path, casebook: Casebook, among: Casebook | None = None) -> site.Site:
    """Collects what the pages are made from; `among` is the whole casebook where `casebook` is one page of it."""
    said = config.read(project / "mkdocs.yml")
    content = project / "content"
    chart, aside = site.record_file(content, site.CHARTED), site.record_file(content, site.MODEST)
    return site.Site(
        casebook,
        _led(site.points(content, chart), among or casebook),
        version("petaday"),
        said.url,
        _led(site.points(content, aside), among or casebook),
        history(content),
        said.repository,
        among,
        said.name,
        said.description,
        said.chat,
        chart,
        aside,
        eras.read(content),
        domains.read(content),
        doubted.read(content),
        said.licence,
        measured.read(content),
        said.credit,
    )


def _led(points: tuple[Point, ...], casebook: Casebook) -> tuple[Point, ...]:
    """The points, each with the whole slug of its page."""
    known = {page.slug for page in casebook.pages}
    return tuple(replace(point, slug=slug(point.slug, known)) if point.slug else point for point in points)


def refuse_errors(casebook: Casebook, *, unsafe_html: bool = False) -> None:
    """Raises where a content file has an error."""
    allowed = {UNSAFE} if unsafe_html else set()
    faults = [found for found in casebook.findings if found.diagnostic.severity == "error"]
    faults = [found for found in faults if found.diagnostic.code not in allowed]
    if faults:
        shown = [diagnostic_text(f.diagnostic, _source(f.file), f.file) for f in faults]
        count = "One error" if len(faults) == 1 else f"{len(faults)} errors"
        shown.append(f"{count} in content; the last good site stays as it was.")
        raise SiteError("\n\n".join(shown))


def _source(file: str) -> str:
    path = Path(file)
    return path.read_bytes().decode("utf-8", errors="replace") if path.is_file() else ""
