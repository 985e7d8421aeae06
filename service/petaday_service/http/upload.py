"""Reads a file that is sent in a form, or as a part of a message: a text, a notebook, code, or a PDF."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from typing import NamedTuple

import anyio.to_thread
from starlette.datastructures import UploadFile
from starlette.formparsers import MultiPartException, MultiPartParser
from starlette.requests import Request

from petaday.core.text import decoded, is_utf_16
from petaday.documents import Unread, words
from petaday.markup.pdf import is_pdf
from petaday_service.conversation.limits import Limits, Refused
from petaday_service.http.body import body

FILE_FORM = "multipart/form-data"
READ = "Text, Markdown, HTML, LaTeX, a notebook, a table, code or a PDF can be read."


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
    return Sent(pdf=content) if is_pdf(content) else Sent(await text_of(content, found.filename or "The file"))


async def text_of(content: bytes, name: str) -> str:
    """What is read of a file that is no PDF; refuses one of which nothing can be read."""
    return await anyio.to_thread.run_sync(_text_of, content, name)  # a notebook of some megabytes takes a second


def _text_of(content: bytes, name: str) -> str:
    """Decodes a text file, in the same way as `file.js`, and reads it as one of its kind."""
    text = "" if b"\0" in content and not is_utf_16(content) else decoded(content).text
    if "\0" in text or (content and not text):
        message = f"“{name}” is neither text nor a PDF. {READ}"
        raise Refused.because(422, "unreadable-file", message)
    if not text.strip():
        raise Refused.because(422, "empty", f"“{name}” is empty.")
    try:
        read = words(text, name)
    except Unread as fault:
        raise Refused.because(422, "unreadable-file", f"“{name}”: {fault.why}.") from None
    if not read.strip():
        raise Refused.because(422, "empty", f"“{name}” holds nothing that is read: of code these are the comments.")
    return lines(read)


def lines(text: str) -> str:
    """Replaces CRLF by LF, so that a text has the same spans with scripts on and off."""
    return text.replace("\r\n", "\n")
