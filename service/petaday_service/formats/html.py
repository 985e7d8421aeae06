"""Writes parts as HTML on the server, all text escaped; the pages work with scripts off."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from petaday.core.figures import figure
from petaday.documents import ENDINGS, HELD, kind_of
from petaday_service.conversation.in_force import is_event
from petaday_service.conversation.parts import Chart, Error, Figure, Part, Text, Work
from petaday_service.conversation.sheet_part import Sheet
from petaday_service.conversation.turns import Conversation, Turn
from petaday_service.formats import cards, chips
from petaday_service.formats.document import is_document
from petaday_service.formats.export import FORMS
from petaday_service.formats.marks import marks
from petaday_service.formats.run_picture import picture
from petaday_service.formats.scene import Scene
from petaday_service.formats.spoken import screen_reader_text
from petaday_service.formats.svg import svg
from petaday_service.formats.view import View, views
from petaday_service.formats.words import figures, words

_ACCEPTED = ",".join([*(f".{end}" for end in ENDINGS), "text/*", "application/pdf"])
_WITHIN = " ".join(end for end in ENDINGS if kind_of(f"a.{end}") in HELD)
PIECE = 30
"""Fragments of a template that go out together; a card is one."""
LONGEST_HEADLINE = 160
SHORT = 110
"""Characters of a text that is a heading as a whole; of a longer one its first sentence is."""
SENTENCES = re.compile(r"(?<=[.?!])\s+(?=[A-Z])|\n+")
NOWHERE = Scene()
"""No site, no systems."""


def marked(brief: Figure) -> Iterator[tuple[str, str]]:
    """Yields a calculation's text in pairs: the text before a changed place, and that place.

    >>> from petaday.core.diagnostic import Span
    >>> list(marked(Figure(text="2 GPU * 3 days", mark=Span(0, 1), also=(Span(8, 9),), shown="")))
    [('', '2'), (' GPU * ', '3'), (' days', '')]
    """
    at = 0
    for start, end in (brief.mark, *brief.also):
        yield brief.text[at:start], brief.text[start:end]
        at = end
    yield brief.text[at:], ""


def drawn(chart: Chart) -> Markup:
    """The chart as SVG for the page."""
    return Markup(svg(chart))


def headline(parts: Sequence[Part]) -> tuple[Text, str, str] | None:
    """The sentence that answers, and what stands behind it, where a reply begins with one and shows more below it.

    >>> headline((Text(text="It took 3 days."), Sheet()))[1:]
    ('It took 3 days.', '')
    """
    first = parts[0] if parts else None
    if not isinstance(first, Text) or not any(isinstance(part, Work | Sheet | Chart) for part in parts[1:]):
        return None
    short = len(first.text) <= SHORT and "\n" not in first.text
    sentence, *rest = [first.text] if short else SENTENCES.split(first.text, maxsplit=1)
    return (first, sentence, "".join(rest)) if len(sentence) <= LONGEST_HEADLINE else None


def shown(parts: Sequence[Part]) -> Iterator[tuple[int, Part]]:
    """Yields the parts to show, numbered from 1; not the card that says one of both methods of the sheet beside it."""
    both = {way.line for part in parts if isinstance(part, Sheet) and len(part.ways) > 1 for way in part.ways}
    for number, part in enumerate(parts, 1):
        if not (isinstance(part, Work) and part.report.text in both):
            yield number, part


class Around(NamedTuple):
    """What a page needs besides what was said.

    Attributes:
        scene: the site and the systems around the conversation.
        starters: what may be said first: a few words about it, and the message.
        largest: the largest file that is taken, in bytes.
        runtime: the address of what makes a chart live; without it the pictures stay.
    """

    scene: Scene = NOWHERE
    starters: Sequence[tuple[str, str]] = ()
    largest: int = 0
    runtime: str = ""


_templates = Environment(
    loader=PackageLoader("petaday_service"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
_templates.globals.update(
    cards=cards,
    chips=chips,
    screen_reader_text=screen_reader_text,
    marked=marked,
    marks=marks,
    drawn=drawn,
    headline=headline,
    shown=shown,
    picture=picture,
    figures=figures,
    is_document=is_document,
    words=words,
)
_templates.filters.update(figure=figure)


def turn(said: Turn, scene: Scene = NOWHERE) -> Iterator[str]:
    """Yields the HTML of one message and its reply in pieces, as they are rendered."""
    written = _templates.get_template("turn.html").stream(
        turn=View(said, "event" if is_event(said) else "stands"), shared=False, scene=scene, last=True
    )
    written.enable_buffering(PIECE)
    return written


def page(conversation: Conversation, draft: str, problem: Error | None, around: Around, *, made: bool = False) -> str:
    """Returns the HTML of the chat page: the conversation, and the input field with `draft` in it.

    Args:
        conversation: what was said so far.
        draft: what stands in the composer.
        problem: why the draft was not taken.
        around: what else the page needs.
        made: whether the copy that is shown was made just now.
    """
    return _templates.get_template("page.html").render(
        conversation=conversation,
        views=views(conversation.turns),
        draft=draft,
        starters=around.starters,
        problem=problem,
        scene=around.scene,
        largest=around.largest,
        accepted=_ACCEPTED,
        within=_WITHIN,
        runtime=around.runtime,
        shared=conversation.shared,
        made=made,
        forms=FORMS,
    )


def document_page(body: str, name: str, scene: Scene) -> str:
    """Returns the page around a marked document."""
    return _templates.get_template("document.html").render(body=Markup(body), name=name, scene=scene, shared=False)
