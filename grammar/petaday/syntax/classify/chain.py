"""Types the tokens of one chain of equals, left to right: the words behind a number, labels, names, remarks.

It builds nothing: sums, products, groups and calls are the grammar's. It knows which brackets are open, because they
say how far words may reach, and goes on until a token stands there that cannot belong.
"""

from __future__ import annotations

from petaday.syntax.classify.brackets import announces, begins, calculates, product_end, said_outright, unit_end
from petaday.syntax.classify.labels import dash
from petaday.syntax.classify.operands import MAX_DEPTH, Open, Operands
from petaday.syntax.classify.units import behind, equals
from petaday.syntax.tokens import OPERATORS, Token, retyped

MAX_SIDES = 200
_FACTORS = frozenset({"NUMBER", "KNOWN", "LPAR"})


class Classifier(Operands):
    """Types the tokens of the chains of one line."""

    def classify(self, at: int, stop: int, *, looks_behind: bool, joins: bool) -> None:
        """Lay out the chain that begins here, as far as its tokens can belong to it."""
        self.begin()
        self.looks_behind, self.announces, self.joins = looks_behind, looks_behind, joins
        self.opened = []
        self.expects, self.claim, self.towers = True, False, 0
        self.announced: int | None = None
        self.perhaps = self.no_side = False
        self.sides = self.side = 0
        self.stop = stop
        place: int | None = self._bound(at, stop)
        while place is not None:
            reached = self.operand(place, self._stop(stop)) if self.expects else self._after(place, stop)
            if self.refused is not None:
                if reached is not None:
                    self.marks.append((len(self.out), reached))
                reached = self._fail(stop)
            place = reached

    def _stop(self, stop: int) -> int:
        """One past the last token that what stands here may reach."""
        return self.opened[-1].end if self.opened else stop

    def _bound(self, at: int, stop: int) -> int:
        """Past the sign that the side is no exact figure."""
        if self.kind(at, stop) == "BOUND":
            self.out.append(self.tokens[at])
            at += 1
        return at

    def _fail(self, stop: int) -> int | None:
        """Where the chain goes on behind a bracket that is no calculation but may be a remark; None where it ends."""
        while self.opened:
            bracket = self.opened.pop()
            if bracket.side:
                self.no_side = True
                return None
            if bracket.name:
                self.refused = None
                self.limit = False
                self.back(bracket.mark)
                self.out.append(bracket.name)
                self.expects = False
                return behind(self, bracket.at, self._stop(stop), name=True)
        assert self.refused is not None
        if not self.limit and self.refused < len(self.tokens):
            self.out.append(self.tokens[self.refused]._replace(type="OTHER"))
        return None

    # ---- behind an operand -----------------------------------------------------------------------------------------

    def _after(self, at: int, stop: int) -> int | None:
        """An operator, the end of a bracket, or of a side."""
        inner = self._stop(stop)
        if self.out[-1].type in OPERATORS:  # `behind` has laid it out
            self.marks.append((len(self.out) - 1, at - (self.out[-1].end > self.out[-1].start)))
            self.expects = True
            self.claim = False
            self.towers = 0
            return at
        kind = self._operator(at, inner)
        if kind and not (kind == "MINUS" and dash(self, at, inner)):
            self.marks.append((len(self.out), at))
            self.towers = self.towers + 1 if kind == "CARET" else 0
            if self.towers > MAX_DEPTH:
                self.refuse(at, limit=True)
                return at
            self.expects = True
            self.claim = False
            self.out.append(retyped(self.tokens[at], kind))
            self.operators += 1
            return at + 1
        self.towers = 0
        if self.opened:
            return self._closes(at)
        self.marks.append((len(self.out), at))
        return self._next_side(at, stop)

    def _operator(self, at: int, stop: int) -> str:
        kind = self.kind(at, stop)
        if kind in OPERATORS:
            return kind
        times = kind == "WORD" and self.word(at) == "times" and self.kind(at + 1, stop) in _FACTORS
        return "TIMES" if times else ""

    def _closes(self, at: int) -> int | None:
        """The end of the innermost bracket, or the comma between two arguments."""
        bracket = self.opened[-1]
        if at == bracket.end or (not bracket.call and not bracket.side and self._rests(at, bracket)):
            self.opened.pop()
            if bracket.side and bracket.end < bracket.close:
                self.remark(bracket.end + 1, bracket.close)
            elif at < bracket.end:
                self.remark(at, bracket.close)
            self.out.append(self.tokens[bracket.close])
            if bracket.side:
                self.looks_behind = False
                self.marks.append((len(self.out), bracket.after))
                return self._equals(bracket.after, self.stop)
            return behind(self, bracket.after, self._stop(self.stop))
        if bracket.call and self.kind(at, bracket.end) == "COMMA":
            self.out.append(self.tokens[at])
            self.expects = True
            return at + 1
        self.refuse(at)
        return at

    def _rests(self, at: int, bracket: Open) -> bool:
        """True when the rest of a bracket is only said in passing: `(2 days, wall clock)`, `(3 = 1 + 2)`."""
        if self.tokens[at].type == "EQ":
            return not bracket.first
        aside = self.tokens[at].type in {"COMMA", "BREAK", "WORD"}
        return aside and all(t.type != "NUMBER" for t in self.tokens[at : bracket.close])

    # ---- the sides of the chain ------------------------------------------------------------------------------------

    def _next_side(self, at: int, stop: int) -> int | None:
        """Where the next side of the chain begins, its sign laid out; None behind the last."""
        if self.looks_behind and calculates(self, at, stop):
            return self._calculation(at, stop)
        return self._equals(at, stop)

    def _equals(self, at: int, stop: int) -> int | None:
        after = equals(self, at, stop)
        if after is None and self.announces and self.kind(at, stop) == "BREAK" and announces(self, at, stop):
            after = self.announced = at + 1
        if after is None:
            return None
        if self.sides >= MAX_SIDES:
            self.refuse(at, limit=True)
            return None
        stated = self.out[self.side :]
        said = self.tokens[at]
        self.out.append(Token("EQ", said.text, said.start, self.tokens[after - 1].end))
        self.sides += 1
        self.side = len(self.out)
        self.expects = self.claim = True
        if self.kind(after, stop) in {"TIMES", "OVER"} and stated and stated[0].type == "NUMBER":
            for token in stated:  # `… = 6e14 FLOP/s → × 432,000 s`: the figure goes on
                self.emit(token)
            self.marks.append((len(self.out), after))
            self.emit(self.tokens[after])
            return after + 1
        return self._bound(after, stop)

    def _calculation(self, at: int, stop: int) -> int | None:
        """`68 hours (8 epochs × 8.5 hours)`: the bracket is the next side."""
        close = self.closes(at, stop)
        assert close is not None
        self.perhaps = not said_outright(self, at, stop)
        end = unit_end(self, close + 1, stop)
        for token in self.tokens[close + 1 : end]:
            self.emit(token)
        opening = self.tokens[at]
        self.emit(Token("EQ", "", opening.start, opening.start))
        self.sides += 1
        self.out.append(opening)
        self.looks_behind = False
        self.opened.append(Open(at, product_end(self, at, close), close, end, side=True))
        self.expects, self.claim = True, False
        return begins(self, at, close)
