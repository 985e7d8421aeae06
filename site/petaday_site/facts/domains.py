"""The domains that give runs a colour and a shape: as the content folder names them, else those of machine learning."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, NamedTuple

from pydantic import BaseModel, ConfigDict, Field

from petaday.casebook import Page
from petaday_site.facts.told import told

FILE = Path("data/domains.toml")
MARKS = ("language", "images", "games", "speech", "biology", "several")
"""The marks of a chart, each a colour and a shape, in the order in which domains take them."""
OTHER = "other"
"""The mark of what is in no domain."""


class Domain(BaseModel):
    """A domain: its name in legends, and the words that pages say it by, as their `domain` or as a tag."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str
    words: Annotated[tuple[str, ...], Field(min_length=1)]


class Domains(BaseModel):
    """The file of domains."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    domain: Annotated[tuple[Domain, ...], Field(max_length=len(MARKS))]


USUAL = (
    Domain(name="Language", words=("language",)),
    Domain(name="Images and video", words=("vision", "generative")),
    Domain(name="Games and robots", words=("games", "robotics")),
    Domain(name="Speech", words=("speech",)),
    Domain(name="Biology", words=("biology",)),
    Domain(name="Several kinds", words=("multimodal",)),
)
"""Where a content folder names none."""


class Marked(NamedTuple):
    """Which mark a run has, what that is called, and the word for it."""

    mark: str
    name: str
    word: str


def read(content: Path) -> tuple[Domain, ...]:
    """The domains of a content folder, in its order.

    Raises:
        SiteError: for a file that holds anything else.
    """
    advice = f'write [[domain]] with name = "Chemistry" and words = ["chemistry"] for each, {len(MARKS)} at most'
    found = told(content / FILE, Domains, advice)
    return found.domain if found else USUAL


def domain(page: Page | None, named: Sequence[Domain] = USUAL) -> Marked | None:
    """The domain of a page, else that of the first of its tags that has one; None where neither has.

    >>> from petaday.casebook.front_matter import FrontMatter
    >>> front = FrontMatter(title="VAE", status="ours", tags=("modest", "generative"))
    >>> domain(Page(slug="vae", path="vae.md", section="", front=front, body="", calcs=(), digest=""))
    Marked(mark='images', name='Images and video', word='vision')
    """
    if page is None:
        return None
    known = {
        word: Marked(mark, one.name, one.words[0])
        for mark, one in zip(MARKS, named, strict=False)
        for word in one.words
    }
    said = page.front.domain
    if said:
        return known[said]._replace(word=said) if said in known else None
    return next((known[tag] for tag in page.front.tags if tag in known), None)
