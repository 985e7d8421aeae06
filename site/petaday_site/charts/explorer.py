"""The doubling time under other choices: a control in the page, a table, and a data file."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence

from petaday.render.elements import Child, Html, el, join, table
from petaday_site.facts.fit import DRAWS, SEED, months, span
from petaday_site.facts.sensitivity import ESTIMATORS, MONTHS, Choice, Combination, Rule
from petaday_site.html.numbers import figure

FILE = "data/doubling.json"


def controls(found: Sequence[Combination]) -> list[tuple[str, str, Sequence[Choice | Rule]]]:
    """The choices that a line exists for."""
    rules = {one.rule.id: one.rule for one in found}
    values, dates = dict.fromkeys(one.values for one in found), dict.fromkeys(one.dates for one in found)
    return [
        ("rule", "Results", list(rules.values())),
        ("values", "Values", list(values)),
        ("dates", "Dates", list(dates)),
        ("estimator", "Estimator", ESTIMATORS),
        ("month", "A month is", MONTHS),
    ]


def explorer(found: tuple[Combination, ...], root: str) -> Html:
    """The controls, the answer, and the table of all combinations."""
    selects = [_control(name, title, choices) for name, title, choices in controls(found)]
    form = el(
        "form",
        el("div", *selects, class_="pd-explore__controls"),
        el("output", _answer(found[0]), class_="pd-explore__answer"),
        el("p", el("button", "The source's choices", type="reset"), class_="pd-links"),
        class_="pd-explore",
        hidden=True,
        data_from=f"{root}{FILE}",
        aria_label="Choices behind the doubling time",
    )
    every = el(
        "details",
        el("summary", f"All {len(found)} combinations of results, values and dates"),
        listing(found),
        el("p", el("a", "doubling.json", href=f"{root}{FILE}"), ": the same in full, as data."),
        class_="pd-data",
    )
    return join(form, el("p", spread(found)), every)


def _control(name: str, title: str, choices: Sequence[Choice | Rule]) -> Html:
    options = [el("option", choice.name, value=choice.id) for choice in choices]
    return el("label", el("span", title), el("select", *options, id=f"pd-choice-{name}"))


def _answer(one: Combination) -> str:
    return f"{months(one.fit.days):.2f} months, 95% interval {span(one.fit.confidence)} (ordinary least squares)"


def spread(found: Iterable[Combination]) -> str:
    """A sentence on how far the choices alone move the doubling time."""
    fits = [one.fit for one in found]
    least = [months(fit.days) for fit in fits]
    every = [months(days) for fit in fits for days in (fit.days, fit.theil_sen, fit.lad)]
    return (
        f"Over these {len(fits)} combinations the least-squares doubling time runs from {min(least):.2f} to "
        f"{max(least):.2f} months, and with the two other estimators from {min(every):.2f} to {max(every):.2f}."
    )


def listing(found: Iterable[Combination]) -> Html:
    """A table of every combination, in months of 30.4369 days."""
    rows: list[list[Child]] = [
        [
            f"{one.rule.name}; {one.values.name}; {one.dates.name}",
            str(one.fit.n),
            f"{months(one.fit.days):.3f}",
            span(one.fit.confidence),
            span(one.fit.bootstrap),
            f"{months(one.fit.theil_sen):.2f}",
            f"{months(one.fit.lad):.2f}",
        ]
        for one in found
    ]
    head: list[Child] = ["Choices", "n", "Least squares", "its 95%", "bootstrap 95%", "Theil–Sen", "LAD"]
    return table("Doubling time in months, by choice", head, rows, numeric=frozenset(range(1, 7)))


def data(found: Sequence[Combination]) -> str:
    """Every combination in days, for the page's script and for download."""
    rows = [
        {
            "rule": one.rule.id,
            "values": one.values.id,
            "dates": one.dates.id,
            "n": one.fit.n,
            "days": one.fit.days,
            "confidence": one.fit.confidence,
            "bootstrap": one.fit.bootstrap,
            "theil_sen": one.fit.theil_sen,
            "lad": one.fit.lad,
            "r2": one.fit.r2,
            "per_year": figure(one.fit.per_year, 3),
        }
        for one in found
    ]
    about = {
        "unit": "days; intervals are 95%: `confidence` under ordinary least-squares assumptions, "
        f"`bootstrap` percentiles over {DRAWS:,} resamplings of the cases with seed {SEED}",
        "choices": {name: {choice.id: choice.name for choice in choices} for name, _, choices in controls(found)},
        "combinations": rows,
    }
    return json.dumps(about, indent=1, ensure_ascii=False) + "\n"
