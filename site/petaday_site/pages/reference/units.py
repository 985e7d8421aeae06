"""The page of units, from the table that units are read with."""

from __future__ import annotations

import tomllib
from importlib import resources
from typing import Any

from petaday.card.figures import quantity
from petaday.core.quantity import ONE, Dimension
from petaday.render.elements import Child, Html, el, join, prose, table, table_classes
from petaday_site.html.folds import folded
from petaday_site.html.numbers import figure
from petaday_site.pages.page import head

FAMILIES = {
    "letters": "before an abbreviation",
    "capitals": "before a bare F",
    "words": "before a written-out unit",
    "bytes": "before bytes",
    "si": "before energy, power and frequency",
}


def page() -> str:
    """The page as Markdown."""
    data = tomllib.loads(resources.files("petaday.units").joinpath("units.toml").read_text("utf-8"))
    rows = [_row(name, unit) for name, unit in data["unit"].items()]
    caption = f"{len(rows)} units and their readings"
    heads = [el("th", said, scope="col") for said in ("Unit", "Readings, first preferred")]
    listed = el(
        "table",
        el("caption", caption),
        " ",
        el("thead", el("tr", join(*heads, by=" "), " ")),
        el("tbody", *rows),
        class_=table_classes(len(rows), "pd-codes", "pd-units-read"),
    )
    prefixes = [_prefixes(family, factors) for family, factors in data["prefix"].items()]
    scales = _factors("Words that only multiply", data["scale"])
    return "\n\n".join(
        [
            head("Units", "Every unit petaday reads, with its readings and where they were seen.", hide="toc"),
            "# Units",
            "A word may have several readings; the chain of equals decides which one is meant, in this order of "
            "preference where more than one fits. A reading marked *slip* is tried only when no other fits. "
            "Nouns (images, tokens, GPUs) are no units: they ride along as labels and cancel.",
            el("div", listed, class_="pd-scroll", tabindex=0, role="group", aria_label=caption),
            folded("Prefixes", join(*prefixes), f"{len(prefixes)} families"),
            folded("Scale words", scales, str(len(data["scale"]))),
        ]
    )


def _row(name: str, unit: dict[str, Any]) -> Html:
    """A unit with its readings, which opens to its words and to where they were seen."""
    prefixes = ", ".join(unit.get("prefixes", ())) or "none"
    told = el(
        "details",
        el("summary", el("b", name)),
        el("p", "Written ", _codes(unit["words"]), "."),
        el("p", f"Prefixes: {prefixes}. Seen in ", prose(unit["source"]), "."),
    )
    readings = join(*(_reading(one) for one in unit["readings"]), by=Html("<br>"))
    return el("tr", join(el("th", told, scope="row"), el("td", readings), by=" "), " ")


def _codes(words: list[str]) -> Html:
    return join(*(el("code", word) for word in words), by=" ")


def _reading(reading: dict[str, Any]) -> Html:
    dimension = Dimension(*(reading.get(base, 0) for base in Dimension._fields))
    base = "" if dimension == ONE else f" {dimension}"
    slip = " (slip)" if reading.get("slip") else ""
    return join(f"{reading['kind']}: ", quantity(float(reading["factor"]), None, 10), f"{base}{slip}")


def _prefixes(family: str, factors: dict[str, float]) -> Html:
    return _factors(f"{family.capitalize()}: {FAMILIES[family]}", factors)


def _factors(title: str, factors: dict[str, float]) -> Html:
    by_factor: dict[float, list[str]] = {}
    for word, factor in factors.items():
        by_factor.setdefault(float(factor), []).append(word)
    rows: list[list[Child]] = [[figure(factor, 13), _codes(words)] for factor, words in sorted(by_factor.items())]
    return table(title, ["Factor", "Written"], rows)
