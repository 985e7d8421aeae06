"""Serves one part of a reply as a file: a calculation as text, a chart as a picture."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping

from starlette.responses import PlainTextResponse, Response

from petaday import render
from petaday.report import Report
from petaday_service.conversation.limits import Refused
from petaday_service.conversation.parts import Chart, File, Part, Work
from petaday_service.formats.svg import svg
from petaday_service.formats.vega import specification

NO_STORE = {"Cache-Control": "no-store"}
CARDS: Mapping[str, Callable[[Report], str]] = {
    "txt": render.to_text,
    "md": render.to_markdown,
    "tex": render.to_latex,
    "json": Report.model_dump_json,
}
DRAWINGS: Mapping[str, Callable[[Chart], tuple[str, str]]] = {
    "svg": lambda chart: (svg(chart, alone=True), "image/svg+xml"),
    "vl.json": lambda chart: (json.dumps(specification(chart), ensure_ascii=False, indent=2), "application/json"),
}


def part_download(part: Part | None, form: str) -> Response:
    """The response with a part in that format, or a refusal."""
    if isinstance(part, Work) and form in CARDS:
        return PlainTextResponse(CARDS[form](part.report), headers=NO_STORE)
    if isinstance(part, Chart) and form in DRAWINGS:
        text, media_type = DRAWINGS[form](part)
        return Response(text, media_type=media_type, headers=NO_STORE)
    if isinstance(part, File) and form == "file":
        return file_download(part)
    raise Refused.because(404, "no-card", "There is no such calculation in this conversation.")


def file_download(file: File) -> Response:
    """The response with a file as an attachment."""
    disposition = {"Content-Disposition": f'attachment; filename="{file.name}"'}
    return Response(file.text, media_type=f"{file.media_type}; charset=utf-8", headers={**NO_STORE, **disposition})
