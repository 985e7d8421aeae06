"""What may be written at a place: names in scope, units, devices, systems."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from lsprotocol import types

from petaday import hardware, units
from petaday.casebook.fences import fences, is_calc
from petaday.core.diagnostic import Span
from petaday.core.figures import figure
from petaday.hardware.catalogue import key
from petaday.lsp.document import Open
from petaday.lsp.systems import System
from petaday.lsp.words import told

_MOST = 40  # of each kind
_FIGURE = re.compile(r"\d")


def completion(about: Open, offset: int, known: Sequence[System]) -> types.CompletionList:
    """What goes on from the letters before a place; nothing in prose, where no figure stands on the line."""
    start = about.lines.line_start(offset)
    line = about.text[start:offset]
    begun = _begun(line)
    if not begun or not (_FIGURE.search(line[: -len(begun)]) or _in_block(about, offset)):
        return types.CompletionList(is_incomplete=False, items=[])
    at = Span(offset - len(begun), offset)
    items = [*_names(about, begun, offset), *_units(begun), *_devices(begun), *_systems(begun, known)]
    place = about.lines.range(at)
    for order, item in enumerate(items):
        item.sort_text = f"{order:04}"
        item.filter_text = begun  # devices go by other spellings, too, and the editor must not drop them
        item.text_edit = types.TextEdit(place, item.label)
    return types.CompletionList(is_incomplete=True, items=items)


def _begun(line: str) -> str:
    """The word at the end of a line, from its first letter on.

    >>> _begun("3 TFLOP/"), _begun("8H10"), _begun("4 * ")
    ('TFLOP/', 'H10', '')
    """
    at = len(line)
    while at and (line[at - 1].isalnum() or line[at - 1] in "_/%.-"):
        at -= 1
    return line[at:].lstrip("0123456789_/%.-")


def _in_block(about: Open, offset: int) -> bool:
    return any(
        is_calc(about.text, fence) and fence.body.start <= offset <= fence.body.end for fence in fences(about.text)
    )


def _names(about: Open, begun: str, offset: int) -> Iterator[types.CompletionItem]:
    part = about.part(offset)
    above = {*part.worked.before.quantities, *part.worked.before.units} if part else set()
    above |= {name for name, place in about.defined() if part and part.start <= place.start < offset}
    names = about.names(offset)
    for name in sorted(above):
        quantity = names.quantities.get(name) or names.units.get(name)
        if quantity and name.casefold().startswith(begun.casefold()) and name != begun:
            yield types.CompletionItem(name, kind=types.CompletionItemKind.Variable, detail=f"= {told(quantity)}")


def _units(begun: str) -> Iterator[types.CompletionItem]:
    """Units by their first letters as they are written, then in other letters; scales among them."""
    table = units.table()
    words = [*table.units, *table.scales]
    exact = [word for word in words if word.startswith(begun)]
    other = [word for word in words if word.casefold().startswith(begun.casefold()) and not word.startswith(begun)]
    for word in [*sorted(exact, key=len), *sorted(other, key=len)][:_MOST]:
        found = units.meanings(word)
        detail = str(found[0]) if found else figure(table.scales[word])
        yield types.CompletionItem(word, kind=types.CompletionItemKind.Unit, detail=detail)


def _devices(begun: str) -> Iterator[types.CompletionItem]:
    wanted, count = key(begun), 0
    for device in hardware.devices() if wanted else ():
        names = [name for name in (*device.aliases, device.name) if key(name).startswith(wanted)]
        if not names or count == _MOST:
            continue
        count += 1
        peak = device.usual()
        detail = f"{device.name}, {peak.value / 1e12:.4g} TFLOP/s ({peak})" if peak else device.name
        source = peak.source if peak else device.source
        yield types.CompletionItem(
            names[0], kind=types.CompletionItemKind.Class, detail=detail, documentation=f"listed by {source}"
        )


def _systems(begun: str, known: Sequence[System]) -> Iterator[types.CompletionItem]:
    for one in [one for one in known if one.name.casefold().startswith(begun.casefold())][:_MOST]:
        told = types.MarkupContent(types.MarkupKind.Markdown, f"```calc\n{one.calculation}\n```")
        documentation = told if one.calculation else None
        yield types.CompletionItem(
            one.name, kind=types.CompletionItemKind.Reference, detail="a system", documentation=documentation
        )
