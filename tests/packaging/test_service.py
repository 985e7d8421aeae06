"""The wheel with its service and no site: the chat answers and is served, and what it lacks is a sentence."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

from pdf_files import Piece, pdf
from wheels import Fresh

NOT_BUILT = "petaday: serving without building the site, which needs the site extra: pip install 'petaday[site]'\n"
AS_IT_WAS = (
    "`petaday build` needs the site extra: pip install 'petaday[site]'\n"
    "petaday: the site was not built anew; see above\n"
)

pytestmark = pytest.mark.timeout(300)


@pytest.fixture
def service(fresh: Callable[[str], Fresh]) -> Fresh:
    return fresh("service")


@contextmanager
def served(service: Fresh, folder: Path, told: str = NOT_BUILT) -> Iterator[str]:
    """What `petaday serve` says first; at its end it has said nothing on standard error but that no site is built."""
    data = ("--port", "0", "--data", str(folder / "talks.db"))
    with service.start(folder, "serve", *data) as process:
        assert process.stdout
        assert process.stderr
        try:
            yield process.stdout.readline()
        finally:
            process.send_signal(signal.SIGINT)
            assert process.wait(20) == 0
        assert process.stderr.read() == told


def test_the_chat_is_served_and_why_no_site_is_built_is_said(service: Fresh, tmp_path: Path) -> None:
    with served(service, tmp_path) as said:
        assert said.startswith("petaday: chat http://127.0.0.1:")
        address = said.split()[2]
        assert httpx.get(address).status_code == 200
        asked = httpx.post(address.replace("/chat", "/api/v1/messages"), json={"text": "convert 2 days to hours"})
        assert "48 hours" in asked.text


def test_a_site_that_stands_is_served_as_it_is(service: Fresh, tmp_path: Path) -> None:
    (tmp_path / "build/site").mkdir(parents=True)
    (tmp_path / "build/site/index.html").write_text("<h1>built before</h1>", "utf-8")
    with served(service, tmp_path, AS_IT_WAS) as said:
        assert "built before" in httpx.get(said.split()[2]).text


def test_the_chat_knows_the_content_of_the_folder(service: Fresh, tmp_path: Path) -> None:
    assert service.petaday(tmp_path, "new", "mysite")[0] == 0
    lines = "2 GPU * 3 days * 5 TFLOPS\ncompare with AlexNet\n"
    code, out, error = service.petaday(tmp_path / "mysite", "chat", "--no-history", said=lines)
    assert (code, error) == (0, "")
    assert "5.23 times AlexNet" in out


def test_the_chat_says_what_reading_a_pdf_needs(service: Fresh, tmp_path: Path) -> None:
    (tmp_path / "paper.pdf").write_bytes(pdf([Piece("2 GPU * 3 days", 72, 700)]))
    code, out, error = service.petaday(tmp_path, "chat", said="read paper.pdf\n")
    assert (code, error) == (0, "")
    assert "paper.pdf: reading a PDF needs the pdf extra: pip install 'petaday[pdf]'." in out


@pytest.mark.parametrize(
    ("command", "asked", "extra"),
    [
        ("build", "build", "site"),
        ("style petaday.css", "style", "site"),
        ("serve --port 0 --watch", "build", "site"),
        ("mcp", "mcp", "mcp"),
    ],
)
def test_a_command_names_the_extra_it_needs(
    command: str, asked: str, extra: str, service: Fresh, tmp_path: Path
) -> None:
    said = f"`petaday {asked}` needs the {extra} extra: pip install 'petaday[{extra}]'"
    assert service.lacks(tmp_path, *command.split()) == said


def test_a_database_of_postgresql_names_the_extra_it_needs(service: Fresh, tmp_path: Path) -> None:
    said = "petaday: PETADAY_DATABASE_URL: PostgreSQL needs the postgres extra: pip install 'petaday[postgres]'"
    url = "postgresql://me:secret@db.example/talks"
    assert service.lacks(tmp_path, "serve", "--no-build", PETADAY_DATABASE_URL=url) == said
