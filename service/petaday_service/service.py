"""One message in, one turn out: what every door (page, API) goes through."""

from __future__ import annotations

from petaday.casebook import Casebook
from petaday_service.conversation import Conversation, Store, Turn, UnavailableError
from petaday_service.limits import Limits, Refused
from petaday_service.rate import Rate
from petaday_service.reply import reply
from petaday_service.unhurried import unhurried


class Service:
    """The store, the casebook and the limits, and the one thing done with them."""

    def __init__(self, store: Store, casebook: Casebook, limits: Limits | None = None) -> None:
        self.store = store
        self.casebook = casebook
        self.limits = limits or Limits()
        self._rate = Rate(self.limits)

    async def say(self, text: str, conversation: str | None, client: str) -> Turn:
        """Answer a message and keep both, or refuse by name."""
        self._rate.take(client, len(text))
        if len(text) > self.limits.text_characters:
            message = f"The message is longer than {self.limits.text_characters:,} characters; send it in pieces."
            raise Refused.because(413, "too-long", message, self.limits.limit("text_characters"))
        if not text.strip():
            raise Refused.because(422, "empty", "The message is empty.")
        return await unhurried(len(text), self._say, text, conversation)

    def read(self, conversation: str | None) -> Conversation:
        """The conversation so far; None is a new one."""
        try:
            found = Conversation() if conversation is None else self.store.read(conversation)
        except UnavailableError as error:
            raise unavailable() from error
        if found is None:
            raise Refused.because(404, "no-conversation", "There is no conversation at this address.")
        return found

    def _say(self, text: str, conversation: str | None) -> Turn:
        before = self.read(conversation)
        if len(before.turns) >= self.limits.turns:
            raise self._full("turns")
        if before.size >= self.limits.kept_characters:
            raise self._full("kept_characters")
        parts = reply(text, before, self.casebook)
        try:
            return self.store.append(conversation, text, parts)
        except UnavailableError as error:
            raise unavailable() from error

    def _full(self, limit: str) -> Refused:
        message = "This conversation is as long as one may become; begin a new one."
        return Refused.because(409, "conversation-full", message, self.limits.limit(limit))


def unavailable() -> Refused:
    """The store does not answer."""
    message = "Conversations cannot be kept just now, so nothing was answered; try again in a moment."
    return Refused.because(503, "unavailable", message, retry_after="2")
