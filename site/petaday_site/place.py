"""Where a page stands on the site, and the way from it to the top: no link is bound to a host or a path."""

from __future__ import annotations


def address(slug: str) -> str:
    """The page's address, from the top of the site.

    >>> address("systems/vgg"), address("methods/index"), address("index")
    ('systems/vgg/', 'methods/', '')
    """
    bare = slug.removesuffix("index").removesuffix("/")
    return f"{bare}/" if bare else ""


def root(slug: str) -> str:
    """The way from the page to the top of the site.

    >>> root("systems/vgg"), root("methods/index"), root("index")
    ('../../', '../', './')
    """
    return "../" * address(slug).count("/") or "./"
