"""Descriptions for search engines and catalogues: schema.org as JSON-LD in the page."""

from __future__ import annotations

import json
from typing import Any

from petaday.casebook import Page
from petaday_site.facts import parquet
from petaday_site.facts.headline import limit, result
from petaday_site.facts.site import Site
from petaday_site.place import address

FORMS = {"csv": "text/csv", "json": "application/json", "parquet": parquet.MEDIA_TYPE}
"""How each table is given away."""
ABOUT = (
    "Training compute of machine learning systems in petaflop/s-days, by operation counts and by device time: every "
    "calculation as printed, worked step by step, and every stated result audited."
)


def site(found: Site, tables: list[str]) -> str:
    """The whole site as a `Dataset` with all its tables."""
    base = _base(found)
    files = [(name, kind) for name in tables for kind in FORMS if kind != "parquet" or parquet.is_there()]
    return _script(
        {
            "@type": "Dataset",
            "name": found.title,
            "description": found.description or ABOUT,
            **_licensed(found),
            "isAccessibleForFree": True,
            "version": found.version,
            "variableMeasured": {"@type": "PropertyValue", "name": "training compute", "unitText": "petaflop/s-day"},
            "distribution": [
                {
                    "@type": "DataDownload",
                    "name": f"{name}.{kind}",
                    "encodingFormat": FORMS[kind],
                    "contentUrl": f"{base}data/{name}.{kind}",
                }
                for name, kind in files
            ],
            **({"url": base} if base else {}),
        }
    )


def page(found: Page, about: Site) -> str:
    """One system as a `Dataset`: the figure, the paper it is about, a report for each calculation."""
    base = _base(about)
    report = result(found.headline) if found.headline else None
    paper, date = found.front.paper, found.front.date
    described: dict[str, Any] = {
        "@type": "Dataset",
        "name": f"Training compute of {found.front.title}",
        "description": found.front.description or f"The training compute of {found.front.title}, worked and audited.",
        **_licensed(about),
        "version": found.digest[:12],
        "isPartOf": {"@type": "Dataset", "name": about.title},
        "distribution": [
            {
                "@type": "DataDownload",
                "name": f"{calc.id}.json",
                "encodingFormat": "application/json",
                "contentUrl": f"{base}data/reports/{found.slug}/{calc.id}.json",
            }
            for calc in found.calcs
        ],
    }
    if report and report.pfs_days is not None:
        described["variableMeasured"] = {
            "@type": "PropertyValue",
            "name": "training compute",
            limit(report): report.pfs_days,
            "unitText": "petaflop/s-day",
        }
    if paper:
        link = f"https://arxiv.org/abs/{paper.arxiv}" if paper.arxiv else paper.url
        described["citation"] = {
            "@type": "ScholarlyArticle",
            "name": paper.title,
            **({"datePublished": date.isoformat()} if date else {}),
            **({"url": link} if link else {}),
        }
    if base:
        described["url"] = f"{base}{address(found.slug)}"
    return _script(described)


def _licensed(found: Site) -> dict[str, str]:
    return {"license": found.licence.url} if found.licence else {}


def _base(found: Site) -> str:
    return f"{found.url.rstrip('/')}/" if found.url else ""


def _script(described: dict[str, Any]) -> str:
    """The description as JSON in a script element, in which no tag can begin."""
    text = json.dumps({"@context": "https://schema.org", **described}, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c")
