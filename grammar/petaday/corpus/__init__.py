"""Many texts to one table of their stated results: every core, and an interrupted run goes on where it was."""
