"""The last line of a page: when it changed, which state it shows, and which version worked it."""

from __future__ import annotations

from petaday.casebook import Page
from petaday.render.elements import Child, Html, el, join
from petaday_site.facts.history import Change
from petaday_site.facts.site import Site

SHORT = 12
"""Letters of a digest or a commit that are shown."""


def footer(page: Page, site: Site) -> Html:
    """The line, with no more than is known."""
    change = site.history.get(page.path)
    digest = f" Content revision {page.digest[:SHORT]}, worked by petaday {site.version}."
    return el("p", _changed(change, site.repository), digest, class_="pd-revision")


def _changed(change: Change | None, repository: str) -> Html:
    if change is None:
        return join(
            "When this page last changed is not known: it is not under version control, or git was not to be asked."
        )
    when = el("time", change.date, datetime=change.date)
    said: tuple[Child, ...] = ("Last changed ", when, f" in commit {change.commit[:SHORT]}")
    if change.state == "cut":
        said = ("Last changed ", when, f" or before: older commits than {change.commit[:SHORT]} were not at hand")
    if change.state == "since":
        said = (*said, ", and since then without a commit")
    links = [
        el("a", "source", href=change.source(repository)),
        ", ",
        el("a", "history", href=change.earlier(repository)),
    ]
    return join(*said, *([" (", *links, ")"] if repository else []), ".")
