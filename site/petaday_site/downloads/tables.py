"""The data files of the site: tables as CSV, JSON and Parquet, reports as JSON, charts as Vega-Lite."""

from __future__ import annotations

import json
from pathlib import Path

import pandas as pd
from pydantic_core import to_json

from petaday.casebook import Page
from petaday.render.elements import Child, Html, el, table
from petaday.report import Report
from petaday_site.charts import all_runs_figure, controls, explorer, time_charts
from petaday_site.facts import field, frames, parquet
from petaday_site.facts.site import Site
from petaday_site.html.folds import folded
from petaday_site.pages import citations
from petaday_site.pages.page import head
from petaday_site.place import root

TABLES = {
    "systems": "One row for each system",
    "methods": "System × method: stated and recomputed",
    "claims": "One row for each stated result",
    "records": "As charted beside as printed",
    "noted": "System × method, as a database's notes have it",
}
RECORDS = {
    "system": "the system's name, as charted",
    "slug": "its page on this site",
    "date": "as charted",
    "charted": "what the chart shows, in pfs-days",
    "printed_method_1": "what is printed by method 1, in pfs-days",
    "printed_method_2": "what is printed by method 2, in pfs-days",
    "charted_over_method_1": "ratio",
    "charted_over_method_2": "ratio",
}
PAPERS = "data/petaday.bib"
PARQUET = "Parquet keeps the types of the columns too."
NO_PARQUET = (
    "Parquet is not among them: it is written where petaday is installed with `pip install 'petaday[parquet]'`."
)
COLUMNS = {
    "systems": frames.SYSTEMS | {k: v for k, v in frames.METHODS.items() if k not in frames.SYSTEMS},
    "methods": frames.METHODS,
    "claims": frames.CLAIMS,
    "records": RECORDS,
    "noted": frames.METHODS,
}


def files(site: Site) -> dict[str, str | bytes]:
    """Every data file by its path."""
    made: dict[str, str | bytes] = {}
    for name in TABLES:
        frame: pd.DataFrame = getattr(site, name)
        made[f"data/{name}.csv"] = frame.to_csv(index=False, lineterminator="\n")
        made[f"data/{name}.json"] = frame.to_json(orient="records", date_format="iso", indent=1, double_precision=15)
        if parquet.is_there():
            made[f"data/{name}.parquet"] = parquet.parquet(frame)
    if len(table := field.field(site.casebook)):
        made[field.FILE] = table.to_csv(index=False, lineterminator="\n")
    made[PAPERS] = citations.papers(site)
    made["data/report.schema.json"] = json.dumps(Report.model_json_schema(), indent=1) + "\n"
    if site.charted:
        made |= controls.lives(time_charts.trend(site))
        made[explorer.FILE] = explorer.data(site.doubling)
    made |= all_runs_figure.data(site)
    for page in site.casebook.pages:
        made |= reports(page, site)
    return made


def reports(page: Page, site: Site) -> dict[str, str]:
    """Each calculation of a page as text, as JSON and as LaTeX."""
    made = {f"data/reports/{page.slug}.bib": citations.bibtex(page, site)} if page.calcs else {}
    for calc in page.calcs:
        path = f"data/reports/{page.slug}/{calc.id}"
        report = {"page": page.slug, "digest": page.digest} | calc.model_dump(mode="json")
        made[f"{path}.json"] = to_json(report, indent=1).decode()
        made[f"{path}.txt"] = calc.text + "\n"
        made[f"{path}.tex"] = citations.latex(calc, page, site)
    return made


def dictionary(site: Site) -> str:
    """The page that explains each file and each column."""
    parts = [
        head("Data", "Every table and every calculation of this site as data, with a dictionary."),
        "# Data",
        "Everything the pages show is here as data. Figures are written in full; the pages round them. "
        "Compute in petaflop/s-days (one is 8.64e19 operations) unless a column says otherwise. "
        "An empty cell is a figure that does not exist.",
        "Each table is the same in every form, rows and columns; " + (PARQUET if parquet.is_there() else NO_PARQUET),
    ]
    top = root("data/index")
    for name, title in TABLES.items():
        rows: list[list[Child]] = [[el("code", column), meaning] for column, meaning in COLUMNS[name].items()]
        links = el("p", *_links(f"{top}data/{name}"), class_="pd-links")
        columns = folded(
            "Columns",
            table(f"Columns of {name}", ["Column", "Meaning"], rows),
            str(len(rows)),
            name=f"columns-of-{name}",
            level=3,
        )
        parts += [f"## {title}", links, columns]
    parts += [
        *_charted(site, top),
        "## Calculations",
        "Each calculation has a `report.json`, linked below it: the text as printed, every reading and worked step, "
        "every stated result with its verdict, every remark with its place in the text, and the resolved tree.",
        "Beside it stand the text as printed, the calculation as LaTeX (display mathematics of amsmath, for `\\input` "
        "in a document), and for the page a BibTeX file: the page, each calculation, and what they rest on.",
        el("p", el("a", "report.schema.json", href=f"{top}data/report.schema.json"), ": the JSON schema of a report."),
        "## Cite",
        f"```bibtex\n{citations.publication(site)}\n```",
        el("p", el("a", "petaday.bib", href=f"{top}{PAPERS}"), ": this, and every paper that a page here is about."),
    ]
    return "\n\n".join(parts) + "\n"


def _charted(site: Site, top: str) -> list[str]:
    """The files of the charts that there are."""
    said = []
    if site.points:
        said += ["## The charted points", _file(top, site.chart, f"date, compute, system, {site.when}.")]
    if site.modest:
        said += [_file(top, site.aside, "what the same record holds and the chart leaves out.")]
    if len(field.field(site.casebook)):
        holds = "date, compute as recomputed, method, source and domain."
        said += ["## The field", _file(top, Path(field.FILE), holds)]
    if site.charted:
        said += ["## The doubling time", _file(top, Path(explorer.FILE), "the fit under every declared choice.")]
        said += ["## The chart", _file(top, Path("data/chart.json"), "a Vega-Lite description, data included.")]
    return said


def _file(top: str, file: Path, holds: str) -> Html:
    return el("p", el("a", file.name, href=f"{top}{file.as_posix()}"), f": {holds}")


def _links(path: str) -> list[Child]:
    name = path.rpartition("/")[2]
    endings = ["csv", "json", *(["parquet"] if parquet.is_there() else [])]
    return [el("a", f"{name}.{ending}", href=f"{path}.{ending}") for ending in endings]
