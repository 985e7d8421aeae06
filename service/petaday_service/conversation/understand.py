"""Tells commands and calculations from what is heard by its words."""

from __future__ import annotations

import re
from collections.abc import Mapping

from petaday_service.conversation.intents import Delete, Edit, Intent, Save, Undo
from petaday_service.conversation.questions import question
from petaday_service.conversation.spoken.names import is_fact_name

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
    """Returns the command that a short message is; None for any other text.

    >>> understand("OK, and please show VGG")
    Show(name='VGG', audit=False)
    >>> understand(" 2 GPU * 5 days ")
    """
    if EDIT.match(message):
        return question(message)
    if len(message) > LONGEST_QUESTION or "\n" in message.strip():
        return None
    return question(LEAD.sub("", " ".join(message.split()), count=1))


_OPERATOR = re.compile(r"[*×^]|(?<![<>!])=(?!=)|\d[^+\n]{0,20}\+\s*\d|\d\s/\s|\)\s*/|\?\s\w+ \*")
_ASKS = re.compile(
    r"\s*(?:and |but |so |ok |please |then )*(?:what|how|where|which|who|why|when|is|are|was|does|do|did|will"
    r"|would|can|could"
    r"|should|tell|give|compare|set|make|change|use|assume|say|suppose|try|with|if)\b(?!\s*[:=])",
    re.IGNORECASE,
)
_SETTING = re.compile(r"\s*(?P<name>[A-Za-z][A-Za-z -]*?)\s*(?:=|:)\s*(?P<value>[^=*×^]+)", re.IGNORECASE)


def is_calculation(message: str, facts: Mapping[str, object], run: Mapping[str, object] | None = None) -> bool:
    """Whether a message is to be worked as it stands: it has an operator, and neither asks nor sets a fact of the run.

    >>> [is_calculation(text, {}) for text in ("2 GPU * 3 days", "what if utilization = 0.5", "8 H100")]
    [True, False, False]
    """
    prose = len(message.split()) > _PROSE
    if not _OPERATOR.search(_POWER.sub("1", message) if prose else message) or (
        len(facts) > MANY and not re.search(r"[*×=^+]", message)
    ):
        return False
    if "\n" in message.strip() or len(message) > LONGEST_QUESTION:
        return bool(re.search(r"[*×]", message)) or not facts
    if _ASKS.match(message):
        return bool(re.search(r"\d\s*[*×]\s*\d", message)) and not re.match(r"(?i)\s*what if\b", message)
    if (len(facts) >= MANY or (facts and run and set(facts) & set(run))) and _only_sets(message):
        return False
    setting = _SETTING.fullmatch(message)
    return not (run and setting and is_fact_name(setting["name"], run) and facts)


_POWER = re.compile(r"\d\s?[xX×*]\s?10\s?\^\s?\{?\d+\}?|\b10\s?\^\s?\{?\d+\}?")
_EQUALS = re.compile(r"(?P<name>[A-Za-z][A-Za-z -]{0,40}?)\s?=(?!=)")


def _only_sets(message: str) -> bool:
    """Whether every sign of arithmetic of a message is an equals sign behind the name of a fact, or a power of ten."""
    rest = _POWER.sub("1", message)
    names = [found["name"].split()[-1] for found in _EQUALS.finditer(rest)]
    if not names or rest.count("=") != len(names) or re.search(r"[*×^]|\)\s*/", rest):
        return False
    return all(
        name in ("N", "D", "T", "C", "P") or is_fact_name(name, {"batch": 1, "cost": 1, "steps": 1}) for name in names
    )


_PROSE = 6
"""In a longer message a power of ten alone makes no calculation."""

MANY = 2
"""More facts than this between slashes are a list: `2,048 H800 / 2 months / fp8 / 30%`."""

MOST_AT_ONCE = 10
ALONE = (Edit, Delete, Undo, Save)
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
    return lines if all(_is_question(line) for line in lines) else ()


def _is_question(line: str) -> bool:
    asked = understand(line)
    if asked is not None:
        return not isinstance(asked, ALONE)
    starts = _ASKS.match(line) or re.match(r"(?i)\s*(?:convert|show|list|audit|explain|define|compare)\b", line)
    return starts is not None and len(line) <= LONGEST_QUESTION and not is_calculation(line, {})
