"""Texts worked into rows: the one implementation behind every library of frames."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import cache, partial
from hashlib import sha256
from importlib.metadata import PackageNotFoundError
from importlib.metadata import version as version_of
from multiprocessing import get_context
from typing import Any

from petaday.calculate import audit, scan
from petaday.core.calculation import Calculation, Claim, worst_of
from petaday.core.quantity import COUNT
from petaday.frame.schema import AUDIT, SCAN, Field

Row = tuple[Any, ...]
_CHUNK = 256  # texts handed to a worker at once


def is_missing(value: object) -> bool:
    """True for None, NaN and what says of itself that it is missing, as `pandas.NA` and `pandas.NaT` do.

    >>> is_missing(None), is_missing(float("nan")), is_missing(""), is_missing("2 * 3")
    (True, True, False, False)
    """
    if value is None or type(value).__name__ in {"NAType", "NaTType"}:
        return True
    return isinstance(value, float) and value != value  # noqa: PLR0124 - NaN is what is not itself


def audited(values: Iterable[object], jobs: int = 1) -> list[Row]:
    """Returns a row of `AUDIT` for each value, in order: a text's is its calculation, a missing value's is missing.

    A text that stands in several rows is worked once.

    Args:
        values: texts, or what is missing.
        jobs: how many processes work; more than one are worth it from thousands of texts on.

    >>> audited(["2 PF = 2e15 FLOP", None])[0][:4]
    (2000000000000000.0, 'FLOP', 2000000000000000.0, 2.3148148148148147e-05)
    >>> set(audited(["2 PF = 2e15 FLOP", None])[1])
    {None}
    """
    given = [_text(value) for value in values]
    texts = list(dict.fromkeys(text for text, _ in given if text is not None))
    rows = dict(zip(texts, _worked(_audit, texts, jobs), strict=True))
    return [rows[text] if text is not None else _lacking(AUDIT, error=why) for text, why in given]


def scanned(docs: Sequence[tuple[str | None, object]], jobs: int = 1) -> list[Row]:
    """Returns the rows of `SCAN` for some texts, in order: a row for each stated result or calculation without one.

    Args:
        docs: what each is called, and its text; a missing one has no rows.
        jobs: how many processes work.

    >>> [(row[0], row[5], row[14]) for row in scanned([("a", "2 * 3 = 6."), ("b", None)])]
    [('a', '2 * 3 = 6', 'follows')]
    """
    given = [(doc, *_text(value)) for doc, value in docs]
    found = iter(_worked(found_in, [text for _, text, _ in given if text is not None], jobs))
    rows: list[Row] = []
    for doc, text, why in given:
        if text is not None:
            rows += [(doc, *row) for row in next(found)]
        elif why is not None:
            rows.append(unread(doc, why))
    return rows


def unread(doc: str | None, why: str) -> Row:
    """Returns the row of `SCAN` for a text that could not be read, or not to its end.

    >>> unread("a.pdf", "it holds no text")[:3]
    ('a.pdf', -1, -1)
    """
    return _lacking(SCAN, doc=doc, find=-1, claim=-1, error=why, version=version())


def found_in(text: str, *, shown: str | None = None, exact: bool = False) -> list[Row]:
    """Returns the rows of `SCAN` for one text, without its name.

    Args:
        text: what is read.
        shown: the text before what is not read of it was blanked out, where that is another one: the hash is of it.
        exact: lines are read, too, that promise no calculation.

    >>> [(row[4], row[13]) for row in found_in("2 * 3 = 6.")]
    [('2 * 3 = 6', 'follows')]
    """
    given = text if shown is None else shown
    after = (version(), sha256(given.encode("utf-8", "surrogatepass")).hexdigest())
    return [(at, *row, *after) for at, done in enumerate(scan(text, exact=exact)) for row in _found(done)]


def _text(value: object) -> tuple[str | None, str | None]:
    """The text of a cell, or why it has none; neither for what is missing."""
    if is_missing(value):
        return None, None
    if isinstance(value, str):
        return str(value), None
    return None, f"this is no text but of type {type(value).__name__}"


def _worked(work: Callable[[str], Any], texts: Sequence[str], jobs: int) -> Iterable[Any]:
    if jobs < 1:
        raise ValueError(f"jobs is {jobs}: give how many processes are to work, 1 or more")
    if jobs == 1 or len(texts) <= _CHUNK:
        return [work(text) for text in texts]
    # a library of frames has threads of its own: a fork of it may never end
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
        return list(pool.map(work, texts, chunksize=_CHUNK))


def _audit(text: str) -> Row:
    done = audit(text)
    worst = worst_of(claim.verdict for claim in done.claims)
    claim = next((one for one in done.claims if one.verdict == worst), None)
    stated = (claim.value, claim.ratio, claim.verdict) if claim else (None, None, None)
    flop = done.value if done.unit == str(COUNT) else None
    return (done.value, done.unit, flop, done.pfs_days, *stated, _codes(done), _error(done))


@cache
def version() -> str:
    """Returns which petaday this is; empty where it is only on the path, and not installed.

    >>> version().count(".")
    2
    """
    try:
        return version_of("petaday")
    except PackageNotFoundError:
        return ""


def _found(done: Calculation) -> Iterator[Row]:
    place = (done.span.start, done.span.end, done.text, done.name)
    worth = (done.value, done.unit, done.pfs_days, done.bound)
    row = partial(_claimed, place, worth, (_codes(done), _error(done)))
    if not done.claims:
        yield row(-1, None)
    for at, claim in enumerate(done.claims):
        yield row(at, claim)


def _claimed(place: Row, worth: Row, said: Row, at: int, claim: Claim | None) -> Row:
    judged = (claim.value, claim.recomputed, claim.ratio, claim.verdict) if claim else (None,) * 4
    return (at, *place, *worth, *judged, *said)


def _codes(done: Calculation) -> str:
    return " ".join(dict.fromkeys(found.code for found in done.diagnostics))


def _error(done: Calculation) -> str | None:
    if done.value is not None:
        return None
    first = next(iter(done.errors), None)
    return f"{first.code}: {first.message}" if first else "no calculation was found"


def _lacking(fields: Sequence[Field], **known: Any) -> Row:
    return tuple(known.get(field.name) for field in fields)
