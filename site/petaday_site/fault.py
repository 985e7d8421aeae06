"""The error that a build ends with, written for people."""

from __future__ import annotations


class SiteError(Exception):
    """The site was not built; the message says why, where, and what to write instead."""
