"""How often petaday is right: the measurements that a content folder records, and the shares they come to."""

from __future__ import annotations

import datetime as dt
import math
import tomllib
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, NonNegativeInt, PositiveInt, ValidationError, model_validator

from petaday_site.fault import SiteError

FOLDER = Path("data/accuracy")
NORMAL = 1.959964
"""Standard deviations that hold 95% of a normal distribution."""


class Share(BaseModel):
    """So many of so many, with what they are."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    what: str
    count: NonNegativeInt
    of: PositiveInt

    @model_validator(mode="after")
    def _within(self) -> Share:
        if self.count > self.of:
            raise ValueError(f"{self.what}: {self.count} are more than the {self.of} they are counted among")
        return self

    @property
    def interval(self) -> tuple[float, float]:
        """The Wilson score interval of the share at 95%.

        >>> low, high = Share(what="found", count=3, of=3).interval
        >>> f"{low:.3f} to {high:.3f}"
        '0.439 to 1.000'
        """
        share, square = self.count / self.of, NORMAL**2 / self.of
        middle = (share + square / 2) / (1 + square)
        reach = math.sqrt(share * (1 - share) * square + square**2 / 4) / (1 + square)
        return max(0.0, middle - reach), min(1.0, middle + reach)


class Measurement(BaseModel):
    """One measurement: four counts, and what else was counted.

    Attributes:
        order: of the section on the page.
        title: of the section.
        measured: what was measured, and on how much.
        counted: what counts as a slip and as an accusation.
        date: when it was measured.
        command: what runs it again.
        slips: results that do not follow.
        slips_accused: of these, the accused ones.
        sound: results that follow.
        sound_accused: of these, the accused ones.
        chosen: whether the number of slips was chosen, so that the precision says nothing.
        pages: how many pages were read, where accusations are counted by pages.
        shares: what else was counted.
        kinds: of the slips, each kind with how many of it are accused.
        file: the name of the file it stands in.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    order: int
    title: str
    measured: str
    counted: str
    date: dt.date
    command: str
    slips: PositiveInt
    slips_accused: NonNegativeInt
    sound: PositiveInt
    sound_accused: NonNegativeInt
    chosen: bool = False
    pages: PositiveInt | None = None
    shares: tuple[Share, ...] = Field(default=())
    kinds: tuple[Share, ...] = Field(default=())
    file: str = ""

    @model_validator(mode="after")
    def _adds_up(self) -> Measurement:
        if self.slips_accused > self.slips or self.sound_accused > self.sound:
            raise ValueError("more are accused than there are")
        if self.kinds and (self.slips_accused, self.slips) != (
            sum(kind.count for kind in self.kinds),
            sum(kind.of for kind in self.kinds),
        ):
            raise ValueError("the kinds do not add up to the slips")
        return self

    @property
    def accused(self) -> int:
        """Accusations, true and false."""
        return self.slips_accused + self.sound_accused

    @property
    def sensitivity(self) -> Share:
        """Of the slips, those accused."""
        return Share(what="Sensitivity", count=self.slips_accused, of=self.slips)

    @property
    def specificity(self) -> Share:
        """Of the sound results, those not accused."""
        return Share(what="Specificity", count=self.sound - self.sound_accused, of=self.sound)

    @property
    def precision(self) -> Share | None:
        """Of the accusations, the true ones; None where that says nothing."""
        if self.chosen or not self.accused:
            return None
        return Share(what="Precision (PPV)", count=self.slips_accused, of=self.accused)

    @property
    def false_per_hundred_pages(self) -> float | None:
        """False accusations in a hundred pages; None where no pages were counted."""
        return self.sound_accused / self.pages * 100 if self.pages else None


def read(content: Path) -> tuple[Measurement, ...]:
    """The measurements of a content folder, in their order; none where it records none.

    Raises:
        SiteError: for a file that is no measurement.
    """
    found = []
    for file in sorted((content / FOLDER).glob("*.toml")):
        try:
            told = tomllib.loads(file.read_text("utf-8"))
            found.append(Measurement.model_validate({**told, "file": file.name}))
        except (ValidationError, tomllib.TOMLDecodeError, UnicodeDecodeError) as fault:
            advice = "petaday_site.facts.measured says what a measurement holds"
            raise SiteError(f"error: {file}: {fault}\n  = help: {advice}") from fault
    return tuple(sorted(found, key=lambda one: one.order))
