"""What is kept of a TOML file is never read after the file has changed."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from petaday.core import kept_toml


def test_what_a_file_says_is_kept_and_a_changed_file_is_read_anew(tmp_path: Path) -> None:
    saved = tmp_path / "units.saved"
    assert kept_toml.read("day = 86400", str(saved)) == {"day": 86400}
    first = saved.read_bytes()
    assert kept_toml.read("day = 86400", str(saved)) == {"day": 86400}
    assert saved.read_bytes() == first
    assert kept_toml.read("day = 24.0", str(saved)) == {"day": 24.0}
    assert saved.read_bytes() != first


@pytest.mark.parametrize("kept", [b"no pickle", b"", b"\x80\x04N."])  # the last says None
def test_a_broken_file_is_made_anew(tmp_path: Path, kept: bytes) -> None:
    saved = tmp_path / "units.saved"
    saved.write_bytes(kept)
    assert kept_toml.read("day = 86400", str(saved)) == {"day": 86400}
    assert saved.read_bytes() != kept


def test_a_file_is_read_where_nothing_can_be_kept(tmp_path: Path) -> None:
    assert kept_toml.read("day = 86400", str(tmp_path / "no folder" / "units.saved")) == {"day": 86400}


def test_of_what_is_no_toml_nothing_is_kept(tmp_path: Path) -> None:
    saved = tmp_path / "units.saved"
    with pytest.raises(tomllib.TOMLDecodeError):
        kept_toml.read("day =", str(saved))
    assert not saved.exists()
