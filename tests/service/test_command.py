"""`petaday serve`, as a process of its own."""

from __future__ import annotations

import re
import signal
import socket
import subprocess
import sys
from pathlib import Path

import httpx
import pytest

from petaday_service.http.listen import listen

SERVE = """
import argparse, sys
from petaday_service.command import add
parser = argparse.ArgumentParser()
add(parser.add_subparsers())
args = parser.parse_args()
sys.exit(args.run(args))
"""


def serve(folder: Path, *options: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", SERVE, "serve", "--no-build", "--data", str(folder / "petaday.db"), *options]
    return subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def test_it_says_where_it_is_and_leaves_when_told(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "index.html").write_text("<h1>the site</h1>")
    with serve(tmp_path, "--port", "0", "--site", "site") as process:
        assert process.stdout
        said = process.stdout.readline()
        where = re.fullmatch(r"petaday: site (http://127\.0\.0\.1:\d+/) chat \1chat\n", said)
        assert where, said
        assert process.stdout.readline() == f"petaday: conversations in {tmp_path}/petaday.db\n"
        assert "the site" in httpx.get(where[1]).text
        answer = httpx.post(f"{where[1]}api/v1/messages", json={"text": "2 GPU * 3 days * 5 TFLOPS"})
        assert answer.json()["parts"][0]["report"]["unit"] == "FLOP"
        process.send_signal(signal.SIGINT)
        assert process.wait(10) == 0
        assert process.stderr
        assert process.stderr.read() == ""


def test_the_site_that_is_there_is_served_at_once_while_it_is_built_anew(tmp_path: Path) -> None:
    (tmp_path / "build/site").mkdir(parents=True)
    (tmp_path / "build/site/index.html").write_text("<h1>the site</h1>")
    words = ["serve", "--port", "0", "--data", str(tmp_path / "petaday.db")]
    with subprocess.Popen(
        [sys.executable, "-c", SERVE, *words], cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout
        assert process.stderr
        where = process.stdout.readline().split()[2]
        assert "the site" in httpx.get(where).text
        told = "".join(iter(process.stderr.readline, "petaday: the site was not built anew; see above\n"))
        assert "there is no mkdocs.yml" in told
        assert "the site" in httpx.get(where).text
        process.send_signal(signal.SIGINT)
        assert process.wait(10) == 0


def test_a_port_in_use_is_said_in_one_line(tmp_path: Path) -> None:
    with serve(tmp_path, "--port", "0") as first:
        assert first.stdout
        port = first.stdout.readline().rpartition(":")[2].partition("/")[0]
        second = subprocess.run(
            [sys.executable, "-c", SERVE, "serve", "--no-build", "--data", str(tmp_path / "other.db"), "--port", port],
            cwd=tmp_path,
            capture_output=True,
            text=True,
            check=False,
        )
        first.send_signal(signal.SIGINT)
        first.wait(10)
    assert second.returncode == 2
    assert second.stderr.startswith(f"petaday: cannot listen on 127.0.0.1:{port}: ")
    assert second.stderr.count("\n") == 1


def test_an_answer_in_two_pieces_is_not_held_back_between_them() -> None:
    with (
        listen("127.0.0.1", 0) as listening,
        socket.create_connection(listening.getsockname()),
        listening.accept()[0] as accepted,
    ):
        assert accepted.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)


@pytest.mark.parametrize("command", ["serve --help", "chat --help", "convert 1PFLOP"])
def test_no_command_but_the_running_server_waits_for_the_database_library(command: str) -> None:
    timed = [sys.executable, "-X", "importtime", "-m", "petaday", *command.split()]
    loaded = subprocess.run(timed, capture_output=True, text=True, check=True).stderr
    assert "petaday.cli" in loaded
    assert "sqlalchemy" not in loaded


def test_where_other_machines_reach_it_the_doors_for_programs_are_closed_and_it_says_so(tmp_path: Path) -> None:
    with serve(tmp_path, "--host", "0.0.0.0", "--port", "0") as process:
        assert process.stdout
        where = process.stdout.readline().split()[-1].removesuffix("/chat").replace("0.0.0.0", "localhost")
        assert "/v1" in process.stdout.readline()
        assert httpx.get(f"{where}/v1/models").status_code == 403
        assert httpx.get(f"{where}/chat").status_code == 200
        process.send_signal(signal.SIGINT)
        assert process.wait(10) == 0
