"""A cache of answers that depend on the messages alone, in bounded memory."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Iterator, Sequence
from hashlib import sha256

CHARACTERS = 4_000_000
LONGEST = 100_000
"""An answer that would push out too many others is worked out again."""


class ReplyCache:
    """The answers asked for most recently.

    >>> memo = ReplyCache()
    >>> memo.of(b"key", lambda: "worked out"), memo.of(b"key", lambda: "not asked any more")
    ('worked out', 'worked out')
    """

    def __init__(self, characters: int = CHARACTERS) -> None:
        self._room = characters
        self._answers: OrderedDict[bytes, str] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, key: bytes) -> str | None:
        """The answer of this key; None where it is not in the cache."""
        with self._lock:
            if key in self._answers:
                self._answers.move_to_end(key)
            return self._answers.get(key)

    def of(self, key: bytes, answer: Callable[[], str]) -> str:
        """The answer of this key, worked out where it is not in the cache."""
        found = self.get(key)
        if found is None:
            found = answer()
            self._put(key, found)
        return found

    def _put(self, key: bytes, answer: str) -> None:
        if len(answer) > LONGEST:
            return
        with self._lock:
            if key not in self._answers:
                self._room -= len(answer)
            self._answers[key] = answer
            while self._room < 0:
                _, oldest = self._answers.popitem(last=False)
                self._room += len(oldest)


def keys(texts: Sequence[str]) -> Iterator[bytes]:
    """Yields a key for each text, made from it and all before it.

    >>> [one, two], [other, *_] = keys(["ab", "c"]), keys(["a", "bc"])
    >>> one == other, one == two
    (False, False)
    """
    said = sha256()
    for text in texts:
        data = text.encode(errors="surrogatepass")
        said.update(b"%d:" % len(data) + data)
        yield said.digest()
