"""The publisher of the static site: a casebook in, a finished MkDocs site out."""
