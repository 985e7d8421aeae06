"""The keys of the settings: what each may hold, what it does, and what is taken without it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from petaday import codes
from petaday.core.assumed import TYPICAL
from petaday.core.suggest import did_you_mean
from petaday.formatting.style import CHOICES, MEANS, Style

FAILS_ON = ("error", "warning", "note", "never")
"""What makes `check` fail, the least severe that does; `never` nothing."""

_IGNORE = '"PD432 because the site counts in days"'


class Key(NamedTuple):
    """One key.

    Attributes:
        name: as it is written; those of the table `[fmt]` with it before a dot.
        means: what it does.
        otherwise: what is taken without it, as it would be written.
        example: a value that may stand there, as it would be written.
        fault: why a value cannot be taken, as the end of a sentence that begins with the key; empty where it can.
    """

    name: str
    means: str
    otherwise: str
    example: str
    fault: Callable[[Any], str]


def _texts(held: Any) -> str:
    if isinstance(held, list) and all(isinstance(one, str) and one for one in held):
        return ""
    return 'must be a list of texts, such as ["content"]'


def _ignores(held: Any) -> str:
    if fault := _texts(held):
        return fault.replace('"content"', _IGNORE)
    for one in held:
        code, because, reason = one.partition(" because ")
        if codes.find(code.strip()) is None:
            near = did_you_mean(codes.near(code)[:1], "petaday explain lists them all")
            return f"names `{code.strip()}`, which is no code of a finding: {near}"
        if not because or not reason.strip():
            return f"silences {code.strip()} without a reason: write it as in {_IGNORE}"
    return ""


def _share(held: Any) -> str:
    if isinstance(held, (int, float)) and not isinstance(held, bool) and 0 < held <= 1:
        return ""
    percent = isinstance(held, (int, float)) and 1 < held <= 100
    return f"must be a share above 0 and up to 1{f', such as {held / 100:g}' if percent else ', such as 0.4'}"


def _choice(choices: tuple[str, ...]) -> Callable[[Any], str]:
    def fault(held: Any) -> str:
        return "" if held in choices and isinstance(held, str) else f"must be one of {', '.join(choices)}"

    return fault


def _address(held: Any) -> str:
    if isinstance(held, str) and (not held or held.startswith(("https://", "http://"))) and not set(held) & set(" ?#"):
        return ""
    return "must be the address of a site, such as https://example.org/compute/"


def _truth(held: Any) -> str:
    return "" if isinstance(held, bool) else "must be true or false"


KEYS: tuple[Key, ...] = (
    Key("paths", "what `check`, `scan` and `fmt` read where no path is named", "[]", '["content", "notes.md"]', _texts),
    Key("exclude", "files and folders below them that are not read unless they are named", "[]", '["drafts"]', _texts),
    Key("ignore", "codes that are silenced everywhere, each with the reason", "[]", f"[{_IGNORE}]", _ignores),
    Key(
        "utilization",
        "the share of the peak that run sheets take, and say they assume, where a text names none",
        f"{TYPICAL}",
        "0.4",
        _share,
    ),
    Key("fail-on", "the least severe finding that makes `check` fail", '"error"', '"warning"', _choice(FAILS_ON)),
    Key(
        "docs",
        "where a site that petaday built is published: SARIF leads from each code to its row there",
        '""',
        '"https://example.org/compute/"',
        _address,
    ),
    *(
        Key(
            f"fmt.{option}",
            f"{MEANS[option]}: {', '.join(choices)}",
            f'"{getattr(Style(), option)}"',
            f'"{choices[1]}"',
            _choice(choices),
        )
        for option, choices in CHOICES.items()
    ),
    Key("fmt.results", MEANS["results"], "false", "true", _truth),
)
"""Every key, in the order in which they are told."""
