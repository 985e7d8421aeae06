"""What can keep the site from being built, as people are told it."""

from __future__ import annotations


class SiteError(Exception):
    """The site was not built; the message says why, where, and what to write instead."""
