"""Passes over the tokens of a line, each of which rewrites one kind of notation into the plain one."""
