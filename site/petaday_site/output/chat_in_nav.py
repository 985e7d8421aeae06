"""Puts the chat into the navigation of a site that has one: on a phone the header has no room for its button."""

from __future__ import annotations

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin
from mkdocs.structure.nav import Link, Navigation

WORD = "Chat"


class ChatInNav(BasePlugin):  # type: ignore[type-arg, no-untyped-call]  # no settings, no types
    """MkDocs plugin that ends the navigation with the chat, where the author has not named it already."""

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, **_: object) -> Navigation:
        """Adds the link behind all others."""
        chat = config.extra.get("chat")
        named = any(isinstance(item, Link) and item.url == chat for item in nav.items)
        if chat and not named:
            nav.items.append(Link(WORD, chat))
        return nav
