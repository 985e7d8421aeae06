"""A uvicorn protocol that limits how long the head of a request may take; uvicorn itself sets no limit."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    Http = asyncio.Protocol
else:
    from uvicorn.protocols.http.auto import AutoHTTPProtocol as Http


def protocol_with_header_timeout(seconds: float) -> type[asyncio.Protocol]:
    """Returns a protocol class that closes a connection whose request head takes longer.

    The time runs from the start of a connection, too. Between two requests uvicorn's own, shorter one does.
    """

    class Punctual(Http):
        transport: asyncio.Transport
        cycle: Any = None
        due: asyncio.TimerHandle | None = None

        def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override] # as uvicorn has it
            super().connection_made(transport)
            self.due = asyncio.get_running_loop().call_later(seconds, transport.close)

        def data_received(self, data: bytes) -> None:
            super().data_received(data)
            if self.cycle is None or self.cycle.response_complete:
                self.due = self.due or asyncio.get_running_loop().call_later(seconds, self.transport.close)
            else:
                self._begun()

        def connection_lost(self, exc: Exception | None) -> None:
            self._begun()
            super().connection_lost(exc)

        def _begun(self) -> None:
            if self.due:
                self.due.cancel()
                self.due = None

    return Punctual
