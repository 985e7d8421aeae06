"""What the eye sorts before it reads: which words belong to which number, and where a calculation begins and ends.

Tokens go in as the lexer found them; chains of tokens come out as `petaday.lark` wants them: words behind a number are
WORD, words in front of one a LABEL, words alone a NAME, asides a REMARK; a slash before a word is PER.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from petaday.diagnostic import Span
from petaday.vocabulary import ASIDE, BOUNDS, EQUALS, FUNCTIONS, NUMBERED, RANGED

MAX_DEPTH = 60
MAX_SIDES = 200


class Token(NamedTuple):
    """A kind, its text and its place."""

    type: str
    text: str
    start: int
    end: int

    @property
    def span(self) -> Span:
        """Where it stands."""
        return Span(self.start, self.end)


class Trouble(NamedTuple):
    """Why a chain ended where it did: a diagnostic code, and the token at fault."""

    code: str
    span: Span


class Draft(NamedTuple):
    """One chain of equals, laid out: its tokens, how much arithmetic it holds, and what broke it off."""

    tokens: list[Token]
    start: int
    end: int
    numbers: int
    operators: int
    equals: int
    trouble: Trouble | None


OPERATORS = frozenset({"TIMES", "OVER", "PLUS", "MINUS", "CARET"})


class Layout:
    """Lays out one logical line. `at` positions are token indexes; `stop` is one past the last token looked at."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self.tokens = tokens
        self.match = _brackets(tokens)
        self.numbers = self.operators = 0
        self.out: list[Token] = []
        self.trouble: Trouble | None = None
        self.asides: list[tuple[int, int]] = []
        self.bound: Token | None = None

    def kind(self, at: int, stop: int) -> str:
        """Kind of the token, or an empty string at the end."""
        return self.tokens[at].type if at < stop else ""

    def chain(self, at: int, stop: int) -> tuple[Draft, int]:
        """The longest chain of equals that begins here, and where it ends."""
        self.out, self.numbers, self.operators, self.trouble = [], 0, 0, None
        equals, end, side = 0, at, 0
        begin = at
        while True:
            mark = len(self.out), self.numbers, self.operators
            self.bound = None
            if self.kind(at, stop) == "BOUND":
                self.bound = self.tokens[at]
                at += 1
            reached = self.sum(at, stop, 0, claim=equals > 0)
            if self.bound and reached is not None:
                self.out.insert(mark[0], self.bound)
            if reached is None:
                if not self.trouble:
                    self._blame("PD105", end if equals else at, stop)
                del self.out[mark[0] :]
                self.numbers, self.operators = mark[1], mark[2]
                if self.out and self.out[-1].type == "EQ":
                    self.out.pop()
                    equals -= 1
                break
            at = end = reached
            after = self.equals(at, stop)
            if after is None:
                break
            if equals >= MAX_SIDES:
                self._blame("PD107", at, stop)
                break
            first = self.tokens[at]
            stated = self.out[side:]
            self.out.append(Token("EQ", first.text, first.start, self.tokens[after - 1].end))
            equals, at, side = equals + 1, after, len(self.out)
            if self.kind(at, stop) in {"TIMES", "OVER"} and stated and stated[0].type == "NUMBER":
                self.out += [*stated, self.tokens[at]]  # `… = 6e14 FLOP/s → × 432,000 s`: the figure goes on
                self.operators += 1
                at += 1
        start = self.tokens[begin].start if begin < len(self.tokens) else 0
        finish = self.tokens[end - 1].end if end > begin else start
        return Draft(self.out, start, finish, self.numbers, self.operators, equals, self.trouble), max(end, begin)

    def equals(self, at: int, stop: int) -> int | None:
        """Past an equals sign, or words that say the same before a number; None when there is none."""
        kind = self.kind(at, stop)
        if kind == "EQ":
            while self.kind(at + 1, stop) == "EQ":
                at += 1
            return at + 1
        if kind == "BOUND" and self.tokens[at].text in "~∼<≲":
            return at
        if kind == "COMMA" and self.kind(at + 1, stop) == "WORD" and self.tokens[at + 1].text == "which":
            at += 1
            kind = "WORD"
        if kind == "WORD" and self.operators:
            if self.tokens[at].text.lower() in {"which", "or", "that"} and self.kind(at + 1, stop) == "WORD":
                at += 1
            if self.tokens[at].text.lower() in EQUALS:
                after = self._skip_bounds(at + 1, stop)
                if self.kind(after, stop) == "NUMBER":
                    return after
        return None

    def _skip_bounds(self, at: int, stop: int) -> int:
        while at < stop and (self.kind(at, stop) == "BOUND" or self.tokens[at].text.lower() in BOUNDS):
            at += 1
        return at

    def sum(self, at: int, stop: int, depth: int, *, claim: bool = False) -> int | None:
        """Operands joined by operators; None when not even one is there."""
        reached = self.operand(at, stop, depth, claim=claim)
        if reached is None:
            return None
        towers = 0
        while True:
            at = reached
            kind = self.kind(at, stop)
            if kind == "WORD" and self.tokens[at].text == "times" and self.kind(at + 1, stop) in {"NUMBER", "LPAR"}:
                kind = "TIMES"
            if kind not in OPERATORS:
                return at
            mark = len(self.out), self.numbers, self.operators
            self.out.append(self.tokens[at]._replace(type=kind))
            self.operators += 1
            towers = towers + 1 if kind == "CARET" else 0
            if towers > MAX_DEPTH:
                self._blame("PD107", at, stop)
                reached = None
            else:
                reached = self.exponent(at + 1, stop, depth) if kind == "CARET" else self.operand(at + 1, stop, depth)
            if reached is None:
                if not self.trouble:
                    self.trouble = Trouble("PD105", self.tokens[at].span)
                del self.out[mark[0] :]
                self.numbers, self.operators = mark[1], mark[2]
                return at

    def exponent(self, at: int, stop: int, depth: int) -> int | None:
        """What stands behind a caret: a number, a negative one, or a bracket."""
        if self.kind(at, stop) == "MINUS":
            self.out.append(self.tokens[at])
            at += 1
        if self.kind(at, stop) == "NUMBER":
            self.out.append(self.tokens[at])
            self.numbers += 1
            return self.behind(at + 1, stop, claim=False)
        if self.kind(at, stop) == "LPAR":
            return self.group(at, stop, depth)
        return None

    def operand(self, at: int, stop: int, depth: int, *, claim: bool = False) -> int | None:
        """A number with its words, a bracket, a function, or a name."""
        if self.kind(at, stop) in {"MINUS", "PLUS"}:
            if self.kind(at + 1, stop) not in {"NUMBER", "LPAR", "WORD"}:
                return None
            if self.tokens[at].type == "MINUS":
                self.out.append(self.tokens[at])
            at += 1
        while self.kind(at, stop) == "BOUND":
            at += 1
        kind = self.kind(at, stop)
        if kind == "NUMBER":
            return self.number(at, stop, claim=claim)
        if kind == "LPAR":
            return self.group(at, stop, depth)
        if kind == "WORD":
            word = self.tokens[at].text.lower()
            if word in FUNCTIONS and self.kind(at + 1, stop) == "LPAR":
                return self.call(at, stop, depth)
            return self.labelled(at, stop, depth, claim=claim)
        if kind == "RPAR" and self.match[at] is None:
            self._blame("PD103", at, stop)
        return None

    def number(self, at: int, stop: int, *, claim: bool) -> int:
        """A number, perhaps a range, and what stands behind it."""
        self.out.append(self.tokens[at])
        self.numbers += 1
        if (
            self.kind(at + 2, stop) == "NUMBER"
            and self.tokens[at + 1].text in RANGED
            and (self.tokens[at + 1].type == "WORD" or self._tight(at, stop))
        ):
            between = self.tokens[at + 1]
            self.out += [between._replace(type="TO"), self.tokens[at + 2]]
            at += 2
        return self.behind(at + 1, stop, claim=claim)

    def _tight(self, at: int, stop: int) -> bool:
        """A dash with no space around it between two numbers, before words: `5-6 days`, `0.3–0.5 utilization`."""
        one, dash, two = self.tokens[at : at + 3]
        return one.end == dash.start and dash.end == two.start and (dash.text == "–" or self.kind(at + 3, stop) == "WORD")

    def group(self, at: int, stop: int, depth: int) -> int | None:
        """A bracket that holds a calculation; a bracket that holds only words is a name."""
        close = self.match[at]
        if close is None or close >= stop:
            self._blame("PD103", at, stop)
            return None
        if depth >= MAX_DEPTH:
            self._blame("PD107", at, stop)
            return None
        inside = self.tokens[at + 1 : close]
        if not any(t.type == "NUMBER" for t in inside):
            if not inside:
                return None
            name = Token("NAME", _text(inside), self.tokens[at].start, self.tokens[close].end)
            self.out.append(name)
            return self.behind(close + 1, stop, claim=False, name=True)
        self.out.append(self.tokens[at])
        mark = len(self.out)
        reached = self.sum(at + 1, close, depth + 1)
        if reached is not None and reached < close and self.kind(reached, close) in {"COMMA", "BREAK", "WORD", "EQ"}:
            aside = self.tokens[reached:close]
            if (self.tokens[reached].type == "EQ" and mark > 1) or not any(t.type == "NUMBER" for t in aside):
                self.out.append(Token("REMARK", _text(aside), aside[0].start, aside[-1].end))
                reached = close
        if reached != close:
            if not self.trouble:
                self._blame("PD106" if reached is None else "PD104", at + 1 if reached is None else reached, stop)
            del self.out[mark - 1 :]
            return None
        self.out.append(self.tokens[close])
        return self.behind(close + 1, stop, claim=False)

    def call(self, at: int, stop: int, depth: int) -> int | None:
        """A function and its arguments."""
        close = self.match[at + 1]
        if close is None or close >= stop or depth >= MAX_DEPTH:
            self._blame("PD103" if depth < MAX_DEPTH else "PD107", at + 1, stop)
            return None
        self.out += [self.tokens[at]._replace(type="FUNCTION"), self.tokens[at + 1]]
        inside = at + 2
        while True:
            reached = self.sum(inside, close, depth + 1)
            if reached is None:
                if not self.trouble:
                    self._blame("PD106", inside, stop)
                return None
            if reached == close:
                break
            if self.kind(reached, close) != "COMMA":
                self._blame("PD104", reached, stop)
                return None
            self.out.append(self.tokens[reached])
            inside = reached + 1
        self.out.append(self.tokens[close])
        return self.behind(close + 1, stop, claim=False)

    def labelled(self, at: int, stop: int, depth: int, *, claim: bool) -> int | None:
        """Words in front of a number are its label; words alone are a name."""
        end = at
        while self.kind(end, stop) in {"WORD", "OVER"} or (
            self.kind(end, stop) == "BREAK" and self.tokens[end].text in "'’:#" and end > at
        ):
            word = self.tokens[end].text.lower()
            if word in FUNCTIONS and self.kind(end + 1, stop) == "LPAR":
                break
            if self.kind(end, stop) == "OVER" and self.kind(end + 1, stop) != "WORD":
                break
            if end > at and self.operators and word in EQUALS and self._skip_bounds(end + 1, stop) < stop:
                break
            end += 1
            if (
                self.kind(end, stop) == "NUMBER"
                and self.tokens[end - 1].text in NUMBERED
                and self.kind(end + 1, stop) not in {"WORD", ""}
            ):
                end += 1
        words = self.tokens[at:end]
        label = Token("LABEL", _text(words).rstrip(" :"), words[0].start, words[-1].end) if words else None
        kind = self.kind(end, stop)
        if label and kind == "WORD" and self.tokens[end].text.lower() in FUNCTIONS:
            return self.call(end, stop, depth)
        if label and kind == "NUMBER":
            words = self._bounded(words)
            if words:
                self.out.append(label._replace(text=_text(words).rstrip(" :"), end=words[-1].end))
            return self.number(end, stop, claim=claim)
        if label and kind == "LPAR":
            mark = len(self.out), self.numbers, self.operators
            close = self.match[end]
            if close is not None and any(t.type == "NUMBER" for t in self.tokens[end + 1 : close]):
                self.out.append(label)
                trouble = self.trouble
                reached = self.group(end, stop, depth)
                if reached is not None:
                    return reached
                self.trouble = trouble
                del self.out[mark[0] :]
                self.numbers, self.operators = mark[1], mark[2]
        if not label:
            return None
        self.out.append(label._replace(type="NAME"))
        return self.behind(end, stop, claim=False, name=True)

    def _bounded(self, words: Sequence[Token]) -> Sequence[Token]:
        """Words before the first number of a side, without those that say how exact it is: `less than`, `about`."""
        for count in (2, 1):
            said = " ".join(w.text.lower() for w in words[-count:])
            if len(words) >= count and said in BOUNDS and (not self.out or self.out[-1].type == "EQ"):
                self.bound = Token("BOUND", said, words[-count].start, words[-1].end)
                return words[:-count]
        return words

    def behind(self, at: int, stop: int, *, claim: bool, name: bool = False) -> int:
        """Words, units and remarks behind an operand."""
        first = at
        while True:
            kind = self.kind(at, stop)
            if kind == "WORD":
                word = self.tokens[at].text
                low = word.lower()
                if low == "per" and self.kind(at + 1, stop) == "WORD":
                    self.out.append(self.tokens[at + 1]._replace(type="PER"))
                    at += 2
                elif low == "per" and self.kind(at + 1, stop) == "NUMBER":
                    self.out.append(self.tokens[at]._replace(type="OVER"))
                    self.operators += 1
                    return self.number(at + 1, stop, claim=claim)
                elif low in ASIDE or (low in EQUALS and at > first):
                    if self.equals(at, stop) is not None:
                        return at
                    return self.aside(at, stop)
                elif low == "times" and self.kind(at + 1, stop) in {"NUMBER", "LPAR"}:
                    return at
                else:
                    self.out.append(self.tokens[at]._replace(type="REMARK" if name else "WORD"))
                    at += 1
                    if word in NUMBERED and self.kind(at, stop) == "NUMBER" and self._closes(at + 1, stop):
                        self.out.append(self.tokens[at]._replace(type="REMARK" if name else "WORD"))
                        at += 1
            elif kind == "OVER" and self.kind(at + 1, stop) == "WORD" and not name:
                word = self.tokens[at + 1].text.lower()
                if word in FUNCTIONS and self.kind(at + 2, stop) == "LPAR":
                    return at
                self.out.append(self.tokens[at + 1]._replace(type="PER"))
                at += 2
                if self.tokens[at - 1].text in NUMBERED and self.kind(at, stop) == "NUMBER" and self._closes(at + 1, stop):
                    self.out.append(self.tokens[at]._replace(type="WORD"))
                    at += 1
            elif kind == "OVER" and self.kind(at + 1, stop) == "LPAR" and self._only_words(at + 1, stop):
                close = self.match[at + 1] or stop
                self.out += [t._replace(type="PER") for t in self.tokens[at + 2 : close] if t.type == "WORD"]
                at = close + 1
            elif kind == "LPAR":
                reached = self.bracket(at, stop, claim=claim, tight=at == first and self.tokens[at - 1].end == self.tokens[at].start)
                if reached is None:
                    return at
                if reached < 0:
                    return self.group(at, stop, 1) or at
                at = reached
            else:
                return at

    def _closes(self, at: int, stop: int) -> bool:
        return self.kind(at, stop) not in {"WORD", "NUMBER"}

    def _only_words(self, at: int, stop: int) -> bool:
        close = self.match[at]
        return close is not None and close < stop and all(t.type == "WORD" for t in self.tokens[at + 1 : close])

    def bracket(self, at: int, stop: int, *, claim: bool, tight: bool) -> int | None:
        """A bracket behind an operand: a remark, the result said again, or a factor with its sign left out.

        Returns where it ends, None when it is not ours, and -1 when it is to be read as a factor.
        """
        close = self.match[at]
        if close is None or close >= stop:
            self._blame("PD103", at, stop)
            return None
        inside = self.tokens[at + 1 : close]
        kinds = [t.type for t in inside]
        if claim and kinds.count("NUMBER") == 1 and self._restates(inside):
            number = next(t for t in inside if t.type == "NUMBER")
            self.out.append(Token("EQ", "(", self.tokens[at].start, self.tokens[at].end))
            self.out.append(number)
            self.numbers += 1
            self.out += [t for t in inside if t.type == "WORD" and t.start > number.start]
            return close + 1
        if tight and kinds and kinds[0] == "NUMBER" and (self.tokens[at - 1].type == "RPAR" or OPERATORS & set(kinds)):
            self.out.append(Token("TIMES", "", self.tokens[at].start, self.tokens[at].start))
            self.operators += 1
            return -1
        if inside:
            self.asides.append((at + 1, close))
            self.out.append(Token("REMARK", _text(inside), self.tokens[at].start, self.tokens[close].end))
        return close + 1

    @staticmethod
    def _restates(inside: Sequence[Token]) -> bool:
        """`(1.29e10)`, `(~ 7.4 × 10⁵ tokens)`: a figure and nothing but its unit."""
        kinds = [t.type for t in inside]
        return kinds[0] in {"NUMBER", "BOUND", "EQ"} and set(kinds) <= {"NUMBER", "BOUND", "WORD", "EQ", "OVER"}

    def aside(self, at: int, stop: int) -> int:
        """Running words after a number, up to the next operator: they are kept as a remark."""
        begin = at
        bracketed = stop < len(self.tokens) and self.tokens[stop].type == "RPAR"
        while at < stop:
            kind = self.tokens[at].type
            if kind == "LPAR" and self.match[at] is not None and (self.match[at] or 0) < stop:
                self.asides.append((at + 1, self.match[at] or at))
                at = (self.match[at] or at) + 1
                continue
            if kind == "OVER" and self.kind(at + 1, stop) == "WORD":
                at += 2
                continue
            if kind in OPERATORS or kind in {"EQ", "BREAK", "RPAR", "COMMA", "NEWLINE", "URL", "OTHER"}:
                break
            if kind == "NUMBER" and not bracketed and self.tokens[at - 1].text not in NUMBERED:
                break
            if at > begin and self.equals(at, stop) is not None:
                break
            at += 1
        words = self.tokens[begin:at]
        if words:
            self.out.append(Token("REMARK", _text(words), words[0].start, words[-1].end))
        return at

    def _blame(self, code: str, at: int, stop: int) -> None:
        at = min(at, stop - 1, len(self.tokens) - 1)
        if self.trouble is None and at >= 0:
            self.trouble = Trouble(code, self.tokens[at].span)


def _brackets(tokens: Sequence[Token]) -> list[int | None]:
    """For each opening bracket the index of the one that closes it; None for those without."""
    match: list[int | None] = [None] * len(tokens)
    opened: list[int] = []
    for at, token in enumerate(tokens):
        if token.type == "LPAR":
            opened.append(at)
        elif token.type == "RPAR" and opened:
            begin = opened.pop()
            match[begin], match[at] = at, begin
    return match


def _text(tokens: Sequence[Token]) -> str:
    """The words as they stood, single-spaced where they were spaced."""
    parts: list[str] = []
    for before, token in zip((None, *tokens), tokens, strict=False):
        if before and before.end != token.start:
            parts.append(" ")
        parts.append(token.text)
    return "".join(parts)
