"""Builds one page as the whole build would, without building the rest."""

from __future__ import annotations

from pathlib import Path

from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, get_files, set_exclusions
from mkdocs.structure.nav import get_navigation
from mkdocs.structure.pages import Page

from petaday_site.charts.cache import keep
from petaday_site.output import csp


class OnePage:
    """What MkDocs needs for a page, gathered once from a finished docs tree.

    Attributes:
        site: where the pages stand.
    """

    def __init__(self, settings: MkDocsConfig, site: Path, *, unsafe_html: bool = False) -> None:
        self.site = site
        self._unsafe_html = unsafe_html
        self._config = settings.plugins.on_config(settings)
        env = self._config.theme.get_env()
        self._files = get_files(self._config)
        self._files.add_files_from_theme(env, self._config)
        self._files = self._config.plugins.on_files(self._files, config=self._config)
        set_exclusions(self._files, self._config)
        nav = get_navigation(self._files, self._config)
        self._nav = self._config.plugins.on_nav(nav, config=self._config, files=self._files)
        for page in self._nav.pages:
            page.read_source(self._config)  # its title stands in the navigation
        self._env = self._config.plugins.on_env(env, config=self._config, files=self._files)

    def has(self, path: str) -> bool:
        """Whether the docs tree had that page."""
        return self._files.get_file_from_path(path) is not None

    def show(self, path: str, markdown: str) -> str:
        """Writes the page of that Markdown to its place, and returns its address."""
        file = self._files.get_file_from_path(path)
        assert file is not None
        keep(self.site / file.dest_uri, self._html(file, markdown).encode("utf-8", errors="xmlcharrefreplace"))
        return file.url

    def _html(self, file: File, markdown: str) -> str:
        file.content_string = markdown
        page = file.page or Page(None, file, self._config)
        page.read_source(self._config)
        page.render(self._config, self._files)
        page.active = True
        try:
            context = get_context(self._nav, _pages(self._files), self._config, page)
            context = self._config.plugins.on_page_context(context, page=page, config=self._config, nav=self._nav)
            return csp.with_policy(self._env.get_template("main.html").render(context), unsafe_html=self._unsafe_html)
        finally:
            page.active = False


def _pages(files: Files) -> list[File]:
    return list(files.documentation_pages())
