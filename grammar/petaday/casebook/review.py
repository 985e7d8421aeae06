"""What a second person signs: each calculation of a file, what became of its claims, and what is left to ask.

A review is kept beside the file it is about, in a folder `reviews`, as JSON and as Markdown of the same name. It holds
the digest of every calculation, so that a change after the signature is seen.
"""

from __future__ import annotations

import datetime
import hashlib
import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from petaday.casebook.calc_block import Calc
from petaday.casebook.finding import Finding
from petaday.core.calculation import SOUND, Claim, Reading

FOLDER = "reviews"
_NUMBERED = re.compile(r"calculation-\d+")  # of a document, which names none


class _Model(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Reviewed(_Model):
    """One calculation as it was put before the reviewer.

    Attributes:
        id: the calc block's, or its number in a text.
        line: of the file, from 1.
        part: the cell and its line, or the page; empty for a file of lines.
        text: as written.
        source: where it is printed; empty when the page does not say.
        results: what each chain of equals in it comes to.
        digest: SHA-256 of the text and of what petaday made of it.
    """

    id: str
    line: int
    text: str
    source: str
    results: tuple[str, ...]
    claims: tuple[Claim, ...]
    readings: tuple[Reading, ...]
    digest: str
    part: str = ""

    @property
    def place(self) -> str:
        """Where it stands, as people are told."""
        return self.part or f"line {self.line}"


class Review(_Model):
    """The review of one file.

    Attributes:
        file: its name; the review lies in a folder beside it.
        petaday: the version that worked it.
        questions: what only a person can answer.
        by, on: who signed, and when; empty until then.
    """

    version: Literal[1] = 1
    file: str
    title: str
    petaday: str
    calculations: tuple[Reviewed, ...]
    findings: tuple[Finding, ...]
    questions: tuple[str, ...]
    by: str = ""
    on: datetime.date | None = None


class Standing(_Model):
    """What has become of a signed review.

    Attributes:
        by, on: who signed, and when.
        changed: the calculations that are not the ones signed; `*` when the record cannot be read.
    """

    by: str
    on: datetime.date | None
    changed: tuple[str, ...] = ()

    def __str__(self) -> str:
        """In one line.

        >>> str(Standing(by="Ada Lovelace", on=datetime.date(2026, 11, 24), changed=("method-2",)))
        'changed since its review by Ada Lovelace on 2026-11-24: method-2'
        """
        if self.changed == ("*",):
            return "its review cannot be read"
        if self.changed:
            return f"changed since its review by {self.by} on {self.on}: {', '.join(self.changed)}"
        return f"reviewed by {self.by} on {self.on}"


def place(path: Path) -> Path:
    """Where the review of a file is kept.

    >>> place(Path("content/systems/vgg.md")).as_posix(), place(Path("notes.txt")).as_posix()
    ('content/systems/reviews/vgg.json', 'reviews/notes.txt.json')
    """
    return path.parent / FOLDER / f"{path.stem if path.suffix == '.md' else path.name}.json"


def kept(path: Path) -> Review | None:
    """The review of a file, if there is one; a ValueError says that it cannot be read."""
    record = place(path)
    return Review.model_validate_json(record.read_bytes()) if record.is_file() else None


def standing(path: Path, calcs: Sequence[Calc]) -> Standing | None:
    """What has become of the signed review of a file; None when nobody has signed one."""
    try:
        review = kept(path)
    except ValidationError:
        return Standing(by="", on=None, changed=("*",))
    if review is None or not review.by:
        return None
    return Standing(by=review.by, on=review.on, changed=changed(review, calcs))


def changed(review: Review, calcs: Sequence[Calc]) -> tuple[str, ...]:
    """The calculations that are new, gone, or other than the reviewed ones; a number that moved on is no change."""
    before = {one.id: one.digest for one in review.calculations}
    now = {calc.id: digest(calc) for calc in calcs}
    known, held = frozenset(before.values()) | {None}, frozenset(now.values()) | {None}

    def moved(name: str) -> bool:
        return _NUMBERED.fullmatch(name) is not None and before.get(name) in held and now.get(name) in known

    names = dict.fromkeys((*before, *now))
    return tuple(name for name in names if before.get(name) != now.get(name) and not moved(name))


def digest(calc: Calc) -> str:
    """SHA-256 of a calculation's text and of what it comes to: another reading is another calculation."""
    made = [
        [report.shown, [[claim.text, claim.verdict, claim.recomputed_shown] for claim in report.claims]]
        for report in calc.reports
    ]
    told = [calc.method, calc.record, calc.cite, calc.text, made]
    return hashlib.sha256(json.dumps(told, ensure_ascii=False).encode()).hexdigest()


def reviewed(calc: Calc, source: str, part: str = "") -> Reviewed:
    """A calculation as the reviewer sees it."""
    return Reviewed(
        id=calc.id,
        line=calc.line,
        part=part,
        text=calc.text,
        source=source,
        results=tuple(report.shown or "no figure" for report in calc.reports),
        claims=tuple(claim for report in calc.reports for claim in report.claims),
        readings=tuple(dict.fromkeys(reading for report in calc.reports for reading in report.readings)),
        digest=digest(calc),
    )


def questions(calculations: Sequence[Reviewed], found: Sequence[Finding], unverified: Sequence[str]) -> Iterator[str]:
    """What a person has to answer: gaps, choices between readings, silenced findings, facts nobody checked."""
    for one in calculations:
        if not one.source:
            yield f"{one.id}: no source is named. Where is this printed?"
        for claim in one.claims:
            if claim.verdict not in SOUND:
                guesses = "".join(f" Is it {guess.text}?" for guess in claim.conjectures[:1])
                yield f"{one.id}: “{claim.text}” is stated, and {claim.because}. What explains it?{guesses}"
    for finding in found:
        said, where = finding.diagnostic, finding.part or f"line {finding.line}"
        if finding.silenced:
            yield f"{where}: {said.code} is silenced because {finding.silenced}. Do you agree?"
        elif said.severity != "note" and said.code not in _OF_CLAIMS:
            yield f"{where}: {said.message}"
        elif said.code in _SUPPLIED:
            yield f"{where}: {said.message} Is that what is meant?"
    for fact in unverified:
        yield f"not checked against a source: {fact}"


_OF_CLAIMS = frozenset({"PD301", "PD302", "PD303", "PD304", "PD305"})
_SUPPLIED = ("PD202", "PD221", "PD225", "PD228")
"""Where petaday chose or supplied something that the text does not say."""
