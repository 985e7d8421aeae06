"""Adds security headers to every response."""

from __future__ import annotations

from starlette.types import ASGIApp, Message, Receive, Scope, Send

CHAT = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
SITE = "default-src 'self' data: blob: 'unsafe-inline'; frame-ancestors 'none'"
"""The site's own pages hold no one's messages; its theme and its chart need inline and compiled scripts."""

ALL = (
    (b"x-content-type-options", b"nosniff"),
    # Not `no-referrer`: Chromium would then send `Origin: null` with our own forms, and the guard would refuse them.
    (b"referrer-policy", b"same-origin"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
)
EMBED = "default-src 'none'; style-src 'self' 'unsafe-inline'; img-src 'self'; font-src 'self'; frame-ancestors *"
"""A chart for other people's pages: no script, and anybody may frame it."""

OPEN = {b"cross-origin-resource-policy": b"cross-origin"}
FRAMED = "/embed/"
STRICT = ("/chat", "/api", "/v1", "/mcp", "/metrics", "/healthz", "/readyz")
POLICIES = {
    kind: (*headers, (b"content-security-policy", policy.encode()))
    for kind, headers, policy in (
        ("strict", ALL, CHAT),
        ("site", ALL, SITE),
        ("embed", tuple((name, OPEN.get(name, value)) for name, value in ALL), EMBED),
    )
}


def policy(path: str) -> str:
    """The name of the header set for a path: `strict`, `embed` or `site`."""
    if path.startswith(STRICT):
        return "strict"
    return "embed" if path.startswith(FRAMED) else "site"


class SecurityHeaders:
    """ASGI middleware that adds the headers of the path to every response."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve the request; its answer carries the headers."""

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message.get("headers", ()), *POLICIES[policy(scope["path"])]]
            await send(message)

        await self._app(scope, receive, with_headers)
