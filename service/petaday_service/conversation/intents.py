"""What commands say, and what answers are asked for, one plain record for each."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Greet:
    """`good morning`, `thanks`: nothing is asked."""

    thanks: bool = False


@dataclass(frozen=True, slots=True)
class Show:
    """`show VGG`: the calculations of one system; `audit VGG`: its findings first."""

    name: str
    audit: bool = False


@dataclass(frozen=True, slots=True)
class Why:
    """`why PF?`, `why rate?`, `why off?`: how a word was read, or what a verdict rests on."""

    word: str


@dataclass(frozen=True, slots=True)
class Explain:
    """`explain PD203`: what a finding means."""

    code: str


@dataclass(frozen=True, slots=True)
class Recall:
    """`ans`, `line 3`: an earlier result."""

    name: str


@dataclass(frozen=True, slots=True)
class Change:
    """`what if utilization = 0.5 in VGG`, `with 16 GPUs and 50%`: without a role the value says which one it is.

    `where` is a line of the last message or what a calculation is called; empty for the last one. `also` are the
    changes that go with it; they have none of their own.
    """

    value: str
    role: str = ""
    where: str = ""
    also: tuple[Change, ...] = ()

    @property
    def every(self) -> tuple[Change, ...]:
        """This change and those that go with it."""
        return (self, *self.also)

    def __str__(self) -> str:
        """The change as a person would type it: `utilization = 0.5`, `16 GPUs`."""
        return f"{self.role} = {self.value}" if self.role else self.value


@dataclass(frozen=True, slots=True)
class Method:
    """`use method 1`: the same system by the other method; any number can be asked for."""

    method: int


@dataclass(frozen=True, slots=True)
class Threshold:
    """`is this above 1e25 FLOP?`, `which threshold does it cross?`: without a limit every legal threshold."""

    what: str = ""
    limit: str = ""


@dataclass(frozen=True, slots=True)
class Define:
    """`what is MFU?`: one word, or two that are held apart."""

    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Edit:
    """`edit 2: …`: another text for an earlier message."""

    number: int
    text: str


@dataclass(frozen=True, slots=True)
class Delete:
    """`delete 2`: an earlier message is left out."""

    number: int


@dataclass(frozen=True, slots=True)
class Undo:
    """`undo`: the last message is taken back, or the last edit."""


@dataclass(frozen=True, slots=True)
class Save:
    """`save`, `save as LaTeX`: the conversation as a file."""

    form: str = ""


Intent = Show | Why | Explain | Recall | Change | Method | Edit | Delete | Undo | Save
