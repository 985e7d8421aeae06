"""Answers how sure a figure is, whether the methods are, and which utilization to take."""

from __future__ import annotations

from functools import lru_cache
from statistics import quantiles

from petaday.casebook import Casebook
from petaday.core.figures import figure
from petaday.report import Report
from petaday.roles import Role, factors
from petaday_service.answers.run_words import amount, beside
from petaday_service.conversation.context import Talk
from petaday_service.conversation.parts import Next, Part, Text
from petaday_service.conversation.run import Run

PROMISE = (
    "The methods promise a factor of two to three: what a run really took may be half of the figure, or"
    " twice to three "
    "times it."
)
_SINCE = 2020


def certainty(run: Run, report: Report | None) -> tuple[Part, ...]:
    """Returns the interval of the figure, what drives it, what is assumed, and the factor that the method promises."""
    if report is None or report.value is None:
        ranges = f"{PROMISE} Where a message gives a range, such as `MFU 30-40%`, it is carried through to an interval."
        return (
            Text(
                text=f"{ranges} Method 2 hangs on the utilization; method 1 counts what the model needs.", say=EXAMPLES
            ),
        )
    told: list[str] = [f"The figure is {amount(report)}."]
    if report.interval:
        wide = report.interval[1] / report.interval[0] if report.interval[0] else 0.0
        told.append(
            f"Its interval is the range that was given, carried through: a factor of {figure(wide, 3)} from end to end."
        )
        if drivers := sorted(report.uncertain, key=lambda one: -one.share)[:1]:
            told.append(f"What drives it is `{drivers[0].text}` ({figure(100 * drivers[0].share, 3)} % of the spread).")
    else:
        told.append("It has no interval, as no range was given; that is no claim to be exact.")
    line = report.text
    if "assumed utilization" in line:
        told.append(
            "The utilization is assumed, and so the weakest part: runs keep up anything from a tenth to a half."
        )
    elif "utilization" in line:
        told.append("The utilization is what such a figure hangs on most.")
    if "FLOP / parameter" in line:
        told.append(
            "6ND leaves out attention over the length of the text, and takes each parameter to be used once a token."
        )
    told.append(PROMISE)
    if both := beside(run):
        told.append(both)
    say = ("what if the MFU is between 30 and 45%",) if run.method(2) else ()
    return (Text(text=" ".join(told)), Next(say=(*say, "why this number?", "is it over a threshold?")))


EXAMPLES = ("2048 A100s, 34 days, MFU 30-40%", "175B parameters, 300B tokens")


def trust() -> tuple[Part, ...]:
    """Says what petaday can be trusted with, and what not."""
    told = (
        "The arithmetic, yes: every figure is worked with its units by a program, no language model takes "
        "part, and the "
        "calculation stands in the answer so that you can check it. What goes in is as good as its source: what is "
        f"assumed is said, and listed peaks name who lists them. {PROMISE} The page “How often petaday is right” has "
        "what was measured."
    )
    return (Text(text=told, say=("how sure are you?", "where does the 0.33 come from?", "cite this")),)


def typical(talk: Talk) -> tuple[Part, ...]:
    """Says which utilization to take: what the casebook's systems since 2020 have, and the assumption of 2018."""
    known = shares(talk.casebook)
    told = ""
    if len(known) >= 4:
        low, middle, high = quantiles(known, n=4)
        told = (
            f"In the casebook, {len(known)} calculations by method 2 of systems since {_SINCE} have "
            f"utilizations between "
            f"{figure(100 * known[0], 2)} and {figure(100 * known[-1], 2)} %; the middle half lies between "
            f"{figure(100 * low, 2)} and {figure(100 * high, 2)} %, the median is {figure(100 * middle, 2)} %. "
        )
    rule = "Take 30 to 45 % for a large run on today's devices, as a range; the 0.33 of 2018 is an assumption for GPUs."
    why = " No run keeps the whole peak up: devices wait for memory, for each other over the network, and for data."
    return (Text(text=f"{told}{rule}{why}", say=("what if the MFU is between 30 and 45%", "what is MFU?")),)


def shares(casebook: Casebook) -> list[float]:
    """The utilizations of the casebook's calculations by method 2, smallest first, without the assumed third."""
    texts = tuple(
        report.text
        for page in casebook.systems
        if page.front.date and page.front.date.year >= _SINCE
        for calc in page.calcs
        if calc.method == 2
        for report in calc.reports[-1:]
    )
    return sorted(_shares(texts))


@lru_cache(maxsize=4)
def _shares(texts: tuple[str, ...]) -> tuple[float, ...]:
    found = (one.value for text in texts for one in factors(text) if one.role is Role.UTILIZATION and not one.inverse)
    return tuple(value for value in found if 0.02 < value < 1 and abs(value - 1 / 3) > 0.005)


def which_method(run: Run) -> tuple[Part, ...]:
    """Says what each method is good for, and how far apart they are for this run."""
    told = (
        "Neither is right by itself. Method 1 counts what the model needs, and is firm where parameters and"
        " tokens are "
        "published; it leaves out what was thrown away or done twice. Method 2 counts what the devices could "
        "do in their "
        "time, and hangs on the utilization. Where both can be worked, compare them: apart by more than two,"
        " something "
        "that went in is wrong."
    )
    return (Text(text=" ".join(filter(None, (beside(run), told)))),)
