"""A service that really listens, for clients that want an address."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from starlette.types import ASGIApp

from petaday_service.conversation.limits import Limits
from petaday_service.http.listen import listen, server


@contextmanager
def listening(app: ASGIApp, limits: Limits | None = None, *, proxy: bool = False) -> Iterator[str]:
    """The address of the app, served by uvicorn on a free port. Who calls before it has begun waits in line."""
    with listen("127.0.0.1", 0) as listener:
        serving = server(app, limits or Limits(), goodbye=2, proxy=proxy)
        thread = threading.Thread(target=serving.run, kwargs={"sockets": [listener]})
        thread.start()
        try:
            yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        finally:
            serving.should_exit = True
            thread.join()
