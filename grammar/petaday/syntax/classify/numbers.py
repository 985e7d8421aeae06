"""A number and what belongs to it: the other end of its range, its error, the unit in front of it."""

from __future__ import annotations

from collections.abc import Sequence

from petaday.syntax.classify.cursor import Line
from petaday.syntax.classify.units import behind
from petaday.syntax.normalize.digit_groups import joined, past
from petaday.syntax.tokens import OPERATORS, Token
from petaday.units import scale

_PARTS = frozenset({"COMMA", "NUMBER"})  # behind a number whose digits stand apart
_BEHIND = frozenset({"WORD", "OVER", "LPAR"})


class Figures(Line):
    """Lays out numbers; each method says where what belongs to the number ends."""

    joins = True

    def number(self, at: int, stop: int, *, claim: bool) -> int:
        """A number, perhaps with digits that stand apart, or a range, and what stands behind it."""
        after = self.kind(at + 1, stop)
        if self.joins and after in _PARTS and (whole := joined(self, at, stop)):
            if not self.numbers or " 0" not in whole.text or "," in whole.text:  # `= 500 000`: no number is `000`
                self.joined = self.joined or (at, not self.numbers)
            self.emit(whole)
            return behind(self, past(self, whole, at), stop, claim=claim)
        self.emit(self.tokens[at])
        if (between := self._between(at + 1, stop)) is None:
            return behind(self, at + 1, stop, claim=claim) if after in _BEHIND else at + 1
        self.out += self.tokens[at + 1 : between + 1]  # the unit of one end is that of the other
        self.emit(self.tokens[between + 1])
        return behind(self, between + 2, stop, claim=claim)

    def _between(self, at: int, stop: int) -> int | None:
        """Where what stands between the ends of a range is, or between a number and its error; None without another."""
        at += self.kind(at, stop) == "WORD" and self.kind(at + 1, stop) == "TO"
        return at if self.kind(at, stop) in {"TO", "PM"} and self.kind(at + 1, stop) == "NUMBER" else None

    def measured(self, unit: Sequence[Token], start: int, at: int, stop: int, *, claim: bool) -> int:
        """`TFLOP/s 312`: the number, its scale, and behind them the unit that stands in front."""
        self.emit(self.tokens[at]._replace(start=start))
        at += 1
        if self.kind(at, stop) == "WORD" and scale(self.tokens[at].text) is not None:
            self.emit(self.tokens[at])
            at += 1
        place = self.out[-1].end
        for before, token in zip((None, *unit), unit, strict=False):
            if token.type == "WORD":
                as_type = "PER" if before and before.type == "OVER" else "WORD"
                self.out.append(Token(as_type, token.text, place, place))
        return behind(self, at, stop, claim=claim)

    def unknown(self, at: int, stop: int) -> int | None:
        """A question mark where an operand may stand."""
        if self.kind(at + 1, stop) not in {"WORD", "EQ", "RPAR", "", *OPERATORS}:
            return None
        self.out.append(self.tokens[at]._replace(type="UNKNOWN"))
        self.numbers += 1
        return behind(self, at + 1, stop)
