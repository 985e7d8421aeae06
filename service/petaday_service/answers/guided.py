"""The guided estimate: asks for what is missing, one fact at a time, and ends in a content file."""

from __future__ import annotations

import re

from petaday_service.answers.asking import ask
from petaday_service.answers.moving import Moved
from petaday_service.answers.run_answer import compute, unfinished
from petaday_service.answers.writing import content
from petaday_service.conversation.heard import Heard
from petaday_service.conversation.parts import Part, Text
from petaday_service.conversation.question_part import Choice, Question
from petaday_service.conversation.run import Run

_METHOD = re.compile(r"\bmethod (\d)\b")
_NAME = re.compile(r"\b(?:of|for|called|named)\s+(?P<name>[A-Z][\w.+ -]{1,60}?)\s*[.?!]?$")
NAME = Question(text="What is the system called?", choices=(Choice(say="Unnamed"),), slot="name")
SOURCE = Question(
    text="Where do the figures come from? A title, an address, an arXiv number.",
    choices=(Choice(say="ours", label="no source yet"),),
    slot="source",
)


def is_guided(waiting: Question | None) -> bool:
    """Whether a question belongs to a guided estimate."""
    return waiting is not None and ("guided", "yes") in waiting.so_far


def begin(heard: Heard, moved: Moved) -> tuple[Part, ...]:
    """Returns the first question; what was said already is not asked again."""
    if moved.changed:
        return go_on(moved, _noted(heard))
    method = _METHOD.search(heard.words)
    if method and method[1] not in "12":
        told = "There is no method {}. There are method 1 (operations) and method 2 (devices, time, peak, utilization)."
        return (Text(text=told.format(method[1]), say=("estimate by method 1", "estimate by method 2")),)
    kind = {"1": "parameters", "2": "devices"}[method[1]] if method else "run"
    return (_with(ask(kind, Run(), guided=True), _noted(heard)), Run().part())


def _noted(heard: Heard) -> tuple[tuple[str, str], ...]:
    found = _NAME.search(heard.text)
    return (("name", found["name"].strip()),) if found and not heard.facts else ()


def _with(question: Question, noted: tuple[tuple[str, str], ...]) -> Question:
    so_far = dict((*question.so_far, ("guided", "yes"), *noted))
    return question.model_copy(update={"so_far": tuple(so_far.items())})


def chosen(heard: Heard, waiting: Question) -> tuple[Part, ...]:
    """Takes the answer to `What do you know of the run?`; nothing where the message is none."""
    words = heard.words
    kind = ""
    if re.search(r"\bdevices?|\btime\b|\bmethod 2|\bgpus?\b|^ 2 $|\bhours\b", words):
        kind = "devices"
    elif re.search(r"\bforward|\boperations of|^ 3 $", words):
        kind = "operations_per_example"
    elif re.search(r"\bparam|\btokens?|\bmethod 1|\bmethod one|^ 1 $|\bmodel\b", words):
        kind = "parameters"
    return (_with(ask(kind, Run()), waiting.so_far),) if kind else ()


def go_on(moved: Moved, so_far: tuple[tuple[str, str], ...]) -> tuple[Part, ...]:
    """Returns the next question, or the estimate where nothing is missing."""
    run = moved.run
    if not run.line() or (run.missing() and not run.method(1) and not run.method(2)):
        return tuple(_with(part, so_far) if isinstance(part, Question) else part for part in unfinished(moved))
    if run.method(2) and "utilization" not in run.facts:
        question = _with(ask("utilization", run), so_far)
        return (Text(text="The utilization is what method 2 hangs on most."), question, run.part(moved.changed))
    answers = dict(so_far)
    following = SOURCE if "name" in answers else NAME
    return (*compute(moved), _with(following, so_far))


def noted(heard: Heard, waiting: Question, run: Run) -> tuple[Part, ...]:
    """Takes a name or a source; after both, returns the content file."""
    so_far = (*waiting.so_far, (waiting.slot, heard.message.strip()))
    answers = dict(so_far)
    if "source" not in answers:
        return (_with(SOURCE, so_far),)
    file = content(
        run, answers["name"], "" if answers["source"].casefold() in ("ours", "none", "no") else answers["source"]
    )
    told = (
        "The file below goes into content/systems/ as it is: `petaday check` and `petaday build` take it."
        " The methods "
        "promise a factor of two to three."
    )
    return (Text(text=told, say=("where does this sit?", "how sure are you?", "save")), *((file,) if file else ()))


def left() -> tuple[Part, ...]:
    """Says that the estimate is left off; the facts stay on the sheet."""
    return (
        Text(
            text="The estimate is left off; what you said of the run stays on its sheet.",
            say=("estimate", "start over"),
        ),
    )
