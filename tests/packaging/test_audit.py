"""Licences are read from metadata as they stand, and silence about holes is no all-clear."""

from __future__ import annotations

from typing import Any

import pytest

from advisories import outcome
from licences import Library, is_allowed, libraries, licence, page


@pytest.mark.parametrize(
    ("metadata", "expected"),
    [
        ([("License-Expression", "Apache-2.0 OR BSD-2-Clause"), ("License", "MIT")], "Apache-2.0 OR BSD-2-Clause"),
        ([("License", "UNKNOWN"), ("Classifier", "License :: OSI Approved :: MIT License")], "MIT"),
        ([("License", "BSD 3-Clause License\n\nCopyright (c) 2001")], "BSD-3-Clause"),
        ([("Classifier", "License :: OSI Approved :: Mozilla Public License 2.0 (MPL 2.0)")], "MPL-2.0"),
        ([("License", "Copyright 2025, all rights reserved")], ""),
        ([("Classifier", "License :: OSI Approved :: GNU General Public License v3 (GPLv3)")], ""),
    ],
)
def test_a_licence_is_what_the_metadata_say(metadata: list[tuple[str, str]], expected: str) -> None:
    assert licence(metadata) == expected


def test_only_what_is_allowed_is_and_one_by_its_name() -> None:
    assert is_allowed("numpy", "BSD-3-Clause AND 0BSD AND MIT AND Zlib AND CC0-1.0")
    assert is_allowed("psycopg", "LGPL-3.0-only")
    assert not is_allowed("another", "LGPL-3.0-only")
    assert not is_allowed("another", "MIT AND AGPL-3.0-or-later")


def test_every_library_installed_here_has_a_licence_that_is_allowed() -> None:
    found, _ = libraries()
    assert [one for one in found if not is_allowed(one.name, one.licence)] == []
    assert {one.name for one in found if "" in one.extras} == {"lark", "pydantic"}


def test_the_list_names_who_asks() -> None:
    found = [Library("lark", "MIT", ("", "service")), Library("idna", "BSD-3-Clause", (), ("anyio",))]
    said = page(found, ["torch"])
    assert "| lark | always, `service` | MIT |" in said
    assert "| idna | anyio | BSD-3-Clause |" in said
    assert said.endswith("Not looked at, for they were not installed: torch.\n")


def test_what_could_not_be_asked_for_is_told_beside_what_could() -> None:
    found: list[dict[str, Any]] = [{"name": "a", "version": "1", "vulns": []}, {"name": "b", "skip_reason": "gone"}]
    assert outcome(found) == (True, "1 library without a known hole; 1 could not be asked for")
