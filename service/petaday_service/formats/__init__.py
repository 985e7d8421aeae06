"""The parts of a reply in each format that a client may ask for."""
