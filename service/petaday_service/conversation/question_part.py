"""The part of a reply that asks: a question with the answers it offers."""

from __future__ import annotations

from typing import Literal

from petaday_service.conversation.part_model import PartModel


class Choice(PartModel):
    """One answer to a question: the message that gives it, and what it comes to."""

    say: str
    label: str = ""


FIGURES = frozenset(
    {
        "devices",
        "epochs",
        "utilization",
        "parameters",
        "dataset",
        "price",
        "power",
        "intensity",
        "operations_per_example",
    }
    | {"convert"}
)
"""Kinds of facts that a plain number answers a question for."""


class Question(PartModel):
    """Something to decide before the work goes on; a choice is clicked, or its number or words are typed.

    Attributes:
        text: the question.
        choices: the answers that are offered; any other fitting words do too where `slot` is set.
        slot: what is asked for, in a guided estimate.
        so_far: what the estimate knows: slot and answer, in order.
    """

    kind: Literal["question"] = "question"
    text: str
    choices: tuple[Choice, ...] = ()
    slot: str = ""
    so_far: tuple[tuple[str, str], ...] = ()

    @property
    def numbered(self) -> bool:
        """Whether the number of a choice picks it; not where a number is an answer of its own."""
        return self.slot not in FIGURES
