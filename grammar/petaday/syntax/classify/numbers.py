"""A number and what belongs to it: the other end of its range, its error, the unit in front of it."""

from __future__ import annotations

from collections.abc import Sequence

from petaday.syntax.classify.cursor import Line
from petaday.syntax.classify.labels import ranges, ranges_with_unit
from petaday.syntax.classify.units import behind
from petaday.syntax.normalize.digit_groups import joined, past
from petaday.syntax.normalize.durations import clocked
from petaday.syntax.tokens import OPERATORS, Token
from petaday.units import scale

_PARTS = frozenset({"COMMA", "NUMBER"})  # behind a number whose digits stand apart
_BEHIND = frozenset({"WORD", "OVER", "LPAR"})
_CONTINUES = frozenset({"WORD", "PM", "MINUS", *_PARTS})  # behind a number that may be more than one figure


class Figures(Line):
    """Lays out numbers; each method says where what belongs to the number ends."""

    joins = True

    def number(self, at: int, stop: int, *, claim: bool) -> int:
        """A number, perhaps a range or a time in several units, and what stands behind it."""
        after = self.kind(at + 1, stop)
        if after not in _CONTINUES or (after == "WORD" and "NUMBER" not in self.kinds[at + 2 : min(at + 4, stop)]):
            self.out.append(self.tokens[at])
            self.numbers += 1
            return behind(self, at + 1, stop, claim=claim) if after in _BEHIND else at + 1
        if end := clocked(self, at, stop):
            return behind(self, end, stop, claim=claim)
        if self.joins and after in _PARTS and (whole := joined(self, at, stop)):
            self.joined = self.joined or (at, not self.numbers)
            self.emit(whole)
            return behind(self, past(self, whole, at), stop, claim=claim)
        self.emit(self.tokens[at])
        if after == "PM" and self.kind(at + 2, stop) == "NUMBER":
            return self._error(at, stop, claim=claim)
        if ranges_with_unit(self, at, stop):
            return self._range(self.tokens[at + 2], self.tokens[at + 3], at + 4, stop, claim=claim)
        if ranges(self, at, stop):
            return self._range(self.tokens[at + 1], self.tokens[at + 2], at + 3, stop, claim=claim)
        return behind(self, at + 1, stop, claim=claim)

    def _range(self, between: Token, other: Token, after: int, stop: int, *, claim: bool) -> int:
        self.emit(between._replace(type="TO"))
        self.emit(other)
        return behind(self, after, stop, claim=claim)

    def _error(self, at: int, stop: int, *, claim: bool) -> int:
        """`0.33 ± 0.05`; with `%` behind the error it is relative: `0.33 ± 10%`."""
        sign, other = self.tokens[at + 1 : at + 3]
        percent = self.kind(at + 3, stop) == "WORD" and self.tokens[at + 3].text == "%"
        self.out.append(sign._replace(text="±%" if percent else "±"))
        self.emit(other._replace(end=self.tokens[at + 3].end) if percent else other)
        return behind(self, at + 3 + percent, stop, claim=claim)

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
