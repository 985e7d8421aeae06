"""Twice the text takes twice the time: for every regular expression, and for everything that reads a text."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from growth import growth
from patterns import Used, hostile, used
from petaday.calculate import audit, scan
from petaday.casebook import bibtex, suppressions
from petaday.casebook.fences import fences
from petaday.codes import CODES
from petaday.formatting import Style, formatted
from petaday.markup import plain
from petaday_service.conversation.summary import findings
from petaday_service.conversation.understand import understand
from petaday_service.openai import tasks

pytestmark = pytest.mark.hostile


BOUNDED = (
    *("petaday.markup.code_lines:", "petaday.verdicts.unjudged.settings:"),
    *("petaday_site.html.search_text:", "petaday.conversion:"),
    *("petaday.tabular.cells:", "petaday.casebook.own_law:", "petaday_site.html.long_parts:"),
)
"""Patterns that see 600 characters of a line, message or cell, 120 before a figure, or what petaday or MkDocs wrote."""

ENDS = ("", "\x00")
"""Nothing behind the repetitions, or what no pattern goes on with: then all that was tried has to be given up."""


@pytest.mark.timeout(900)  # several hundred patterns, each with every text that is meant to be slow for it
@pytest.mark.parametrize("package", ["petaday.", "petaday_service.", "petaday_site."])
def test_every_pattern_is_linear(package: str) -> None:
    free = [one for one in used() if not one.name.startswith(BOUNDED)]
    found = [_steepest(one) for one in free if one.name.startswith(package)]
    assert [said for said in found if said] == []


def _steepest(one: Used) -> str:
    """What grows too fast, or nothing."""
    for piece in hostile(one.pattern):
        for end in ENDS:
            found = growth(one.run, piece, end)
            if not found.linear:
                return f"{one.name}: {piece!r} * n + {end!r}: {found}"
    return ""


SIGNS = (
    "7",
    "(",
    "[",
    "{",
    "((2) ",
    "a_{",
    "1 x ",
    "$1 * ",
    "1e-",
    "<math><mn>",
    "1\u200b",
    "2 * ",
    "2 + ",
    "2 ^ ",
    "= 3 ",
    "= ? ",
    "2 * 3 = ?\n",
    "≐ 3 ",
)
WORDS = (
    "where N = 1, ",
    "n_# = 1, ",
    "n# = 1\n",
    "n# = 1\nn# times n# - n#-1 / n#\n",
    "a times ",
    "/ a ",
    "1 step# = 5 FLOP\n",
    "L#: 5\nTotal: 5\n",
    "2 GPU days ",
    "5 to ",
    "±",
)
MARKUP = (
    "\\sqrt{",
    "\\frac{1}{2} ",
    "\\frac{",
    "<sup>",
    "<sup>1</sup>",
    "**",
    "*a ",
    "`a",
    "[a](",
    "](",
    "<!--",
    "&amp;",
)
BLANKS = (" ", "\t", "\n", "\r", "\u200b", "> ", "~~~x" + 8 * " ", "```", "\x00")
IGNORES = (
    "<!-- petaday: ignore ",
    "5 <!-- petaday: ignore PD302 because x -->\n",
    "<!-- petaday: ignore PD302 because x -->",
)
TASKS = ("<chat_history>\n", "\n</chat_history>", "USER: a\n", '### Task: "title')
PIECES = (*SIGNS, *WORDS, *MARKUP, *BLANKS, *IGNORES, *TASKS)

READERS: dict[str, Callable[[str], object]] = {
    "markup": plain,
    "fences": lambda text: list(fences(text)),
    "ignores": lambda text: suppressions.comments(f"{text} petaday:"),
    "authors": lambda text: bibtex._authors(f"A. One {text}"),
    "tasks": lambda text: (tasks.task(f"### Task: {text}"), tasks.history(text)),
    "questions": lambda text: understand(f"edit 1: {text}"),
}
"""What reads a text before anything of it is worked; up to 100 kB."""

WORKERS: dict[str, Callable[[str], object]] = {
    "scan": scan,
    "audit": audit,
    "summary": lambda text: findings(text, ()),
    "formatting": lambda text: formatted("a.calc", text, Style(results=True)),
}
"""What works a text, some thousand times as slow; so up to 8 kB, where a quadratic one takes seconds."""

WORKED_SIZES = (500, 2_000, 8_000)


def _counted(reader: Callable[[str], object]) -> Callable[[str], object]:
    """The reader of a text with a number of its own for each sign `#`, so that every name is another one."""

    def read(text: str) -> object:
        first, *rest = text.split("#")
        return reader(first + "".join(f"{number}{piece}" for number, piece in enumerate(rest)))

    return read


@pytest.mark.parametrize("name", READERS)
def test_reading_is_linear(name: str) -> None:
    for piece in PIECES:
        found = growth(READERS[name], piece)
        assert found.linear, f"{name} of {piece!r} * n: {found}"


@pytest.mark.parametrize("piece", PIECES)
def test_working_is_linear(piece: str) -> None:
    for name, worker in WORKERS.items():
        found = growth(_counted(worker), piece, sizes=WORKED_SIZES)
        assert found.linear, f"{name} of {piece!r} * n: {found}"


@pytest.mark.parametrize("code", [code for code in CODES if CODES[code].example])
def test_a_text_full_of_one_finding_is_linear(code: str) -> None:
    found = growth(scan, f"{CODES[code].example}\n", sizes=WORKED_SIZES)
    assert found.linear, f"scan of the example of {code} * n: {found}"
