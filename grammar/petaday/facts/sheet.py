"""`RunSheet`: the facts of one run, which of them are settled, and what is worked from them."""

from __future__ import annotations

from functools import cached_property
from typing import get_args

from pydantic import BaseModel, ConfigDict, Field

from petaday.core.displayed import Displayed
from petaday.core.json_schema import without_examples
from petaday.facts import methods
from petaday.facts.records import Fact, Kind, Relation
from petaday.report import Report

KINDS: tuple[Kind, ...] = get_args(Kind)


class RunSheet(Displayed, BaseModel):
    """The facts of a training run as a text gives them.

    Attributes:
        text: the text given.
        subject: the name of the run it is about, or empty.
        facts: every figure of a kind, those of the run first, the likeliest first.
        chosen: the places in `facts` of those the sheet settles on.
        relations: the equations between the settled facts, with their verdicts.

    >>> import petaday
    >>> petaday.run_sheet("It took 10 days on 512 A100 GPUs at an MFU of 40%.")
    <RunSheet: time, devices, utilization, device, peak>
    """

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False, json_schema_extra=without_examples)

    text: str
    subject: str = ""
    facts: tuple[Fact, ...] = ()
    chosen: tuple[int, ...] = Field(default=(), description="places in `facts` of the settled ones")
    relations: tuple[Relation, ...] = ()

    @cached_property
    def _settled(self) -> dict[str, Fact]:
        return {self.facts[at].kind: self.facts[at] for at in self.chosen}

    def settled(self, kind: str) -> Fact | None:
        """The fact of that kind the sheet settles on, or None.

        >>> from petaday import run_sheet
        >>> run_sheet("It took 10 days on 512 A100 GPUs.").settled("devices").text
        '512'
        """
        return self._settled.get(kind)

    def value(self, kind: str) -> float | None:
        """Its value in base units, or None.

        >>> from petaday import run_sheet
        >>> run_sheet("We trained for 150k steps on 64 A100 GPUs.").value("steps")
        150000.0
        """
        fact = self.settled(kind)
        return fact.value if fact else None

    def open(self, kind: str) -> tuple[Fact, ...]:
        """The candidates of a kind that the text leaves open.

        >>> from petaday import run_sheet
        >>> [fact.text for fact in run_sheet("It has 7B or 8B parameters.").open("parameters")]
        ['7B', '8B']
        """
        if self.settled(kind):
            return ()
        return tuple(fact for fact in self.facts if fact.kind == kind and fact.scope == "run")

    def method_1(self) -> Report | None:
        """Operations times data, as the facts give them, worked; None where one is missing.

        >>> from petaday import run_sheet
        >>> run_sheet("A model of 7B parameters, trained on 2T tokens.").method_1().shown
        '8.4e22 FLOP'
        """
        return methods.worked(methods.method_1(self.settled))

    def method_2(self) -> Report | None:
        """Devices times time, peak and utilization, worked; None where one is missing.

        >>> from petaday import run_sheet
        >>> run_sheet("It took 10 days on 512 A100 GPUs at an MFU of 40%.").method_2().shown
        '5.521e22 FLOP'
        """
        return methods.worked(methods.method_2(self.settled))

    def to_calc(self) -> str:
        """Both methods as blocks of a content file.

        >>> from petaday import run_sheet
        >>> print(run_sheet("A model of 7B parameters, trained on 2T tokens.").to_calc())
        ```calc method=1
        6 FLOP / parameter / token * 7e9 parameters * 2e12 tokens
        ```
        """
        lines = ((1, methods.method_1(self.settled)), (2, methods.method_2(self.settled)))
        return "\n\n".join(f"```calc method={number}\n{line}\n```" for number, line in lines if line)
