"""The size of a model and of its training text, as questions name them: `a 7B model`, `2T tokens`."""

from __future__ import annotations

import re

_FIGURE = (
    r"(?:an? |the )?(?P<figure>[0-9][0-9.,]*+(?:e[0-9]++)?)[ -]?(?P<scale>[kMBT]\b|(?:m|b|tr)illion\b|bn\b|tn\b)?[ -]?"
)
_MODEL = r"(?:models?|networks?|transformers?|llms?|param\w*|weights?)"
_SIZE = re.compile(rf"{_FIGURE}(?P<words>(?=[^/]*+\Z)[^/]*\b{_MODEL}\b[^/]*)", re.I)
_TEXT = re.compile(rf"{_FIGURE}(?P<words>(?:training |text )?tokens?)", re.I)
_NO_SIZE = re.compile(r"(?:an?|the|my|our) (?:model|network|transformer|llm)", re.I)


def size_wanted(words: str) -> str:
    """`parameters` or `tokens`, where one of the two is asked for; else nothing.

    >>> size_wanted("params"), size_wanted("days")
    ('parameters', '')
    """
    said = words.casefold().removeprefix("training ").rstrip("s")
    return {"token": "tokens", "parameter": "parameters", "param": "parameters", "weight": "parameters"}.get(said, "")


def size(text: str) -> tuple[str, str] | None:
    """`parameters` or `tokens`, and how many as a factor of a product; None for any other amount.

    >>> size("a 7B model"), size("37B active parameters"), size("2T tokens"), size("8 models")
    (('parameters', '7B parameters'), ('parameters', '37B active parameters'), ('tokens', '2T tokens'), None)
    """
    if found := _TEXT.fullmatch(text):
        return "tokens", f"{_number(found)} tokens"
    found = _SIZE.fullmatch(text)
    if found is None or not (found["scale"] or "e" in found["figure"].casefold() or "param" in found["words"]):
        return None
    active = "active " if "active" in found["words"].casefold() else ""
    return "parameters", f"{_number(found)} {active}parameters"


def is_unsized(text: str) -> bool:
    """Whether words name a model without its size: `a model`, `my network`."""
    return _NO_SIZE.fullmatch(text) is not None


def _number(found: re.Match[str]) -> str:
    scale = found["scale"] or ""
    return f"{found['figure']}{' ' if len(scale) > 1 else ''}{scale}"
