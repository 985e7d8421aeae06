"""The static-site publisher over petaday."""
