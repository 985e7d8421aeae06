"""The part of a reply that holds the run sheet: facts, what each method makes of them, and what is missing."""

from __future__ import annotations

from typing import Literal

from petaday_service.conversation.part_model import PartModel


class SheetFact(PartModel):
    """One fact of the run that a conversation is about.

    Attributes:
        kind: as in `petaday.facts`: `devices`, `utilization`, `price`, …
        title: the kind in words.
        shown: the value as one would write it, without its unit: `2,048`, `A100`, `30 to 40 %`.
        unit: the unit or noun behind it (`days`, `tokens`); empty where there is none.
        value, low, high: in base units; `low` and `high` are the ends of a range that was given. None for words.
        source: stated, assumed (nobody said so), listed (by a source of the device), derived.
        because: where it is from, in a sentence.
        change: the beginning of a message that changes it: `utilization = `; the new value goes behind it.
    """

    kind: str
    title: str
    shown: str
    unit: str = ""
    value: float | None = None
    low: float | None = None
    high: float | None = None
    source: Literal["stated", "assumed", "listed", "derived"] = "stated"
    because: str = ""
    change: str = ""


class Way(PartModel):
    """The compute of the run by one of the two methods.

    Attributes:
        method: 1 (operations) or 2 (devices and time).
        line: the calculation that the facts make; `petaday.audit(line)` works it.
        shown, flop, pfs_days: what it comes to.
        interval: its ends in FLOP, where a fact is a range.
    """

    method: Literal[1, 2]
    line: str
    shown: str
    flop: float
    pfs_days: float
    interval: tuple[float, float] | None = None


class Sheet(PartModel):
    """The run that the conversation is about, as it stands after the message.

    Attributes:
        subject: the name of the run; may be empty.
        facts: what is known of it, in the order of a form: model, data, devices, time, utilization, price …
        ways: the compute by each method that the facts are enough for.
        missing: the kinds of which one more would allow a method.
        changed: the kinds that this message set or changed.
        main: the method whose figure the conversation goes on with.
    """

    kind: Literal["sheet"] = "sheet"
    subject: str = ""
    facts: tuple[SheetFact, ...] = ()
    ways: tuple[Way, ...] = ()
    missing: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    main: Literal[1, 2] | None = None
