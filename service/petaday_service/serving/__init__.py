"""Runs the service: answers messages under limits, with locks, caches, metrics and a log."""
