"""Tells questions from texts to read calculations in."""

from __future__ import annotations

import re

from petaday_service.conversation.intents import Delete, Edit, Estimate, Intent, Save, Undo
from petaday_service.conversation.questions import question

LONGEST_QUESTION = 200
EDIT = re.compile(r"\s*edit\s+[0-9]", re.IGNORECASE)


EMPTY = re.compile(r"\s*edit\s+[0-9]{1,4}\s*:?\s*", re.IGNORECASE)
HEAVY = re.compile(r"\s*(?:edit|delete|save|export)\b", re.IGNORECASE)
A_LOT = 1_000_000


def work_size(message: str) -> int:
    """An estimate, in characters, of the work an answer takes; edits and exports count as large.

    >>> work_size("edit 1: 2 days") > work_size("2 days")
    True
    """
    return A_LOT if is_heavy(message) else len(message)


def is_heavy(message: str) -> bool:
    """Whether a message has earlier ones worked or written again."""
    return HEAVY.match(message) is not None


def is_unfinished(message: str) -> bool:
    """Whether a message is `edit 2:` with nothing behind it.

    >>> is_unfinished("edit 2: "), is_unfinished("edit 2: 3 days")
    (True, False)
    """
    return EMPTY.fullmatch(message) is not None


LEAD = re.compile(r"^(?:(?:and|but|so|ok|okay|now|please)[ ,]+)+", re.IGNORECASE)
"""What a question may begin with, and is no part of it."""


def understand(message: str) -> Intent | None:
    """Returns the question that a short message asks; None for a text to read calculations in.

    >>> understand("Help")
    Help()
    >>> understand("convert 1e25 FLOP to pfs-days")
    Convert(quantity='1e25 FLOP', unit='pfs-days')
    >>> understand("OK, and please show VGG")
    Show(name='VGG', audit=False)
    >>> understand(" 2 GPU * 5 days ")
    """
    if EDIT.match(message):
        return question(message)
    if len(message) > LONGEST_QUESTION or "\n" in message.strip():
        return None
    return question(LEAD.sub("", " ".join(message.split()), count=1))


OPENS = re.compile(
    r"\s*(?:(?:and|but|so|ok|please) )?(?:what|how|where|which|who|why|when|is|are|was|does|do|did|will|would|can|could"
    r"|should|tell|give|compare|convert|show|list|audit|explain|define|use|cost|energy)\b(?!\s*[:=])",
    re.IGNORECASE,
)


def looks_like_question(message: str) -> bool:
    """Whether a line begins as questions do, whether it is understood or not.

    >>> [looks_like_question(line) for line in ("is 3e25 allowed?", "How: 2 * 3", "2 GPU * 3 days")]
    [True, False, False]
    """
    return len(message) <= LONGEST_QUESTION and "\n" not in message.strip() and OPENS.match(message) is not None


MOST_AT_ONCE = 10
ALONE = (Edit, Delete, Undo, Save, Estimate)
"""What changes or writes the whole conversation is said by itself."""


def split_questions(message: str) -> tuple[str, ...]:
    r"""Returns the questions of a message of which every line is one; nothing for other messages.

    >>> split_questions("convert 1e25 FLOP to pfs-days\n\nshow VGG")
    ('convert 1e25 FLOP to pfs-days', 'show VGG')
    >>> split_questions("show VGG\n2 * 3"), split_questions("show VGG")
    ((), ())
    """
    lines = tuple(line.strip() for line in message.splitlines() if line.strip())
    if not 2 <= len(lines) <= MOST_AT_ONCE:
        return ()
    asked = [understand(line) for line in lines]
    return lines if all(one and not isinstance(one, ALONE) for one in asked) else ()
