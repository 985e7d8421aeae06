"""The site: a casebook in, a finished MkDocs site out."""
