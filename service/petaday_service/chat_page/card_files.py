"""The style and the scripts of the cards and of marked documents, as their other pages have them."""

from __future__ import annotations

import re
from hashlib import sha256

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from petaday import card, marked

DARK = re.compile(r':root\[data-theme="dark"\][^{}]{0,400}(\{[^}]*\})')
"""The colours for dark pages, which a script asks for."""
KINDS = {"css": "text/css", "js": "text/javascript"}


def routes() -> list[Route]:
    """Returns a route for each file: the style, its dark colours for pages without scripts, and the scripts."""
    style = card.style()
    dark = DARK.search(style)
    assert dark, "card.css names its dark colours"
    files = {
        "card.css": style,
        "dark.css": f":root {dark[1]}\n",
        **{name: card.script(name) for name in card.SCRIPTS},
        "marked.css": marked.style(),
        "marked.js": marked.script(),
    }
    return [Route(f"/chat/card/{name}", _File(name, text).answer) for name, text in files.items()]


class _File:
    """One file, answered with 304 where the browser has it already."""

    def __init__(self, name: str, text: str) -> None:
        self._content = text.encode()
        self._kind = KINDS[name.rpartition(".")[2]]
        self._headers = {"ETag": f'"{sha256(self._content).hexdigest()[:16]}"'}

    def answer(self, request: Request) -> Response:
        if request.headers.get("if-none-match") == self._headers["ETag"]:
            return Response(status_code=304, headers=self._headers)
        return Response(self._content, headers=self._headers, media_type=self._kind)
