"""The service: one message in, one stored turn out, for every door."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Awaitable, Callable, Sequence
from functools import partial

import anyio.to_thread

from petaday.casebook import Casebook
from petaday.core.patience import look
from petaday.markup.pdf import PdfError
from petaday_service.answers.operations import Calculation, Operation
from petaday_service.answers.reply import reply
from petaday_service.conversation.in_force import States, next_states
from petaday_service.conversation.limits import Limits, Refused
from petaday_service.conversation.parts import PARTS, Error, Part
from petaday_service.conversation.turns import Conversation, Draft, MovedOnError, Store, Turn, UnavailableError
from petaday_service.conversation.understand import work_size
from petaday_service.serving.bounded_work import Gone, Work
from petaday_service.serving.group_commit import GroupCommit
from petaday_service.serving.locks import TurnLocks
from petaday_service.serving.log import log_unavailable
from petaday_service.serving.metrics import Metrics
from petaday_service.serving.pdf_upload import pdf_text
from petaday_service.serving.rate_limit import Rate
from petaday_service.serving.reply_cache import ReplyCache, keys
from petaday_service.serving.size_limit import check_size

TRIES = 12
"""How often a message is answered anew because another process was quicker to write in its conversation."""

FIRST_WAIT, LONGEST_WAIT = 0.002, 0.25
"""Seconds, at most, before the second try and before any: two processes that try in step would meet again and again."""

FREE_CHARACTERS = 65_536
"""Conversations up to this length are shown without a charge to the rate limit."""

SHOWN_FOR_SAID = 16
"""Showing so many characters costs as much as answering one."""


class Service:
    """Answers messages with a store, a casebook and limits."""

    def __init__(self, store: Store, casebook: Casebook, limits: Limits | None = None) -> None:
        self.store = store
        self.casebook = casebook
        self.limits = limits or Limits()
        self.metrics = Metrics()
        self._rate = Rate(self.limits)
        self._commits = GroupCommit(store)
        self._turns = TurnLocks()
        self._replies, self._results = ReplyCache(), ReplyCache()

    async def say(self, text: str, conversation: str | None, client: str, gone: Gone | None = None) -> Turn:
        """Answers a message and stores both; refuses by name. Nothing is stored when the sender has `gone`."""
        self.admit(len(text), client)
        _filled(text)
        return await self._say(text, conversation, self._work(client, len(text), gone), gone=gone)

    async def attach(self, pdf: bytes, conversation: str | None, client: str, gone: Gone | None = None) -> Turn:
        """Answers the text of a PDF as a message; one that cannot be read is answered with the reason."""
        self.admit(min(len(pdf), self.limits.text_characters), client)
        try:
            text = await pdf_text(pdf, self.limits)
        except PdfError as fault:
            why = Error(code="unreadable-file", message=f"{str(fault)[:1].upper()}{str(fault)[1:]}.")
            body = PARTS.dump_json((why,)).decode()
            return await self._say("(a PDF)", conversation, self._work(client, 0), body)
        self._bounded(len(text))
        return await self._say(text, conversation, self._work(client, len(text), gone), gone=gone)

    def replay(self, texts: Sequence[str], client: str, gone: Gone | None = None) -> Awaitable[tuple[Part, ...]]:
        """The reply to the last of these admitted messages, after the others; nothing is stored.

        It is refused at once or not at all: a stream begins before the reply is worked out.
        """
        if len(texts) > self.limits.turns:
            raise self._full("turns")
        work = self._work(client, sum(map(len, texts)), gone)
        return work.done(sum(map(work_size, texts)), self._replay, texts)

    async def operate(self, operation: Operation, asked: Calculation, client: str, gone: Gone | None = None) -> str:
        """Returns the result of an operation as JSON; nothing is stored."""
        size = sum(map(len, asked.model_dump().values()))
        self.admit(size, client)
        _filled(asked.text)
        return await self._work(client, size, gone).done(size, self._operate, operation, asked)

    async def draw(self, text: str, kind: str, form: Callable[[], str], client: str, gone: Gone | None = None) -> str:
        """Returns what `form` makes of a text that was sent; it is worked once, and costs what answering it did.

        Args:
            text: the text.
            kind: what it is made into; the same for the same.
            form: makes it.
            client: who is charged.
            gone: whether they still wait.
        """
        self._rate.take(client, len(text))
        *_, key = keys([kind, text])
        work = self._work(client, len(text), gone)
        return await work.done(len(text) + 1, self._results.of, key, form)

    def check_rate(self, client: str) -> None:
        """Refuses a client that has nothing left to spend, before anything of its request is read."""
        self._rate.check(client)

    def _work(self, client: str, characters: int, gone: Gone | None = None) -> Work:
        return Work(self.limits, partial(self.pay, client, characters), gone)

    def pay(self, client: str, characters: int, seconds: float) -> None:
        """Charges a client the seconds of CPU time that its message of this length took."""
        self._rate.pay(client, characters, seconds)

    def admit(self, characters: int, client: str) -> None:
        """Spends what a message of this length costs its sender, or refuses it."""
        self._rate.take(client, characters)
        self._bounded(characters)

    async def show(self, conversation: str | None, client: str) -> Conversation:
        """Returns a conversation to be rendered; a long one is charged to the client's rate limit."""
        found = await self.read(conversation)
        if found.size > FREE_CHARACTERS:
            self._rate.take(client, found.size // SHOWN_FOR_SAID)
        return found

    async def read(self, conversation: str | None) -> Conversation:
        """Returns the conversation of this id; None gives a new one."""
        if conversation is None:
            return Conversation()
        try:
            if self.store.near:
                found = self.store.read(conversation)
            else:
                found = await anyio.to_thread.run_sync(self.store.read, conversation)
        except UnavailableError as error:
            raise unavailable(error) from error
        if found is None:
            raise Refused.because(404, "no-conversation", "There is no conversation at this address.")
        return found

    async def share(self, conversation: str) -> str:
        """Returns the id of a read-only copy of the conversation as it is now."""
        await self.read(conversation)
        try:
            return await anyio.to_thread.run_sync(self.store.share, conversation)
        except UnavailableError as error:
            raise unavailable(error) from error

    def _bounded(self, characters: int) -> None:
        if characters > self.limits.text_characters:
            message = f"The message is longer than {self.limits.text_characters:,} characters; send it in pieces."
            raise Refused.because(413, "too-long", message, self.limits.limit("text_characters"))

    async def _say(
        self, text: str, conversation: str | None, work: Work, answer: str | None = None, gone: Gone | None = None
    ) -> Turn:
        async with self._turns.of(conversation):
            for tried in range(TRIES):
                before = await self.read(conversation)
                self._open(before)
                body = answer or await self._answer(text, before, work)
                if gone and await gone():
                    raise Refused.because(499, "stopped", "The message was taken back; nothing was kept.")
                try:
                    return await self._commits.keep(Draft(conversation, text, body, len(before.turns)))
                except MovedOnError:
                    await asyncio.sleep(random.uniform(0, min(FIRST_WAIT * 2**tried, LONGEST_WAIT)))
                except UnavailableError as error:
                    raise unavailable(error) from error
        message = "Others write in this conversation faster than this message can be answered; send it again."
        raise Refused.because(503, "busy", message, retry_after="1")

    def _open(self, conversation: Conversation) -> None:
        """Refuses a message to a conversation that is shared or full."""
        if conversation.shared:
            message = "This is a copy, to be read only; begin a conversation of your own."
            raise Refused.because(409, "read-only", message)
        if len(conversation.turns) >= self.limits.turns:
            raise self._full("turns")
        if conversation.size >= self.limits.kept_characters:
            raise self._full("kept_characters")

    async def _answer(self, text: str, before: Conversation, work: Work) -> str:
        with self.metrics.answering("kept"):
            if before.turns:
                return await work.done(work_size(text), self._reply, text, before)
            (key,) = keys([text])
            if known := self._replies.get(key):
                return known
            return await work.done(work_size(text), self._replies.of, key, partial(self._reply, text, before))

    def _reply(self, text: str, before: Conversation, states: States | None = None) -> str:
        check_size(text, self.limits)
        return PARTS.dump_json(reply(text, before, self.casebook, states)).decode()

    def _replay(self, texts: Sequence[str]) -> tuple[Part, ...]:
        turns: list[Turn] = []
        states: States = [()]
        with self.metrics.answering("replayed"):
            for seq, (text, key) in enumerate(zip(texts, keys(texts), strict=True), 1):
                look()
                said = partial(self._reply, text, Conversation(turns=tuple(turns)), states)
                turns.append(Turn("", seq, text, self._replies.of(key, said)))
                states = next_states(states, turns[-1])
            return turns[-1].parts if turns else ()

    def _operate(self, operation: Operation, asked: Calculation) -> str:
        with self.metrics.answering("operation"):
            check_size(asked.text, self.limits)
            *_, key = keys([operation.run.__name__, *asked.model_dump().values()])
            return self._results.of(key, partial(operation.json, asked, self.casebook))

    def _full(self, limit: str) -> Refused:
        message = "This conversation is as long as one may become; begin a new one."
        return Refused.because(409, "conversation-full", message, self.limits.limit(limit))


def _filled(text: str) -> None:
    if not text.strip():
        raise Refused.because(422, "empty", "The message is empty.")


def unavailable(error: UnavailableError) -> Refused:
    """Logs that the store does not answer, and returns the refusal for it."""
    log_unavailable(error)
    message = "Conversations cannot be kept just now, so nothing was answered; try again in a moment."
    return Refused.because(503, "unavailable", message, retry_after="2")
