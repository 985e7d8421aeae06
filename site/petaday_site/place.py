"""The address of a page on the site, and the relative way to the top, so that no link needs a host."""

from __future__ import annotations


def address(slug: str) -> str:
    """The page's address from the top of the site.

    >>> address("systems/vgg"), address("methods/index"), address("index")
    ('systems/vgg/', 'methods/', '')
    """
    bare = slug.removesuffix("index").removesuffix("/")
    return f"{bare}/" if bare else ""


def root(slug: str) -> str:
    """The relative way from the page to the top of the site.

    >>> root("systems/vgg"), root("methods/index"), root("index")
    ('../../', '../', './')
    """
    return "../" * address(slug).count("/") or "./"
