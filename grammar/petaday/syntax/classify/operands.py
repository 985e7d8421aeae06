"""Types one operand: a number with its words, a range, a bracket, a function, or a name."""

from __future__ import annotations

from typing import NamedTuple

from petaday.syntax.classify.cursor import Mark
from petaday.syntax.classify.labels import bounded, calls, counted_device, named, unit_first, words_end
from petaday.syntax.classify.numbers import Figures
from petaday.syntax.classify.units import DEVICE, behind
from petaday.syntax.tokens import Token, text

MAX_DEPTH = 60
_FIGURES = frozenset({"NUMBER", "KNOWN"})


class Open(NamedTuple):
    """A bracket that is open.

    `end` is where what is read of it ends, `close` its last token, `after` where the line goes on. A bracket that turns
    out to be no calculation is a remark behind a `name`, the words before it, laid out at `mark`.
    """

    at: int
    end: int
    close: int
    after: int
    first: bool = False
    call: bool = False
    side: bool = False
    name: Token | None = None
    mark: Mark = (0, 0, 0)


class Operands(Figures):
    """Types operands: each method says where the line goes on, or None where none begins.

    `expects` is true where an operand has to stand, `claim` at the first of a later side; `towers` counts the carets
    before an exponent.
    """

    opened: list[Open]
    expects: bool
    claim: bool
    towers: int

    def operand(self, at: int, stop: int) -> int | None:
        """A number with its words, a bracket, a function, or a name."""
        self.expects = False
        reached = self._exponent(at, stop) if self.towers else self._factor(at, stop)
        if reached is None and self.refused is None:
            self.refuse(at)
        return reached

    def _exponent(self, at: int, stop: int) -> int | None:
        """What stands behind a caret: a number, a name or a function, each perhaps with a minus, or a bracket."""
        if self.kind(at, stop) == "MINUS":
            self.out.append(self.tokens[at])
            at += 1
        if self.kind(at, stop) == "NUMBER":
            self.emit(self.tokens[at])
            return behind(self, at + 1, stop)
        if self.kind(at, stop) == "KNOWN":
            return self._name(at, stop)
        if self.kind(at, stop) == "WORD" and calls(self, at, stop):
            return self._call(at, stop)
        if self.kind(at, stop) == "BREAK" and self.tokens[at].text == "?":
            return self.unknown(at, stop)
        return self._group(at, stop) if self.kind(at, stop) == "LPAR" else None

    def _factor(self, at: int, stop: int) -> int | None:
        kind = self.kind(at, stop)
        if kind in {"MINUS", "PLUS"}:
            if self.kind(at + 1, stop) not in {"NUMBER", "KNOWN", "LPAR", "WORD"}:
                return None
            if kind == "MINUS":
                self.out.append(self.tokens[at])
            at += 1
            kind = self.kind(at, stop)
        while kind == "BOUND":
            at += 1
            kind = self.kind(at, stop)
        if kind == "NUMBER":
            return self.number(at, stop, claim=self.claim)
        if kind == "LPAR":
            return self._group(at, stop)
        if kind == "KNOWN":
            return self._name(at, stop)
        if kind == "WORD":
            return self._call(at, stop) if calls(self, at, stop) else self._labelled(at, stop)
        if kind == "BREAK" and self.tokens[at].text == "?":
            return self.unknown(at, stop)
        return None

    def _name(self, at: int, stop: int) -> int:
        """A name that lines before have defined."""
        self.out.append(self.tokens[at]._replace(type="NAME"))
        return behind(self, at + 1, stop, name=True)

    def _group(self, at: int, stop: int) -> int | None:
        """A bracket that holds a calculation; a bracket that holds only words is a name."""
        close = self.closes(at, stop)
        if close is None or len(self.opened) >= MAX_DEPTH:
            self.refuse(at, limit=close is not None)
            return None
        if close == at + 1:
            return None
        if _FIGURES.isdisjoint(self.kinds[at + 1 : close]):
            inside = self.tokens[at + 1 : close]
            self.out.append(Token("NAME", text(inside), self.tokens[at].start, self.tokens[close].end))
            return behind(self, close + 1, stop, name=True)
        first = all(token.type == "BOUND" for token in self.out)
        return self._open(Open(at, close, close, close + 1, first=first))

    def _open(self, bracket: Open) -> int:
        """Into a bracket, where an operand has to stand."""
        self.out.append(self.tokens[bracket.at])
        self.opened.append(bracket)
        self.expects, self.claim, self.towers = True, False, 0
        return bracket.at + 1

    def _call(self, at: int, stop: int) -> int | None:
        """A function and its arguments."""
        close = self.closes(at + 1, stop)
        if close is None or len(self.opened) >= MAX_DEPTH:
            self.refuse(at + 1, limit=close is not None)
            return None
        self.out.append(self.tokens[at]._replace(type="FUNCTION"))
        return self._open(Open(at + 1, close, close, close + 1, call=True))

    def _labelled(self, at: int, stop: int) -> int | None:
        """Words in front of a number are its label; words alone are a name."""
        end = words_end(self, at, stop)
        words = self.tokens[at:end]
        if not words:
            return None
        label = named("LABEL", words)
        kind = self.kind(end, stop)
        if len(words) == 1 and self.out and self.out[-1].type == "TIMES" and DEVICE.match(words[0].text):
            self.out.pop()  # `8 × A100`: eight of them
            self.operators -= 1
            return behind(self, at, stop)
        if kind == "WORD" and calls(self, end, stop):
            return self._call(end, stop)
        if counted := counted_device(self, at, end + (kind == "NUMBER" and len(words) == 1)):
            return behind(self, counted, stop)
        if kind == "NUMBER":
            if unit := unit_first(self, words, end, stop):
                return self.measured(unit, words[0].start, end, stop, claim=self.claim)
            exact = bounded(self, words)
            if exact:
                self.out.append(named("LABEL", exact))
            return self.number(end, stop, claim=self.claim)
        close = self.closes(end, stop) if kind == "LPAR" else None
        name = label._replace(type="NAME")
        if close is not None and "NUMBER" in self.kinds[end + 1 : close] and len(self.opened) < MAX_DEPTH:
            mark = self.mark()
            written = self.tokens[end].start < self.tokens[end].end
            if exact := words if written else bounded(self, words):  # `about 3 h 30 min` stands in no bracket
                self.out.append(named("LABEL", exact))
            return self._open(Open(end, close, close, close + 1, name=name, mark=mark))
        self.out.append(name)
        return behind(self, end, stop, name=True)
