"""Makes the fact of a sheet from a figure that was read."""

from __future__ import annotations

from petaday.core.diagnostic import Span
from petaday.facts.mention import Mention
from petaday.facts.records import Fact
from petaday.facts.signs import because


def as_fact(mention: Mention, text: str, scope: str) -> Fact:
    """The figure as a fact of a scope, with the reasons that its signs give."""
    return Fact.model_validate(
        {
            "kind": mention.kind,
            "value": mention.value,
            "low": min(mention.low, mention.value),
            "high": max(mention.high, mention.value),
            "unit": mention.unit,
            "span": mention.span,
            "text": Span(*mention.span).of(text),
            "source": mention.source,
            "scope": scope,
            "approximate": mention.approximate,
            "because": because(mention.signs),
        }
    )
