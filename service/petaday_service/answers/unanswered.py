"""Questions on lines of a message that also holds calculations: said to be questions, never passed over."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from petaday_service.answers.help import nearest
from petaday_service.conversation.intents import Greet
from petaday_service.conversation.parts import Part, Text, Work
from petaday_service.conversation.summary import covered
from petaday_service.conversation.understand import MOST_AT_ONCE, asks, understand

CHANGES = re.compile(r"\s*what if\b", re.IGNORECASE)
"""A change that is not understood is no sum, whatever is multiplied in it."""


def aside(message: str, parts: Sequence[Part]) -> Iterator[Text]:
    r"""What to say of such lines; in a long text they are headings and prose, and nothing is said.

    >>> [text.say for text in aside("show VGG\n2 * 3", ())]
    [('show VGG',)]
    >>> list(aside("show VGG", ()))
    []
    """
    lines = message.split("\n")
    if not 2 <= len(lines) <= MOST_AT_ONCE:
        return
    read = covered(message, (part.report for part in parts if isinstance(part, Work)))
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


def unanswered(message: str, parts: tuple[Part, ...]) -> tuple[Part, ...]:
    """A question that is none of ours is said to be one; its figures are worked only where they are a calculation."""
    works = [part for part in parts if isinstance(part, Work)]
    reckons = any(_calculates(work) for work in works)
    if not works or not asks(message) or (reckons and not CHANGES.match(message)):
        return parts
    told = "This begins like a question, but is none I know, so nothing of it was worked and `ans` is what it was."
    return (Text(text=f"{told} What comes nearest:", say=nearest(message)),)


def _calculates(work: Work) -> bool:
    """Whether it has an operator or states a result."""
    return bool((work.report.tree and work.report.tree.args) or work.report.claims)
