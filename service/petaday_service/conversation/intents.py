"""The questions that can be asked, one plain record for each form."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Help:
    """`help`: what can be said."""


@dataclass(frozen=True, slots=True)
class Greet:
    """`good morning`, `thanks`: nothing is asked."""

    thanks: bool = False


@dataclass(frozen=True, slots=True)
class ListSystems:
    """`list systems`: what the casebook holds; `show me the appendix`: those that the appendix of 2018 prints."""

    printed: bool = False


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
class Convert:
    """`convert 1e25 FLOP to pfs-days`: one quantity in another unit."""

    quantity: str
    unit: str


@dataclass(frozen=True, slots=True)
class Compare:
    """`compare with AlexNet`, `AlexNet vs VGG`: one name is compared with the last result."""

    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sits:
    """`where does this sit?`: the last result among all systems."""


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
class Given:
    """One clause of a question: `on 8 H100`, `at 40%`."""

    how: str
    what: str


@dataclass(frozen=True, slots=True)
class Ask:
    """`how many days on 8 H100 at 40% for 10 pfs-days?`."""

    wanted: str
    given: tuple[Given, ...] = ()


@dataclass(frozen=True, slots=True)
class Cost:
    """`what would it cost at $2 per GPU hour?`: without a run, the last calculation's."""

    price: str = ""
    run: str = ""


@dataclass(frozen=True, slots=True)
class Energy:
    """`how much energy at 700 W each?`: without a run, the last calculation's."""

    power: str = ""
    run: str = ""


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


@dataclass(frozen=True, slots=True)
class Estimate:
    """`estimate`, `estimate by method 2 of MyNet`: guided, step by step."""

    method: int | None = None
    name: str = ""


Intent = (
    Help
    | Greet
    | ListSystems
    | Show
    | Why
    | Explain
    | Recall
    | Convert
    | Compare
    | Sits
    | Change
    | Method
    | Ask
    | Cost
    | Energy
    | Threshold
    | Define
    | Edit
    | Delete
    | Undo
    | Save
    | Estimate
)
