"""Reads the settings of mkdocs.yml that pages need before MkDocs runs."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from petaday_site.facts.settings_file import load
from petaday_site.fault import SiteError

WEB = ("https://", "http://")


class Licence(NamedTuple):
    """The licence of the figures: its name and its address."""

    name: str
    url: str


class Config(NamedTuple):
    """The settings of a site: its name, its address, and where its chat is.

    Attributes:
        name: of the site.
        description: of the site, in a sentence; may be empty.
        url: where it will stand, or empty.
        chat: where its chat is answered, or empty where there is none.
        repository: where the history can be looked at, or empty.
        licence: of the figures, if one is named.
        credit: who is to be named in a citation: `author` is site_author, `institution` is extra.institution.
    """

    name: str
    description: str = ""
    url: str = ""
    chat: str = ""
    repository: str = ""
    licence: Licence | None = None
    credit: Mapping[str, str] = {}


def read(file: Path) -> Config:
    """Reads a project's mkdocs.yml; `extra.chat` has precedence over $PETADAY_CHAT_URL.

    Raises:
        SiteError: for an address that no browser opens.
    """
    found = load(file)
    extra = found.get("extra") or {}
    return Config(
        str(found.get("site_name") or "petaday"),
        str(found.get("site_description") or ""),
        _address("site_url", str(found.get("site_url") or "")),
        _address("extra.chat", str(extra.get("chat") or os.environ.get("PETADAY_CHAT_URL", "")), "/"),
        _address("PETADAY_REPO_URL", os.environ.get("PETADAY_REPO_URL", "")),
        _licence(extra.get("licence")),
        {
            name: " ".join(str(given).split())
            for name, given in (("author", found.get("site_author")), ("institution", extra.get("institution")))
            if given
        },
    )


def _licence(given: Any) -> Licence | None:
    if not given:
        return None
    try:
        found = Licence(str(given["name"]), str(given["url"]))
    except (KeyError, TypeError) as fault:
        advice = "write licence: {name: CC BY 4.0, url: https://creativecommons.org/licenses/by/4.0/}"
        raise SiteError(f"error: extra.licence in mkdocs.yml is {given}\n  = help: {advice}") from fault
    _address("extra.licence.url", found.url)
    return found


def _address(name: str, given: str, *also: str) -> str:
    if given and not given.startswith((*WEB, *also)):
        raise SiteError(f"{name} is {given}; write the address a browser opens, such as https://host/name")
    return given
