"""Reads a file that is sent in a form, or as a part of a message: a text, or a PDF."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from typing import NamedTuple

from starlette.datastructures import UploadFile
from starlette.formparsers import MultiPartException, MultiPartParser
from starlette.requests import Request

from petaday.core.text import decoded, is_utf_16
from petaday.markup.pdf import is_pdf
from petaday_service.conversation.limits import Limits, Refused
from petaday_service.http.body import body

FILE_FORM = "multipart/form-data"


class Sent(NamedTuple):
    """A message, or the bytes of a PDF that holds it."""

    text: str = ""
    pdf: bytes = b""


async def uploaded(request: Request, limits: Limits, *, strict: bool = True) -> Sent:
    """Reads the file of a form; refuses a form without one, and where it is strict a file that cannot be read."""
    data = await body(request, FILE_FORM, limits, "file_bytes")

    async def whole() -> AsyncGenerator[bytes, None]:
        yield data

    try:
        form = await MultiPartParser(request.headers, whole(), max_files=1, max_fields=2).parse()
    except (MultiPartException, ValueError, KeyError):
        raise Refused.because(422, "not-a-form", "Send the file as the form field “file”.") from None
    try:
        found = form.get("file")
        if not isinstance(found, UploadFile):
            raise Refused.because(422, "not-a-form", "Send the file as the form field “file”.")
        content = await found.read()
    finally:
        await form.close()
    if not strict and ((b"\0" in content and not is_utf_16(content)) or not content.strip()):
        return Sent(pdf=content or b" ")  # answered with the reason, as a PDF that cannot be read
    if not found.filename and not content:
        raise Refused.because(422, "no-file", "Choose a file first.")
    return Sent(pdf=content) if is_pdf(content) else Sent(text_of(content, found.filename or "The file"))


def text_of(content: bytes, name: str) -> str:
    """Decodes a text file, in the same way as `file.js`."""
    text = "" if b"\0" in content and not is_utf_16(content) else decoded(content).text
    if "\0" in text or (content and not text):
        message = f"“{name}” is neither text nor a PDF. A text, Markdown, HTML, LaTeX or PDF file can be read."
        raise Refused.because(422, "unreadable-file", message)
    if not text.strip():
        raise Refused.because(422, "empty", f"“{name}” is empty.")
    return lines(text)


def lines(text: str) -> str:
    """Replaces CRLF by LF, so that a text has the same spans with scripts on and off."""
    return text.replace("\r\n", "\n")
