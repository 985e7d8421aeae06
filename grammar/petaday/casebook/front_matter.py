"""The front matter of a content file: what a page says about itself before it begins."""

from __future__ import annotations

import datetime
import re
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, ValidationError

from petaday.casebook.fences import Record
from petaday.casebook.located_yaml import YamlError, YamlText, has_yaml
from petaday.casebook.paper_address import address, arxiv
from petaday.core.diagnostic import Diagnostic, Span

NO_YAML = Diagnostic(
    "PD501",
    "error",
    "reading content files needs PyYAML, which is not installed",
    Span(0, 0),
    "pip install 'petaday[site]'",
)
_BLOCK = re.compile(r"\A\ufeff?---[ \t]*\r?\n(?P<yaml>.*?)^---[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE)
_OPENED = re.compile(r"\A\ufeff?---[ \t]*\r?$", re.MULTILINE)


Address = Annotated[str, AfterValidator(address)]
ArxivNumber = Annotated[str, AfterValidator(arxiv)]


class _Model(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Paper(_Model):
    """The paper that reports a system."""

    title: str
    authors: str
    url: Address | None = None
    arxiv: ArxivNumber | None = None
    venue: str | None = None


class Source(_Model):
    """Where something on the page comes from; a calc block cites it by its `id`."""

    title: str
    url: Address | None = None
    note: str | None = None
    id: str | None = None


class FrontMatter(_Model):
    """What a page says about itself.

    Attributes:
        date: of publication, or the one the chart uses; `notes` say where they differ.
        status: what kind of record the page's calculations are, unless one says otherwise: `as printed` in a paper,
            `as charted`, `as noted` in a database's note, or `ours`; needed where a calculation does not say so itself.
        headline: the id of the calculation that stands for the page.
        unverified: facts on the page that were not checked against a source.
        order: the page's place in a list, smaller first.
        domain: what the system is for: language, vision, speech, games, biology, robotics or several (`multimodal`).
        ignore: findings silenced on the whole page, each as `PD302 because …`.
    """

    title: str
    status: Record = "ours"
    paper: Paper | None = None
    date: datetime.date | None = None
    organisation: str | None = None
    hardware: str | None = None
    sources: tuple[Source, ...] = ()
    notes: tuple[str, ...] = ()
    headline: str | None = None
    tags: tuple[str, ...] = ()
    description: str | None = None
    order: int | None = None
    domain: str | None = None
    unverified: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()


_KEYS: dict[str, type[BaseModel]] = {"paper": Paper, "sources": Source}


def has_front_matter(text: str) -> bool:
    r"""Whether the text opens as a content file does.

    >>> has_front_matter("---\ntitle: VGG\n---\n"), has_front_matter("VGG took weeks.")
    (True, False)
    """
    return _OPENED.match(text) is not None


def read(text: str) -> tuple[FrontMatter | None, int, tuple[Diagnostic, ...]]:
    r"""The front matter, where the body begins, and what is wrong.

    >>> front, body, faults = read("---\ntitle: VGG\nstatus: as printed\n---\nWhat was trained.")
    >>> front.title, body, faults
    ('VGG', 38, ())
    """
    block = _BLOCK.match(text)
    if block is None:
        if has_front_matter(text):
            end = text.index("---") + 3
            said = "the front matter that opens here is never closed"
            return None, 0, (Diagnostic("PD501", "error", said, Span(end - 3, end), "end it with a line of ---"),)
        advice = "begin the file with the lines ---, title: …, status: ours and ---"
        return None, 0, (Diagnostic("PD501", "error", "the file has no front matter", Span(0, 0), advice),)
    if not has_yaml():
        return None, block.end(), (NO_YAML,)
    start = block.start("yaml")
    try:
        yaml = YamlText(block["yaml"])
    except YamlError as fault:
        place = Span(start + fault.at, start + fault.at + 1)
        return None, block.end(), (Diagnostic("PD501", "error", f"the front matter {fault}", place, fault.advice),)
    faults = [
        Diagnostic("PD502", "error", f"`{key}` stands twice", _shift(place, start), "keep one of them")
        for key, place in yaml.repeated
    ]
    front = None
    try:
        front = FrontMatter.model_validate(yaml.data)
    except ValidationError as invalid:
        faults += [_fault(dict(error), yaml, start) for error in invalid.errors()]
    return (None if faults else front), block.end(), tuple(faults)


def _shift(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by)


def _fault(error: dict[str, object], yaml: YamlText, start: int) -> Diagnostic:
    """One of pydantic's errors as a sentence about the file, with a way out."""
    path = tuple(error["loc"]) if isinstance(error["loc"], tuple) else ()
    name = ".".join(str(step) for step in path)
    model = _KEYS.get(str(path[0]), FrontMatter) if len(path) > 1 else FrontMatter
    message, advice, place = f"`{name}` {_plain(error)}", "", yaml.value(path)
    match error["type"]:
        case "extra_forbidden":
            message, advice = f"`{path[-1]}` is no key here", yaml.nearest(str(path[-1]), tuple(model.model_fields))
            place = yaml.key(path)
        case "missing":
            message, advice = f"the key `{path[-1]}` is missing", f"add a line {path[-1]}: …"
            place = yaml.key(path[:-1])
        case "string_type" if yaml.written(path):
            advice = f'put it in quotes: {path[-1]}: "{yaml.written(path)}"'
        case "date_from_datetime_parsing" | "date_type" | "date_parsing":
            message, advice = f"`{name}` is not a date", "write it as 2012-07-03"
        case "address":
            advice = "write one that begins with https:// or http://, or a DOI: doi:10.1000/182"
        case "arxiv":
            advice = "write its number: 1706.03762; before April 2007: cs/9901001"
        case "tuple_type":
            advice = f"write it as a list: a line {path[-1]}: and below it lines that begin with '- '"
    return Diagnostic("PD502", "error", message, _shift(place, start), advice)


def _plain(error: dict[str, object]) -> str:
    return str(error["msg"]).replace("Input should", "should").replace("a valid tuple", "a list")
