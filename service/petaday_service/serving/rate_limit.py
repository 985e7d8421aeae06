"""Limits the messages of each client with a token bucket, in bounded memory."""

from __future__ import annotations

import math
import time
from collections import OrderedDict
from collections.abc import Callable

from petaday_service.conversation.limits import Limits, Refused

CHARACTERS_PER_TOKEN = 4_096
MOST_CLIENTS = 10_000


class Rate:
    """Allows `burst` messages at once and `per_second` in the long run, for each client.

    >>> rate = Rate(Limits(burst=1, per_second=0.5), clock=lambda: 0.0)
    >>> rate.take("10.0.0.1", characters=10)
    >>> rate.take("10.0.0.1", characters=10)
    Traceback (most recent call last):
    ...
    petaday_service.conversation.limits.Refused: ...
    """

    def __init__(self, limits: Limits, clock: Callable[[], float] = time.monotonic) -> None:
        self._limits = limits
        self._clock = clock
        self._buckets: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def take(self, client: str, characters: int) -> None:
        """Spends what a message of this length costs, or refuses and says when to come back."""
        limits, now = self._limits, self._clock()
        tokens, since = self._buckets.pop(client, (float(limits.burst), now))
        tokens = min(float(limits.burst), tokens + (now - since) * limits.per_second)
        cost = min(1 + characters // CHARACTERS_PER_TOKEN, limits.burst)
        allowed = tokens >= cost
        self._buckets[client] = (tokens - cost if allowed else tokens, now)
        if len(self._buckets) > MOST_CLIENTS:
            self._buckets.popitem(last=False)  # longest unheard of, so most likely full again
        if not allowed:
            wait = math.ceil((cost - tokens) / limits.per_second)
            message = f"Too many messages at once; the next one is read in {wait} s."
            raise Refused.because(429, "too-many-messages", message, limits.limit("per_second"), retry_after=str(wait))
