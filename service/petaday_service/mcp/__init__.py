"""The Model Context Protocol: petaday as tools for a model."""
