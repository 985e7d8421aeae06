"""Works a resolved calculation: steps, the resolved tree, intervals."""
