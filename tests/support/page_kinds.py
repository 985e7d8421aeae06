"""The kinds of page that a browser looks at."""

from __future__ import annotations

LOOKED_AT = (
    *(
        "",
        "chart/",
        "chart/?view=record",
        "trend/",
        "law/",
        "systems/",
        "systems/vgg/",
        "systems/gpt-4/",
        "systems/groups/",
        "field/",
        "methods/",
        "methods/method-1/",
        "guides/write/",
        "guides/audit/",
        "audit/",
        "tables/",
        "records/",
        "modest/",
        "accuracy/",
        "changes/",
        "data/",
    ),
    *(
        f"reference/{name}/"
        for name in ("language", "units", "devices", "diagnostics", "run-sheet", "tables", "python")
    ),
    "404.html",
)
"""Every kind of page."""
