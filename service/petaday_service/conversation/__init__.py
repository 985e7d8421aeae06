"""The conversation: its turns, its parts, and the questions that can be asked in it."""
