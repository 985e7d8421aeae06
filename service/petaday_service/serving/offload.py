"""Runs long work in a thread and short work on the event loop."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

import anyio.to_thread

Result = TypeVar("Result")
INLINE_CHARACTERS = 400
"""As long as the longest calculations of papers are; the worst text of this length takes some 20 ms."""


async def offload(size: int, work: Callable[..., Result], *args: object) -> Result:
    """Returns `work(*args)`, run in a thread where `size`, in characters, is large.

    Short work is done at once: reaching a thread would cost more than it does, a quarter of a millisecond each time.
    Long work would hold up everybody, so a thread does it while the loop serves on.
    """
    if size <= INLINE_CHARACTERS:
        return work(*args)
    return await anyio.to_thread.run_sync(work, *args)
