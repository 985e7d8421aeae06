"""Extracts the text of an uploaded PDF in a process that is ended when it takes too long."""

from __future__ import annotations

import anyio
import anyio.to_process

from petaday.markup import pdf
from petaday.markup.pdf import PdfError
from petaday_service.conversation.limits import Limits


async def pdf_text(data: bytes, limits: Limits) -> str:
    """Returns the text of a PDF; `PdfError` says why there is none."""
    if not pdf.is_pdf(data):
        raise PdfError("this is no PDF")
    try:
        with anyio.fail_after(limits.file_seconds):
            text: str = await anyio.to_process.run_sync(pdf.text, data, cancellable=True)
    except TimeoutError:
        raise PdfError(f"reading this PDF takes longer than {limits.file_seconds:g} s (limit file_seconds)") from None
    return text
