"""The language reference: every rule's example runs, and shows what the rule says."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from case_files import told
from petaday.language import Rule, sections

RULES = [pytest.param(rule, id=rule.says[:60]) for section in sections() for rule in section.rules]


@pytest.mark.parametrize("rule", RULES)
def test_example(rule: Rule) -> None:
    found = rule.worked()
    assert bool(found) is not rule.nothing
    assert [d.message for one in found for d in one.diagnostics if d.severity == "error"] == []
    assert all(one.value is not None for one in found)


def test_what_the_examples_come_to(snapshot: Callable[[str, str], None]) -> None:
    written = [
        f"## {section.title}\n\n"
        + "\n\n".join(f"{r.says}\n\n{r.example}\n---\n{told(r.worked())}" for r in section.rules)
        for section in sections()
    ]
    snapshot("\n\n".join(written) + "\n", "language.txt")
