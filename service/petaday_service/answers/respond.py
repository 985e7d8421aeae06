"""Answers a message as it was heard: by what it asks for, the run sheet is moved and its figure, time, cost … told."""

from __future__ import annotations

import re
from dataclasses import replace

from petaday.report import Report
from petaday_service.answers import (
    about,
    certainty,
    changed,
    devices,
    guided,
    law,
    origin,
    save,
    stages,
    system_sources,
    systems,
    writing,
)
from petaday_service.answers.card import card, check, is_card
from petaday_service.answers.compare import sits
from petaday_service.answers.comparing import comparison
from petaday_service.answers.conversions import conversion
from petaday_service.answers.define import meaning
from petaday_service.answers.greet import greet
from petaday_service.answers.inference import inference
from petaday_service.answers.lookup import systems as listed
from petaday_service.answers.moving import Moved, moved
from petaday_service.answers.not_held import not_held
from petaday_service.answers.of_run import of_run
from petaday_service.answers.run_answer import compute, unfinished
from petaday_service.answers.system_fields import by_field
from petaday_service.answers.topic_of import topic_of
from petaday_service.answers.two_runs import two_runs, two_runs_again
from petaday_service.conversation.context import Talk
from petaday_service.conversation.heard import Heard
from petaday_service.conversation.intents import Greet, Save
from petaday_service.conversation.parts import Next, Part, Text, Work
from petaday_service.conversation.question_part import Question
from petaday_service.conversation.run import Run
from petaday_service.conversation.words import even, mended, plain


def respond(heard: Heard, talk: Talk, run: Run, typed: Work | None, waiting: Question | None) -> tuple[Part, ...]:
    """Returns the answer to a message that is neither a command nor a calculation."""
    if waiting and guided.is_guided(waiting):
        return _in_estimate(heard, talk, run, typed, waiting)
    if is_card(heard):
        return card(heard)
    return _answer(heard, talk, run, typed)


_ARXIV = re.compile(r"\b\d{4}\.\d{4,5}\b")


def _in_estimate(heard: Heard, talk: Talk, run: Run, typed: Work | None, waiting: Question) -> tuple[Part, ...]:
    """Goes on with a guided estimate; a question in between is answered, and what was asked is asked again."""
    if heard.topic == "leave":
        return guided.left()
    if heard.topic == "thanks":
        return _answer(heard, talk, run, typed)
    if waiting.slot == "run" and not heard.facts and (parts := guided.chosen(heard, waiting)):
        return parts
    if is_card(heard):
        return (
            *(part for part in card(heard) if not isinstance(part, Next)),
            guided.NAME.model_copy(update={"so_far": waiting.so_far}),
        )
    if waiting.slot in ("name", "source") and _ARXIV.search(heard.text):
        heard = replace(heard, bare=None)
    said = moved(heard, talk, run, heard.topic)
    if said.changed and heard.topic in ("", "compute", "estimate", "utilization", "time"):
        return guided.go_on(said, waiting.so_far)
    if waiting.slot in ("name", "source") and not heard.facts and not (heard.topics and heard.follows):
        return guided.noted(heard, waiting, run)
    between = _answer(heard, talk, run, typed)
    if any(isinstance(part, Question) and guided.is_guided(part) for part in between):
        return between  # begun anew
    return (*(part for part in between if not isinstance(part, Question)), waiting)


def _answer(heard: Heard, talk: Talk, run: Run, typed: Work | None) -> tuple[Part, ...]:
    topic = topic_of(heard, talk, run)
    if parts := not_held(heard):
        return parts
    if parts := two_runs(heard) or two_runs_again(heard, talk) or by_field(heard, talk, run):
        return parts
    if topic in _HELD_AGAINST and (parts := _told_first(topic, heard, talk, run)):
        return parts
    return _answer_to(topic, heard, talk, run, typed)


