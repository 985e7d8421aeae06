"""Writes the finished site."""
