"""What builds a site from its docs tree: the only room that knows MkDocs, its theme and Zensical."""