def _answer_to(topic: str, heard: Heard, talk: Talk, run: Run, typed: Work | None) -> tuple[Part, ...]:
    """The answer to a message whose topic is known."""
    current = _current(run, typed)
    if topic in _OF_A_FIGURE and run and current is None and not heard.named and not heard.facts and run.missing():
        return (Text(text="There is no figure yet: one more fact is needed."), *unfinished(Moved(run, run)))
    match topic:
        case "greet" | "thanks":
            return greet(Greet(thanks=topic == "thanks"), talk)
        case "help":
            return about.can()
        case "maker":
            return about.maker()
        case "purpose":
            return about.purpose()
        case "trust":
            return certainty.trust()
        case "leave":
            return (
                Text(
                    text="There is nothing to leave; what you said stays. Begin anew with:",
                    say=("start over", "estimate"),
                ),
            )
        case "restart":
            told = "A new beginning: the run sheet is empty. `undo` brings it back."
            return (Text(text=told, say=about.FIRST[:3]), Run().part())
        case "changed":
            return changed.changes(talk)
        case "recall":
            return about.recall(talk)
        case "paragraph":
            return writing.paragraph(run, current)
        case "cite":
            return writing.cite(current)
        case "chart":
            return writing.plot(talk, current)
        case "export":
            return _export(heard, talk, run)
        case "growth":
            return systems.growth(talk.casebook)
        case "largest":
            return systems.largest(heard, talk)
        case "when":
            slug = talk.last_source()
            return systems.when(next((page for page in talk.casebook.pages if slug and page.slug == slug), None))
        case "count":
            return systems.count(talk)
        case "list":
            return listed(talk.casebook, printed="appendix" in heard.words or "printed" in heard.words)
        case "convert":
            return conversion(heard, talk, run)
        case "threshold":
            return law.asked(heard, talk, current)
        case "modifier":
            return law.modifier()
        case "inference":
            return inference(heard, run, talk)
        case "stage":
            return stages.stage(heard, run, talk)
        case "typical":
            return certainty.typical(talk)
        case "methods":
            return certainty.which_method(run)
        case "check" if not set(heard.facts) - {"compute", "utilization", "device", "precision"}:
            return check(heard, talk, run)
        case "certainty":
            return certainty.certainty(run, current)
        case "because":
            return origin.why(run, current)
        case "source" if heard.named and not heard.facts:
            return system_sources.sources(heard.named[0].pages[0])
        case "source":
            return origin.source(heard, run, current)
        case "compare":
            return comparison(heard, talk, current)
        case "rank":
            own = Run().told(heard.facts) if "compute" in heard.facts else None
            if own:
                return (*sits(own.compute(), talk), own.part(("compute",)), Next(say=("is it over a threshold?",)))
            return (*sits(current, talk), Next(say=("how does that compare with GPT-4?", "is it over a threshold?")))
        case "peak":
            return devices.peak(heard, run)
        case "buys":
            return devices.buys(heard, run, sized=asks_for_a_size(heard, talk))
        case "define":
            return meaning(heard, talk)
        case "system":
            return _system(heard, talk)
        case "unknown":
            return systems.unknown(heard.unknown, talk)
    return of_run(topic, heard, talk, run, typed)


_A_SIZE = re.compile(r"\b(?:how (?:big|large)|what size|which size|biggest|largest)\b.{0,40}\b(?:model|network|llm)\b")


def asks_for_a_size(heard: Heard, talk: Talk) -> bool:
    """Whether this message, or one of the last, asks how large a model money is enough for."""
    asked = (heard.words, *(plain(mended(even(turn.text))) for turn in talk.turns[-2:] if len(turn.text) < _BRIEF))
    return any(_A_SIZE.search(words) for words in asked)


_BRIEF = 200
_OF_A_FIGURE = frozenset(
    {"paragraph", "cite", "chart", "certainty", "because", "rank", "compare", "threshold", "methods"}
)


_HELD_AGAINST = frozenset({"threshold", "rank", "certainty", "because", "paragraph", "chart", "cite"})
"""Topics that are about the figure of a run, and may come in the message that tells it."""


def _told_first(topic: str, heard: Heard, talk: Talk, run: Run) -> tuple[Part, ...]:
    """A run that the message tells, worked, and then what it asks of it; nothing where it tells none."""
    facts = {kind: fact for kind, fact in heard.facts.items() if kind != "compute"}
    told = Run().told(facts)
    begins = not run and bool(set(facts) & {"parameters", "devices", "device_time"})
    if heard.named or not (begins or told.method(1) or told.method(2)):
        return ()
    said = moved(replace(heard, facts=facts), talk, run, "")
    if not said.changed or said.unclear:
        return ()
    parts = compute(said)
    if said.run.line():
        asks = replace(heard, facts={}, bare=None, moves=())
        parts = (*(part for part in parts if not isinstance(part, Next)), *_of_figure(topic, asks, talk, said.run))
    return parts


def _of_figure(topic: str, heard: Heard, talk: Talk, run: Run) -> tuple[Part, ...]:
    """What is asked of the figure of a run."""
    parts = _answer_to(topic, heard, talk, run, None)
    return tuple(part for part in parts if not (isinstance(part, Work) and part.ans))


def _current(run: Run, typed: Work | None) -> Report | None:
    """The figure that is spoken of."""
    own = typed.report if typed else None
    return own if own and own.unit == "FLOP" else run.compute() or own


def _system(heard: Heard, talk: Talk) -> tuple[Part, ...]:
    if heard.unknown and heard.topic != "define":
        return systems.unknown(heard.unknown, talk)
    first = heard.named[0]
    if heard.topic in ("when", "maker"):
        return systems.when(first.pages[0])
    if len(first.pages) > 1:
        return systems.family(first.pages, first.text, talk)
    return systems.one(first.pages[0], talk)


def _export(heard: Heard, talk: Talk, run: Run) -> tuple[Part, ...]:
    form = next((form for form in ("markdown", "json", "csv", "latex", "bibtex") if form in heard.words), "")
    if form or not run.line():
        return save.save(Save(form), talk)
    file = writing.content(run)
    told = "The run as a content file, for `content/systems/`; the whole conversation with `save as Markdown`."
    return (
        (Text(text=told, say=("save as Markdown", "save as LaTeX", "cite this")), file)
        if file
        else save.save(Save(""), talk)
    )
