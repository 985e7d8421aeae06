"""What every part of a reply is: a frozen record without unknown keys."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict


class PartModel(BaseModel):
    """A frozen record that refuses unknown keys and figures that are no numbers."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)
