"""The chat in a terminal: the same replies, as text."""
