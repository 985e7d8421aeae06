"""The method rules, one a file."""
