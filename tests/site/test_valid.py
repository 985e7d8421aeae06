"""Every page is valid HTML: it parses without an error; ids, references and nesting are as the standard has them.

`make bench-site` runs html-validate over the same pages, which knows more rules and needs Node.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import cache
from xml.etree.ElementTree import Element

import html5lib
import pytest

from site_door import built, pages

PHRASING_ONLY = {"p", "pre", "code", "span", "b", "strong", "em", "label", "button", "h1", "h2", "h3", "h4"}
FLOW = {"div", "p", "pre", "ul", "ol", "dl", "table", "figure", "section", "article", "aside", "header", "details"}
REFERENCES = ("for", "aria-labelledby", "aria-describedby", "aria-controls", "headers", "list", "form")
INTEGERS = ("tabindex", "colspan", "rowspan")


@cache
def parsed(path: str) -> tuple[Element, list[str]]:
    """The page as a browser's parser sees it, and what it stumbled over."""
    parser = html5lib.HTMLParser(namespaceHTMLElements=False)
    tree: Element = parser.parse((built() / path).read_text("utf-8"))
    return tree, [f"{place}: {code} {told}" for place, code, told in parser.errors]


def elements(tree: Element) -> Iterator[Element]:
    """Every element of a page; comments are none."""
    return (one for one in tree.iter() if isinstance(one.tag, str))


@pytest.mark.parametrize("path", sorted(pages()))
def test_a_page_is_valid(path: str) -> None:
    tree, errors = parsed(path)
    assert errors == []
    ids = Counter(one.get("id") for one in elements(tree) if one.get("id") is not None)
    assert [name for name, count in ids.items() if count > 1 or not name or " " in str(name)] == []
    assert [
        (one.tag, name, word)
        for one in elements(tree)
        for name in REFERENCES
        for word in one.get(name, "").split()
        if word not in ids and not word.startswith("__")  # the theme's own, made by its script
    ] == []
    assert [(one.tag, one.get(n)) for one in elements(tree) for n in INTEGERS if not _integer(one.get(n, "0"))] == []
    assert list(_misplaced(tree)) == []


def _integer(word: str) -> bool:
    return word.removeprefix("-").isdigit()


def _misplaced(tree: Element) -> Iterator[str]:
    for one in elements(tree):
        children = [child.tag for child in one if isinstance(child.tag, str)]
        if one.tag in PHRASING_ONLY:
            yield from (f"<{child}> in <{one.tag}>: {_words(one)}" for child in children if child in FLOW)
        if one.tag in {"ul", "ol"}:
            yield from (f"<{child}> in <{one.tag}>" for child in children if child not in {"li", "script", "template"})
        if one.tag == "figure" and "figcaption" in children[1:-1]:
            yield f"a figcaption amid its figure: {_words(one)}"
        if one.tag == "img" and one.get("alt") is None:
            yield f"no words for {one.get('src')}"


def _words(one: Element) -> str:
    return " ".join("".join(one.itertext()).split())[:60]


def test_a_permalink_leads_to_the_calculation_it_names() -> None:
    [named] = [one for one in elements(parsed("systems/vgg/index.html")[0]) if one.get("id") == "method-1"]
    assert "".join(named.itertext()).startswith("Printed in")


def test_an_example_with_a_fence_in_it_is_shown_whole() -> None:
    tree, _ = parsed("reference/diagnostics/index.html")
    shown = [" ".join(one.itertext()) for one in elements(tree) if one.tag == "pre"]
    assert any("```calc method=2 id=method-2" in words for words in shown)
    written = [words for words in shown if "<b" not in words]  # PD510's example is about tags
    assert [words for words in written if "</" in words] == []


def test_a_faulty_page_is_found() -> None:
    faulty = "<pre><code><div>1</div></code></pre><figure><p>a<figcaption>b</figcaption><p>c</figure>"
    tree: Element = html5lib.HTMLParser(namespaceHTMLElements=False).parse(faulty)
    assert list(_misplaced(tree)) == ["<div> in <code>: 1", "a figcaption amid its figure: abc"]
