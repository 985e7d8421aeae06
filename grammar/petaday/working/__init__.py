"""Shows the work: steps, the resolved tree, intervals."""
