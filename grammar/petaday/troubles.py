"""What could not be read, in sentences: syntax diagnostics of one chain and of the text around it."""

from __future__ import annotations

import re
import unicodedata

from petaday import units
from petaday.calculation import Calculation
from petaday.diagnostic import Diagnostic, Span
from petaday.layout import MAX_DEPTH
from petaday.line import Draft, Token, Trouble

_STRANGE = re.compile(r"[^\W\d_]|[^\x00-\x7f\s]|[\x00-\x08\x0e-\x1f]")
_WELCOME = frozenset("×·∙⋅✕✖÷−–—≈≃≅⇒→⟹≡≐≲≤≥∼’‘“”•…±µμ⁻⁺⁰¹²³⁴⁵⁶⁷⁸⁹€£°′″\u00a0\u2009\u202f\u2007\u200b\ufeff§†‡√")


def trouble(draft: Draft, text: str) -> Diagnostic | None:
    """Why a chain stopped before its end, or an unknown unit in it; None when all is well."""
    if draft.trouble and not (draft.trouble.code == "PD105" and not draft.tokens):
        return _said(draft.trouble, text)
    return unknown_unit(draft)


def unfit(token: Token | None) -> Diagnostic | None:
    """The token that the grammar has no place for."""
    if token is None:
        return None
    return Diagnostic(
        "PD106",
        "error",
        f"`{token.text or 'the end'}` does not fit into a calculation here.",
        token.span,
        "Write numbers with their units, joined by `*`, `/`, `+`, `-`.",
    )


def _said(found: Trouble, text: str) -> Diagnostic:
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


def unknown_unit(draft: Draft) -> Diagnostic | None:
    """A word behind a number that is no unit, yet nearly one."""
    for token in draft.tokens:
        if token.type in {"WORD", "PER"} and (meant := units.nearest(token.text)):
            return Diagnostic(
                "PD201",
                "error",
                f"`{token.text}` is no unit petaday knows.",
                token.span,
                f"Did you mean `{meant}`? If it is a thing that is counted, write it as another word.",
            )
    return None


def outside(text: str, covered: list[Span], found: list[Calculation]) -> list[Diagnostic]:
    """What of a text that should be one calculation is none: nothing is dropped without a word."""
    if not text.strip():
        return [
            Diagnostic(
                "PD101",
                "error",
                "There is nothing here to read.",
                Span(0, len(text)),
                "Type a calculation, such as `2 GPU * 1.58e-3 PF * 5.5 days * 0.33`.",
            )
        ]
    said = strange(text)
    if not re.search("[0-9]", text):
        return said or [
            Diagnostic(
                "PD102",
                "error",
                "There is no number in this text.",
                _trimmed(text),
                "Write the figures: `4 GPUs * 5 days * 6 TFLOPS`.",
            )
        ]
    blamed = {d.span for c in found for d in c.diagnostics}
    end = 0
    for at, span in enumerate([*covered, Span(len(text), len(text))]):
        gap = Span(end, span.start)
        rest = gap.of(text)
        if at and at < len(covered) and not rest.strip() and "\n" not in rest:
            word = re.match(r"\S+", text[span.start :])
            place = Span(span.start, span.start + (word.end() if word else 1))
            said.append(_said(Trouble("PD104", place), text))
        elif rest.strip(" \t\n.,;:!") and not _READABLE.search(rest):
            if not any(b.start <= gap.end and b.end >= gap.start for b in blamed):
                said.append(_remark(_inner(gap, text), text))
        elif rest.strip(" \t\n.,;:!"):
            place = _inner(gap, text)
            if not any(b.start <= place.end + 1 and b.end >= place.start - 1 for b in blamed):
                code = "PD103" if rest.strip() in {"(", ")", "[", "]", "{", "}"} else "PD106"
                short = place if place.end - place.start < 80 else Span(place.start, place.start + 80)
                said.append(_said(Trouble(code, short), text))
        end = max(end, span.end)
    return said


_READABLE = re.compile(r"[0-9()\[\]{}*/+^=<>]")


def _inner(span: Span, text: str) -> Span:
    rest = span.of(text)
    return Span(span.start + len(rest) - len(rest.lstrip()), span.start + len(rest.rstrip()))


def _remark(place: Span, text: str) -> Diagnostic:
    written = " ".join(place.of(text).split())
    unit = next((word for word in re.findall(r"[^\W\d_]+", written) if units.meanings(word)), None)
    if unit:
        help_ = f"Write it behind its number: `3 {unit}`."
        return Diagnostic("PD106", "error", f"`{unit}` stands here without a number.", place, help_)
    return Diagnostic("PD224", "note", f"“{written}” is kept as a remark: it changes no figure.", place)


def strange(text: str) -> list[Diagnostic]:
    """Letters and digits that only look like ours: a Cyrillic Р in `РF`, a full-width 5."""
    for found in _STRANGE.finditer(text):
        sign = found.group()
        if (sign.isascii() and sign.isprintable()) or sign in _WELCOME:
            continue
        name = unicodedata.name(sign, "a control character")
        if name.startswith(("LATIN", "GREEK", "SUPERSCRIPT", "SUBSCRIPT")) and "FULLWIDTH" not in name:
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


def _trimmed(text: str) -> Span:
    return Span(len(text) - len(text.lstrip()), len(text.rstrip()))
