"""What the eye sorts before it reads: which words belong to which number, and where a calculation begins and ends.

Tokens go in as the lexer found them; chains of tokens come out as `grammar.lark` wants them: words behind a number are
WORD, words in front of one a LABEL, words alone a NAME, asides a REMARK; a slash before a word is PER.
"""

from __future__ import annotations

from petaday.syntax.classify.brackets import announces, begins, calculates, product_end, said_outright, unit_end
from petaday.syntax.classify.labels import bounded, calls, counted_device, dash, named, unit_first, words_end
from petaday.syntax.classify.numbers import Figures
from petaday.syntax.classify.units import DEVICE, behind, equals
from petaday.syntax.tokens import OPERATORS, Draft, Token, Trouble, retyped, text

MAX_DEPTH = 60
MAX_SIDES = 200


class Layout(Figures):
    """Lays out the chains of one logical line."""

    def chain(self, at: int, stop: int, *, looks_behind: bool = True, joins: bool = True) -> tuple[Draft, int]:
        """The longest chain of equals that begins here, and where it ends."""
        self.begin()
        self.looks_behind, self.joins = looks_behind, joins
        self.reached = at
        begin = end = at
        sides = side = 0
        perhaps = announced = 0
        while True:
            if not self._side(at, stop, claim=sides > 0):
                if self.out and self.out[-1].type == "EQ":
                    self.out.pop()
                    sides -= 1
                break
            end = self.reached
            if self.looks_behind and calculates(self, end, stop):
                perhaps = int(not said_outright(self, end, stop))
                reached = self._calculated(end, stop)
                if reached is None:
                    return self.chain(begin, stop, looks_behind=False)
                sides, end = sides + 1, reached
            after = equals(self, end, stop)
            if after is None and looks_behind and self.kind(end, stop) == "BREAK" and announces(self, end, stop):
                after = announced = end + 1
            if after is None:
                break
            if sides >= MAX_SIDES:
                self.blame("PD107", end, stop)
                break
            stated = self.out[side:]
            said = self.tokens[end]
            self.out.append(Token("EQ", said.text, said.start, self.tokens[after - 1].end))
            sides, at, side = sides + 1, after, len(self.out)
            if self.kind(at, stop) in {"TIMES", "OVER"} and stated and stated[0].type == "NUMBER":
                for token in (*stated, self.tokens[at]):  # `… = 6e14 FLOP/s → × 432,000 s`: the figure goes on
                    self.emit(token)
                at += 1
        start = self.tokens[begin].start if begin < len(self.tokens) else 0
        finish = self.tokens[end - 1].end if end > begin else start
        draft = Draft(self.out, start, finish, self.numbers, self.operators, sides, self.trouble)
        if self.joined:
            draft = self._apart(draft, *self.joined, begin, stop)
        elif announced and sides:
            draft = draft._replace(otherwise=self.chain(announced, stop)[0])
        elif perhaps:
            draft = draft._replace(otherwise=self.chain(begin, stop, looks_behind=False)[0])
        return draft, max(end, begin)

    def _apart(self, draft: Draft, at: int, first: bool, begin: int, stop: int) -> Draft:
        """The chain with its digits joined, and the one without, for when its result does not follow.

        Where that does not follow either, digits that only a blank keeps apart are said to lack an operator.
        """
        comma = self.kind(at + 1, stop) == "COMMA"
        last = at + 1 + comma
        while comma and [self.kind(last + 1, stop), self.kind(last + 2, stop)] == ["COMMA", "NUMBER"]:
            last += 2  # `7, 473, 200 * 2`: a list of three
        plain, _ = self.chain(last if first else begin, stop, joins=False)
        if not comma:
            lacking = Trouble("PD104", self.tokens[at + 1].span)
            refused = plain._replace(tokens=[], trouble=lacking, otherwise=None)
            plain = plain._replace(otherwise=refused, exactly=True)
        return draft._replace(otherwise=plain, exactly=True)

    def _calculated(self, at: int, stop: int) -> int | None:
        """`68 hours (8 epochs × 8.5 hours)`: the bracket as the next side, and where it ends."""
        close = self.closes(at, stop)
        if close is None:
            return None
        end = unit_end(self, close + 1, stop)
        for token in self.tokens[close + 1 : end]:
            self.emit(token)
        opening = self.tokens[at]
        self.emit(Token("EQ", "", opening.start, opening.start))
        self.out.append(opening)
        inside = begins(self, at, close)
        self.looks_behind = False
        stop = product_end(self, at, close)
        if self.sum(inside, stop, 1) != stop:
            return None
        if stop < close:
            self.remark(stop + 1, close)
        self.out.append(self.tokens[close])
        return end

    def _side(self, at: int, stop: int, *, claim: bool) -> bool:
        """One side of the chain; `reached` is where it ends."""
        mark = self.mark()
        self.bound = None
        if self.kind(at, stop) == "BOUND":
            self.bound = self.tokens[at]
            at += 1
        reached = self.sum(at, stop, 0, claim=claim)
        if reached is None:
            self.blame("PD105", at - 1 if claim else at, stop)
            self.back(mark)
            return False
        if self.bound:
            self.out.insert(mark[0], self.bound)
        self.reached = reached
        return True

    def sum(self, at: int, stop: int, depth: int, *, claim: bool = False) -> int | None:
        """Operands joined by operators; None when not even one is there."""
        reached = self.operand(at, stop, depth, claim=claim)
        towers = 0
        while reached is not None:
            at = reached
            kind = self.out[-1].type
            if kind in OPERATORS:  # `behind` has laid it out
                mark = self.mark()
            else:
                kind = self._operator(at, stop)
                if not kind or (kind == "MINUS" and dash(self, at, stop)):
                    return at
                mark = self.mark()
                self.out.append(retyped(self.tokens[at], kind))
                self.operators += 1
                at += 1
            towers = towers + 1 if kind == "CARET" else 0
            if towers > MAX_DEPTH:
                self.blame("PD107", at, stop)
                reached = None
            elif towers:
                reached = self.exponent(at, stop, depth)
            else:
                reached = self.operand(at, stop, depth)
            if reached is None:
                self.blame("PD105", at - 1, stop)
                self.back(mark)
                self.operators += self.trouble is not None and self.trouble.code == "PD103"  # its sign is written
                return at - 1
        return None

    def _operator(self, at: int, stop: int) -> str:
        kind = self.kind(at, stop)
        if kind in OPERATORS:
            return kind
        times = kind == "WORD" and self.word(at) == "times" and self.kind(at + 1, stop) in {"NUMBER", "LPAR"}
        return "TIMES" if times else ""

    def exponent(self, at: int, stop: int, depth: int) -> int | None:
        """What stands behind a caret: a number, a negative one, or a bracket."""
        if self.kind(at, stop) == "MINUS":
            self.out.append(self.tokens[at])
            at += 1
        if self.kind(at, stop) == "NUMBER":
            self.emit(self.tokens[at])
            return behind(self, at + 1, stop)
        if self.kind(at, stop) == "BREAK" and self.tokens[at].text == "?":
            return self.unknown(at, stop)
        return self.group(at, stop, depth) if self.kind(at, stop) == "LPAR" else None

    def operand(self, at: int, stop: int, depth: int, *, claim: bool = False) -> int | None:
        """A number with its words, a bracket, a function, or a name."""
        kind = self.kind(at, stop)
        if kind in {"MINUS", "PLUS"}:
            if self.kind(at + 1, stop) not in {"NUMBER", "LPAR", "WORD"}:
                return None
            if kind == "MINUS":
                self.out.append(self.tokens[at])
            at += 1
            kind = self.kind(at, stop)
        while kind == "BOUND":
            at += 1
            kind = self.kind(at, stop)
        if kind == "NUMBER":
            return self.number(at, stop, claim=claim)
        if kind == "LPAR":
            return self.group(at, stop, depth)
        if kind == "KNOWN":
            self.out.append(self.tokens[at]._replace(type="NAME"))
            return behind(self, at + 1, stop, name=True)
        if kind == "WORD":
            if calls(self, at, stop):
                return self.call(at, stop, depth)
            return self.labelled(at, stop, depth, claim=claim)
        if kind == "BREAK" and self.tokens[at].text == "?":
            return self.unknown(at, stop)
        if kind == "RPAR" and self.match[at] is None:
            self.blame("PD103", at, stop)
        return None

    def group(self, at: int, stop: int, depth: int) -> int | None:
        """A bracket that holds a calculation; a bracket that holds only words is a name."""
        close = self.closes(at, stop)
        if close is None or depth >= MAX_DEPTH:
            self.blame("PD103" if close is None else "PD107", at, stop)
            return None
        inside = self.tokens[at + 1 : close]
        if not inside:
            return None
        if all(t.type != "NUMBER" for t in inside):
            self.out.append(Token("NAME", text(inside), self.tokens[at].start, self.tokens[close].end))
            return behind(self, close + 1, stop, name=True)
        mark = self.mark()
        self.out.append(self.tokens[at])
        reached = self.sum(at + 1, close, depth + 1)
        if reached is not None and reached < close and self._rests(reached, close, first=mark[0] == 0):
            self.remark(reached, close)
            reached = close
        if reached != close:
            if reached is None:
                self.blame("PD106", at + 1, stop)
            else:
                self.blame("PD104", reached, stop)
            self.back(mark)
            return None
        self.out.append(self.tokens[close])
        return behind(self, close + 1, stop)

    def _rests(self, at: int, close: int, *, first: bool) -> bool:
        """True when the rest of a bracket is only said in passing: `(2 days, wall clock)`, `(3 = 1 + 2)`."""
        if self.tokens[at].type == "EQ":
            return not first
        aside = self.tokens[at].type in {"COMMA", "BREAK", "WORD"}
        return aside and all(t.type != "NUMBER" for t in self.tokens[at:close])

    def call(self, at: int, stop: int, depth: int) -> int | None:
        """A function and its arguments."""
        close = self.closes(at + 1, stop)
        if close is None or depth >= MAX_DEPTH:
            self.blame("PD103" if close is None else "PD107", at + 1, stop)
            return None
        self.out += [self.tokens[at]._replace(type="FUNCTION"), self.tokens[at + 1]]
        inside = at + 2
        while (reached := self.sum(inside, close, depth + 1)) != close:
            if reached is None or self.kind(reached, close) != "COMMA":
                self.blame("PD106" if reached is None else "PD104", reached or inside, stop)
                return None
            self.out.append(self.tokens[reached])
            inside = reached + 1
        self.out.append(self.tokens[close])
        return behind(self, close + 1, stop)

    def labelled(self, at: int, stop: int, depth: int, *, claim: bool) -> int | None:
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
            return self.call(end, stop, depth)
        if counted := counted_device(self, at, end + (kind == "NUMBER" and len(words) == 1)):
            return behind(self, counted, stop)
        if kind == "NUMBER":
            if unit := unit_first(self, words, end, stop):
                return self.measured(unit, words[0].start, end, stop, claim=claim)
            exact = bounded(self, words)
            if exact:
                self.out.append(named("LABEL", exact))
            return self.number(end, stop, claim=claim)
        if kind == "LPAR" and (close := self.closes(end, stop)) is not None:
            mark, trouble = self.mark(), self.trouble
            if any(t.type == "NUMBER" for t in self.tokens[end + 1 : close]):
                self.out.append(label)
                reached = self.group(end, stop, depth)
                if reached is not None:
                    return reached
                self.trouble = trouble
                self.back(mark)
        self.out.append(label._replace(type="NAME"))
        return behind(self, end, stop, name=True)
