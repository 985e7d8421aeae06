"""Counts and times of the running service, for Prometheus."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from time import perf_counter

from prometheus_client import CollectorRegistry, Counter, Histogram, ProcessCollector, generate_latest
from prometheus_client.exposition import CONTENT_TYPE_PLAIN_0_0_4
from starlette.requests import Request
from starlette.responses import Response

SECONDS = (0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0)
DOORS = frozenset({"chat", "api", "v1", "mcp", "healthz", "readyz", "metrics"})


class Metrics:
    """The metrics of one service, in a registry of its own.

    Attributes:
        requests: by door, method and status.
        latency: from the first byte to the last, by door.
        messages: by kind: `kept` in a conversation, `replayed` by the client, an `operation`.
        evaluation: how long an answer takes to work out, by kind.
    """

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self.requests = Counter("petaday_requests", "Requests", ["door", "method", "status"], registry=self.registry)
        self.latency = self._times("petaday_request_seconds", "Time of a request", "door")
        self.messages = Counter("petaday_messages", "Messages answered", ["kind"], registry=self.registry)
        self.evaluation = self._times("petaday_evaluation_seconds", "Time to work out an answer", "kind")
        ProcessCollector(registry=self.registry)
        self._counter = cache(lambda door, method, status: self.requests.labels(door, method, str(status)))
        self._timer = cache(self.latency.labels)
        self._worker = cache(self.evaluation.labels)
        self._answered = cache(self.messages.labels)

    def count(self, door: str, method: str, status: int, seconds: float) -> None:
        """Counts one request; the counter of each set of labels is cached."""
        self._counter(door, method, status).inc()
        self._timer(door).observe(seconds)

    @contextmanager
    def answering(self, kind: str) -> Iterator[None]:
        """Times the work on one message, and counts it where it succeeds."""
        begun = perf_counter()
        try:
            yield
        finally:
            self._worker(kind).observe(perf_counter() - begun)
        self._answered(kind).inc()

    def page(self, _: Request) -> Response:
        """The response of `/metrics`."""
        return Response(generate_latest(self.registry), media_type=CONTENT_TYPE_PLAIN_0_0_4)

    def _times(self, name: str, what: str, label: str) -> Histogram:
        return Histogram(name, what, [label], buckets=SECONDS, registry=self.registry)


def door(path: str) -> str:
    """The part of the service a path belongs to: one of a few words.

    >>> door("/v1/models"), door("/chat/secret"), door("/systems/vgg/")
    ('v1', 'chat', 'site')
    """
    first = path.strip("/").partition("/")[0]
    return first if first in DOORS else "site"
