"""The addresses that a content file gives: of the web, or a DOI; what a browser would run is an error at its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from petaday import casebook

ADVICE = "write one that begins with https:// or http://, or a DOI: doi:10.1000/182"


def loaded(folder: Path, key: str, url: str) -> casebook.Casebook:
    rest = "paper:\n  title: B\n  authors: C\n  url:" if key == "paper" else "sources:\n  - title: B\n    url:"
    (folder / "page.md").write_text(f"---\ntitle: A\nstatus: ours\n{rest} {url}\n---\n", encoding="utf-8")
    return casebook.load(folder)


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "data:text/html,x", "www.example.org/a", "https:// a.org", "doi:1/x"]
)
@pytest.mark.parametrize(("key", "name"), [("paper", "paper.url"), ("sources", "sources.0.url")])
def test_what_is_no_address_is_an_error_at_its_place(tmp_path: Path, url: str, key: str, name: str) -> None:
    [found] = loaded(tmp_path, key, url).findings
    line = 7 if key == "paper" else 6
    assert (found.diagnostic.code, found.line) == ("PD502", line)
    assert found.diagnostic.message == f"`{name}` is no address of a page or a paper"
    assert found.diagnostic.help == ADVICE


@pytest.mark.parametrize(
    ("url", "linked"),
    [
        ("https://arxiv.org/abs/1409.1556", "https://arxiv.org/abs/1409.1556"),
        ("HTTP://example.org/a?b=1#c", "HTTP://example.org/a?b=1#c"),
        ("doi:10.1038/nature14539", "https://doi.org/10.1038/nature14539"),
    ],
)
def test_an_address_is_linked_and_a_doi_by_its_address(tmp_path: Path, url: str, linked: str) -> None:
    [page] = loaded(tmp_path, "sources", url).pages
    assert page.front.sources[0].url == linked
