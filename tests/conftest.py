"""What the tests share: text snapshots, a real browser and the pictures it takes."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import pytest
from hypothesis import settings

from offline import CHROMIUM
from places import ROOT, TESTS

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    from postgres_server import Postgres

settings.register_profile("petaday", deadline=None)  # how long an example takes says how busy the machine is
settings.load_profile("petaday")
pytest_plugins = ["site_visit", "own_site", "wheels"]
QUIET = (
    "--no-sandbox",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-sync",
    "--disable-features=OptimizationHints,MediaRouter,Translate",
    CHROMIUM,
)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--snapshot-update", action="store_true", help="write tests/snapshots anew")
    parser.addoption("--shots", action="store_true", help="write the pictures in tests/shots anew")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    # Playwright's loop counts as running on this thread while its browser is open: asyncio.run() must come before.
    items.sort(key=lambda item: item.get_closest_marker("browser") is not None)


@pytest.fixture
def snapshot(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """`snapshot(text, "diagnostics/PD201.txt")` compares with the file of that name under tests/snapshots."""

    def check(text: str, name: str) -> None:
        path = TESTS / "snapshots" / name
        if request.config.getoption("--snapshot-update"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        assert path.exists(), f"no snapshot {name} yet: run with --snapshot-update, then read it"
        assert text == path.read_text(encoding="utf-8"), f"{name} changed: read it, then --snapshot-update"

    return check


@pytest.fixture(scope="session")
def launch() -> Iterator[Callable[..., Browser]]:
    """Starts a Chromium, with what is named in its environment; CI insists that there is one."""
    program = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if program is None:
        _missing("no Chromium on this machine (apt-get install chromium)")
    from playwright.sync_api import sync_playwright

    def start(**named: str) -> Browser:
        environment: dict[str, str | float | bool] = {**os.environ, **named}
        return play.chromium.launch(executable_path=program, args=list(QUIET), env=environment)

    with sync_playwright() as play:
        yield start


@pytest.fixture(scope="session")
def chromium(launch: Callable[..., Browser]) -> Iterator[Browser]:
    """A running Chromium, shared by all browser tests."""
    browser = launch()
    yield browser
    browser.close()


@pytest.fixture(scope="session")
def fontless(launch: Callable[..., Browser], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """A Chromium on a machine whose one font has no letter, and takes two ems for each it is asked for.

    Without any font at all Chromium itself ends at the first text field.
    """
    folder = tmp_path_factory.mktemp("fontconfig")
    dirs = f"<dir>{TESTS / 'fonts'}</dir><cachedir>{folder}</cachedir>"
    drawing = '<include ignore_missing="yes">/etc/fonts/conf.d</include>'  # as smooth as other letters: as wide, too
    (folder / "fonts.conf").write_text(f'<?xml version="1.0"?><fontconfig>{dirs}{drawing}</fontconfig>', "utf-8")
    browser = launch(FONTCONFIG_FILE=str(folder / "fonts.conf"))
    yield browser
    browser.close()


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    """A running PostgreSQL of our own, shared by all tests; CI insists that there is one."""
    from postgres_server import Postgres, programs

    found = programs()
    if found is None:
        _missing("no PostgreSQL on this machine (apt-get install postgresql)")
    server = Postgres(found)
    server.start()
    yield server
    server.remove()


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of an empty database; a test that takes it runs on both kinds."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path}/petaday.db"
    server: Postgres = request.getfixturevalue("postgres")
    return server.database()


def _missing(program: str) -> NoReturn:
    """Skip what needs a program that is not here; in CI nothing may be skipped."""
    if os.environ.get("CI"):
        pytest.fail(program)
    pytest.skip(program)


@pytest.fixture
def shot(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[[Page, str], Path]:
    """`shot(page, "chat")` takes a picture; it lands in tests/shots only with --shots, else in a passing folder."""

    def take(page: Page, name: str) -> Path:
        path = (TESTS / "shots" if request.config.getoption("--shots") else tmp_path) / f"{name}.png"
        page.screenshot(path=path)
        return path

    return take


@pytest.fixture(scope="session")
def appendix() -> str:
    """The source document, where it is kept beside the project."""
    path = ROOT.parent / "shared" / "appendix.txt"
    if not path.exists():
        pytest.skip("the appendix is kept beside the project, in ../shared, and is not part of it")
    return path.read_text(encoding="utf-8")
