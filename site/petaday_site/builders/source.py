"""What a fence sees of its builder, MkDocs or Zensical: where the page is, and how a fault ends a build."""

from __future__ import annotations

import logging
import sys
from pathlib import Path
from typing import Any, NamedTuple
from weakref import WeakKeyDictionary

from markdown import Markdown
from markdown.postprocessors import Postprocessor

_LOG = logging.getLogger("mkdocs.petaday")  # a warning of MkDocs': `--strict` makes an end of it
_FAULTS: WeakKeyDictionary[Markdown, list[str]] = WeakKeyDictionary()


class Source(NamedTuple):
    """The page that is rendered: what it is called, and its text; both empty where nobody says."""

    name: str = ""
    text: str = ""


def source(md: Markdown) -> Source:
    """The page that a builder has this Markdown for."""
    for part in (*md.treeprocessors, *md.preprocessors):
        file: Any = getattr(part, "file", None)
        page: Any = getattr(part, "page", None)
        if hasattr(file, "src_uri"):  # of MkDocs'
            return Source(file.src_uri, file.content_string)
        if hasattr(page, "path") and hasattr(part, "config"):  # of Zensical's
            return _zensical(str(page.path), part.config)
    return Source()


def warn(md: Markdown, said: str) -> None:
    """Tell of a fault; it ends a strict build, of Zensical's when the page is done."""
    _LOG.warning("%s", said)
    if not _strict_zensical():
        return
    if md not in _FAULTS:
        _FAULTS[md] = []
        md.postprocessors.register(_End(md), "petaday-faults", -1)
    _FAULTS[md].append(said)


class CalcFaultsError(Exception):
    """What is wrong in the calc blocks of a page; Zensical ends at nothing less, for it knows no warnings of others."""


class _End(Postprocessor):
    def run(self, text: str) -> str:
        told = _FAULTS.pop(self.md, [])
        if told:
            raise CalcFaultsError("\n\n".join(told))
        return text


def _zensical(path: str, config: Any) -> Source:
    for folder in (Path(str(config.get("docs_dir", "docs"))), Path("docs")):
        file = folder / path
        if file.is_file():
            return Source(path, file.read_text("utf-8-sig", errors="replace"))
    return Source(path)


def _strict_zensical() -> bool:
    """Whether Zensical builds strictly: its settings do not say so, its command line does."""
    return "zensical" in sys.modules and "build" in sys.argv and bool({"--strict", "-s"} & set(sys.argv))
