"""Findings as an editor shows them."""

from __future__ import annotations

from lsprotocol import types

from petaday.casebook.finding import Said
from petaday.lsp.document import Open

SEVERITIES = {
    "error": types.DiagnosticSeverity.Error,
    "warning": types.DiagnosticSeverity.Warning,
    "note": types.DiagnosticSeverity.Information,
}


def diagnostics(about: Open) -> list[types.Diagnostic]:
    """What `petaday check` tells of a text."""
    return [shown(about, one) for one in about.said]


def shown(about: Open, said: Said) -> types.Diagnostic:
    """One finding: its sentence, and below it what helps and what would explain it."""
    told = said.diagnostic
    helped = [f"help: {told.help}"] if told.help else []
    guesses = [f"perhaps {guess}" for guess in said.conjectures]
    return types.Diagnostic(
        range=about.lines.range(told.span),
        message="\n".join([told.message, *helped, *guesses]),
        severity=SEVERITIES[told.severity],
        code=told.code,
        source="petaday",
    )
