"""What could not be read, in sentences: syntax diagnostics of one chain."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from petaday import units
from petaday.core.diagnostic import Diagnostic, Span
from petaday.syntax.classify.operands import MAX_DEPTH
from petaday.syntax.tokens import Draft, Trouble
from petaday.units.words import MONEY

_WORDS, _NAMES = frozenset({"WORD", "PER"}), frozenset({"LABEL", "NAME"})
_SPELLED = r"(?i)\b(?:half|quarter|twice|double|triple|thrice|sqrt|cbrt)(?: of)?$"
_EXPONENT = re.compile(r"[eE][0-9]+$")
_OTHER_SCRIPTS = ("CJK", "HIRAGANA", "KATAKANA", "HANGUL")  # no letter of theirs looks like one of ours
_WELCOME = "×·∙⋅✕✖÷−–—≈≃≅⇒→⟹≡≐≲≤≥∼’‘“”•…±µμ⁻⁺⁰¹²³⁴⁵⁶⁷⁸⁹€£°′″\u00a0\u2009\u202f\u2007\u200b\ufeff§†‡√（）"
_STRANGE = rf"[^\x00-\x7f\s{_WELCOME}]|[\x00-\x08\x0e-\x1f]"


def troubles(draft: Draft, text: str) -> list[Diagnostic]:
    """Why a chain stopped before its end, and the unknown units in it."""
    stopped = draft.trouble and not (draft.trouble.code == "PD105" and not draft.tokens)
    return [*([said(draft.trouble, text)] if draft.trouble and stopped else []), *unknown_units(draft)]


def said(found: Trouble, text: str) -> Diagnostic:
    """A trouble as a diagnostic."""
    written = found.span.of(text)
    message, help_ = {
        "PD103": (f"The bracket `{written}` has no partner.", "Close it, or take it out."),
        "PD104": (f"An operator is missing before `{written}`.", "Write `*`, `/`, `+` or `-` between the two."),
        "PD105": (
            f"Nothing that can be worked follows `{written}`.",
            "Write the missing factor, or take the operator out.",
        ),
        "PD106": (
            f"`{written}` does not fit into a calculation here.",
            "Write numbers with their units, joined by `*`, `/`, `+`, `-`.",
        ),
        "PD107": (
            f"Brackets are nested deeper than {MAX_DEPTH} levels here.",
            "Split the calculation into named lines.",
        ),
    }[found.code]
    return Diagnostic(found.code, "error", message, found.span, help_)


def unknown_units(draft: Draft) -> Iterator[Diagnostic]:
    """Words behind a number that are no unit, yet nearly one."""
    for token in draft.tokens:
        kind = token.type
        if kind in _WORDS:
            if said_ := _unit(kind, token.text):
                yield Diagnostic(said_[0], "error", said_[1], token.span, said_[2])
        elif kind == "NUMBER":
            text = token.text
            if text[0] == "0" and text[1:2].isdigit():
                message = f"`{text}` begins with a zero: digits of a date, a telephone or a code, and no figure."
                yield Diagnostic("PD106", "error", message, token.span, "Write the figure without it.")
        elif kind in _NAMES and (word := re.search(_SPELLED, token.text)):
            help_ = "Write it as a number: `0.5 *` for half, `sqrt(16)` with brackets."
            yield Diagnostic("PD106", "error", f"`{word[0]}` is not read as a number here.", token.span, help_)


@lru_cache(maxsize=4096)
def _unit(kind: str, word: str) -> tuple[str, str, str] | None:
    """Code, message and help for a word behind a number that no figure can have; None for any other."""
    if meant := units.nearest(word):
        help_ = f"Did you mean `{meant}`? If it is a thing that is counted, write it as another word."
        return "PD201", f"`{word}` is no unit petaday knows.", help_
    if word in MONEY:
        help_ = "Convert it first (to `$2`, `€2` or `£2`), or leave the price out."
        return "PD213", f"`{word}` is money that petaday does not work with.", help_
    if kind == "WORD" and _EXPONENT.match(word):
        return "PD106", f"`{word}` stands apart from its number.", f"Write the number in one piece, such as `5{word}`."
    return None


def strange(text: str) -> list[Diagnostic]:
    """Letters and digits that only look like ours: a Cyrillic Р in `РF`, a full-width 5."""
    if text.isascii() and text.isprintable():
        return []
    for found in re.finditer(_STRANGE, text):
        sign = found.group()
        import unicodedata  # noqa: PLC0415 - needed for strange signs only

        name = unicodedata.name(sign, "a control character")
        if name.startswith(("LATIN", "GREEK", "SUPERSCRIPT", "SUBSCRIPT", *_OTHER_SCRIPTS)) and "FULLWIDTH" not in name:
            continue
        place = Span(*found.span())
        return [
            Diagnostic(
                "PD108",
                "error",
                f"The sign here is U+{ord(sign):04X} ({name.lower()}), which no calculation uses.",
                place,
                "Type it again from the keyboard.",
            )
        ]
    return []
