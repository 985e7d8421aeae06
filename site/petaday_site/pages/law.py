"""The page of the law: each rule that looks at training compute, and the calculations that a regulator worked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from petaday import audit
from petaday.card import chip
from petaday.card.figures import quantity
from petaday.core import package_data
from petaday.law import Rule, Source, examples, rules
from petaday.render.elements import Child, Html, el, join, table
from petaday_site.html.folds import folded
from petaday_site.pages.page import head

EXAMPLE = "law_example.toml"
"""A file of rules as a site may write it."""


def page() -> str:
    """The page as Markdown."""
    found = rules()
    parts = [
        head(
            "The law",
            "Rules that look at training compute: their figures, what they count, and what follows.",
            hide="toc",
        ),
        "# The law",
        "Some laws ask what a model's training took. Each rule is here with its figure, its status, what it counts and "
        "where it stands. A figure never decides alone: every rule asks for other facts, and an estimate has its "
        "error. This is a reader's table and no legal advice.",
        _overview(found),
    ]
    for place in dict.fromkeys(rule.jurisdiction for rule in found):
        parts += [f"## {place}", *(_told(rule) for rule in found if rule.jurisdiction == place)]
        if place == found[0].jurisdiction:
            parts += list(_examples())
    parts += list(_of_ones_own())
    return "\n\n".join(parts) + "\n"


def _overview(found: Iterable[Rule]) -> Html:
    rows: list[list[Child]] = [
        [
            el("a", rule.jurisdiction, href=f"#{rule.jurisdiction.casefold().replace(' ', '-')}"),
            rule.name,
            _figure(rule),
            rule.told,
            "yes" if rule.verified else "not verified",
        ]
        for rule in found
    ]
    listed = table("Rules of training compute", ["Where", "For", "Above", "Status", "Looked up"], rows)
    return el("div", listed, class_="pd-overview")


def _figure(rule: Rule) -> Child:
    if rule.figure is None:
        return "no figure"
    return f"a third {rule.unit}" if rule.kind == "modification" else power(rule.figure, rule.unit)


def power(value: float, unit: str) -> Html:
    """A figure with its unit; a power of ten as one.

    >>> power(1e25, "FLOP"), power(0.5, "FLOP")
    ('10<sup>25</sup> FLOP', '0.5 FLOP')
    """
    mantissa, _, exponent = f"{value:.6e}".partition("e")
    if float(mantissa) != 1 or value < 1000:
        return quantity(value, unit)
    return join("10", el("sup", exponent.lstrip("+0")), f" {unit}")


def _told(rule: Rule) -> Html:
    rows: list[tuple[str, Child]] = [
        ("Above", _figure(rule)),
        ("Status", rule.told),
        ("Act", rule.instrument),
        ("Counted", rule.counted),
        ("Only models that generate", rule.modality),
        ("An estimate may be off by", f"{rule.tolerance:.0%}" if rule.tolerance else ""),
        ("Also to be known", join(*rule.needs, by=Html("<br>")) if rule.needs else ""),
        ("What follows", rule.follows),
        ("Looked up", "yes" if rule.verified else "not verified"),
        ("Rule of this site", rule.own and f"content/{rule.own}, and not petaday's own"),
        ("Stands in", join(*map(_source, rule.sources), by=Html("<br>"))),
    ]
    said: list[list[Child]] = [[el("b", name), value] for name, value in rows if value]
    name = f"{rule.name[0].upper()}{rule.name[1:]}"
    return folded(name, table(rule.name, ["What", "Said"], said), join(_figure(rule), f", {rule.told}"), level=3)


def _source(source: Source) -> Html:
    return join(el("a", source.title, href=source.url), f", {source.at}" if source.at else None)


def _of_ones_own() -> Iterator[str]:
    yield "## Rules of one's own"
    yield (
        "The law changes, and a site need not wait for petaday. A file `content/law/*.toml` holds rules in the form of "
        "petaday's own tables: a rule with the `id` of one of these stands in its place, any other beside them. It is "
        "shown here with the file it comes from, and the charts, the chat and "
        "[PD441](reference/diagnostics.md#pd441) go by it. `petaday check content` says what is wrong with a file "
        "([PD512](reference/diagnostics.md#pd512)). The ids here are"
    )
    yield join(*(el("code", rule.id) for rule in rules()), by=Html(", ")) + "."
    example = el("pre", el("code", package_data.read("petaday_site.pages", EXAMPLE)), tabindex=0)
    yield folded("A file may look like this", example, level=3)


def _examples() -> Iterator[str]:
    told = (
        "Annex A.3 of the guidelines works eight models without naming them, six by parameters and tokens and two by "
        "hours of hardware. The lines are recomputed and judged here like any other. The annex cuts some results off "
        "where it could have rounded."
    )
    rows: list[list[Child]] = []
    for example in examples():
        report = audit(example.line)
        came_to: Child = quantity(report.value, report.unit) if report.value is not None else ""
        verdict = chip(report.claims[-1].verdict) if report.claims else ""
        rows.append([example.name, example.what, el("code", example.line), came_to, verdict, example.remark])
    columns: list[Child] = ["Model", "What it is", "As the annex works it", "Recomputed", "Verdict", "Remark"]
    body = join(el("p", told), table("Eight models of the annex", columns, rows))
    yield folded("The Commission’s own calculations", body, f"{len(rows)} models", level=3)
