"""The words of the methods: each is explained by a page that there is, and that has the word."""

from __future__ import annotations

import pytest

from petaday_service.answers.glossary import WORDS, Term
from places import CONTENT


@pytest.mark.parametrize("term", WORDS, ids=lambda term: term.names[0])
def test_the_page_of_a_word_has_it(term: Term) -> None:
    page = (CONTENT / f"{term.page}.md").read_text("utf-8").casefold()
    assert any(name.casefold() in page for name in term.names)


def test_no_two_words_have_one_name() -> None:
    names = [name.casefold() for term in WORDS for name in term.names]
    assert len(names) == len(set(names))
