"""A rule of the law that looks at training compute."""

from __future__ import annotations

import datetime as dt
from typing import Literal, NamedTuple

Status = Literal["in force", "guidance", "adopted", "revoked", "rescinded", "none found"]

DECIDING = ("in force", "guidance", "adopted")
"""Under these a figure may have consequences; `adopted` is in force from a later day."""


class Source(NamedTuple):
    """Where a rule stands: a title, an address, and the place in it."""

    title: str
    url: str
    at: str = ""


class Rule(NamedTuple):
    """One rule, as a table beside this file has it.

    Attributes:
        id: names the rule.
        jurisdiction: whose law it is.
        places: words that a reader may call the jurisdiction by.
        name: what the figure decides, in a few words.
        instrument: the act, with article or section.
        figure: above which it applies; None where no figure was found.
        unit: of the figure.
        kind: `training`, `modification` (of another's model), or `cluster` (a rate).
        status: in force, guidance, adopted, revoked, rescinded or none found.
        since: from when it applies; None where that is not known.
        until: when it ended.
        counted: what the figure counts, in sentences.
        modality: what a model must be able to do for the rule to look at it; empty where that does not matter.
        tolerance: the share by which an estimate may be off; None where the rule names none.
        needs: what has to be known besides the figure.
        follows: what follows, in sentences.
        verified: whether the text was looked up.
        sources: where it stands.
        domains: of pages whose systems the modality leaves out.
        own: the file of a content folder that gave it; empty for petaday's own.
    """

    id: str
    jurisdiction: str
    places: tuple[str, ...]
    name: str
    instrument: str
    figure: float | None
    unit: str
    kind: Literal["training", "modification", "cluster"]
    status: Status
    since: dt.date | None
    until: dt.date | None
    counted: str
    modality: str
    tolerance: float | None
    needs: tuple[str, ...]
    follows: str
    verified: bool
    sources: tuple[Source, ...]
    domains: tuple[str, ...] = ()
    own: str = ""

    @property
    def decides(self) -> bool:
        """Whether a figure of training can still have consequences under it."""
        return self.status in DECIDING and self.figure is not None and self.kind == "training"

    @property
    def told(self) -> str:
        """The status in words with its dates: `in force since 2026-01-01`, `revoked on 2025-01-20`."""
        if self.until:
            return f"{self.status} on {self.until}"
        since = {"in force": " since ", "guidance": " since ", "adopted": ", in force from "}.get(self.status, "")
        return f"{self.status}{since}{self.since}" if since and self.since else self.status

    def leaves_out(self, domain: str | None) -> bool:
        """Whether a system of that domain lies outside the rule whatever its compute: a player generates no text."""
        return bool(domain) and domain in self.domains

    def open_at(self, value: float) -> bool:
        """Whether the tolerance leaves it open on which side of the figure an estimate lies.

        >>> from petaday.law import rules
        >>> eu = next(rule for rule in rules() if rule.id == "eu-systemic-risk")
        >>> [eu.open_at(value) for value in (7e24, 8e24, 1.2e25, 1.5e25)]
        [False, True, True, False]
        """
        if self.tolerance is None or self.figure is None:
            return False
        return value * (1 - self.tolerance) < self.figure < value * (1 + self.tolerance)


class Example(NamedTuple):
    """A calculation that a regulator worked: its line as it stands, and what is to be said of its result."""

    name: str
    what: str
    line: str
    remark: str
