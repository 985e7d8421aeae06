"""Answers Open WebUI's own requests for titles, tags and follow-up questions from the reply."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence

from petaday_service.conversation.parts import Next, Part, Text, Work

TASK = re.compile(r"### Task:.*?\"(title|tags|follow_ups|queries|text)\":", re.DOTALL)
"""The key that the wanted JSON has; every template of Open WebUI shows it."""

BEGINS, ENDS = "<chat_history>\n", "\n</chat_history>"
SPEAKER = re.compile(r"^(USER|ASSISTANT|SYSTEM|TOOL): ", re.MULTILINE)
LONGEST_TITLE = 60
MOST_FOLLOW_UPS = 4


def task(text: str) -> str | None:
    r"""The key of the JSON that a task message wants; None for other messages.

    >>> task('### Task:\nGenerate tags.\n### Output:\nJSON format: { "tags": ["tag1"] }')
    'tags'
    >>> task("2 GPU * 3 days")
    """
    found = TASK.match(text)
    return found[1] if found else None


def history(text: str) -> tuple[str, ...]:
    r"""The user's messages in the conversation that a task is about.

    >>> history("<chat_history>\nUSER: 2 days\n3 days\nASSISTANT: fine\nUSER: help\n</chat_history>")
    ('2 days\n3 days', 'help')
    """
    _, begins, rest = text.partition(BEGINS)
    told, ends, _ = rest.rpartition(ENDS)
    _, *pieces = SPEAKER.split(told) if begins and ends else [""]
    return tuple(words.strip() for speaker, words in zip(pieces[::2], pieces[1::2], strict=True) if speaker == "USER")


def perform(key: str, said: Sequence[str], parts: Sequence[Part]) -> str:
    """Returns the JSON that a task wants, from the user's messages and the reply to the last."""
    return json.dumps({key: ANSWERS[key](said, parts)}, ensure_ascii=False)


def _title(said: Sequence[str], _: Sequence[Part]) -> str:
    words = " ".join(said[0].split()) if said else ""
    return words if len(words) <= LONGEST_TITLE else f"{words[:LONGEST_TITLE].rpartition(' ')[0]} …"


def _tags(_: Sequence[str], parts: Sequence[Part]) -> list[str]:
    reports = [part.report for part in parts if isinstance(part, Work)]
    verdicts = [claim.verdict for report in reports for claim in report.claims]
    return list(dict.fromkeys(["compute accounting", *verdicts]))[:4]


def _follow_ups(_: Sequence[str], parts: Sequence[Part]) -> list[str]:
    offered = [message for part in parts if isinstance(part, Text | Next) for message in part.say]
    readings = [reading for part in parts if isinstance(part, Work) for reading in part.report.readings]
    questions = [f"why {reading.word}?" for reading in readings]
    return list(dict.fromkeys([*offered, *questions, "list systems"]))[:MOST_FOLLOW_UPS]


ANSWERS: dict[str, Callable[[Sequence[str], Sequence[Part]], str | list[str]]] = {
    "title": _title,
    "tags": _tags,
    "follow_ups": _follow_ups,
    "queries": lambda *_: [],  # nothing here needs a search of the web
    "text": lambda *_: "",  # a calculation half written is not completed by guessing
}
