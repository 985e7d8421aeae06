"""The servers that are measured, one worker each: `python -m benchmarks.server empty|service FOLDER`."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from petaday.casebook import Casebook
from petaday_service.app import create
from petaday_service.conversation.limits import Limits
from petaday_service.http.body import body
from petaday_service.http.listen import listen, server
from petaday_service.serving.service import Service
from petaday_service.serving.warm_up import warm_up
from petaday_service.store import SqliteStore

EMPTY, SERVICE = "empty", "service"
GUARDED = "/nothing"
NO_RATE = Limits(burst=10**9, per_second=1e9)
"""All messages come from one address here; every other limit is as it is served."""


@contextmanager
def serving(what: str, folder: Path) -> Iterator[tuple[str, int]]:
    """The address and the process id of a server; the service keeps its conversations in this folder."""
    command = [sys.executable, "-m", "benchmarks.server", what, str(folder)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        try:
            yield process.stdout.readline().strip(), process.pid
        finally:
            process.terminate()


def main() -> None:
    what, folder = sys.argv[1:]
    app = _empty() if what == EMPTY else _service(Path(folder))
    warm_up()
    with listen("127.0.0.1", 0) as listener:
        print(f"http://127.0.0.1:{listener.getsockname()[1]}", flush=True)
        server(app, NO_RATE).run(sockets=[listener])


def _store(folder: Path) -> SqliteStore:
    return SqliteStore(folder / "petaday.db")


def _empty() -> Starlette:
    async def nothing(_: Request) -> Response:
        return JSONResponse({})

    return Starlette(routes=[Route("/", nothing, methods=["POST"])])


def _service(folder: Path) -> Starlette:
    """The service, and behind the same guards and headers a route that takes a message and answers nothing."""

    async def nothing(request: Request) -> Response:
        await body(request, "application/json", NO_RATE)
        return JSONResponse({})

    app = create(Service(_store(folder), Casebook(pages=()), NO_RATE))
    app.router.routes.insert(0, Route(GUARDED, nothing, methods=["POST"]))
    return app


if __name__ == "__main__":
    main()
