"""The systems that a message names: pages of the casebook, families of them, and names that are none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from petaday import hardware, units
from petaday.casebook import Casebook, Page
from petaday.core.suggest import alike, one_letter_apart
from petaday_service.conversation.lexicon import KNOWN

_TOKEN = re.compile(r"[A-Za-z][\w+']*(?:[-./]\w+)*|\d+(?:\.\d+)*[A-Za-z]*")
_WORDS_OF_TALK = frozenset(
    {"transformer", "dropout", "adam", "gan", "vae", "nas", "align", "segment anything", "modest"}
)
_FIELD_WORDS = frozenset(
    {"attention", "visualizing", "neural", "deep", "image", "noisy", "adaptive", "big", "segment", "stable"}
)
_MOST = 5


class Named(NamedTuple):
    """A name in a message: where it stands, the pages it may mean, the likeliest first; none for an unknown one."""

    text: str
    start: int
    pages: tuple[Page, ...]


class _Index(NamedTuple):
    exact: dict[str, Page]
    begins: dict[str, tuple[Page, ...]]


def systems_named(message: str, casebook: Casebook) -> tuple[Named, ...]:
    """Every system of the casebook that a message names, in its order; a slip of the pen is forgiven."""
    tokens = list(_TOKEN.finditer(message))
    index = _index(casebook)
    found: list[Named] = []
    at = 0
    while at < len(tokens):
        for size in range(min(_MOST, len(tokens) - at), 0, -1):
            span = tokens[at : at + size]
            text = message[span[0].start() : span[-1].end()]
            after = tokens[at + size][0] if at + size < len(tokens) else ""
            gap = message[span[-1].end() : tokens[at + size].start()] if after else ""
            if "," in text or not (pages := _pages(text, index)) or _is_another(text, pages, after, gap):
                continue
            found.append(Named(text, span[0].start(), pages))
            at += size - 1
            break
        at += 1
    return tuple(found)


def unknown_names(message: str, known: tuple[Named, ...]) -> tuple[str, ...]:
    """Names in a message that are none of its `known` systems, no device, unit or word: `Claude`, `Gemini 9`."""
    taken = [(one.start, one.start + len(one.text)) for one in known]
    runs: list[tuple[int, int]] = []
    end = -1
    for token in _TOKEN.finditer(message):
        inside = any(start <= token.start() < stop for start, stop in taken)
        word = token[0].removesuffix("'s")
        follows = end >= 0 and not message[end : token.start()].strip(" -")
        if inside or _is_talk(word, numbered=follows):
            end = -1
            continue
        if not follows and word[0].isdigit():
            continue
        end = token.start() + len(word)
        if follows:
            runs[-1] = (runs[-1][0], end)
        else:
            runs.append((token.start(), end))
    return tuple(message[start:stop] for start, stop in runs if _may_be_name(message, start, stop))


_BEFORE_A_NAME = re.compile(
    r"(?i)(?:^|\b(?:did|does|do|of|for|and|about|with|to|than|vs\.?|versus|or|show|audit|compare)\s"
    r"|\d[\d,.]{0,20}[kMBT]? )\W*$"
)
_BEHIND_A_NAME = re.compile(
    r"(?i)\W*(?:$|(?:take|took|use|used|need|needed|cost|require|required|train|trained|training|run|was|is|and|vs"
    r"|with|to|in|\d)\b)"
)


def _may_be_name(message: str, start: int, end: int) -> bool:
    """Whether words that are not known may be a name: a capital or a digit in them, or a place where names stand."""
    words = message[start:end]
    first = not message[:start].strip()
    year = re.search(r"\b(?:19|20)\d\d$", words) is not None and words.islower()
    if (any(map(str.isdigit, words)) and not year) or (
        any(map(str.isupper, words)) and not (first and words[1:].islower())
    ):
        return True
    behind = message[end:].lstrip()
    if first and words[:1].isupper() and behind[:1].isupper():
        return True
    before = _BEFORE_A_NAME.search(message[max(0, start - 24) : start])
    if before is not None and before[0][:1].isdigit():
        return True
    if before is None and not message[end:].strip(" ?.!"):
        return re.search(r"(?i)\b(?:is|was|a|an|the)\s$", message[max(0, start - 8) : start]) is not None
    return before is not None and _BEHIND_A_NAME.match(message[end : end + 24]) is not None


def near(name: str, casebook: Casebook) -> tuple[Page, ...]:
    """The systems with a name like this one, the likeliest first."""
    titles = {_key(page.front.title): page for page in casebook.systems}
    word = re.split(r"[\s\d-]", name)[0]
    begins = [page for key, page in titles.items() if word and key.startswith(_key(word)) and len(word) > 2]
    like = [titles[key] for key in alike(_key(name), titles, most=3, least=0.6)]
    return tuple({page.slug: page for page in (*begins, *like)}.values())[:4]


def _is_talk(word: str, *, numbered: bool) -> bool:
    low = word.casefold()
    if word[0].isdigit():
        return not numbered
    pieces = re.split(r"[-/']", low)
    talk = all(piece in KNOWN or piece.removesuffix("s") in KNOWN or piece.isdigit() for piece in pieces if piece)
    talk = talk or re.fullmatch(r"(?:fp|bf|tf|int)\d+", low) is not None
    return talk or units.is_unit(word) or hardware.find(word) is not None or len(word) < 3


def _pages(text: str, index: _Index) -> tuple[Page, ...]:
    key = _key(text)
    low = text.casefold()
    if len(key) < 3 or not any(map(str.isalpha, key)) or low in KNOWN or (low in _WORDS_OF_TALK and text[0].islower()):
        return ()
    if hardware.find(text) or units.is_unit(text) or low in _FIELD_WORDS:
        return ()
    if page := index.exact.get(key):
        return (page,)
    if pages := index.begins.get(key):
        return pages
    return next(_slips(key, index), ()) if (len(key) >= 4 and not key.isalpha()) or len(key) >= 5 else ()


_VARIANT = re.compile(
    r"(?i)(?:large|small|medium|mini|nano|pro|ultra|flash|turbo|max|lite|air|tiny|chat|instruct|coder)"
)


def _is_another(text: str, pages: tuple[Page, ...], after: str, gap: str) -> bool:
    """Whether what stands behind a name makes it that of another system: `Gemini 9`, `Mistral Large`."""
    if not after or gap.strip(" -") or any(_key(text) == _key(page.front.title) for page in pages):
        return False
    numbered = after[0].isdigit() and not re.fullmatch(r"\d+(?:\.\d+)?[BMTbmt]", after)
    return (
        numbered
        or _VARIANT.fullmatch(after) is not None
        or (after[0].isupper() and after.casefold() not in KNOWN and not after.isupper())
    )


def _slips(key: str, index: _Index) -> Iterator[tuple[Page, ...]]:
    digits = re.findall(r"\d+", key)
    for known, pages in index.begins.items():
        if (
            known[0] == key[0]
            and not key.startswith(known)
            and re.findall(r"\d+", known) == digits
            and one_letter_apart(key, known)
        ):
            yield pages


@lru_cache(maxsize=4)
def _made(titles: tuple[tuple[str, str], ...]) -> tuple[dict[str, str], dict[str, tuple[str, ...]]]:
    """Slugs by the whole of a title, and by its beginnings at the end of a word or number."""
    exact: dict[str, str] = {}
    begins: dict[str, dict[str, None]] = {}
    for slug, title in titles:
        exact.setdefault(_key(title), slug)
        exact.setdefault(_key(slug.rpartition("/")[2]), slug)
        pieces = re.findall(r"[A-Za-z]+|\d+(?:\.\d+)*[A-Za-z]*", title)
        letters = [piece for piece in pieces if piece[0].isalpha()]
        if 2 <= len(letters) < len(pieces):  # `Gemini Ultra` is Gemini 1.0 Ultra
            begins.setdefault(_key("".join(letters)), {})[slug] = None
        for size in range(1, len(pieces) + 1):
            begins.setdefault(_key("".join(pieces[:size])), {})[slug] = None
    return exact, {key: tuple(slugs) for key, slugs in begins.items() if len(key) >= 3 and key not in KNOWN}


def _index(casebook: Casebook) -> _Index:
    pages = {page.slug: page for page in casebook.systems}
    exact, begins = _made(tuple((page.slug, page.front.title) for page in casebook.systems))
    return _Index(
        {key: pages[slug] for key, slug in exact.items()},
        {key: tuple(pages[slug] for slug in slugs) for key, slugs in begins.items()},
    )


def _key(name: str) -> str:
    return re.sub(r"[\W_]+", "", name).casefold()
