"""Plugins of MkDocs: the chat in the navigation, as a phone has no room elsewhere, and scripts of templates, marked."""

from __future__ import annotations

from collections.abc import Callable

from jinja2 import BaseLoader, Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin
from mkdocs.structure.nav import Link, Navigation

from petaday_site.builders.common import CHAT
from petaday_site.output import csp


class ChatInNav(BasePlugin):  # type: ignore[type-arg, no-untyped-call]  # no settings, no types
    """MkDocs plugin that ends the navigation with the chat, where the author has not named it already."""

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, **_: object) -> Navigation:
        """Adds the link behind all others."""
        chat = config.extra.get("chat")
        named = any(isinstance(item, Link) and item.url == chat for item in nav.items)
        if chat and not named:
            nav.items.append(Link(CHAT, chat))
        return nav


class MarkedScripts(BasePlugin):  # type: ignore[type-arg, no-untyped-call]  # no settings, no types
    """MkDocs plugin that marks the inline scripts of templates."""

    def on_env(self, env: Environment, **_: object) -> Environment:
        """Lets the environment read templates with their scripts marked."""
        if env.loader:
            env.loader = _Marking(env.loader)
        return env


class _Marking(BaseLoader):
    def __init__(self, own: BaseLoader) -> None:
        self._own = own

    def get_source(self, environment: Environment, template: str) -> tuple[str, str | None, Callable[[], bool] | None]:
        """Returns the template with its scripts marked."""
        source, file, fresh = self._own.get_source(environment, template)
        return csp.marked(source), file, fresh

    def list_templates(self) -> list[str]:
        """Returns the names of all templates."""
        return self._own.list_templates()
