"""The pages: one module for each kind of page, or part of one."""
