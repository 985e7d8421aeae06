"""The language reference: every rule with an example that is worked as the page is built."""

from __future__ import annotations

import re

from petaday.card import chip
from petaday.core.calculation import Calculation
from petaday.core.figures import figure
from petaday.language import Rule, Section, grammar, sections
from petaday.render.elements import Html, el, join
from petaday_site.pages.chat_link import YOUR_OWN
from petaday_site.pages.page import head

SAID = {"PD221", "PD222", "PD225", "PD227", "PD228", "PD236"}
"""What is said about the reading of a rule's example."""


def page() -> str:
    """The page as Markdown."""
    return "\n\n".join(
        [
            head("Language", "How petaday reads a calculation: every rule, with an example that is worked here."),
            "# Language",
            "petaday reads calculations as papers print them. Each rule below is one sentence and one example; what "
            "stands beside the example was worked when this page was built.",
            *(_section(section) for section in sections()),
            YOUR_OWN,
            "## The grammar",
            "The syntax, as the parser reads it. Units are not in it: they are a [list of their own](units.md).",
            f"```\n{grammar().rstrip()}\n```",
        ]
    )


def _section(section: Section) -> str:
    return "\n\n".join([f"## {section.title}", section.says, *(_rule(rule) for rule in section.rules)])


def _rule(rule: Rule) -> str:
    found = [_result(one) for one in rule.worked()] or [el("p", "No calculation.")]
    return f"{rule.says}\n\n{el('div', el('pre', el('code', rule.example)), *found, class_='pd-rule')}"


def _result(found: Calculation) -> Html:
    days = f" = {figure(found.pfs_days)} pfs-days" if found.pfs_days is not None else ""
    name = f"{found.name}: " if found.name else ""
    claims = [
        el(
            "li",
            chip(claim.verdict),
            " ",
            el("span", " ".join(claim.text.split())),
            f": recomputed {claim.recomputed_shown}",
        )
        for claim in found.claims
    ]
    said = [el("li", one.message) for one in found.diagnostics if one.code in SAID]
    read = [el("li", el("b", r.word), " is ", r.reading) for r in found.readings if re.fullmatch(r"\S+", r.word)]
    listed = [el("ul", *read, *claims, *said)] if read or claims or said else []
    return join(el("p", el("b", f"{name}{found.shown}{days}")), *listed)
