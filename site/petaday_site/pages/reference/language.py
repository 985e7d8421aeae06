"""The language reference: every rule with an example that is worked as the page is built."""

from __future__ import annotations

import re

from petaday.card import chip
from petaday.core.calculation import Calculation
from petaday.core.figures import figure
from petaday.language import Rule, Section, grammar, sections
from petaday.render.elements import Html, el, join, prose
from petaday_site.html.folds import folded
from petaday_site.pages.chat_link import YOUR_OWN
from petaday_site.pages.page import head

SAID = {"PD221", "PD222", "PD225", "PD227", "PD228", "PD236"}
"""What is said about the reading of a rule's example."""


def page() -> str:
    """The page as Markdown."""
    return "\n\n".join(
        [
            head(
                "Language",
                "How petaday reads a calculation: every rule, with an example that is worked here.",
                hide="toc",
            ),
            "# Language",
            "petaday reads calculations as papers print them. Each rule is one sentence and one example; what "
            "stands beside the example was worked when this page was built.",
            *(_section(section) for section in sections()),
            folded("The grammar", _grammar()),
            YOUR_OWN,
        ]
    )


def _grammar() -> Html:
    units = el("a", "list of their own", href="../units/")
    told = el("p", "The syntax, as the parser reads it. Units are not in it: they are a ", units, ".")
    return join(told, el("pre", el("code", grammar().rstrip()), tabindex=0))


def _section(section: Section) -> Html:
    rules = [part for rule in section.rules for part in _rule(rule)]
    return folded(section.title, join(el("p", prose(section.says)), *rules), f"{len(section.rules)} rules")


def _rule(rule: Rule) -> tuple[Html, Html]:
    found = [_result(one) for one in rule.worked()] or [el("p", "No calculation.")]
    return el("p", prose(rule.says)), el(
        "div", el("pre", rule.example, class_="pd-example", tabindex=0), *found, class_="pd-rule"
    )


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
