"""Reads what the page sends: a message in a form, a PDF, or a file in a form where scripts are off."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from typing import NamedTuple
from urllib.parse import parse_qs

from starlette.datastructures import UploadFile
from starlette.formparsers import MultiPartException, MultiPartParser
from starlette.requests import Request

from petaday.markup.pdf import is_pdf
from petaday_service.conversation.limits import Limits, Refused
from petaday_service.http.body import PDF, body, media_type

FORM = "application/x-www-form-urlencoded"
FILE_FORM = "multipart/form-data"


class Sent(NamedTuple):
    """A message, or the bytes of a PDF that holds it."""

    text: str = ""
    pdf: bytes = b""


async def sent(request: Request, limits: Limits) -> Sent:
    """Reads the message of a request; refuses one that cannot be read."""
    kind = media_type(request)
    if kind == PDF:
        return Sent(pdf=await body(request, PDF, limits, "file_bytes"))
    if kind == FILE_FORM:
        return await _file(request, limits)
    return Sent(_text(await body(request, FORM, limits)))


def _text(form: bytes) -> str:
    try:
        fields = parse_qs(form.decode("ascii"), keep_blank_values=True, errors="strict", max_num_fields=4)
    except ValueError:  # not ASCII outside, not UTF-8 inside, or too many fields
        raise Refused.because(422, "not-a-form", "Send the message as the form field “text”.") from None
    return _lines(fields.get("text", [""])[0])


async def _file(request: Request, limits: Limits) -> Sent:
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
    if not found.filename and not content:
        raise Refused.because(422, "no-file", "Choose a file first.")
    return Sent(pdf=content) if is_pdf(content) else Sent(_read(content, found.filename or "The file"))


def _read(content: bytes, name: str) -> str:
    """Decodes a text file, in the same way as `file.js`."""
    if b"\0" in content:
        message = f"“{name}” is neither text nor a PDF. A text, Markdown, HTML, LaTeX or PDF file can be read."
        raise Refused.because(422, "unreadable-file", message)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("windows-1252", "replace")
    if not text.strip():
        raise Refused.because(422, "empty", f"“{name}” is empty.")
    return _lines(text)


def _lines(text: str) -> str:
    """Replaces CRLF by LF, so that a text has the same spans with scripts on and off."""
    return text.replace("\r\n", "\n")
