"""Results that a content folder doubts: a doubling time is told without them, too."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from petaday_site.facts.told import told

FILE = Path("data/without.toml")


class Without(BaseModel):
    """Results that are left out together: the id of the choice, its name, and the pages."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: Annotated[str, Field(pattern=r"^[a-z0-9-]+$")]
    name: str
    slugs: Annotated[tuple[str, ...], Field(min_length=1)]


class Doubted(BaseModel):
    """The file of such choices."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    without: tuple[Without, ...]


def read(content: Path) -> tuple[Without, ...]:
    """The choices of a content folder; none where it names none.

    Raises:
        SiteError: for a file that holds anything else.
    """
    advice = 'write [[without]] with id = "go", name = "without both of Go" and slugs = ["systems/a"] for each'
    found = told(content / FILE, Doubted, advice)
    return found.without if found else ()
