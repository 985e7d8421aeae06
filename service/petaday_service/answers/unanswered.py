"""Points out questions among calculations."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from petaday_service.conversation.parts import Part, Text, Work
from petaday_service.conversation.summary import covered_lines
from petaday_service.conversation.topics import topics
from petaday_service.conversation.understand import MOST_AT_ONCE, understand


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
    return understand(line) is not None or bool(set(topics(line)) - {"greet", "thanks", "compute", "undo"})
