"""Answers `what is PF?`: a unit's readings and their source, from the unit table."""

from __future__ import annotations

from collections.abc import Iterable

from petaday import units
from petaday.core.figures import figure
from petaday.core.quantity import COUNT
from petaday_service.conversation.parts import Text
from petaday_service.conversation.work_part import audit


def unit(word: str) -> tuple[Text, ...]:
    """Returns the readings of a unit, of a rate written with a slash, or of a scale word; nothing for other words.

    >>> unit("pfs-day")[0].text
    '`pfs-day` is read as a count: 8.64e19 FLOP. Source: 1e15 operations a second for a day (AI and Compute).'
    >>> unit("B")[0].text
    '`B` behind a number multiplies it by 1e9.'
    """
    if " " in word:
        return ()
    readings = units.meanings(word)
    if readings:
        sure = [str(one) for one in readings if not one.slip]
        slips = [str(one) for one in readings if one.slip]
        text = f"`{word}` is read as {', or as '.join(sure)}."
        text += " The calculation around it decides, and says how it was read." if len(sure) > 1 else ""
        text += f" Where nothing else fits, it is read as {', or as '.join(slips)}." if slips else ""
        other = readings[0].dimension == COUNT and readings[0].factor != 1
        say = (f"convert 1 {word} to FLOP",) if other else ()
        return (Text(text=f"{text}{_cited(one.unit for one in readings)}", say=say),)
    over = [units.meanings(part) for part in word.split("/")]
    report = audit(f"1 {word}") if len(over) > 1 and all(over) else None
    if report and report.value is not None and word != report.unit:
        return (Text(text=f"`{word}` is {report.shown}.{_cited(found[0].unit for found in over)}"),)
    times = units.scale(word)
    return () if times is None else (Text(text=f"`{word}` behind a number multiplies it by {figure(times)}."),)


def _cited(names: Iterable[str]) -> str:
    known = units.table().sources
    cited = "; ".join(dict.fromkeys(known[name] for name in names if name in known))
    return f" Source: {cited}." if cited else ""
