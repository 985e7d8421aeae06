"""The casebook that comes with petaday: one file, the same as the folder it was written from."""

from __future__ import annotations

from pathlib import Path

import pytest

from petaday.casebook import load, packaged
from places import CONTENT


def test_what_is_written_is_what_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "casebook.saved"
    packaged.write(CONTENT, file)
    once = file.read_bytes()
    packaged.write(CONTENT, file)
    assert file.read_bytes() == once
    monkeypatch.setattr(packaged, "FILE", file)
    monkeypatch.setattr(packaged, "_CHECKOUT", tmp_path)
    assert packaged.known(tmp_path / "content") == load(CONTENT)


def test_a_folder_of_content_comes_first(tmp_path: Path) -> None:
    assert packaged.known(tmp_path).pages == ()
