"""The chat stands in the navigation of a site that has one, once."""

from __future__ import annotations

import pytest
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.nav import Link, Navigation

from petaday_site.builders.mkdocs_plugins import ChatInNav


@pytest.mark.parametrize(
    ("chat", "before", "after"),
    [
        ("/chat", [], [("Chat", "/chat")]),
        ("https://example.org/chat", [], [("Chat", "https://example.org/chat")]),
        ("/chat", [("Ask", "/chat")], [("Ask", "/chat")]),
        ("", [], []),
    ],
    ids=["beside the site", "elsewhere", "named by the author", "none"],
)
def test_it_ends_the_navigation(chat: str, before: list[tuple[str, str]], after: list[tuple[str, str]]) -> None:
    config = MkDocsConfig()
    config.load_dict({"extra": {"chat": chat}})
    nav = Navigation([Link(*link) for link in before], [])
    found = ChatInNav().on_nav(nav, config=config)
    assert [(item.title, item.url) for item in found.items if isinstance(item, Link)] == after
