"""Names whose value is no longer known: `a = make(3)` stands between `a = 5` and `a + 2 = 8`."""

from __future__ import annotations

import re

from petaday.resolve.resolver import Resolved
from petaday.syntax.keywords import FUNCTIONS
from petaday.syntax.walk import names

_REACH = 6000  # characters in front of a calculation that are looked at
_GIVEN = re.compile(r"(?<![\w.'’])([^\W\d]\w{0,40})[ \t]?[:=][ \t]?(?![=:])([^\W\d][\w.]{0,80}\()?")


def given_anew(resolved: Resolved, text: str) -> str:
    """Takes a result that does not follow; returns which of its names was last given what a call makes, or nothing."""
    used = {name.text for name in names(resolved.worked.node)}
    if not used:
        return ""
    start = resolved.span().start
    last = {found[1]: found[2] or "" for found in _GIVEN.finditer(text, max(0, start - _REACH), start)}
    called = [name for name in sorted(used) if (call := last.get(name, "")[:-1]) and call not in FUNCTIONS]
    return f"“{called[0]}” was last given what a call makes, which is not known here" if called else ""
