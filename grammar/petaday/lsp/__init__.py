"""The language server: what `petaday check` finds, where it is written, while it is written.

It stands above the commands, because its findings are those of `check`; it has no evaluator of its own.
"""
