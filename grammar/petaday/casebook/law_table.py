"""What a file of rules may hold, where somebody else wrote it."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from petaday.law.rule import Status

Said = Annotated[str, Field(min_length=1)]


class _Model(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class SourceRow(_Model):
    """Where a rule stands."""

    title: Said
    url: Annotated[str, Field(pattern=r"^https?://\S+$")]
    at: str = ""


class RuleRow(_Model):
    """One rule, with the keys of petaday's own tables; see `Rule` for what each says."""

    id: Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9-]*$")]
    name: Said
    instrument: Said
    figure: Annotated[float | None, Field(gt=0)] = None
    unit: Said = "FLOP"
    kind: Literal["training", "modification", "cluster"] = "training"
    status: Status
    since: dt.date | None = None
    until: dt.date | None = None
    counted: str = ""
    modality: str = ""
    leaves_out: tuple[Said, ...] = ()
    tolerance: Annotated[float | None, Field(gt=0, lt=1)] = None
    needs: tuple[Said, ...] = ()
    follows: Said
    verified: bool
    source: Annotated[tuple[SourceRow, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _agrees(self) -> Self:
        ended = self.status in ("revoked", "rescinded")
        if (self.figure is None) != (self.status == "none found"):
            raise ValueError(f"the rule `{self.id}` has no figure exactly where its status is `none found`")
        if (self.until is None) == ended:
            raise ValueError(f"the rule `{self.id}` has a day `until` exactly where it is revoked or rescinded")
        return self


class Table(_Model):
    """The rules of one jurisdiction."""

    jurisdiction: Said
    places: Annotated[tuple[Said, ...], Field(min_length=1)] = ("",)
    rule: Annotated[tuple[RuleRow, ...], Field(min_length=1)]


KEYS = tuple(dict.fromkeys((*Table.model_fields, *RuleRow.model_fields, *SourceRow.model_fields)))
