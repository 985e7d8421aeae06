"""What there is to say about the constants beside a table, and about rows that disagree."""

from __future__ import annotations

import re

from petaday.core.figures import figure as written
from petaday.tabular.fitting import Fit

_PRICE = re.compile(
    r"(?i)(?:US)?\$\s?(\d+(?:\.\d+)?)\s*(?:/|per|an?|each)\s*(?:[avhb]\d{2,3}\w*[\s-])?"
    r"(?:(?:gpu|tpu|chip|device|accelerator|core|card)s?[\s·-]*)?(?:per\s)?(hours?|hrs?|h)\b"
)


def stated_constants(words: str) -> dict[str, float]:
    """Constants told in a head or a caption, in base units.

    >>> round(stated_constants("Cost ($2.50/GPU-h)")["price"] * 3600, 6)
    2.5
    """
    prices = {float(found[1]) / 3600 for found in _PRICE.finditer(words)}
    return {"price": prices.pop()} if len(prices) == 1 else {}


def sentence(one: Fit) -> str:
    """A relation in a sentence, its constant named."""
    constant = one.candidate.constant
    if constant.source == "none" or not constant.called:
        return f"{one.candidate.says}."
    if constant.source == "fixed":
        return f"{one.candidate.says}."
    value = 1 / one.factor if constant.is_peak else one.factor
    told = f"{written(value / constant.size)} {constant.unit}".strip()
    how = "as stated" if constant.source == "stated" else "fitted by the rows"
    return f"{one.candidate.says}; {constant.called}: {told}, {how}."


def in_cell(value: float, stated: str) -> str:
    """A worked figure as it would be written in a cell: with its digits, sign and scale word.

    >>> in_cell(8435.0, "$8,345"), in_cell(104.0, "1040"), in_cell(2.4781, "2.28×"), in_cell(4.111e6, "4.4M")
    ('$8,435', '104', '2.48×', '4.1M')
    """
    found = re.search(r"\d[\d,.]*", stated)
    if not found:
        return written(value)
    text, behind = found[0].rstrip(".,"), stated[found.start() + len(found[0].rstrip(".,")) :]
    before = "$" if "$" in stated[: found.start()] else ""
    scale = re.match(r"\s?([kKMBT])(?![A-Za-z])", behind)
    size = {"k": 1e3, "K": 1e3, "M": 1e6, "B": 1e9, "T": 1e12}[scale[1]] if scale else 1.0
    size = 0.01 if re.match(r"\s?%", behind) else size
    if re.match(r"\s?(?:[eE][-+]?\d|[×x*·]\s?10|\^)", behind):
        return written(value)
    places = len(text.split(".")[1]) if "." in text and not re.fullmatch(r"\d{1,3}(?:\.\d{3}){2,}", text) else 0
    number = f"{value / size:,.{places}f}" if "," in text else f"{value / size:.{places}f}"
    return f"{before}{number}{scale[1] if scale else ''}{'%' if size == 0.01 else ''}{'×' if '×' in behind else ''}"
