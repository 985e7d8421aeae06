"""How the whole is cited: CITATION.cff, and one BibTeX file of every paper."""

from __future__ import annotations

import re
from importlib.metadata import version

import yaml

from petaday.casebook import Paper, bibtex, load
from places import ROOT
from site_door import built, pages, words

CASEBOOK = load(ROOT / "content")


def keys(text: str) -> list[str]:
    return re.findall(r"^@\w+\{(.*),$", text, re.MULTILINE)


def test_the_citation_file_has_what_the_format_requires_and_the_version_that_is_here() -> None:
    found = yaml.safe_load((ROOT / "CITATION.cff").read_text("utf-8"))
    assert {"cff-version", "message", "title", "authors"} <= found.keys()
    assert found["version"] == version("petaday")


def test_one_file_holds_every_paper_once_and_the_publication_itself() -> None:
    text = (built() / "data/petaday.bib").read_text("utf-8")
    papers = {page.front.paper.title for page in CASEBOOK.pages if page.front.paper}
    assert keys(text)[0] == "petaday-casebook"
    assert len(keys(text)) == len(set(keys(text))) == 1 + len(papers)
    assert [title for title in papers if f"title = {{{title.translate(bibtex.ESCAPED)}}}" not in text] == []
    assert f"{len(CASEBOOK.pages)} pages, content " in words("data/index.html")
    assert any(link.endswith("data/petaday.bib") for link in pages()["data/index.html"].links)


def test_a_paper_has_the_same_key_on_its_page_and_in_the_whole() -> None:
    text = (built() / "data/petaday.bib").read_text("utf-8")
    for page in CASEBOOK.systems:
        entry = bibtex.page_paper(page)
        assert entry is None or keys(entry)[0] in keys(text)
        assert entry is None or " ".join(entry.split()) in words(f"{page.slug}/index.html")


def test_two_works_of_one_author_year_and_title_stay_apart() -> None:
    two = [bibtex.paper_entry(Paper(title=title, authors="A. One"), 2014) for title in ("Deep nets", "Deep nets: II")]
    assert keys(bibtex.bibliography(two)) == ["one2014deep-nets", "one2014deep-nets-b"]


def test_the_state_of_the_whole_moves_with_any_page() -> None:
    changed = [CASEBOOK.pages[0].model_copy(update={"digest": "0" * 64}), *CASEBOOK.pages[1:]]
    assert bibtex.publication(CASEBOOK.pages, "1", "") != bibtex.publication(changed, "1", "")
