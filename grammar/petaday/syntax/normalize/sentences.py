"""A run said in words: `trained on 2048 A100s for 21 days at 40% MFU`, where `for` and `at` stand between factors."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from petaday import hardware, units
from petaday.core import numerals
from petaday.core.diagnostic import Diagnostic
from petaday.core.quantity import RATE
from petaday.hardware.words import DEVICE_FAMILIES, DEVICE_MAKERS, DEVICE_WORDS, singular
from petaday.syntax.keywords import COUNTED, JOINS, LEADS, NUMBERED, OTHERWISE, RANGED
from petaday.syntax.normalize.run_lists import run_list
from petaday.syntax.tokens import OPERATORS, Token, brackets, kinds, text, texts

_CARRIES = RANGED | NUMBERED | {"-", "–"}
_SHARE = re.compile(r"(?i)(?:mfu|hfu|utili[sz]ation|efficiency|of)$")
_PEAK = re.compile(r"(?i)(?:peak|theoretical|max|maximum)$")
_REPEATED = frozenset({"times", "twice", "thrice", *(word for word, count in COUNTED.items() if count > 1)})
_OPENS = re.compile(r"(?i)(?:\w+(?:ing|ed)|ran|run|on|with|for|in|over|at|all|our|the|we|each|every|both)$")
_NEEDED = ({"devices", "time"}, {"device time", "rate"}, {"device time", "share"})


class _Factor(NamedTuple):
    """A figure of the sentence: where its word that joins stands, where it begins and ends, and what it is."""

    join: int | None
    begin: int
    end: int
    kind: str


def spoken(line: list[Token]) -> tuple[list[Token], list[Diagnostic]]:
    """The line as a product, where it is a run that is said in words or listed; else as it is.

    >>> from petaday.syntax.lexer import lex
    >>> [t.text for t in spoken(list(lex("16k H100s, 54 days, 41% MFU")))[0] if t.type in {"TIMES", "NUMBER"}]
    ['16', '×', '54', '×', '41']
    """
    parted = any(token.type in {"COMMA", "LPAR"} or token.text.lower() == "and" for token in line)
    ways = (_listed, joined)
    for way in ways if parted else reversed(ways):
        out, notes = way(line)
        if notes:
            return out, notes
    return line, []


def _listed(line: list[Token]) -> tuple[list[Token], list[Diagnostic]]:
    out, notes = run_list(list(_counted(line)), _listed_kind)
    before = [token for token in line if notes and token.end <= out[0].start]
    plain = all(token.type != "NUMBER" for token in before) and _lead(before) is not None
    counts = COUNTED.keys() - {"a", "an"}
    return (out, notes) if plain and counts.isdisjoint(token.text.lower() for token in before[1:]) else (line, [])


def _listed_kind(figure: Sequence[Token], join: str) -> str:
    """What a figure of a list is, where a word joins it, and where none does."""
    return _kind(figure, join) or ("" if join else _kind(figure, "at"))


def joined(line: list[Token]) -> tuple[list[Token], list[Diagnostic]]:
    """The line with `×` for the words that join its factors, and a note that says so; else the line as it is.

    Only for a text that is given as one calculation: in running text such a sentence tells of a run and counts nothing.

    >>> from petaday.syntax.lexer import lex
    >>> [t.text for t in joined(list(lex("64 A100s for a week at 40% MFU")))[0] if t.type in {"TIMES", "NUMBER"}]
    ['64', '×', '1', '×', '40']
    """
    words = set(map(str.lower, texts(line)))
    if JOINS.isdisjoint(words):
        return line, []
    if not words.isdisjoint(COUNTED):
        line = list(_counted(line))
    factors = list(_factors(line))
    told = [factor.kind for factor in factors]
    if len(set(told)) < len(told) or not any(needed <= set(told) for needed in _NEEDED):
        return line, []
    if any(_device([token.text]) for one, two in pairwise(factors) for token in line[one.end + 1 : two.join]):
        return line, []  # `1.3M GPU hours on A100 at 40%`: no word is left out that says more than a sentence needs
    out = _lead(line[: factors[0].begin])
    if out is None or any(token.text.lower() == "total" for factor in factors for token in line[factor.end :][1:2]):
        return line, []
    joins = []
    for factor, after in zip(factors, (*factors[1:], None), strict=True):
        out += line[factor.begin : factor.end]
        if after and after.join is not None:
            joins.append(line[after.join])
            out.append(joins[-1]._replace(type="TIMES", text="×"))
    out += line[factors[-1].end :]
    names = list(dict.fromkeys(f"“{token.text}”" for token in joins))
    said = f"{' and '.join(names)} {'stand' if names[1:] else 'stands'} between the factors of a run: read as ×."
    return out, [Diagnostic("PD236", "note", said, joins[0].span, "Write `*` between the factors.")]


def _counted(line: Sequence[Token]) -> Iterator[Token]:
    """`a week` is one week, `on two H100` and `on a single V100` are on two and on one."""
    at = 0
    while at < len(line):
        token, count = line[at], COUNTED.get(line[at].text.lower())
        at += 1
        end = at + (at < len(line) and line[at].text == "single")
        if count and end < len(line) and (units.is_time(line[end].text) or _device([line[end].text])):
            token, at = Token("NUMBER", str(count), token.start, line[end - 1].end), end
        yield token


def _lead(before: Sequence[Token]) -> list[Token] | None:
    """What is told before the first factor, in one piece where numbers belong to a name in it (`Llama 2 70B was`).

    None where a number may be a factor: `4 nodes with 8 H100 for 3 days`, `Trained 3 times on 8 H100 for 3 days`.
    """
    if not _REPEATED.isdisjoint([token.text.lower() for token in before]):
        return None
    opens = bool(before) and bool(_OPENS.match(before[0].text))
    numbers = [at for at, token in enumerate(before) if token.type == "NUMBER"]
    sized = {at for at in numbers if at + 1 < len(before) and before[at + 1].text in {"B", "M"}}  # `Our 13B model was`
    after = [at for at in numbers if at > opens or (at and at in sized)]
    names = [at for at in after if before[at - 1].text[:1].isupper() or at - 1 in numbers]
    if before and before[-1].type in OPERATORS:
        return list(before)
    if numbers != names:
        return None
    return [Token("WORD", text(before), before[0].start, before[-1].end)] if names else list(before)


def _factors(line: Sequence[Token]) -> Iterator[_Factor]:
    """The figures from the first that a run is made of, as long as words join them."""
    match = brackets(kinds(line))
    at, begun = 0, False
    while at < len(line) and line[at].type != "EQ":
        if line[at].type == "LPAR" and (close := match[at]):
            at = close + 1
            continue
        if line[at].type != "NUMBER":
            at += 1
            continue
        end = _end(line, at, match)
        join = _join(line, at)
        kind = _kind(line[at:end], "" if join is None else line[join].text.lower())
        if begun and (join is None or not kind):
            return
        if kind and (begun or join is not None or _joined(line, end)):
            begin = at if join is None else join + 1
            yield _Factor(join, begin, end, kind)
            begun = True
        at = end


def _end(line: Sequence[Token], at: int, match: Sequence[int | None]) -> int:
    """Where the words of a figure end: at a word that joins the next, a comma, or the end of the sentence."""
    at += 1
    while at < len(line) and (line[at].type in {"WORD", "OVER", "NUMBER", "LPAR", "MINUS"}):
        if line[at].text.lower() in JOINS:
            return at
        if line[at].type == "NUMBER" and line[at - 1].text not in _CARRIES:
            return at
        at = (match[at] or at) + 1 if line[at].type == "LPAR" else at + 1
    return at


def _joined(line: Sequence[Token], at: int) -> bool:
    """Whether a word that joins stands here, perhaps behind a comma."""
    at += at < len(line) and line[at].type == "COMMA"
    return at < len(line) and line[at].text.lower() in JOINS


def _join(line: Sequence[Token], at: int) -> int | None:
    """The word that joins the figure here to what stands before: `at`, `with an MFU of`."""
    while at > 0 and (line[at - 1].type == "BOUND" or line[at - 1].text.lower() in LEADS):
        at -= 1
    return at - 1 if at and line[at - 1].text.lower() in JOINS else None


def _kind(figure: Sequence[Token], join: str) -> str:
    """Devices, a time, a rate, a share; nothing for any other figure."""
    words = [token.text for token in figure[1:] if token.type == "WORD" and token.text not in RANGED]
    words = words[len(words) > 1 and (units.scale(words[0]) or 0) > 1 :]
    if not words or not OTHERWISE.isdisjoint([word.lower() for word in words]):
        return ""
    if words[0] == "%" or _SHARE.match(words[0]):
        return "share" if join in {"at", "with", "using"} and _is_share(figure[0], words) else ""
    times = [units.is_time(word) for word in words]
    if times[0] and "-" in words[0] and _device(words[0].split("-")[:1]):
        return "device time"
    if times[0]:
        return "time" if join in {"", "for", "over", "during", "in"} else ""
    if any(meaning.dimension == RATE for meaning in units.meanings(words[0])):
        return "rate"
    if not _device(words):
        return ""
    return "device time" if any(times) else "devices"


def _is_share(number: Token, words: Sequence[str]) -> bool:
    """`40%`, `40% of peak`, `0.4 MFU`; neither `40% off` nor `90% uptime`, which are of something else."""
    if words[0] != "%":
        return numerals.read(number.text)[0] <= 1
    rest = words[1:]
    return (
        not rest or rest == ["of"] or any((_PEAK if rest[0].lower() == "of" else _SHARE).match(word) for word in rest)
    )


def _device(words: Sequence[str]) -> bool:
    """Whether the words name devices: `H100s`, `Nvidia A100 GPUs`, `GTX 580`, `x A100`."""
    plain = [singular(word) for word in words]
    if any(word in DEVICE_WORDS for word in plain):
        return True
    named = [word for word, bare in zip(words, plain, strict=True) if bare not in DEVICE_MAKERS | {"x"}]
    return plain[0] in DEVICE_FAMILIES or any(hardware.find(word.removeprefix("x")) for word in named[:1])
