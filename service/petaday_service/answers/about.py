"""Answers about petaday itself: what it can do, who made it, what it is for."""

from __future__ import annotations

from collections.abc import Sequence

from petaday_service.answers.help import help_
from petaday_service.conversation.context import Talk
from petaday_service.conversation.parts import Next, Part, Text

FIRST = (
    "512 H100s for 3 weeks at 40%",
    "175B parameters, 300B tokens",
    "how long to train a 70B model on 15T tokens on 2048 H100s?",
    "how much compute did GPT-4 take?",
    "what can you do?",
)
"""What is offered where nothing has been said: a run, 6ND, a system, a question."""

CAN = (
    "I do the accounting of training compute. Tell me a run (`512 H100s for 3 weeks at 40%`, `70B "
    "parameters, 15T tokens`) "
    "or paste a model card, and I work out the operations and check what is stated; then change it (`halve "
    "the MFU`, `in "
    "fp8`), or ask about it: time on other devices, cost, energy and CO2, thresholds of the law, how sure it "
    "is, how it "
    "compares with GPT-4. I also convert units, say what terms mean, and know the systems of the casebook."
)
MAKER = (
    "petaday is an open program, made by the petaday authors under the MIT licence. I am no language model: "
    "every reply "
    "is worked by fixed rules from your message, this conversation and the casebook, so the same words get the same "
    "answer; figures come from an evaluator with units."
)
PURPOSE = (
    "petaday does the accounting of training compute: how many operations it took to train an AI system, in FLOP or "
    "petaflop/s-days, worked with its units, audited, and set beside other systems and the thresholds of the law."
)


def can() -> tuple[Part, ...]:
    """Returns what can be said."""
    return (Text(text=CAN, say=FIRST[:4]), *help_()[1:])


def maker() -> tuple[Part, ...]:
    """Returns who made it, and what it is not."""
    return (Text(text=MAKER, say=("can I trust this?", "what can you do?", "cite this")),)


def purpose() -> tuple[Part, ...]:
    """Returns what it is for."""
    return (Text(text=PURPOSE, say=FIRST[:4]),)


def unclear(unknown: Sequence[str]) -> tuple[Part, ...]:
    """Says that a message was not understood, and what can be said instead."""
    odd = f" I do not know “{unknown[0]}”." if unknown else ""
    told = (
        f"That I did not understand.{odd} I do the accounting of training compute; tell me a run, or ask for instance:"
    )
    return (Text(text=told, say=FIRST),)


def recall(talk: Talk) -> tuple[Part, ...]:
    """Returns what was asked, and the facts that are known."""
    if not talk.turns:
        return (Text(text="Nothing has been asked yet.", say=FIRST),)
    said = "\n".join(f"{turn.seq}. {' '.join(turn.text.split())[:120]}" for turn in talk.turns[-12:])
    run, _ = talk.about()
    sheet = (run.part(),) if run else ()
    return (Text(text=f"You asked:\n{said}"), *sheet, Next(say=("undo", "why this number?", "save")))
