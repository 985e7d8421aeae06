"""A verdict as words with a mark: its meaning depends neither on colour nor on a font."""

from __future__ import annotations

from petaday.core.calculation import Claim, Verdict
from petaday.render.elements import Html, el

LOOK: dict[str, str] = {
    "follows": "ok",
    "by rounding": "ok",
    "from the figure before": "ok",
    "close": "close",
    "within factor 2": "two",
    "off": "off",
    "not judged": "idle",
    "not checked": "unread",
}
_MARKS = {
    "follows": '<path d="M2.5 8.5l3.5 3.5 7.5-8"/>',
    "by rounding": '<path d="M2 6.2c2-2 4-2 6 0s4 2 6 0M2 10.8c2-2 4-2 6 0s4 2 6 0"/>',
    "from the figure before": '<path d="M2.5 8.5l3.5 3.5 7.5-8"/>',
    "close": '<path d="M2 8.5c2-2 4-2 6 0s4 2 6 0"/>',
    "within factor 2": '<path d="M8 2.5L14.5 13.5H1.5z" fill="currentColor"/>',
    "off": '<path d="M3.5 3.5l9 9M12.5 3.5l-9 9"/>',
    "not judged": '<path d="M3 8h10"/>',
    "not checked": '<path d="M5.5 6a2.5 2.5 0 1 1 3.6 2.2C8.3 8.7 8 9.2 8 10M8 13v.1"/>',
}


def mark(verdict: str) -> Html:
    """Returns the sign of a verdict as a small drawing in the colour of its words."""
    drawn = 'viewBox="0 0 16 16" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round"'
    return Html(f'<svg class="pd-mark" aria-hidden="true" {drawn} stroke-linejoin="round">{_MARKS[verdict]}</svg>')


def chip(verdict: str, said: str | None = None) -> Html:
    """Returns the mark and the words of a verdict; `said` stands for its name where more can be said.

    >>> chip("close", "close: 4% low").endswith('</svg> close: 4% low</span>')
    True
    """
    return el("span", mark(verdict), f" {said or verdict}", class_=f"pd-v pd-v--{LOOK[verdict]}")


def label(claim: Claim, before: str = "") -> str:
    """Returns a verdict with how far the figure is away.

    Args:
        claim: the stated figure.
        before: the stated figure before it, as written.

    >>> from petaday import audit
    >>> said = audit("4 GPU * 15 days * 5.1 TFLOPS/GPU * 0.33 = 10,000 PF = 0.12 pfs-days").claims
    >>> label(said[0]), label(said[1], said[0].text)
    ('15% high', 'follows from 10,000 PF')
    """
    words: dict[Verdict, str] = {
        "follows": "follows",
        "by rounding": "follows by rounding",
        "from the figure before": f"follows from {before}" if before else "follows from the figure before",
        "close": f"close: {gap(claim.ratio)}",
        "within factor 2": gap(claim.ratio),
        "off": f"off: {gap(claim.ratio)}",
        "not judged": "not judged",
    }
    return words[claim.verdict]


def gap(ratio: float) -> str:
    """Returns how far a stated figure is from what its inputs give, in a few words.

    >>> gap(1.146), gap(0.65), gap(0.26), gap(0.9991), gap(-1.0)
    ('15% high', '35% low', '3.8× low', '0.09% low', 'another sign')
    """
    if ratio <= 0:
        return "another sign" if ratio < 0 else "zero"
    way = "high" if ratio > 1 else "low"
    if 0.5 <= ratio <= 2:
        percent = abs(ratio - 1) * 100
        return f"{percent:.2g}% {way}" if percent < 9.95 else f"{percent:.0f}% {way}"
    times = max(ratio, 1 / ratio)
    return f"{times:.2g}× {way}" if times < 1e4 else f"10^{len(f'{times:.0f}') - 1} {way}"
