"""Writes the run for other people: a paragraph with footnotes, a citation, a picture, a content file."""

from __future__ import annotations

from collections.abc import Callable
from importlib.metadata import version

from petaday.casebook import bibtex
from petaday.core.figures import figure
from petaday.facts import methods
from petaday.report import Report
from petaday_service.answers import compare
from petaday_service.answers.run_words import SIX, beside, written
from petaday_service.conversation.content_file import content_file
from petaday_service.conversation.context import Talk
from petaday_service.conversation.fact_words import said
from petaday_service.conversation.parts import File, Next, Part, Text
from petaday_service.conversation.run import Run

NOTHING = Text(
    text="There is no figure yet; tell me a run first.",
    say=("175B parameters, 300B tokens", "512 H100s for 3 weeks at 40%"),
)


def paragraph(run: Run, report: Report | None) -> tuple[Part, ...]:
    """Returns a paragraph that is ready to paste, with its assumptions and sources as footnotes."""
    if report is None or report.value is None:
        return (NOTHING,)
    notes: list[str] = []

    def note(text: str) -> str:
        notes.append(text)
        return f"[^{len(notes)}]"

    line = report.text
    span = f" (between {figure(report.interval[0])} and {figure(report.interval[1])})" if report.interval else ""
    days = f", or {figure(report.pfs_days)} petaflop/s-days" if report.pfs_days is not None else ""
    worked = note(f"`{line} = {report.shown}`, worked with petaday {version('petaday')}.")
    body = [f"Training took about {report.shown}{span}{days}.{worked}"]
    body.append(_basis(run, line, note))
    body.append(
        "Estimates of this kind are good to a factor of two to three."
        + note("So the methodology of “AI and Compute” (OpenAI, 2018) says of itself.")
    )
    if both := beside(run):
        body.append(both)
    text = " ".join(filter(None, body)) + "\n\n" + "\n".join(f"[^{at}]: {one}" for at, one in enumerate(notes, 1))
    file = File(name="paragraph.md", media_type="text/markdown", text=text + "\n")
    return (Text(text=text), file, Next(say=("cite this", "save as content", "how sure are you?")))


def _basis(run: Run, line: str, note: Callable[[str], str]) -> str:
    facts = run.facts
    data = facts.get("seen") or facts.get("dataset")
    if "FLOP / parameter" in line and data:
        active, total = facts.get("active_parameters"), facts.get("parameters")
        size = f"{said(active)[0]} active parameters" if active else f"{said(total)[0]} parameters" if total else ""
        return f"The estimate counts operations for {size} and {written(data)}.{note(f'Assumed: {SIX}.')}"
    if "FLOP/s" in line and "peak" in facts:
        spent = methods.device_time(run.settled).replace(" * ", " for ")
        name = run.device.name if run.device else "device"
        devices = facts.get("devices")
        count = f"{written(devices)} {name}" if devices else spent
        time = f" for {written(facts['time'])}" if devices and "time" in facts else ""
        peak = note(f"{written(facts['peak'])}: {facts['peak'].because or 'as given'}.")
        share = facts.get("utilization")
        used = f"a utilization of {written(share)}" if share else "an assumed utilization of 33 %"
        why = "" if share else note("The assumption of “AI and Compute” (OpenAI, 2018); none was published.")
        return f"The estimate takes {count}{time} at their listed peak{peak} and {used}.{why}"
    return ""


def cite(report: Report | None) -> tuple[Part, ...]:
    """Returns how to cite petaday, the calculation, and what it rests on, with BibTeX."""
    entry = bibtex.petaday(version("petaday"))
    told = f"petaday: compute accounting, version {version('petaday')}."
    line = f" The calculation: `{report.text} = {report.shown}`." if report and report.value is not None else ""
    rests = ""
    if report and "FLOP / parameter" in report.text:
        rests = " The rule of 6ND: Kaplan et al., Scaling Laws for Neural Language Models, 2020, arXiv:2001.08361."
    elif report and "utilization" in report.text:
        rests = " Method and the assumed third: AI and Compute, appendix on methods (OpenAI, 2018)."
    file = File(name="petaday.bib", media_type="application/x-bibtex", text=entry)
    return (Text(text=f"{told}{line}{rests} As BibTeX:"), file, Next(say=("write me a paragraph", "save as BibTeX")))


def plot(talk: Talk, report: Report | None) -> tuple[Part, ...]:
    """Returns the figure among the systems, as a chart."""
    if report is None or not report.pfs_days:
        return (NOTHING,)
    return (
        Text(text=f"{figure(report.pfs_days)} pfs-days among the systems of the casebook:"),
        compare.chart(talk, report.pfs_days),
        Next(say=("how does that compare with GPT-4?", "which systems are largest?")),
    )


def content(run: Run, name: str = "", source: str = "") -> File | None:
    """The run as a content file that `petaday check` and `petaday build` take; None where nothing can be worked."""
    blocks = [(number, line) for number in (1, 2) if (line := run.method(number).partition(" = ")[0])]
    if not blocks:
        return None
    if run.main == 2:
        blocks.reverse()
    return content_file(
        blocks[0][1], name=name or run.subject or "Unnamed", method=blocks[0][0], source=source, more=blocks[1:]
    )
