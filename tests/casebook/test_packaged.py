"""The casebook that comes with petaday: one file, the same as the folder it was written from."""

from __future__ import annotations

from pathlib import Path

from petaday.casebook import load, packaged
from places import CONTENT


def test_what_is_written_is_what_is_read(tmp_path: Path) -> None:
    file = tmp_path / "casebook.saved"
    packaged.write(CONTENT, file)
    once = file.read_bytes()
    packaged.write(CONTENT, file)
    assert file.read_bytes() == once
    assert packaged.read(once) == load(CONTENT)


def test_a_folder_of_content_comes_first(tmp_path: Path) -> None:
    assert packaged.known(tmp_path).pages == ()
