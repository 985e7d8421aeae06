"""The site's pipeline on one screen: content → casebook → docs tree → site."""

from __future__ import annotations

from importlib.metadata import version
from pathlib import Path

from petaday.casebook import Casebook, load
from petaday.render import diagnostic_text
from petaday_site.facts import config, site
from petaday_site.facts.history import history
from petaday_site.fault import SiteError
from petaday_site.output import sync, theme
from petaday_site.output.files import files
from petaday_site.output.publish import guard, publish


def build(project: Path, *, strict: bool = True) -> Path:
    """The site of a project; the last good one stays where it is when anything is wrong.

    Args:
        project: the folder that holds `content` and `mkdocs.yml`.
        strict: whether a warning of MkDocs fails the build.

    Returns:
        The folder the site stands in.
    """
    guard(project / "mkdocs.yml")
    write(project, project / "build/docs")
    return publish(project / "mkdocs.yml", strict=strict)


def write(project: Path, docs: Path) -> None:
    """The finished docs tree of a project, and the templates its pages are set in."""
    docs.mkdir(parents=True, exist_ok=True)
    casebook = load(project / "content")
    refuse(casebook)
    sync.write(project / theme.FOLDER, theme.files(project))
    found = gather(project, casebook)
    placed(found)
    sync.write(docs, files(found, project / "content", project / "build/cache"))


def placed(found: site.Site) -> None:
    """Every charted point leads to a page that is there, or says that it has none."""
    for file, points in ((found.chart, found.points), (found.aside, found.modest)):
        lost = next((p for p in points if p.slug and not found.has(p.slug)), None)
        if lost:
            advice = "write the slug of a page of the content folder, or leave the column empty"
            raise SiteError(
                f"error: {file}: {lost.name} leads to {lost.slug}, and there is no such page\n  = help: {advice}"
            )


def gather(project: Path, casebook: Casebook, among: Casebook | None = None) -> site.Site:
    """What the pages of a project are made from; `among` is every page, where `casebook` is one to be made anew."""
    said = config.read(project / "mkdocs.yml")
    content = project / "content"
    chart, aside = site.named(content, site.CHARTED), site.named(content, site.MODEST)
    return site.Site(
        casebook,
        site.points(content, chart),
        version("petaday"),
        said.url,
        site.points(content, aside),
        history(content),
        said.repository,
        among,
        said.name,
        said.description,
        said.chat,
        chart,
        aside,
        (content / site.FIELD).is_file(),
        said.licence,
    )


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
