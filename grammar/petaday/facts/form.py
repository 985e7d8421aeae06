"""The questions on compute and energy in the EU's Model Documentation Form, and a form that answers them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Literal, NamedTuple

from pydantic import BaseModel, ConfigDict

Key = Literal[
    "duration_range",
    "wall_clock",
    "hardware_time",
    "computation",
    "computation_magnitude",
    "computation_methodology",
    "energy",
    "energy_methodology",
    "inference",
]
How = Literal["stated", "estimated", "open"]


class Question(NamedTuple):
    """One question: its title, who gets the answer, and how it is to be rounded."""

    title: str
    reader: str
    rounding: str


QUESTIONS: Mapping[Key, Question] = {
    "duration_range": Question("Training time, as a range", "national authorities", "one of four ranges of months"),
    "wall_clock": Question("Training time by the clock", "AI Office", "days, one significant figure or more"),
    "hardware_time": Question("Training time in hardware days", "AI Office", "days, one significant figure or more"),
    "computation": Question("Amount of computation", "AI Office", "FLOP, two significant figures or more"),
    "computation_magnitude": Question("Amount of computation, roughly", "national authorities", "order of magnitude"),
    "computation_methodology": Question("How the computation was measured or estimated", "both", "words"),
    "energy": Question("Energy used for training", "both", "MWh, two significant figures or more"),
    "energy_methodology": Question("How the energy was measured or estimated", "both", "words"),
    "inference": Question("Benchmarked computation of inference", "both", "FLOP"),
}
SOURCE = (
    "Model Documentation Form, transparency chapter of the General-Purpose AI Code of Practice (10 July 2025), for "
    "Annex XI, section 1, 2(d) and 2(e) of the AI Act; its questions and roundings were read in copies "
    "(https://www.dastra.eu/en/audit/referential/2cd870a2-3944-4f4b-a7dc-937936de9cd5), not in the form itself"
)
TITLE = "Compute and energy"
FIELDS = ("answer", "how", "methodology", "calculation", "settles")


class Answer(BaseModel):
    """The answer to one question; empty and open where it is not known.

    Attributes:
        key: the question.
        answer: with its unit, rounded as the form asks.
        how: stated by the provider, estimated here, or open.
        methodology: how it was come by, in a sentence.
        calculation: the line it rests on, as petaday works it; may be empty.
        settles: what would settle it, where it is open.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    key: Key
    answer: str = ""
    how: How = "open"
    methodology: str = ""
    calculation: str = ""
    settles: str = ""


class Form(BaseModel):
    """The part of the form on compute and energy, for one model.

    Attributes:
        subject: the model.
        answers: one to each question, in the form's order.
        lines: both methods as lines of arithmetic, where both can be had.
        tolerance: what the guidelines' 30 per cent leave open, and how far the methods are apart.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    subject: str = ""
    answers: tuple[Answer, ...] = ()
    lines: tuple[str, ...] = ()
    tolerance: str = ""

    def to_markdown(self) -> str:
        """The form as Markdown, which `petaday check` audits and `from_markdown` reads back."""
        parts = [f"# {TITLE}: {self.subject}", f"After: {SOURCE}."]
        for one in self.answers:
            asked = QUESTIONS[one.key]
            said = [f"## {asked.title}", "", f"For: {asked.reader}; {asked.rounding}.", ""]
            said += [f"- {name}: {told}" for name in FIELDS if (told := getattr(one, name))]
            parts.append("\n".join(said))
        if self.lines:
            parts.append("\n\n".join(["## Both methods", *self.lines]))
        if self.tolerance:
            parts.append(f"## Tolerance\n\n{self.tolerance}")
        return "\n\n".join(parts) + "\n"

    @classmethod
    def from_markdown(cls, text: str) -> Form:
        """The form that a Markdown of this shape holds.

        >>> form = Form(subject="Wren-3B", answers=(Answer(key="energy", answer="12 MWh", how="stated"),))
        >>> Form.from_markdown(form.to_markdown()) == form
        True
        """
        head, *sections = re.split(r"^## ", text, flags=re.MULTILINE)
        subject = re.search(rf"^# {TITLE}: (.*)$", head, re.MULTILINE)
        titles = {question.title: key for key, question in QUESTIONS.items()}
        answers: list[Answer] = []
        lines: tuple[str, ...] = ()
        tolerance = ""
        for title, _, body in (section.partition("\n") for section in sections):
            if key := titles.get(title.strip()):
                answers.append(Answer.model_validate({"key": key, **_fields(body)}))
            elif title.strip() == "Both methods":
                lines = tuple(line.strip() for line in body.split("\n\n") if line.strip())
            elif title.strip() == "Tolerance":
                tolerance = body.strip()
        return cls(
            subject=subject[1].strip() if subject else "", answers=tuple(answers), lines=lines, tolerance=tolerance
        )


def _fields(body: str) -> dict[str, str]:
    return {name: told.strip() for name, told in re.findall(r"^- (\w+): (.*)$", body, re.MULTILINE)}
