"""The reference pages, written from the data and the grammar that the reader itself uses."""
