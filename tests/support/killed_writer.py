"""A writer that is there to be killed: `python killed_writer.py URL CONVERSATION`, a new one for every line it reads.

It says the process to kill, then every turn that was acknowledged, then `over`. Each writer is a fork of this process,
which has imported everything and opened nothing, so that a round takes as long as it writes.
"""

from __future__ import annotations

import os
import sys

from petaday_service.conversation.turns import Draft, Turn
from stores import store


def reply(text: str) -> str:
    """What belongs to a message; a turn with anything else is none."""
    return f'["{text * 50}"]'


def write(url: str, conversation: str, name: str) -> None:
    """Keep turns until killed, in a conversation all share and in new ones; say each one when it is acknowledged."""
    one = store(url)
    number = 0
    while True:
        texts = [f"{name}.{number}.{place}" for place in range(4)]
        places = (conversation, None, conversation, None)
        kept = one.keep([Draft(place, text, reply(text)) for place, text in zip(places, texts, strict=True)])
        for turn in kept:
            assert isinstance(turn, Turn)
            os.write(1, f"{turn.conversation} {turn.seq} {turn.text}\n".encode())
        number += 1


def main() -> None:
    url, conversation = sys.argv[1:]
    for line in sys.stdin:
        pid = os.fork()
        if pid == 0:
            try:
                write(url, conversation, line.strip())
            finally:
                os._exit(1)
        os.write(1, f"{pid}\n".encode())
        _, status = os.waitpid(pid, 0)
        os.write(1, f"over {os.waitstatus_to_exitcode(status)}\n".encode())


if __name__ == "__main__":
    main()
