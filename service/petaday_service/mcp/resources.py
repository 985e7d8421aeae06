"""The casebook as resources: the list, each system, each report."""

from __future__ import annotations

from mcp.server import MCPServer
from mcp.server.mcpserver.exceptions import ResourceNotFoundError
from pydantic import BaseModel

from petaday.casebook import Casebook, FrontMatter, Page
from petaday.report import Report

SYSTEMS = "petaday://systems"
JSON = "application/json"


class Entry(BaseModel):
    """One calculation of a system; `uri` leads to its report."""

    uri: str
    method: int | None
    record: str
    text: str
    shown: str
    pfs_days: float | None


class System(BaseModel):
    """One system: what its page says of it, and its calculations."""

    uri: str
    about: FrontMatter
    calculations: tuple[Entry, ...]


class Listed(BaseModel):
    """One line of the list."""

    uri: str
    title: str
    date: str
    organisation: str


def add(server: MCPServer, casebook: Casebook) -> None:
    """Register them; a system is found by any of its names."""

    @server.resource(SYSTEMS, name="systems", title="Systems of the casebook", mime_type=JSON)
    def systems() -> list[Listed]:
        """Every system: where to read it, its title, date and organisation."""
        return [_listed(page) for page in casebook.systems]

    @server.resource(f"{SYSTEMS}/{{system}}", name="system", title="One system", mime_type=JSON)
    def system(system: str) -> System:
        """What is known of a system, and its calculations as they were printed or charted."""
        page = _find(casebook, system)
        return System(uri=_uri(page), about=page.front, calculations=_entries(page))

    @server.resource(f"{SYSTEMS}/{{system}}/{{calc}}/{{number}}", name="report", title="One report", mime_type=JSON)
    def report(system: str, calc: str, number: str) -> Report:
        """One calculation of a system, read, worked and audited."""
        page = _find(casebook, system)
        found = {(block.id, str(at)): report for block in page.calcs for at, report in enumerate(block.reports, 1)}
        if (calc, number) not in found:
            raise ResourceNotFoundError(f"{page.front.title} has no calculation {calc}/{number}; see {_uri(page)}.")
        return found[calc, number]


def _find(casebook: Casebook, name: str) -> Page:
    page = casebook.find(name)
    if page is None:
        raise ResourceNotFoundError(f"The casebook has no system named {name}; see {SYSTEMS}.")
    return page


def _uri(page: Page) -> str:
    return f"{SYSTEMS}/{page.slug.rpartition('/')[2]}"


def _listed(page: Page) -> Listed:
    front = page.front
    return Listed(uri=_uri(page), title=front.title, date=str(front.date or ""), organisation=front.organisation or "")


def _entries(page: Page) -> tuple[Entry, ...]:
    return tuple(
        Entry(
            uri=f"{_uri(page)}/{calc.id}/{number}",
            method=calc.method,
            record=calc.record,
            text=report.text,
            shown=report.shown,
            pfs_days=report.pfs_days,
        )
        for calc in page.calcs
        for number, report in enumerate(calc.reports, 1)
    )
