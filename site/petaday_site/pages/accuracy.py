"""How often petaday is right: a section for each measurement, with its table of four counts."""

from __future__ import annotations

from collections.abc import Sequence

from markdown.extensions.toc import slugify

from petaday.render.elements import Child, Html, el, join, prose, table
from petaday_site.facts.measured import FOLDER, Measurement, Share
from petaday_site.facts.site import Site
from petaday_site.html.cells import NONE
from petaday_site.html.folds import folded
from petaday_site.html.numbers import figure

MEANING = {
    "Sensitivity": "of the slips, so many are accused",
    "Specificity": "of the sound results, so many are left in peace",
    "Precision (PPV)": "of the accusations, so many are true",
}
CHOSEN = (
    "No precision is given here: how many slips there are was chosen by planting them, and with it the share of the "
    "accusations that are true."
)


def measurements(site: Site, root: str) -> Html:
    """All measurements in one table, then a section for each that the content folder records."""
    parts = [_together(site.measured), *(_section(one, root) for one in site.measured)]
    return Html("\n\n".join(parts))


def _together(found: Sequence[Measurement]) -> Html:
    """What follows from each measurement, a row for each, which leads to its section."""
    rows: list[list[Child]] = [
        [
            el("a", one.title, href=f"#{slugify(one.title, '-')}"),
            _in_short(one.sensitivity),
            _in_short(one.precision),
            _in_short(one.specificity),
        ]
        for one in found
    ]
    head: list[Child] = ["Measured on", "Sensitivity", "Precision (PPV)", "Specificity"]
    title = "The measurements, with the intervals of their shares"
    return table(title, head, rows, numeric=frozenset({1, 2, 3}), class_="pd-stack")


def _in_short(share: Share | None) -> Child:
    if share is None:
        return NONE
    return join(percent(share.count / share.of), " ", el("small", _interval(share)))


def _interval(share: Share) -> str:
    return "{} to {}".format(*(percent(bound) for bound in share.interval))


def _section(one: Measurement, root: str) -> Html:
    """What was measured and the four counts, and again behind that the rest: each is opened on request."""
    pages = None
    if one.false_per_hundred_pages is not None:
        told = f"in {one.pages:,} pages: {figure(one.false_per_hundred_pages, 2)} in a hundred pages."
        pages = el("p", el("b", "False accusations"), f": {one.sound_accused:,} {told}")
    behind = [
        _shares(f"{one.title}: what follows from it", _main(one)),
        el("p", CHOSEN) if one.chosen else None,
        _shares(f"{one.title}: accused, by kind of slip", [(kind, "") for kind in one.kinds]) if one.kinds else None,
        _shares(f"{one.title}: what else was counted", [(share, "") for share in one.shares]) if one.shares else None,
        el("p", prose(one.counted)),
        el("pre", el("code", one.command), tabindex=0),
        _source(one, root),
    ]
    name = f"counted-{slugify(one.title, '-')}"
    shown = join(
        el("p", prose(one.measured), " Measured on ", el("time", one.date.isoformat()), "."),
        four(one),
        pages,
        folded("Shares, kinds, and how it was counted", join(*behind), name=name, level=3),
    )
    return folded(one.title, shown, f"{one.slips + one.sound:,} stated results")


def _source(one: Measurement, root: str) -> Html:
    file = el("a", one.file, href=f"{root}{FOLDER.as_posix()}/{one.file}")
    return el("p", file, ": these counts as data.")


def four(one: Measurement) -> Html:
    """The table: accused or not, against slip or sound."""
    missed, passed = one.slips - one.slips_accused, one.sound - one.sound_accused
    rows: list[list[Child]] = [
        _counts("Accused", one.slips_accused, one.sound_accused),
        _counts("Not accused", missed, passed),
        _counts("Together", one.slips, one.sound),
    ]
    head: list[Child] = ["petaday’s answer", "Slip", "Sound", "Together"]
    return table(f"{one.title}: accused or not, slip or sound", head, rows, numeric=frozenset({1, 2, 3}))


def _counts(name: str, slips: int, sound: int) -> list[Child]:
    return [name, f"{slips:,}", f"{sound:,}", f"{slips + sound:,}"]


def _main(one: Measurement) -> list[tuple[Share, str]]:
    found = (one.sensitivity, one.precision, one.specificity)
    return [(share, MEANING[share.what]) for share in found if share]


def _shares(title: str, shares: list[tuple[Share, str]]) -> Html:
    rows: list[list[Child]] = [
        [
            join(share.what, el("br"), el("small", meaning)) if meaning else prose(share.what),
            f"{share.count:,} of {share.of:,}",
            percent(share.count / share.of),
            _interval(share),
        ]
        for share, meaning in shares
    ]
    return table(
        title,
        ["What", "Counts", "Share", "Wilson interval, 95%"],
        rows,
        numeric=frozenset({1, 2, 3}),
        class_="pd-stack",
    )


def percent(share: float) -> str:
    """A share as a percentage; what is not all, and not none, is never rounded to it.

    >>> percent(1.0), percent(0.9999), percent(0.954), percent(0.0001), percent(0.0)
    ('100%', '99.9%', '95.4%', '0.1%', '0%')
    """
    if min(share, 1 - share) < 1e-9:
        return f"{share:.0%}"
    return f"{min(max(share * 100, 0.1), 99.9):.1f}%"
