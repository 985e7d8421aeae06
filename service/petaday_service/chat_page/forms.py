"""Reads what the page sends: a message in a form, a PDF, or a file in a form where scripts are off."""

from __future__ import annotations

from urllib.parse import parse_qs

from starlette.requests import Request

from petaday_service.conversation.limits import Limits, Refused
from petaday_service.http.body import PDF, body, media_type
from petaday_service.http.upload import FILE_FORM, Sent, lines, uploaded

FORM = "application/x-www-form-urlencoded"


async def sent(request: Request, limits: Limits) -> Sent:
    """Reads the message of a request; refuses one that cannot be read."""
    kind = media_type(request)
    if kind == PDF:
        return Sent(pdf=await body(request, PDF, limits, "file_bytes"))
    if kind == FILE_FORM:
        return await uploaded(request, limits)
    return Sent(_text(await body(request, FORM, limits)))


def _text(form: bytes) -> str:
    try:
        fields = parse_qs(form.decode("ascii"), keep_blank_values=True, errors="strict", max_num_fields=4)
    except ValueError:  # not ASCII outside, not UTF-8 inside, or too many fields
        raise Refused.because(422, "not-a-form", "Send the message as the form field “text”.") from None
    return lines(fields.get("text", [""])[0])
