"""Reference pages, written from the data and the grammar the reader itself uses: they cannot grow stale."""
