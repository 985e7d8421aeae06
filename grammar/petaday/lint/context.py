"""The input of every rule: one calculation, its factors in their roles, and the text around it."""

from __future__ import annotations

import re
from typing import NamedTuple

from petaday import hardware
from petaday.core.calculation import Calculation, Claim
from petaday.core.diagnostic import Span
from petaday.core.quantity import COUNT
from petaday.hardware import Device
from petaday.resolve.resolver import Resolved
from petaday.roles import Roles, roles

_NAMED = re.compile(r"(?<![a-z0-9])[a-z]{1,4}\d{1,4}[a-z]?(?![a-z0-9])")  # a100, h100, mi300x
_NEAR = 400  # characters: a line may be a whole book


class Accounting(NamedTuple):
    """One calculation under the rules.

    Attributes:
        resolved: every word read.
        done: worked and audited.
        products: each with its factors in their roles.
        around: the lines it stands on, as far as they are near, in small letters: what is said beside it counts.
    """

    resolved: Resolved
    done: Calculation
    products: tuple[Roles, ...]
    around: str

    def says(self, words: str) -> bool:
        """True when the lines it stands on say one of these words (a regular expression)."""
        return re.search(words, self.around) is not None

    def devices(self) -> tuple[Device, ...]:
        """The listed devices that are named on its lines, in order."""
        words = _NAMED.findall(self.around)
        found = (hardware.find(word) for word in dict.fromkeys(words))
        return tuple(device for device in found if device)

    def is_range(self, span: Span) -> bool:
        """True when the figure there is given as not sure already."""
        return any(part.span == span for part in self.done.uncertain)

    def claims(self) -> tuple[Claim, ...]:
        """The stated results that are counts of operations."""
        return tuple(claim for claim in self.done.claims if claim.unit == str(COUNT))


def accounting(resolved: Resolved, done: Calculation, text: str) -> Accounting:
    """The calculation with its roles and the text around it."""
    before = text[max(0, done.span.start - _NEAR) : done.span.start].rpartition("\n")[2]
    after = text[done.span.end : done.span.end + _NEAR].partition("\n")[0]
    return Accounting(resolved, done, roles(resolved), f"{before}{done.text}{after}".casefold())
