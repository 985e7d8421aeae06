"""What a TOML file says, kept in a file beside it: to read TOML takes longer than to work a calculation."""

from __future__ import annotations

import pickle
from typing import Any

# ruff: noqa: PTH123 - pathlib takes longer to load than all that is read here


def read(text: str, saved: str) -> dict[str, Any]:
    """Takes the text of a TOML file and the path of the file that keeps what it says; returns what it says.

    What is kept counts only where it was made from this very text. Else it is made anew, and written where that can be.

    Raises:
        tomllib.TOMLDecodeError: the text is no TOML.
    """
    try:
        with open(saved, "rb") as file:
            made_from, said = pickle.load(file)
    except Exception:  # not there, or no pickle, which can raise anything
        made_from, said = None, {}
    if made_from == text:
        return dict(said)
    import tomllib  # noqa: PLC0415 - what is kept is read without it

    said = tomllib.loads(text)
    try:
        with open(saved, "wb") as file:
            pickle.dump((text, said), file)
    except OSError:
        pass
    return said
