"""The ASGI application: site at `/`, chat at `/chat`, JSON at `/api/v1`, OpenAI at `/v1`, MCP at `/mcp`."""

from __future__ import annotations

from collections.abc import AsyncIterator, Collection
from contextlib import asynccontextmanager
from pathlib import Path

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from petaday_service.api.routes import Api
from petaday_service.chat_page.page import Pages
from petaday_service.conversation.limits import Refused
from petaday_service.http.headers import SecurityHeaders
from petaday_service.http.observe import Observe
from petaday_service.http.origin import LOCAL_HOSTS, Guard, answer
from petaday_service.http.readiness import Readiness
from petaday_service.http.token import Bearer
from petaday_service.mcp.mount import Mcp
from petaday_service.openai import fault
from petaday_service.openai.routes import OpenAiApi
from petaday_service.serving.service import Service


def create(
    service: Service,
    site: Path | None = None,
    hosts: Collection[str] = LOCAL_HOSTS,
    token: str | None = None,
    *,
    alone: bool = True,
) -> Starlette:
    """Returns the application.

    Args:
        service: what answers.
        site: the built site; without one `/` leads to the chat.
        hosts: the host names it answers to.
        token: what programs have to send; without one only those of this machine are served.
        alone: whether no other machine reaches the port; where one does, no program is served without a token.
    """
    mcp = Mcp(service, hosts)
    bearer = [Middleware(Bearer, token=token, alone=alone)]

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        try:
            async with mcp.open():
                yield
        finally:
            service.store.close()

    root: BaseRoute = Route("/", lambda _: RedirectResponse("/chat"))
    if site is not None:
        # The site alone is compressed: it is the same for all, so its length tells nobody anything.
        root = Mount("/", GZipMiddleware(StaticFiles(directory=site, html=True), minimum_size=1000, compresslevel=6))
    return Starlette(
        routes=[
            # A mount of its own: the site at `/` would answer 404 where the API has to say 405.
            Mount("/api/v1", routes=Api(service, token is not None).routes, middleware=bearer),
            Route("/healthz", lambda _: JSONResponse({"status": "alive"})),
            Route("/readyz", Readiness(service.store).page),
            Route("/metrics", service.metrics.page, middleware=bearer),
            Route("/favicon.ico", lambda _: RedirectResponse("/chat/static/icon.svg")),
            Mount("/v1", Bearer(OpenAiApi(service).app(), token, fault.answer, alone=alone)),
            Route("/mcp", mcp, middleware=bearer),
            Mount("/chat/static", StaticFiles(packages=[("petaday_service", "static")])),
            Mount("/chat/fonts", StaticFiles(packages=[("petaday", "fonts")])),
            *Pages(service, site).routes,
            root,
        ],
        middleware=[
            Middleware(SecurityHeaders),
            Middleware(Observe, metrics=service.metrics),
            Middleware(Guard, hosts=hosts),
        ],
        exception_handlers={Refused: _refused, HTTPException: _http},
        lifespan=lifespan,
    )


def _refused(_: Request, refused: Exception) -> Response:
    assert isinstance(refused, Refused)
    return answer(refused)


def _http(_: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    refused = Refused.because(error.status_code, f"http-{error.status_code}", f"{error.detail}.")
    refused.headers = error.headers or {}
    return answer(refused)
