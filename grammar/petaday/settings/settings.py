"""What a project has settled: the values of its keys, and where they stand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from fnmatch import fnmatchcase
from pathlib import Path, PurePath
from typing import Any, NamedTuple

from petaday.core import assumed
from petaday.formatting import Style

_SEVERITIES = ("note", "warning", "error")


class Settings(NamedTuple):
    """The settings of one file.

    Attributes:
        file: which it is, as people are told; empty where there is none.
        root: the folder that it is in.
        paths: what is read where no path is named, from the file's folder.
        exclude: patterns of what is not read, from the file's folder.
        ignore: for each code that is silenced the reason.
        utilization: the share of the peak that is taken where a text names none.
        fails_on: the least severe finding that fails.
        style: how calculations are to be written.
        docs: the address at which petaday's pages are published, ending in `/`; empty for none.
    """

    file: str = ""
    root: str = ""
    paths: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    ignore: tuple[tuple[str, str], ...] = ()
    utilization: float = assumed.TYPICAL
    fails_on: str = "error"
    style: Style = Style()
    docs: str = ""

    def excludes(self, path: str) -> bool:
        """Whether a file that nobody named is not read: it or a folder above it fits a pattern."""
        if not self.exclude:
            return False
        try:
            inside = Path(path).resolve().relative_to(Path(self.root).resolve())
        except ValueError:
            return False
        above = [inside, *(folder for folder in inside.parents if folder != PurePath())]
        return any(_fits(one, pattern) for one in above for pattern in self.exclude)

    def reason(self, code: str) -> str:
        """Why a code is silenced; empty where it is not."""
        said = dict(self.ignore).get(code, "")
        return f"{said} ({self.file})" if said else ""

    @contextmanager
    def applied(self) -> Iterator[None]:
        """While this is entered, a text that names no utilization is taken to have this one."""
        with assumed.taken(self.utilization):
            yield


def _fits(path: PurePath, pattern: str) -> bool:
    wanted = pattern.removeprefix("./").rstrip("/").removesuffix("/**")
    return fnmatchcase(path.as_posix(), wanted) or ("/" not in wanted and fnmatchcase(path.name, wanted))


def failing(severity: str, fails_on: str) -> bool:
    """Whether a finding fails a check that is as strict as that.

    >>> failing("warning", "error"), failing("warning", "note"), failing("error", "never")
    (False, True, False)
    """
    return fails_on != "never" and _SEVERITIES.index(severity) >= _SEVERITIES.index(fails_on)


NONE = Settings()


def of_values(file: str, root: str, values: Mapping[str, Any]) -> Settings:
    """The settings of a file whose values may be taken, each under its key."""
    style = {key.removeprefix("fmt."): value for key, value in values.items() if key.startswith("fmt.")}
    ignore = (one.partition(" because ") for one in values.get("ignore", ()))
    return Settings(
        file=file,
        root=root,
        paths=tuple(values.get("paths", ())),
        exclude=tuple(values.get("exclude", ())),
        ignore=tuple((code.strip(), reason.strip()) for code, _, reason in ignore),
        utilization=float(values.get("utilization", NONE.utilization)),
        fails_on=values.get("fail-on", NONE.fails_on),
        style=Style(**style),
        docs=values.get("docs", "").rstrip("/") + "/" if values.get("docs") else "",
    )
