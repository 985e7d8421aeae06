"""The JSON of a notebook, each text in it with the place where it stands in the file."""

from __future__ import annotations

import json
from collections.abc import Callable
from json import decoder, scanner
from typing import Any


class Written(str):
    """A text of a JSON file; `offset` is where it begins in the file, behind its quotation mark."""

    __slots__ = ("offset",)
    offset: int


def written(text: str) -> Any:
    """What a JSON text holds, with its texts as `Written`; keys are plain.

    Raises:
        ValueError: where it is no JSON.

    >>> held = written('{"cells": ["one"]}')
    >>> held["cells"][0], held["cells"][0].offset
    ('one', 12)
    """
    reader = json.JSONDecoder()
    reader.parse_string = _placed(decoder.scanstring)  # type: ignore[attr-defined]
    # The scanner in C asks for no parser of strings: only the one in Python tells where each begins.
    reader.scan_once = scanner.py_make_scanner(reader)  # type: ignore[attr-defined]
    return reader.decode(text)


def _placed(scan: Callable[..., tuple[str, int]]) -> Callable[..., tuple[Written, int]]:
    def parse(text: str, start: int, strict: bool = True) -> tuple[Written, int]:
        said, end = scan(text, start, strict)
        made = Written(said)
        made.offset = start
        return made, end

    return parse
