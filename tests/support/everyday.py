"""Everyday conversations: a message after `>`, then what its reply has to hold.

A line after `:` is a piece of text that stands in the reply, in any case; ` || ` stands between pieces of which one is
enough. A line after `~` is a piece that does not stand in it.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from petaday.casebook import Casebook
from petaday_service.answers.reply import reply
from petaday_service.conversation.parts import PARTS
from petaday_service.conversation.turns import Conversation, Turn
from talk_files import TALKS, summary

EVERYDAY = TALKS / "everyday"


class Said(NamedTuple):
    """A message with the pieces that its reply has to hold, and those that it must not."""

    message: str
    holds: tuple[tuple[str, ...], ...]
    lacks: tuple[str, ...]


class Outcome(NamedTuple):
    """What became of a message: the reply in lines, and which pieces are wrong."""

    said: Said
    reply: str
    wrong: tuple[str, ...]


def talks(path: Path) -> Iterator[tuple[str, tuple[Said, ...]]]:
    """Title and messages of every conversation of a file."""
    for part in path.read_text("utf-8").split("=== ")[1:]:
        title, _, body = part.partition("\n")
        yield title, tuple(_said(body))


def _said(body: str) -> Iterator[Said]:
    for block in f"\n{body}".split("\n> ")[1:]:
        message, *lines = block.strip("\n").split("\n")
        message = "\n".join([message, *(line[2:] for line in lines if line.startswith("| "))])
        holds = (line[2:] for line in lines if line.startswith(": "))
        lacks = tuple(line[2:] for line in lines if line.startswith("~ "))
        yield Said(message, tuple(tuple(one.split(" || ")) for one in holds), lacks)


def answered(talk: tuple[Said, ...], casebook: Casebook) -> Iterator[Outcome]:
    """Every message of a conversation with its reply and what is wrong with it."""
    turns: list[Turn] = []
    for seq, said in enumerate(talk, 1):
        parts = reply(said.message, Conversation(turns=tuple(turns)), casebook)
        turns.append(Turn("", seq, said.message, PARTS.dump_json(parts).decode()))
        told = "\n".join(line for part in parts for line in summary(part))
        flat = " ".join(told.casefold().split())
        missing = (" || ".join(pieces) for pieces in said.holds if not any(one.casefold() in flat for one in pieces))
        extra = (f"not {piece}" for piece in said.lacks if piece.casefold() in flat)
        yield Outcome(said, told, (*missing, *extra))
