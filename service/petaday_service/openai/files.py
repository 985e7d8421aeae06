"""Reads the files in messages: `file` pieces of a chat, `input_file` pieces of a response; texts and PDFs."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Sequence

from petaday.markup.pdf import PdfError, is_pdf
from petaday_service.conversation.limits import Limits, Refused
from petaday_service.http.upload import text_of
from petaday_service.openai.requests import FileData, Message, Piece
from petaday_service.serving.pdf_upload import pdf_text

FILES = frozenset({"file", "input_file"})


async def with_files(messages: Sequence[Message], limits: Limits) -> list[Message]:
    """The messages with every file of the user replaced by its text; refuses one that cannot be read."""
    return [await _with_files(one, limits) if one.role == "user" else one for one in messages]


async def _with_files(message: Message, limits: Limits) -> Message:
    if message.content is None or isinstance(message.content, str):
        return message
    if not any(piece.type in FILES for piece in message.content):
        return message
    pieces = [await _piece(piece, limits) if piece.type in FILES else piece for piece in message.content]
    return message.model_copy(update={"content": pieces})


async def _piece(piece: Piece, limits: Limits) -> Piece:
    file: FileData = piece.file or piece
    if not file.file_data:
        message = "A file has to be in the message itself, as “file_data”; none is kept here to be named."
        raise Refused.because(400, "invalid_request", message)
    data = _bytes(file.file_data)
    if len(data) > limits.file_bytes:
        raise Refused.because(413, "too-large", "The file is larger than one may be.", limits.limit("file_bytes"))
    if not is_pdf(data):
        return Piece(text=await text_of(data, file.filename or "The file"))
    try:
        return Piece(text=await pdf_text(data, limits))
    except PdfError as fault:
        raise Refused.because(400, "unreadable-file", f"{str(fault)[:1].upper()}{str(fault)[1:]}.") from None


def _bytes(sent: str) -> bytes:
    """The bytes of base64, alone or as a data address.

    >>> _bytes("data:text/plain;base64,MiBkYXlz"), _bytes("MiBkYXlz")
    (b'2 days', b'2 days')
    """
    try:
        return base64.b64decode(sent.partition(",")[2] if sent.startswith("data:") else sent, validate=True)
    except (ValueError, binascii.Error):
        raise Refused.because(400, "invalid_request", "“file_data” is no base64.") from None
