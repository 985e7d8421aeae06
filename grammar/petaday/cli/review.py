"""`petaday review PATH…`: what a second person needs to sign, and whether what they signed still stands."""

from __future__ import annotations

import argparse
import datetime
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from petaday.casebook.review import Review
    from petaday.cli.checking import Checked

# ruff: noqa: PLC0415 - pydantic takes long to load, and a misspelled option is told without it
EPILOG = """\
The review of systems/vgg.md is systems/reviews/vgg.md, to read, and vgg.json, the record; that of a notebook or a PDF
names cells or pages. Read the first, then sign with --sign. A page whose calculation changed after that says so on the
site, and `petaday review --check` exits with 1.

exit codes: 0 written, signed, or unchanged since; 1 a calculation changed after its review; 2 a path could not be read,
or the command could not be understood."""


def add(commands: argparse._SubParsersAction[Any]) -> None:
    """Register `review`."""
    parser = commands.add_parser(
        "review",
        help="write what a second person signs",
        description=run.__doc__,
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("path", nargs="+", help="a file of any kind that check reads, or a folder of them")
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--sign", metavar="NAME", help="sign the review as it was written")
    what.add_argument("--check", action="store_true", help="say which reviews still stand")
    parser.add_argument("--json", action="store_true", help="with --check: a list of files and their standing")
    parser.set_defaults(run=run, parser=parser)


def run(args: argparse.Namespace) -> int:
    """Write each claim, its verdict, readings, source and open questions, as Markdown and JSON, for a second person."""
    if "-" in args.path:
        args.parser.error("standard input has no place to keep a review in")
    if args.sign is not None and not args.sign.strip():
        args.parser.error("--sign needs a name")
    told = []
    changed = False
    for path in args.path:
        for file, checked in _read(path):
            if not checked.calcs and file != path:
                continue
            if args.check:
                state, fails = _standing(Path(file), checked)
            elif args.sign:
                state, fails = _sign(Path(file), checked, args.sign.strip())
            else:
                state, fails = _write(Path(file), checked), False
            changed |= fails
            told.append({"file": file, "review": state})
    if args.json:
        print(json.dumps(told, indent=2, ensure_ascii=False))
    else:
        print("\n".join(f"{one['file']}: {one['review']}" for one in told))
    return 1 if changed else 0


def _read(path: str) -> Iterator[tuple[str, Checked]]:
    """The pages of a content folder, the documents of any other one, or one file; none of a review."""
    from petaday.casebook.review import FOLDER
    from petaday.cli.checking import content, files, is_content, one_file
    from petaday.documents import Unread, found

    if not Path(path).is_dir():
        yield path, one_file(path)
        return
    if files(path) and is_content(path):
        yield from zip(files(path), content(path), strict=False)  # behind the pages come their tables of points
        return
    below = [one for one in found([path]) if FOLDER not in Path(one.path).relative_to(path).parts[:-1]]
    if not below:
        raise FileNotFoundError(2, "there is no file in this folder", path)
    for one in below:
        try:
            yield one.path, one_file(one.path, asked=False)
        except Unread as why:
            if why.broken:
                print(f"petaday review: {one.path}: {why.why}", file=sys.stderr)


def _standing(file: Path, checked: Checked) -> tuple[str, bool]:
    from petaday.casebook import review

    standing = review.standing(file, checked.calcs)
    if standing:
        return str(standing), bool(standing.changed)
    return ("review awaits a signature" if review.place(file).is_file() else "not reviewed"), False


def _write(file: Path, checked: Checked) -> str:
    """The review, unsigned; a signed one that still stands is left alone."""
    from petaday.casebook import review

    standing = review.standing(file, checked.calcs)
    if standing and not standing.changed:
        return str(standing)
    return f"wrote {_keep(file, _review(file, checked))}"


def _sign(file: Path, checked: Checked, name: str) -> tuple[str, bool]:
    from pydantic import ValidationError

    from petaday.casebook import review

    try:
        read = review.kept(file)
    except ValidationError:
        return "its review cannot be read: write it anew with petaday review", True
    if read is None:
        return "there is no review to sign: write it with petaday review, and read it", True
    if changed := review.changed(read, checked.calcs):
        return f"changed since the review was written ({', '.join(changed)}): write it anew with petaday review", True
    today = datetime.datetime.now(datetime.UTC).date()
    _keep(file, read.model_copy(update={"by": name, "on": today}))
    return f"reviewed by {name} on {today}", False


def _review(file: Path, checked: Checked) -> Review:
    from importlib.metadata import version

    from petaday.casebook.review import Review, questions, reviewed

    front = checked.page.front if checked.page else None
    sources = {source.id: source.title for source in front.sources if source.id} if front else {}
    sources |= {"paper": front.paper.title} if front and front.paper else {}
    own = "" if front else file.name
    calculations = [
        reviewed(
            calc,
            sources.get(calc.cite or "", "") or ("our own" if front and calc.record == "ours" else own),
            checked.document.part(calc.offset) if checked.document else "",
        )
        for calc in checked.calcs
    ]
    said = tuple(found.model_copy(update={"file": file.name}) for found in checked.findings)
    return Review(
        file=file.name,
        title=front.title if front else file.name,
        petaday=version("petaday"),
        calculations=tuple(calculations),
        findings=said,
        questions=tuple(questions(calculations, said, front.unverified if front else ())),
    )


def _keep(file: Path, written: Review) -> str:
    from petaday.casebook import review
    from petaday.cli.review_text import markdown

    record = review.place(file)
    record.parent.mkdir(parents=True, exist_ok=True)
    record.write_text(written.model_dump_json(indent=2) + "\n", encoding="utf-8")
    text = record.with_suffix(".md")
    text.write_text(markdown(written), encoding="utf-8")
    return f"{text} and {record.name}"
