"""Batches worked by several processes, in order; a process that ends costs the text that ended it, and no other."""

from __future__ import annotations

import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from multiprocessing import active_children, get_context, parent_process

from petaday.corpus.texts import Batch
from petaday.corpus.working import Done, How

Work = Callable[[Batch, How], Done]
_AHEAD = 16
"""Batches a process that are handed out before the first of them is waited for: one may take long."""
ENDED = "the process that read it ended"


def run(pieces: Iterable[Batch], how: How, jobs: int, work: Work) -> Iterator[tuple[Batch, Done]]:
    """Each batch with what became of it, in order, by so many processes.

    Raises:
        OSError: a part cannot be written.
    """
    if jobs == 1:
        yield from ((batch, work(batch, how)) for batch in pieces)
        return
    waiting: deque[tuple[Batch, Future[Done]]] = deque()
    source = iter(pieces)
    pool = _pool(jobs)
    try:
        while True:
            for batch in islice(source, _AHEAD * jobs - len(waiting)):
                waiting.append((batch, _submitted(pool, work, batch, how)))
            if not waiting:
                return
            batch, future = waiting[0]
            try:
                done = future.result()
            except BrokenProcessPool:
                pool.shutdown(cancel_futures=True)
                waiting = _again(waiting, how, work)
                pool = _pool(jobs)
                continue
            waiting.popleft()
            yield batch, done
    except BaseException:
        for worker in active_children():  # else the end would wait for the longest text
            worker.terminate()
        raise
    finally:
        pool.shutdown(cancel_futures=True)


def _pool(jobs: int) -> ProcessPoolExecutor:
    """Processes that begin with nothing: what libraries this one has loaded, with their threads, does not go along."""
    return ProcessPoolExecutor(jobs, mp_context=get_context("spawn"), initializer=_begin)


def _begin() -> None:
    """A worker leaves Ctrl-C to the process that began it, and ends when that one is gone, however it went."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = parent_process()

    def follow() -> None:
        if parent is not None:
            parent.join()
        os._exit(1)

    threading.Thread(target=follow, daemon=True).start()


def _submitted(pool: ProcessPoolExecutor, work: Work, batch: Batch, how: How) -> Future[Done]:
    try:
        return pool.submit(work, batch, how)
    except BrokenProcessPool as fault:
        future: Future[Done] = Future()
        future.set_exception(fault)
        return future


def _again(waiting: Iterable[tuple[Batch, Future[Done]]], how: How, work: Work) -> deque[tuple[Batch, Future[Done]]]:
    """What was handed out, with that done that is not yet: batch after batch, so that it shows which ends a process."""
    found: deque[tuple[Batch, Future[Done]]] = deque()
    alone = _Alone(how, work)
    for batch, old in waiting:
        future = old
        if not old.done() or old.cancelled() or old.exception():
            future = Future()
            future.set_result(alone.done(batch))
        found.append((batch, future))
    alone.close()
    return found


class _Alone:
    """One process, and a new one where it ends."""

    def __init__(self, how: How, work: Work) -> None:
        self._how, self._work, self._pool = how, work, _pool(1)

    def done(self, batch: Batch) -> Done:
        """A batch; the texts that end the process are not opened."""
        if made := self._tried(batch):
            return made
        if not self._tried(Batch(())):
            raise OSError(None, "no process can be begun; --jobs 1 does without")
        rest = tuple(text if self._tried(Batch((text,))) else text._replace(why=ENDED) for text in batch.texts)
        return self._tried(Batch(rest)) or self._work(Batch(tuple(one._replace(why=ENDED) for one in rest)), self._how)

    def _tried(self, batch: Batch) -> Done | None:
        try:
            return self._pool.submit(self._work, batch, self._how).result()
        except BrokenProcessPool:
            self.close()
            self._pool = _pool(1)
            return None

    def close(self) -> None:
        """End it."""
        self._pool.shutdown()
