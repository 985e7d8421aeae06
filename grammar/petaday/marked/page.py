"""One document as one HTML file: counts, bar, the text with its marks, verdicts in the margin, a stepper."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from importlib.metadata import version

from petaday import card
from petaday.core import package_data
from petaday.core.diagnostic import Span
from petaday.marked.blocks import Block, blocks
from petaday.marked.margin import margin
from petaday.marked.marks import Mark, marked_text, marks
from petaday.marked.source import Marked
from petaday.render.elements import Child, Html, el, join

_TAGS = {"heading": "h2", "prose": "p", "work": "pre", "table": "pre", "code": "pre"}
_BAR = {"differ": "two", "close": "close", "follow": "ok", "not judged": "idle"}
_PARTS = 20  # of the bar: the style sheet knows so many lengths


def page(about: Marked, back: str = "") -> str:
    """The document as a page that needs nothing beside it.

    Args:
        about: the document.
        back: the address of the index it belongs to; empty for none.

    >>> text = "2 GPUs * 3 days = 6 GPU-days"
    >>> from petaday import scan
    >>> "1 stated result" in page(Marked("a.txt", text, tuple(scan(text))))
    True
    """
    return whole(f"{about.name} · petaday", body(about, back))


def body(about: Marked, back: str = "", index: str = "Documents") -> Html:
    """The document without what a page of its own has around it, for one that has the style and the script.

    Args:
        about: the document.
        back: the address of what it belongs to; empty for none.
        index: what that is called.
    """
    found = marks(about)
    stops = sum(one.is_exception for one in found)
    way = el("nav", el("a", index, href=back), " / ", about.name, class_="d-way", aria_label="Way") if back else None
    head = [way, *_head(about, named=not back)]
    tools = _tools(stops) if stops else None
    return el("main", el("div", *head, tools, *_text(about, found), _foot(), class_="d-wrap"), id="document")


def whole(title: str, body: Html) -> str:
    """A page of its own: style and script in it, and not a byte from elsewhere."""
    head = join(
        Html('<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">'),
        Html(
            '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; '
            "style-src 'unsafe-inline'; script-src 'unsafe-inline'\">"
        ),
        el("title", title),
        el("style", Html(card.style() + style())),
        el("script", Html(script())),
    )
    return f'<!doctype html>\n<html lang="en"><head>{head}</head><body>{body}</body></html>\n'


def style() -> str:
    """The style sheet of a marked document; it needs that of the cards."""
    return package_data.read("petaday.marked", "marked.css")


def script() -> str:
    """The script of a marked document: colours, the switch, the stepper."""
    return package_data.read("petaday.marked", "marked.js")


def heading(counts: dict[str, int]) -> str:
    """What became of the stated results, in a line.

    >>> heading({"differ": 1, "close": 0, "follow": 3, "not judged": 0})
    '4 stated results: 3 follow, 1 differs'
    """
    total = sum(counts.values())
    if not total:
        return "No stated result"
    verbs = {"follow": ("follows", "follow"), "close": ("is close", "are close"), "differ": ("differs", "differ")}
    said = [f"{counts[end]} {verbs[end][counts[end] != 1]}" for end in verbs if counts[end]]
    said += [f"{counts['not judged']} not judged"] if counts["not judged"] else []
    return f"{total} stated result{'' if total == 1 else 's'}: {', '.join(said)}"


def bar(counts: dict[str, int]) -> Html | None:
    """The counts as a bar, the worst first; lengths are classes, for a page may forbid styles of elements."""
    total = sum(counts.values())
    parts = [
        el(
            "li",
            el("b", f"{counts[end]}"),
            f" {end}",
            class_=f"d-bar--{_BAR[end]} d-part--{max(1, round(_PARTS * counts[end] / total))}",
        )
        for end in _BAR
        if counts[end]
    ]
    return el("ul", *parts, class_="d-bar") if parts else None


def _head(about: Marked, *, named: bool) -> list[Child]:
    counts = about.counts()
    worked = sum(report.value is not None for report in about.reports)
    read = f"{worked} calculation{'' if worked == 1 else 's'} read."
    cells = sum(one.code == "PD306" for one in about.findings)
    tables = f" In {cells} row{'' if cells == 1 else 's'} of tables cells disagree." if cells else ""
    return [
        el("h1", heading(counts)),
        el("p", el("b", about.name) if named else None, ". " if named else None, read, tables, class_="d-lede"),
        *(el("p", f"{note[:1].upper()}{note[1:]}.", class_="d-note") for note in about.notes),
        bar(counts),
    ]


def _tools(stops: int) -> Html:
    """The switch between exceptions and the whole text, and the stepper; without a script they are not shown."""
    noun = f"exception{'' if stops == 1 else 's'}"
    return el(
        "div",
        el(
            "fieldset",
            el("legend", "What is shown", class_="d-unseen"),
            _choice("few", f"Exceptions {stops}"),
            _choice("all", "Whole text", checked=True),
            class_="d-seg",
        ),
        el(
            "div",
            el("button", "↑", type="button", id="d-before", aria_label="The exception before", title="Before (k)"),
            el("span", f"{stops} {noun}", id="d-at", aria_live="polite", data_stops=stops),
            el("button", "↓", type="button", id="d-next", aria_label="The next exception", title="Next (j)"),
            class_="d-step",
        ),
        class_="d-tools",
        hidden=True,
    )


def _choice(value: str, said: str, *, checked: bool = False) -> Html:
    return el("label", el("input", type="radio", name="d-view", value=value, checked=checked), el("span", said))


def _text(about: Marked, found: Sequence[Mark]) -> list[Html]:
    starts = [one.span.start for one in found]
    parts = [part.start for part in about.parts]
    cards: set[int] = set()
    rows: list[Html] = []
    said = -1
    worked = sorted(report.span for report in about.reports)
    for block in blocks(about.text, worked, monospaced=about.monospaced, parts=frozenset(parts)):
        inside = found[bisect_left(starts, block.span.start) : bisect_left(starts, block.span.end)]
        part = bisect_left(parts, block.span.start + 1) - 1
        if part > said:
            said = part
            rows.append(el("p", about.parts[part].name, class_="d-part"))
        rows.append(_row(about, block, inside, cards))
    rows.append(el("p", "The text is shown as it was given. Nothing in it was changed.", class_="d-note"))
    return rows


def _row(about: Marked, block: Block, inside: Sequence[Mark], cards: set[int]) -> Html:
    stops = [one for one in inside if one.is_exception]
    text = marked_text(about.text, Span(*block.span), inside)
    shown = el(
        _TAGS[block.look], text, class_=f"d-{block.look}", tabindex=0 if block.look in {"table", "code"} else None
    )
    looks = [
        "d-row",
        *(["d-row--stop"] if stops else []),
        *(["d-row--off"] if any(o.look == "off" for o in stops) else []),
    ]
    return el("div", el("div", shown, class_="d-text"), margin(about, inside, cards), class_=" ".join(looks))


def _foot() -> Html:
    return el("footer", f"Worked by petaday {version('petaday')}", class_="d-foot")
