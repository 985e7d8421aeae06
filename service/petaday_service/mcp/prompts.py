"""The prompts that a person picks in a client of MCP: audit a text, estimate a run."""

from __future__ import annotations

from mcp.server import MCPServer


def add(server: MCPServer) -> None:
    """Register them."""

    @server.prompt(name="audit_text", title="Audit this text")
    def audit_text(text: str) -> str:
        """Check every calculation and every figure of a training run in a text."""
        return (
            "Check the text below with the tool `check_document`. List each stated result with its verdict as the tool "
            "gives it, then the relations that fail, each with its likeliest cause. Keep the tool's figures and words; "
            f"what it leaves open or does not judge stays so.\n\n{text}"
        )

    @server.prompt(name="estimate_run", title="Estimate a run")
    def estimate_run(what_is_known: str) -> str:
        """Estimate the training compute of a run from what is known of it."""
        return (
            "Estimate the training compute of this run with the tool `sheet`, by both methods where the facts are "
            "enough. Ask me for the one fact that is missing most (parameters and tokens, or devices, time and "
            "utilization). Name every assumption the tool names, give a range where a fact is one, and set the result "
            f"beside known systems with `compare`.\n\n{what_is_known}"
        )
