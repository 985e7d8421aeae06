"""Answers with the compute of the run: the figure, what it rests on, what changed, and what to say next."""

from __future__ import annotations

from petaday.core.diagnostic import Span
from petaday.core.figures import figure
from petaday.report import Report
from petaday_service.answers.asking import ask
from petaday_service.answers.moving import Moved
from petaday_service.answers.run_words import amount, assumed, beside, how, written
from petaday_service.conversation.fact_words import title
from petaday_service.conversation.parts import Change, Figure, Next, Part, Text
from petaday_service.conversation.question_part import Question
from petaday_service.conversation.run import Run
from petaday_service.conversation.work_part import audit, work


def compute(moved: Moved, *, guided: bool = False) -> tuple[Part, ...]:
    """Returns the compute of the run as it is now; asks for what is missing."""
    run = moved.run
    line = run.line()
    if not line or (
        "compute" in run.facts and not run.method(1) and not run.method(2) and run.missing() and moved.changed
    ):
        return unfinished(moved, guided=guided)
    report = audit(line)
    told = [f"{amount(report)[:1].upper()}{amount(report)[1:]}, {how(run, line)}.", *assumed(run, line)]
    parts: list[Part] = [Text(text=" ".join(told))]
    if both := beside(run):
        parts.append(Text(text=both))
    if change := changed(moved, report):
        parts.append(change)
    return (*parts, work(report, line, ans=True), run.part(moved.changed), suggestions(run))


def changed(moved: Moved, after: Report) -> Change | None:
    """The line before and after, where a message changed the run; None for a new one."""
    line = moved.before.line()
    if moved.fresh or not line or line == after.text or not moved.changed:
        return None
    before = audit(line)
    if before.unit != after.unit:
        return None
    what = "; ".join(_told(kind, moved) for kind in moved.changed if kind in moved.run.facts and _told(kind, moved))
    ratio = after.value / before.value if after.value is not None and before.value else None
    old, new = _marks(line, after.text)
    return Change(
        what=what or "the run",
        before=Figure(text=line, mark=old, shown=before.shown, pfs_days=before.pfs_days),
        after=Figure(text=after.text, mark=new, shown=after.shown, pfs_days=after.pfs_days),
        ratio=ratio,
    )


def _told(kind: str, moved: Moved) -> str:
    now, old = moved.run.facts[kind], moved.before.facts.get(kind)
    if old and written(old) == written(now):
        return ""
    return f"{title(kind)}: {written(old) if old else 'not said'} → {written(now)}"


def _marks(old: str, new: str) -> tuple[Span, Span]:
    """The stretch in which two lines differ, in each."""
    start = 0
    while start < min(len(old), len(new)) and old[start] == new[start]:
        start += 1
    end = 0
    while end < min(len(old), len(new)) - start and old[-1 - end] == new[-1 - end]:
        end += 1
    return Span(start, len(old) - end), Span(start, len(new) - end)


def unfinished(moved: Moved, *, guided: bool = False) -> tuple[Part, ...]:
    """Says what is known so far and asks for one missing fact; a figure that was given is shown."""
    run = moved.run
    missing = run.missing() or ("run",)
    kind = missing[0]
    known = ", ".join(
        f"{title(fact.kind)} {fact.shown} {fact.unit}".strip() for fact in run.part().facts if fact.kind != "peak"
    )
    told = (Text(text=f"So far: {known}."),) if known else ()
    sheet = (run.part(moved.changed),) if run else ()
    question: Question = ask(kind, run, guided=guided)
    return (*told, question, *sheet)


def suggestions(run: Run) -> Next:
    """What fits next: what is assumed first, then what is usually asked, and nothing that is known already."""
    say: list[str] = []
    name = run.facts["device"].text if "device" in run.facts else "H100"
    utilization = run.facts.get("utilization")
    if "peak" in run.facts and utilization is None:
        say.append("at 40%")
    elif utilization:
        say.append("halve the MFU" if utilization.ends else "what if the MFU is between 30 and 45%")
    if run.line() and not run.method(2):
        say.append(
            "and with twice as many?" if "devices" in run.facts else f"how long would this take on 512 {name}s at 40%?"
        )
    say += ["is it over a threshold?", "how does that compare with GPT-4?", "how sure are you?"]
    if "peak" in run.facts and "price" not in run.facts:
        say.append(f"what would it cost at $2 per {name}-hour?")
    if "price" in run.facts and "power" not in run.facts:
        say.append("how much energy at 700 W each?")
    say.append("write me a paragraph")
    return Next(say=tuple(say))


def share_words(value: float) -> str:
    """A share in per cent.

    >>> share_words(0.331)
    '33.1 %'
    """
    return f"{figure(100 * value, 3)} %"
