"""What mkdocs.yml says of a site that its pages have to know before MkDocs makes them."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any, NamedTuple

from mkdocs.utils.yaml import yaml_load

from petaday_site.fault import SiteError

WEB = ("https://", "http://")


class Config(NamedTuple):
    """What a site calls itself, and where it stands.

    Attributes:
        name: of the site.
        description: of the site, in a sentence; may be empty.
        url: where it will stand, or empty.
        chat: where its chat is answered, or empty where there is none.
        repository: where the history can be looked at, or empty.
    """

    name: str
    description: str = ""
    url: str = ""
    chat: str = ""
    repository: str = ""


def read(file: Path) -> Config:
    """The settings in a project's mkdocs.yml; `extra.chat` goes before $PETADAY_CHAT_URL.

    Raises:
        SiteError: for an address that no browser opens.
    """
    with file.open(encoding="utf-8") as opened:
        found: dict[str, Any] = yaml_load(opened)
    extra = found.get("extra") or {}
    return Config(
        str(found.get("site_name") or "petaday"),
        str(found.get("site_description") or ""),
        _address("site_url", str(found.get("site_url") or "")),
        _address("extra.chat", str(extra.get("chat") or os.environ.get("PETADAY_CHAT_URL", "")), "/"),
        _address("PETADAY_REPO_URL", os.environ.get("PETADAY_REPO_URL", "")),
    )


def _address(name: str, given: str, *also: str) -> str:
    if given and not given.startswith((*WEB, *also)):
        raise SiteError(f"{name} is {given}; write the address a browser opens, such as https://host/name")
    return given
