"""Builds the site again when a file changes."""
