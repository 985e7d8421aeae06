"""Limits the messages of each client, and the work they cost, with a token bucket, in bounded memory."""

from __future__ import annotations

import math
import time
from collections import OrderedDict
from collections.abc import Callable

from petaday_service.conversation.limits import Limits, Refused

CHARACTERS_PER_TOKEN = 4_096
SECONDS_PER_TOKEN = 0.05
"""Of computing: at five tokens a second one address has a quarter of a core in the long run."""

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

    def check(self, client: str) -> None:
        """Refuses a client that has less than one token left; nothing is spent."""
        if client in self._buckets and (tokens := self._tokens(client)) < 1:
            raise self._refused(1 - tokens)

    def take(self, client: str, characters: int) -> None:
        """Spends what a message of this length costs, or refuses and says when to come back."""
        tokens, cost = self._tokens(client), min(1 + characters // CHARACTERS_PER_TOKEN, self._limits.burst)
        if tokens < cost:
            self._keep(client, tokens)
            raise self._refused(cost - tokens)
        self._keep(client, tokens - cost)

    def pay(self, client: str, characters: int, seconds: float) -> None:
        """Charges work for what it cost beyond the price of a message of this length; a debt is at most a burst.

        >>> rate = Rate(Limits(burst=2, per_second=1), clock=lambda: 0.0)
        >>> rate.take("10.0.0.1", characters=10)
        >>> rate.pay("10.0.0.1", 10, 4 * SECONDS_PER_TOKEN)
        >>> rate.check("10.0.0.1")
        Traceback (most recent call last):
        ...
        petaday_service.conversation.limits.Refused: Too many messages at once; the next one is read in 3 s.
        """
        more = seconds / SECONDS_PER_TOKEN - min(1 + characters // CHARACTERS_PER_TOKEN, self._limits.burst)
        if more > 0:
            self._keep(client, max(self._tokens(client) - more, -float(self._limits.burst)))

    def _tokens(self, client: str) -> float:
        """The tokens a client has left now."""
        full = float(self._limits.burst)
        tokens, since = self._buckets.get(client, (full, 0.0))
        return min(full, tokens + (self._clock() - since) * self._limits.per_second)

    def _keep(self, client: str, tokens: float) -> None:
        self._buckets.pop(client, None)
        self._buckets[client] = (tokens, self._clock())
        if len(self._buckets) > MOST_CLIENTS:
            self._buckets.popitem(last=False)  # longest unheard of, so most likely full again

    def _refused(self, lacking: float) -> Refused:
        wait = math.ceil(lacking / self._limits.per_second)
        message = f"Too many messages at once; the next one is read in {wait} s."
        limit = self._limits.limit("per_second")
        return Refused.because(429, "too-many-messages", message, limit, retry_after=str(wait))
