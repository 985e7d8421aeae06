"""The printed line as HTML: under each factor its role, under each stated figure its verdict."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from petaday.card.gloss import Piece, pieces
from petaday.card.popover import tip
from petaday.card.roles import Under, under
from petaday.card.verdicts import chip, label
from petaday.core.calculation import Claim
from petaday.core.diagnostic import Span
from petaday.render.elements import Child, Html, el, join
from petaday.report import Report

Written = Callable[[Span], Child]
_OPERATOR = 3


def line(report: Report, given: str, anchor: str, written: Written | None = None) -> Html:
    """Returns the line of a report, glossed; a row breaks before a sign, and behind a line of words.

    Args:
        report: the calculation.
        given: the text its spans point into.
        anchor: the id its parts begin with.
        written: gives the text of a factor, for a page on which its number can be changed; as printed without it.
    """
    gloss = _Gloss(report, anchor, written or (lambda span: span.of(given)))
    rows: list[list[Html]] = [[]]
    held: list[Piece] = []
    stating = False
    for piece in pieces(report, given):
        if not (piece.factor or piece.claim or piece.fault):
            held.append(piece)
            if piece.ends and len(piece.text) > _OPERATOR:
                rows += [[_words(one) for one in held], []]
                held = []
            continue
        if bool(piece.claim) is not stating and rows[-1]:
            rows.append([])
        stating = bool(piece.claim)
        rows[-1] += _held(held, gloss.piece(piece))
        held = []
    rows[-1] += [_words(piece) for piece in held]
    return el("div", *(el("p", *row, class_="pd-row") for row in rows if row), class_="pd-lines")


def _held(held: Sequence[Piece], shown: Html) -> list[Html]:
    """An operator stays with what follows it, so that a row breaks before it; words stand for themselves."""
    if held and len(held[-1].text) <= _OPERATOR:
        joined = el("span", el("span", held[-1].text, class_="pd-op"), " ", shown, class_="pd-g")
        return [*(_words(piece) for piece in held[:-1]), joined, Html(" ")]
    return [*(_words(piece) for piece in held), shown, Html(" ")]


def _words(piece: Piece) -> Html:
    return join(el("span", piece.text, class_="pd-op pd-words"), " ")


class _Gloss:
    """Writes the pieces of one line, each with what stands under it."""

    def __init__(self, report: Report, anchor: str, written: Written) -> None:
        self._report, self._anchor, self._written = report, anchor, written
        self._roles = under(report)
        self._places = list(self._roles)
        self._before = ""

    def piece(self, piece: Piece) -> Html:
        if piece.claim:
            return self._claim(piece.claim)
        if piece.fault:
            return el("span", el("code", piece.text), el("i", "cannot be read"), class_="pd-f pd-f--bad")
        return self._factor(piece)

    def _claim(self, claim: Claim) -> Html:
        at = self._report.claims.index(claim) + 1
        verdict = chip(claim.verdict, label(claim, self._before))
        self._before = claim.text
        return el("span", el("code", claim.text), " ", verdict, class_="pd-c", id=f"{self._anchor}-claim-{at}")

    def _factor(self, piece: Piece) -> Html:
        role = self._roles.get(piece.span, Under(None, "", assumed=False))
        name = f"{self._anchor}-tip-{self._places.index(piece.span) + 1}" if piece.span in self._roles else ""
        box = tip(self._report, piece.span, name) if name else None
        words = el("i", role.label, " (assumed)" if role.assumed else None) if role.label else None
        return el(
            "span",
            el("code", self._written(piece.span)),
            " ",
            words,
            box,
            class_=f"pd-f pd-f--{role.kind or 'plain'}{' pd-f--assumed' if role.assumed else ''}",
            tabindex=0 if box else None,
            aria_describedby=name if box else None,
        )
