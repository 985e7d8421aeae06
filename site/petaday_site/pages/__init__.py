"""One module for each kind of page, or part of one."""
