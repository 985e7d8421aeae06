"""The routes of the chat in the browser; with scripts off they serve forms and links."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response, StreamingResponse
from starlette.routing import Route

from petaday_service.chat_page import card_files
from petaday_service.chat_page.forms import sent
from petaday_service.chat_page.starters import STARTERS
from petaday_service.chat_page.surroundings import Surroundings
from petaday_service.conversation.in_force import in_force
from petaday_service.conversation.limits import Refused
from petaday_service.conversation.parts import Error
from petaday_service.conversation.turns import Conversation
from petaday_service.formats import html
from petaday_service.formats.document import document
from petaday_service.formats.downloads import NO_STORE, file_download, part_download
from petaday_service.formats.export import FORMS, export
from petaday_service.formats.view import views
from petaday_service.http.client import client
from petaday_service.http.origin import answer
from petaday_service.serving.offload import offload
from petaday_service.serving.service import Service

FRAGMENT = "text/vnd.petaday.turn+html"
"""What our script accepts: the one new turn instead of the page."""


RUNTIME = "assets/vega.js"
"""Where a built site keeps what draws its live charts."""


class Pages:
    """The routes `/chat`, `/chat/{id}`, and those of its parts in other formats."""

    def __init__(self, service: Service, site: Path | None) -> None:
        self._service = service
        self._surroundings = Surroundings(service.casebook, site)
        # The site brings it, where it was built: nobody has to load it twice, and nothing of it is needed here.
        self._runtime = f"/{RUNTIME}" if site and (site / RUNTIME).is_file() else ""
        self.routes = [
            Route("/chat", self._say, methods=["POST"]),
            Route("/chat", self._show),
            *card_files.routes(),
            Route("/chat/", lambda _: RedirectResponse("/chat")),
            Route("/chat/{id}", self._say, methods=["POST"]),
            Route("/chat/{id}", self._show),
            Route("/chat/{id}/share", self._share, methods=["POST"]),
            Route("/chat/{id}/export/{form}", self._export),
            Route("/chat/{id}/{seq:int}/document", self._document),
            Route("/chat/{id}/{seq:int}/{part:int}.{form}", self._copy),
        ]

    async def _show(self, request: Request) -> Response:
        try:
            conversation = await self._service.show(request.path_params.get("id"), client(request))
        except Refused as refused:
            return await self._page(_unshown(request, refused), "", refused.error, refused.status)
        asked = request.query_params
        return await self._page(conversation, asked.get("text", ""), made="made" in asked)

    async def _say(self, request: Request) -> Response:
        conversation = request.path_params.get("id")
        text = ""
        try:
            text, pdf = await sent(request, self._service.limits)
            if pdf:
                turn = await self._service.attach(pdf, conversation, client(request), request.is_disconnected)
            else:
                turn = await self._service.say(text, conversation, client(request), request.is_disconnected)
        except Refused as refused:
            if request.headers.get("accept") == FRAGMENT:
                return answer(refused)
            return await self._again(request, text, refused)
        location = f"/chat/{turn.conversation}"
        if request.headers.get("accept") == FRAGMENT:
            headers = {**NO_STORE, "Content-Location": location}
            return StreamingResponse(html.turn(turn, self._surroundings.scene()), headers=headers, media_type=FRAGMENT)
        return RedirectResponse(f"{location}#m{turn.seq}", 303)

    async def _again(self, request: Request, text: str, refused: Refused) -> Response:
        """The page with the text that was typed and the reason it was refused."""
        try:
            before = await self._service.show(request.path_params.get("id"), client(request))
        except Refused as again:
            before = _unshown(request, again)
        return await self._page(before, text, refused.error, refused.status)

    async def _page(
        self,
        conversation: Conversation,
        draft: str,
        problem: Error | None = None,
        status: int = 200,
        *,
        made: bool = False,
    ) -> Response:
        scene = self._surroundings.scene()
        around = html.Around(scene, STARTERS, self._service.limits.file_bytes, self._runtime)
        page = partial(html.page, made=made)
        content = await offload(conversation.size, page, conversation, draft, problem, around)
        return HTMLResponse(content, status, NO_STORE)

    async def _share(self, request: Request) -> Response:
        """Makes a read-only copy of the conversation and leads to its address, which says that it was made."""
        return RedirectResponse(f"/chat/{await self._service.share(request.path_params['id'])}?made", 303)

    async def _export(self, request: Request) -> Response:
        found = await self._service.show(request.path_params["id"], client(request))
        form = request.path_params["form"]
        if form not in FORMS:
            raise Refused.because(404, "no-form", f"A conversation is saved as {', '.join(FORMS)}.")
        turns = in_force(found.turns)
        return file_download(await offload(found.size, export, form, turns, self._service.casebook))

    async def _copy(self, request: Request) -> Response:
        asked = request.path_params
        found = await self._service.show(asked["id"], client(request))
        parts = {
            number: part
            for turn in views(found.turns)
            if turn.seq == asked["seq"]
            for number, part in enumerate(turn.parts, 1)
        }
        return part_download(parts.get(asked["part"]), asked["form"])

    async def _document(self, request: Request) -> Response:
        """A message as a document, each claim marked in its text."""
        asked = request.path_params
        found = await self._service.show(asked["id"], client(request))
        view = next((view for view in views(found.turns) if view.seq == asked["seq"]), None)
        if view is None:
            raise Refused.because(404, "no-message", "There is no such message in this conversation.")
        name, back = f"message {view.seq}", f"/chat/{asked['id']}#m{view.seq}"
        form = partial(document, view.text, name, back)
        body = await self._service.draw(view.text, f"document {back}", form, client(request), request.is_disconnected)
        return HTMLResponse(html.document_page(body, name, self._surroundings.scene()), headers=NO_STORE)


def _unshown(request: Request, refused: Refused) -> Conversation:
    """Returns the conversation a refusal is shown in: an empty one, under the same address after a 429."""
    return Conversation(request.path_params.get("id") if refused.status == 429 else None)
