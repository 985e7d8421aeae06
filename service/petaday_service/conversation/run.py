"""The run that a conversation is about: its facts, how a message moves them, and the lines that they make."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from petaday.facts import Fact, lines, methods
from petaday.hardware import Device
from petaday.report import Report
from petaday_service.conversation.fact_words import ORDER, sheet_fact, title
from petaday_service.conversation.following import NOWHERE, derived, derived_fact, device_of, with_peak
from petaday_service.conversation.sheet_part import Sheet, SheetFact, Way

BY_OPERATIONS = frozenset(
    {"parameters", "active_parameters", "dataset", "seen", "epochs", "steps", "batch", "operations_per_example"}
)
BY_DEVICES = frozenset({"devices", "device", "time", "device_time", "utilization", "peak", "precision", "rate"})
SPENT = frozenset({"price", "power", "pue", "intensity"})
_OF_THE_WHOLE = frozenset({"time", "devices", "device_time", "cost", "energy", "emissions"})
_DROPS: Mapping[str, tuple[str, ...]] = {
    "device": ("peak",),
    "precision": ("peak",),
    "dataset": ("seen", "steps", "batch"),
    "seen": ("dataset", "epochs"),
    "active_parameters": ("operations_per_example",),
    "parameters": ("operations_per_example",),
    "operations_per_example": ("parameters", "active_parameters"),
}
"""What a new fact of a kind takes the place of, besides its own kind."""


@dataclass(frozen=True, slots=True)
class Run:
    """The facts of a run by kind.

    Attributes:
        facts: those that were said or follow from a device's name.
        later: the share of the compute that later stages add (`0.2`), or 0.
        main: the method whose figure is spoken of.
        subject: its name, or empty.
    """

    facts: Mapping[str, Fact] = field(default_factory=dict)
    later: float = 0.0
    main: Literal[1, 2] | None = None
    subject: str = ""

    def __bool__(self) -> bool:
        """True when anything is known."""
        return bool(self.facts)

    def settled(self, kind: str) -> Fact | None:
        """The fact of that kind, or None."""
        return self.facts.get(kind)

    @property
    def device(self) -> Device | None:
        """The device that is named, where it is listed."""
        return device_of(self.facts)

    def method(self, number: int) -> str:
        """The line of a method, with later stages; empty where a fact is missing. What was stated is its claim."""
        line = methods.method_1(self.settled) if number == 1 else methods.method_2(self.settled)
        if not line or not self.later:
            return line
        worked, equals, stated = line.partition(" = ")
        return f"{worked} * (1 + {self.later * 100:.6g} % later stages){equals}{stated}"

    def line(self) -> str:
        """The line of the compute that is spoken of; a stated figure where no method can be worked."""
        first = self.main or (1 if self.method(1) else 2)
        stated = self.facts.get("compute")
        made = self.method(first) or self.method(3 - first)
        if made or not stated or not stated.value:
            return made
        more = f" * (1 + {self.later * 100:.6g} % later stages)" if self.later else ""
        return f"{methods.number(stated)} FLOP{more}"

    def compute(self) -> Report | None:
        """The compute that is spoken of, worked; None where it cannot be."""
        return methods.worked(self.line())

    def asked(self, wanted: str) -> str:
        """The line for something else: time, devices, cost, …, of later stages too; empty where a fact is missing."""
        whole = self._whole() if self.later and wanted in _OF_THE_WHOLE else None
        return lines.line(wanted, (whole or self).settled)

    def _whole(self) -> Run | None:
        """The run with its compute, later stages included, as what is to be done; None where its time is known."""
        spent = "device_time" in self.facts or {"devices", "time"} <= set(self.facts)
        done = None if spent else self.compute()
        if done is None or done.value is None:
            return None
        compute = derived_fact("compute", float(f"{done.value:.6g}"), "FLOP", f"what `{done.text}` comes to")
        return Run(
            {**{kind: fact for kind, fact in self.facts.items() if kind not in BY_OPERATIONS}, "compute": compute}
        )

    def told(self, new: Mapping[str, Fact]) -> Run:
        """The run with new facts, which take the place of what they contradict."""
        facts = dict(self.facts)
        for kind in new:
            for other in (kind, *_DROPS.get(kind, ())):
                if other not in new:
                    facts.pop(other, None)
        facts |= new
        if "device_time" in new:
            for other in ("time",) if "devices" in facts else ("devices", "time"):
                if other not in new:
                    facts.pop(other, None)
        if "device_time" not in new and {"devices", "time"} & set(new) and {"devices", "time"} <= set(facts):
            facts.pop("device_time", None)
        active, total = facts.get("active_parameters"), facts.get("parameters")
        if active and total and "active_parameters" not in new and (total.value or 0) < (active.value or 0):
            facts.pop("active_parameters")
        made = Run(derived(with_peak(facts), new), self.later, _main(new, self.main), self.subject)
        worked = made.without(("compute",))
        held = "compute" in new or not (worked.method(1) or worked.method(2))
        return made if held else worked

    def without(self, kinds: Iterable[str]) -> Run:
        """The run without some kinds of facts."""
        left = {kind: fact for kind, fact in self.facts.items() if kind not in set(kinds)}
        return Run(left, self.later, self.main, self.subject)

    def scaled(self, kind: str, times: float, plus: float = 0.0) -> Run:
        """The run with one fact multiplied, and something added to it; nothing falls to zero or below."""
        fact = self.facts[kind]
        low, high = (float(f"{end * times + plus:.9g}") for end in fact.ends or (0.0, 0.0))
        ends = (low, high) if fact.ends and low > 0 else None
        value = float(f"{(fact.value or 0.0) * times + plus:.9g}")
        if value <= 0:
            return self
        made = Fact(kind=fact.kind, value=value, ends=ends, unit=fact.unit, span=NOWHERE, text="")
        return self.told({kind: made})

    def part(self, changed: Iterable[str] = ()) -> Sheet:
        """The sheet as a part of a reply."""
        facts = [sheet_fact(self.facts[kind], methods.noun(self.settled)) for kind in ORDER if kind in self.facts]
        if self.later:
            facts.append(
                SheetFact(
                    kind="later",
                    title=title("later"),
                    shown=f"{self.later * 100:.4g}",
                    unit="% of the compute before",
                    value=self.later,
                )
            )
        return Sheet(
            subject=self.subject,
            facts=tuple(facts),
            ways=tuple(way for number in (1, 2) if (way := self._way(number))),
            missing=self.missing(),
            changed=tuple(changed),
            main=self.main,
        )

    def _way(self, number: int) -> Way | None:
        done = methods.worked(self.method(number).partition(" = ")[0])
        if done is None or done.value is None or done.unit != "FLOP":
            return None
        return Way(
            method=1 if number == 1 else 2,
            line=done.text,
            shown=done.shown,
            flop=done.value,
            pfs_days=done.pfs_days or 0.0,
            interval=done.interval,
        )

    def missing(self) -> tuple[str, ...]:
        """The kinds that are missing for a method that is begun; empty where one can be worked."""
        have = set(self.facts)
        if self.method(1) or self.method(2):
            return ()
        if have & {"devices", "device", "device_time", "time", "utilization", "peak"} and not have & BY_OPERATIONS:
            wanted = [] if "device_time" in have else [kind for kind in ("devices", "time") if kind not in have]
            return tuple(wanted + ([] if "peak" in have else ["device"]))
        if have & {"parameters", "active_parameters", "operations_per_example"}:
            return ("dataset",)
        return ("parameters",) if have & BY_OPERATIONS else ()

    @staticmethod
    def of(sheet: Sheet) -> Run:
        """The run that a part of an earlier reply holds."""
        facts = {fact.kind: _fact(fact) for fact in sheet.facts if fact.kind != "later"}
        later = next((fact.value or 0.0 for fact in sheet.facts if fact.kind == "later"), 0.0)
        return Run(facts, later, sheet.main, sheet.subject)


def _main(new: Mapping[str, Fact], before: Literal[1, 2] | None) -> Literal[1, 2] | None:
    """The method that the new facts belong to; both or neither leave it as it was."""
    one, two = bool(BY_OPERATIONS & set(new)), bool(BY_DEVICES & set(new))
    if one != two:
        return 1 if one else 2
    return before


def _fact(said: SheetFact) -> Fact:
    ends = (said.low, said.high) if said.low is not None and said.high is not None else None
    words = {"kind": said.kind, "value": said.value, "ends": ends, "unit": said.unit, "span": NOWHERE}
    return Fact.model_validate({**words, "text": said.shown, "source": said.source, "because": said.because})
