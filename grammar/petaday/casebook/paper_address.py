"""The form of what a page links to: addresses, DOIs, and the numbers of arXiv."""

from __future__ import annotations

import re

from pydantic_core import PydanticCustomError

_MONTH = r"[0-9]{2}(?:0[1-9]|1[0-2])"
NUMBER = re.compile(rf"(?:{_MONTH}\.[0-9]{{4,5}}|[a-z-]+(?:\.[A-Z]{{2}})?/{_MONTH}[0-9]{{3}})(?:v[0-9]+)?")
"""`1706.03762`, `2205.05198v2`, and before April 2007 `cs/9901001`."""

_HOST = r"[^\s/.]+(?:\.[^\s/.]+)+|localhost(?::[0-9]+)?"
_ADDRESS = re.compile(rf"https?://(?:{_HOST})(?:/\S*)?", re.IGNORECASE)
_TRAILING = ".,;:>\"'"
_DOI = re.compile(r"doi:\s*(10\.\d{4,}/\S+)", re.IGNORECASE)
_AT = r"https?://(?:www\.|export\.)?arxiv\.org/(?:abs|pdf|html)"
_ARXIV = re.compile(rf"{_AT}/(?P<number>\S*?)(?:\.pdf)?/?", re.IGNORECASE)


def address(given: str) -> str:
    """An address that pages link to: nothing else that a browser would run or open; a DOI as its address.

    Raises:
        PydanticCustomError: the text is no address, or one of arXiv without a number.

    >>> address("doi:10.1038/nature16961")
    'https://doi.org/10.1038/nature16961'
    """
    doi = _DOI.fullmatch(given)
    if doi:
        return f"https://doi.org/{doi[1]}"
    if not _ADDRESS.fullmatch(given) or given[-1] in _TRAILING:
        raise PydanticCustomError("address", "is no address of a page or a paper")
    found = _ARXIV.fullmatch(given)
    if found and not NUMBER.fullmatch(found["number"]):
        raise PydanticCustomError("arxiv", "is an address of arXiv without a number of its form")
    return given


def arxiv(given: str) -> str:
    """A number of arXiv, without the word before it.

    Raises:
        PydanticCustomError: the text is no number of that form.

    >>> arxiv("arXiv:1706.03762")
    '1706.03762'
    """
    number = re.sub(r"^arxiv:\s*", "", given, flags=re.IGNORECASE)
    if not NUMBER.fullmatch(number):
        raise PydanticCustomError("arxiv", "is no number of arXiv")
    return number


def number_in(url: str) -> str | None:
    """The number in an address of arXiv; None in any other.

    >>> number_in("https://arxiv.org/pdf/1706.03762v5.pdf"), number_in("https://openai.com")
    ('1706.03762v5', None)
    """
    found = _ARXIV.fullmatch(url)
    return found["number"] if found else None
