"""Points out questions among calculations, and questions that were not understood."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from petaday_service.answers.help import nearest
from petaday_service.conversation.intents import Greet
from petaday_service.conversation.parts import Part, Text, Work
from petaday_service.conversation.summary import covered_lines
from petaday_service.conversation.understand import MOST_AT_ONCE, looks_like_question, understand

CHANGES = re.compile(r"\s*what if\b", re.IGNORECASE)
"""A change that is not understood is no sum, whatever is multiplied in it."""


def unanswered_lines(message: str, parts: Sequence[Part]) -> Iterator[Text]:
    r"""Says which lines of a short message are questions that were not answered, and offers each.

    >>> [text.say for text in unanswered_lines("show VGG\n2 * 3", ())]
    [('show VGG',)]
    >>> list(unanswered_lines("show VGG", ()))
    []
    """
    lines = message.split("\n")
    if not 2 <= len(lines) <= MOST_AT_ONCE:
        return
    read = covered_lines(message, (part.report for part in parts if isinstance(part, Work)))
    asked = [(number, line.strip()) for number, line in enumerate(lines, 1) if number not in read and _question(line)]
    if not asked:
        return
    one = len(asked) == 1
    which = f"Line {asked[0][0]} reads" if one else f"Lines {', '.join(str(number) for number, _ in asked)} read"
    told = f"{which} as {'a question' if one else 'questions'}; calculations and questions are answered apart. "
    yield Text(text=f"{told}Send {'it' if one else 'each'} by itself:", say=tuple(line for _, line in asked))


def _question(line: str) -> bool:
    asked = understand(line)
    return asked is not None and not isinstance(asked, Greet)


def unanswered_question(message: str, parts: tuple[Part, ...]) -> tuple[Part, ...]:
    """Replaces the reply to a question that was not understood; calculations in it stay."""
    works = [part for part in parts if isinstance(part, Work)]
    reckons = any(_calculates(work) for work in works)
    if not works or not looks_like_question(message) or (reckons and not CHANGES.match(message)):
        return parts
    told = "This begins like a question, but is none I know, so nothing of it was worked and `ans` is what it was."
    return (Text(text=f"{told} What comes nearest:", say=nearest(message)),)


def _calculates(work: Work) -> bool:
    """Whether a calculation has an operator or states a result."""
    return bool((work.report.tree and work.report.tree.args) or work.report.claims)
