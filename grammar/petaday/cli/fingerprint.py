"""What a finding is known by from one check to the next: its file, its code and its words, and not its line."""

from __future__ import annotations

from collections import Counter
from hashlib import sha256
from pathlib import PurePath
from typing import NamedTuple

from petaday.casebook.finding import Finding
from petaday.cli.checking import Checked


class Key(NamedTuple):
    """What a finding is known by: not its line, which moves."""

    file: str
    code: str
    text: str


def key(one: Finding, checked: Checked) -> Key:
    """What a finding of a file is known by; equal ones in the file share it."""
    span = one.diagnostic.span
    text = " ".join(checked.text[span.start : span.end].split())[:200]
    return Key(PurePath(one.file).as_posix(), one.diagnostic.code, text)


def fingerprints(checked: Checked) -> tuple[str, ...]:
    """A fingerprint for each finding of a file, in order: a hash, and behind `:` which of the equal ones it is."""
    seen: Counter[Key] = Counter()
    told = []
    for one in checked.findings:
        known = key(one, checked)
        seen[known] += 1
        digest = sha256("\0".join(known).encode("utf-8", "surrogatepass")).hexdigest()
        told.append(f"{digest[:32]}:{seen[known]}")
    return tuple(told)
