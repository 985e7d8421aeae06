"""The words of the methods: each is explained by a page that there is, and that has the word."""

from __future__ import annotations

import pytest

from petaday_service.answers.glossary import LAW, WORDS, Term
from petaday_site.pages import law
from places import CONTENT


@pytest.mark.parametrize("term", WORDS, ids=lambda term: term.names[0])
def test_the_page_of_a_word_has_it(term: Term) -> None:
    page = law.page() if term.page == LAW else (CONTENT / f"{term.page}.md").read_text("utf-8")
    assert any(name.casefold() in page.casefold() for name in term.names)


@pytest.mark.parametrize("term", WORDS, ids=lambda term: term.names[0])
def test_a_word_is_explained_in_plain_sentences(term: Term) -> None:
    assert term.says.endswith(".")
    assert not any(sign in term.says for sign in "*`[]<>_")
    assert 20 < len(term.says) < 260


def test_no_two_words_have_one_name() -> None:
    names = [name.casefold() for term in WORDS for name in term.names]
    assert len(names) == len(set(names))
