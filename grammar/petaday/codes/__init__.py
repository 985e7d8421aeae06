"""Every code a finding may have: what it means, a text that brings it up, and one that does not."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from textwrap import fill, indent

from petaday.core import package_data
from petaday.core.diagnostic import Severity
from petaday.core.suggest import alike

__all__ = ["CODES", "Code", "explain", "find", "near"]

FAMILIES = ("syntax", "meaning", "readings", "audit", "methods", "content", "record")
"""The registry's files: PD1xx how it is written, 2xx what it means and how it was read, 3xx what it states, 4xx how it
accounts for a training run, 5xx content files and what lies beside them."""

WIDTH = 96


@dataclass(frozen=True, slots=True)
class Code:
    """One code of the registry; `syntax.toml` says what each field holds.

    Attributes:
        code: `PD201`.
        name: `unknown-unit`.
        severity: what findings of this code count as.
        summary: what was found, in one sentence.
        explanation: why it matters and what petaday does about it.
        example: a text that triggers it, a content file for PD451 and PD5xx; None where no text is known to.
        fix: the text put right; None where there is no example.
    """

    code: str
    name: str
    severity: Severity
    summary: str
    explanation: str
    example: str | None = None
    fix: str | None = None

    @property
    def about_content(self) -> bool:
        """True when example and fix are content files rather than calculations."""
        return int(self.code[2:]) > 450  # from here on they look at a page

    def texts(self) -> list[tuple[str, str]]:
        """Its example and its fix under their captions, as they are shown; nothing for a code without.

        >>> [caption for caption, _ in CODES["PD201"].texts()]
        ['For example', 'Put right']
        """
        captioned = (("For example", self.example), ("Put right", self.fix))
        return [(caption, text.strip("\n") or "(an empty text)") for caption, text in captioned if text is not None]


def _load() -> dict[str, Code]:
    files = [tomllib.loads(package_data.read("petaday.codes", f"{name}.toml")) for name in FAMILIES]
    return {code: Code(code=code, **fields) for data in files for code, fields in data.items()}


CODES = _load()
"""The registry, in the order of its files."""


def find(word: str) -> Code | None:
    """The code of that number or name, however it is written.

    >>> find("pd201").name, find("unknown-unit").code
    ('unknown-unit', 'PD201')
    """
    asked = word.strip().casefold()
    return next((code for code in CODES.values() if asked in {code.code.casefold(), code.name}), None)


def near(word: str) -> tuple[str, ...]:
    """Codes and names that look like this one, the likeliest first.

    >>> near("unkown-unit")[0]
    'unknown-unit'
    """
    known = [spelling for code in CODES.values() for spelling in (code.code, code.name)]
    spelled = word.upper() if word[:1] in {"P", "p"} and word[-1:].isdigit() else word.casefold()
    return alike(spelled, known, most=3)


def explain(code: Code) -> str:
    """The page of one code, for the terminal.

    >>> print(explain(CODES["PD302"]).splitlines()[0])
    PD302 claim-within-factor-2 (warning)
    """
    head = (
        f"{code.code} {code.name} ({code.severity})",
        fill(code.summary, WIDTH),
        fill(code.explanation.strip(), WIDTH),
    )
    texts = [part for caption, text in code.texts() for part in (f"{caption}:", indent(text, "    "))]
    return "\n\n".join((*head, *texts))
