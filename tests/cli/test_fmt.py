"""`petaday fmt`: files in, files out."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

from petaday.cli import main

ASKS = "So.\n\n```calc\n8 A100*3 days*40% = ? pfs-days\n```\n"
LAID = ASKS.replace("*", " × ")
DONE = LAID.replace("= ?", "≐ 2.995")


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "notes.md"
    path.write_text(ASKS, encoding="utf-8")
    return path


def test_a_file_is_formatted_in_place(page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["fmt", str(page)]) == 0
    assert page.read_text("utf-8") == LAID
    assert main(["fmt", "--results", str(page)]) == 0
    assert page.read_text("utf-8") == DONE
    assert capsys.readouterr().out == f"formatted {page}\n" * 2
    assert main(["fmt", "--results", str(page)]) == 0
    assert capsys.readouterr() == ("", "0 files changed, 1 left as it is\n")


def test_check_changes_nothing_and_fails(page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["fmt", "--check", "--results", str(page)]) == 1
    assert page.read_text("utf-8") == ASKS
    said = capsys.readouterr().out.splitlines()
    assert [line for line in said if line[:1] in "+-" and line[:3] not in {"+++", "---"}] == [
        "-8 A100*3 days*40% = ? pfs-days",
        "+8 A100 × 3 days × 40% ≐ 2.995 pfs-days",
    ]
    assert main(["fmt", "--diff", str(page)]) == 0
    assert page.read_text("utf-8") == ASKS
    page.write_text(LAID, encoding="utf-8")
    assert main(["fmt", "--check", str(page)]) == 0


def test_standard_input_goes_to_standard_output(monkeypatch: pytest.MonkeyPatch) -> None:
    assert piped(monkeypatch, ASKS.encode(), "--results") == DONE.encode()
    assert piped(monkeypatch, b"2*3", "--stdin-name", "a.calc") == "2 × 3".encode()
    assert piped(monkeypatch, b"2*3 \xe9", "--stdin-name", "a.calc") == b"2*3 \xe9"  # no UTF-8: as it came


def piped(monkeypatch: pytest.MonkeyPatch, given: bytes, *options: str) -> bytes:
    out = io.BytesIO()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(given)))
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(out))
    main(["fmt", "-", *options])
    sys.stdout.flush()
    return out.getvalue()


ENCODED = {
    "utf-8": b"",
    "utf-8-sig": b"\xef\xbb\xbf",
    "utf-16-le": b"\xff\xfe",
    "utf-16-be": b"\xfe\xff",
}


@pytest.mark.parametrize("encoding", ENCODED)
def test_an_encoding_stays(encoding: str, page: Path) -> None:
    mark, plain = ENCODED[encoding], encoding.removesuffix("-sig")
    page.write_bytes(mark + ASKS.replace("\n", "\r\n").encode(plain))
    assert main(["fmt", "--results", str(page)]) == 0
    assert page.read_bytes() == mark + DONE.replace("\n", "\r\n").encode(plain)


def test_what_cannot_be_written_back_is_left_alone(page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page.write_bytes(ASKS.encode() + b"\xe9")
    (page.parent / "plot.png").write_bytes(b"\x89PNG\0")
    assert main(["fmt", str(page.parent)]) == 0
    assert page.read_bytes() == ASKS.encode() + b"\xe9"
    assert main(["fmt", str(page)]) == 0
    assert f"petaday fmt: {page}: its encoding is not UTF-8\n" in capsys.readouterr().err
    assert main(["fmt", str(page.parent / "none.md"), str(page)]) == 2


def test_a_link_and_its_rights_stay(page: Path) -> None:
    link = page.parent / "link.md"
    link.symlink_to(page)
    page.chmod(0o640)
    assert main(["fmt", str(link)]) == 0
    assert (link.is_symlink(), page.stat().st_mode & 0o777, page.read_text("utf-8")) == (True, 0o640, LAID)
    assert sorted(one.name for one in page.parent.iterdir()) == ["link.md", "notes.md"]


def test_why_a_place_has_no_result_is_told(page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page.write_text("```calc\n2 × 3 TFLOPZ = ?\n```\n", encoding="utf-8")
    assert main(["fmt", "--results", str(page)]) == 0
    assert f"petaday fmt: {page}:2:16: no result: `TFLOPZ` is no unit petaday knows." in capsys.readouterr().err


def test_a_path_is_wanted(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        main(["fmt"])
    assert "name a path to format" in capsys.readouterr().err
