"""The libraries that petaday asks for and those that these bring, with their licences, as their metadata say.

`python tests/support/licences.py` writes DEPENDENCIES.md. It ends with 1 where a licence is none of those allowed.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from typing import NamedTuple

from packaging.requirements import Requirement
from packaging.utils import NormalizedName, canonicalize_name

from places import ROOT

FILE = ROOT / "DEPENDENCIES.md"
ALLOWED = frozenset(
    {
        *("0BSD", "Apache-2.0", "BSD", "BSD-2-Clause", "BSD-3-Clause", "CC0-1.0", "ISC", "MIT", "MIT-0", "PSF-2.0"),
        *("MPL-2.0", "Unlicense", "Zlib"),
    }
)
"""Whoever uses petaday under its own MIT licence may use these; BSD is one of that family, not said which."""
ALONE = {"psycopg": "LGPL-3.0-only", "psycopg-binary": "LGPL-3.0-only"}
"""Asked for by an extra, imported unchanged, and part of nothing that petaday hands on."""
SAID = (
    (r"MIT\b", "MIT"),
    (r"Apache\b.{0,20}\b2|Apache Software License", "Apache-2.0"),
    (r"(?:BSD[ -]3|3[ -]Clause BSD)", "BSD-3-Clause"),
    (r"BSD[ -]2", "BSD-2-Clause"),
    (r"BSD", "BSD"),
    (r"Mozilla Public License 2|MPL[ -]2", "MPL-2.0"),
    (r"ISC\b", "ISC"),
    (r"Python Software Foundation|PSF", "PSF-2.0"),
)
"""What metadata say in words, and what that is called."""


class Library(NamedTuple):
    """A library, its licence, and who asks for it: extras of petaday, or other libraries."""

    name: str
    licence: str
    extras: tuple[str, ...] = ()
    through: tuple[str, ...] = ()


def licence(metadata: Iterable[tuple[str, str]]) -> str:
    """The licence that metadata name, as SPDX has it; empty where they name none that is known.

    >>> licence([("License-Expression", "MIT")]), licence([("License", "Apache License, Version 2.0")])
    ('MIT', 'Apache-2.0')
    >>> licence([("License", "see LICENSE"), ("Classifier", "License :: OSI Approved :: BSD License")])
    'BSD'
    """
    fields: dict[str, list[str]] = {}
    for key, value in metadata:
        fields.setdefault(key, []).append(value)
    if found := fields.get("License-Expression"):
        return found[0]
    classified = [one.rpartition(" :: ")[2] for one in fields.get("Classifier", ()) if one.startswith("License")]
    for said in (*(one[:80] for one in fields.get("License", ())), *classified):
        for pattern, spdx in SAID:
            if re.search(pattern, said):
                return spdx
    return ""


def is_allowed(name: str, said: str) -> bool:
    """Whether one may use what is licensed so: one of what is joined by OR, all of what is joined by AND.

    >>> is_allowed("a", "Apache-2.0 OR GPL-3.0-only"), is_allowed("a", "MIT AND GPL-3.0-only"), is_allowed("a", "")
    (True, False, False)
    """
    if ALONE.get(name) == said:
        return True
    every = said.replace("(", "").replace(")", "").split(" AND ")
    return all(any(one.strip() in ALLOWED for one in part.split(" OR ")) for part in every)


def _asked(name: str, extras: frozenset[str]) -> Iterator[tuple[str, Requirement]]:
    """What a library asks for, each with the extra that does, or with nothing."""
    for text in distribution(name).requires or ():
        wanted = Requirement(text)
        for extra in sorted(extras | {""}):
            if wanted.marker is None or wanted.marker.evaluate({"extra": extra}):
                yield ("" if wanted.marker is None else extra), wanted
                break


def libraries() -> tuple[list[Library], list[str]]:
    """Every library that is asked for, and the names of those that are not installed here."""
    own = frozenset(distribution("petaday").metadata.get_all("Provides-Extra") or ()) - {"all"}
    direct: dict[str, set[str]] = {}
    through: dict[str, set[str]] = {}
    absent: set[str] = set()
    seen: set[tuple[str, frozenset[str]]] = set()
    todo: list[tuple[NormalizedName, frozenset[str]]] = []
    for extra in ("", *sorted(own)):
        for by, wanted in _asked("petaday", frozenset({extra})):
            name = canonicalize_name(wanted.name)
            if name != "petaday" and by == extra:
                direct.setdefault(name, set()).add(extra)
                todo.append((name, frozenset(wanted.extras)))
    while todo:
        name, extras = todo.pop()
        if (name, extras) in seen:
            continue
        seen.add((name, extras))
        try:
            for _, wanted in _asked(name, extras):
                other = canonicalize_name(wanted.name)
                if other != name and other not in direct:
                    through.setdefault(other, set()).add(name)
                todo.append((other, frozenset(wanted.extras)))
        except PackageNotFoundError:
            absent.add(name)
    here = sorted({name for name, _ in seen} - absent)
    return [
        Library(
            name,
            _of(distribution(name)),
            tuple(sorted(direct.get(name, ()))),
            tuple(sorted(through.get(name, ()))),
        )
        for name in here
    ], sorted(absent)


def _of(found: Distribution) -> str:
    return licence(found.metadata.items())  # type: ignore[attr-defined]


def page(found: Iterable[Library], absent: Iterable[str]) -> str:
    """The list as Markdown."""
    known = list(found)
    lines = [
        "# Libraries, and their licences",
        "",
        "Written by `make audit` from the metadata of what is installed; every licence is one of those that",
        "`tests/support/licences.py` allows. petaday's own is MIT, and none of these libraries is in its wheel; the",
        "fonts that are have theirs beside them (`grammar/petaday/fonts/OFL.txt`).",
        "",
        "| asked for | by | licence |",
        "| --- | --- | --- |",
        *(f"| {one.name} | {', '.join(map(_extra, one.extras))} | {one.licence} |" for one in known if one.extras),
        "",
        "| brought by these | through | licence |",
        "| --- | --- | --- |",
        *(f"| {one.name} | {', '.join(one.through)} | {one.licence} |" for one in known if not one.extras),
        "",
        f"Not looked at, for they were not installed: {', '.join(absent) or 'none'}.",
        "",
    ]
    return "\n".join(lines)


def _extra(name: str) -> str:
    return f"`{name}`" if name else "always"


def main() -> int:
    """Write the list, and name what is not allowed."""
    found, absent = libraries()
    FILE.write_text(page(found, absent), "utf-8")
    wrong = [one for one in found if not is_allowed(one.name, one.licence)]
    for one in wrong:
        print(f"{one.name}: {one.licence or 'no licence that is known'}, asked for by {one.through or one.extras}")
    print(f"{FILE.name}: {len(found)} libraries, {len(wrong)} with a licence that is not allowed")
    return int(bool(wrong))


if __name__ == "__main__":
    sys.exit(main())
