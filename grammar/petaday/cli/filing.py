"""`petaday filing FILE`: the compute and energy part of the EU's model documentation form."""

from __future__ import annotations

import argparse
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from petaday.cli.input import file_text

if TYPE_CHECKING:
    from petaday.facts.form import Form

# ruff: noqa: PLC0415 - a misspelled option is told without the grammar


def add(commands: argparse._SubParsersAction[Any]) -> None:
    """Register `filing`."""
    parser = commands.add_parser("filing", help="the EU's form on compute and energy, filled", description=run.__doc__)
    parser.add_argument("file", nargs="?", default="-", help="a content page, a text or PDF, or a sheet from --json")
    parser.add_argument("--subject", default=None, metavar="NAME", help="the run the form is about: `Llama-70B`")
    parser.add_argument("--json", action="store_true", help="the same form as JSON")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Fill the compute and energy part of the EU's form. Exits with 1 when neither time nor computation is known."""
    form = _form(args.file, args.subject)
    print(form.model_dump_json(indent=2) if args.json else form.to_markdown(), end="\n" if args.json else "")
    known = {answer.key for answer in form.answers if answer.answer}
    return 0 if known & {"computation", "hardware_time", "wall_clock"} else 1


def _form(file: str, subject: str | None) -> Form:
    from petaday.facts import RunSheet, run_sheet
    from petaday.facts.filing import filing

    text = file_text(file)
    if text.lstrip().startswith('{"') or text.lstrip().startswith("{\n"):
        return filing(RunSheet.model_validate_json(text))
    if file.endswith(".md") and text.startswith("---"):
        return _of_page(Path(file), subject)
    return filing(run_sheet(text, subject))


def _of_page(path: Path, subject: str | None) -> Form:
    """The form from a content page: its own calculations by either method, and the facts of its text."""
    from petaday.casebook import page as content_page
    from petaday.facts import run_sheet
    from petaday.facts.filing import filing

    page, _ = content_page.examine(path.parent, path)
    if page is None:
        return filing(run_sheet(path.read_text("utf-8"), subject))
    title = subject or page.front.title
    sheet = run_sheet(page.body, title).model_copy(update={"subject": title})
    calcs = sorted(page.calcs, key=lambda calc: calc.id != page.front.headline)
    first = {calc.method: calc.reports[-1] for calc in reversed(calcs) if calc.method and calc.reports}
    device = re.sub(r"^(?:up to )?[\d,]+ × ", "", page.front.hardware or "").partition(",")[0]
    return filing(sheet, dict(sorted(first.items())), device)
