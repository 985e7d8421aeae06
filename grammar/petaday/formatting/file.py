"""A file of any encoding as text and back: what is not changed keeps its bytes."""

from __future__ import annotations

from typing import NamedTuple

_BOMS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"), (b"", "utf-8"))


class Bytes(NamedTuple):
    r"""What a file holds, as text; line ends and all else as they are.

    >>> held = decoded(b"\xef\xbb\xbf2*3\r\n")
    >>> held.text, held.with_text("2 × 3\r\n")
    ('2*3\r\n', b'\xef\xbb\xbf2 \xc3\x97 3\r\n')
    """

    text: str
    mark: bytes
    encoding: str

    def with_text(self, text: str) -> bytes:
        """The bytes of another text in the same encoding."""
        return self.mark + text.encode(self.encoding)


def decoded(data: bytes) -> Bytes | None:
    """The text of UTF-8, or of UTF-16 that says so; None of anything else, and where a way back would change bytes.

    >>> decoded("4 ± 1".encode("latin-1")) is None
    True
    """
    mark, encoding = next(one for one in _BOMS if data.startswith(one[0]))
    try:
        text = data[len(mark) :].decode(encoding)
    except UnicodeDecodeError:
        return None
    held = Bytes(text, mark, encoding)
    return held if "\0" not in text and held.with_text(text) == data else None
