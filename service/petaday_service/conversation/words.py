"""Makes a message even: quotation marks and dashes of one kind, and words mended that are one slip off."""

from __future__ import annotations

import re
from functools import lru_cache

from petaday import hardware
from petaday.core.suggest import one_letter_apart
from petaday.units import is_unit
from petaday_service.conversation.lexicon import KNOWN, MENDED
from petaday_service.conversation.shorthand import in_full

_WORD = re.compile(r"(?<![\w.])[A-Za-z]{3,}(?![\w])")
_LATEX = re.compile(r"\\(cdot|times|,|;|!|quad|text|mathrm|approx|sim)")
_EVEN = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "−": "-", "\u00a0": " ", "×": "x"})


def even(message: str) -> str:
    """The message in one line, with plain marks.

    >>> even("what’s  30–40%")
    "what's 30-40%"
    """
    if "\\" in message:
        message = _LATEX.sub(lambda found: "x" if found[1] in ("cdot", "times") else " ", message)
    return " ".join(message.translate(_EVEN).split())


def mended(message: str) -> str:
    """The message in full, with words mended that are one edit from a word of this field; names and units stay.

    >>> mended("comprae with GPT-3 for 3 wekks"), mended("Orca on 8 H100s")
    ('compare with GPT-3 for 3 weeks', 'Orca on 8 H100s')
    """
    message = in_full(message)
    begins = len(message) - len(message.lstrip())
    return _WORD.sub(lambda found: _mended(found[0], first=found.start() == begins), message)


@lru_cache(maxsize=4096)
def _mended(word: str, *, first: bool) -> str:
    low = word.casefold()
    named = word[0].isupper() and not first
    if low in KNOWN or low.removesuffix("s") in KNOWN or len(low) < 4 or named or word.isupper():
        return word
    if is_unit(word) or is_unit(low) or hardware.find(word):
        return word
    near = [known for known in MENDED if len(known) > 3 and one_letter_apart(low, known)]
    return min(near, key=lambda known: (abs(len(known) - len(low)), known)) if near else word


def plain(message: str) -> str:
    """The words in small letters with a blank on either side, without marks but those inside figures.

    >>> plain("What's the MFU?")
    " what's the mfu "
    """
    low = re.sub(r"[^\w\s.%$€£/'+-]", " ", message.casefold())
    low = re.sub(r"\.(?!\d)|(?<!\w)'|'(?!\w)", " ", low)
    return f" {' '.join(low.split())} "
