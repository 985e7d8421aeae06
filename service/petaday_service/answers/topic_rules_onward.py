"""The rules by which `topic_of` tells that a message goes on with what was asked before."""

from __future__ import annotations

import re

from petaday.units import is_unit
from petaday_service.answers.earlier_topics import BOUGHT, SOLVED, SPENDING
from petaday_service.answers.glossary import term
from petaday_service.answers.topic_rules import FEW_WORDS, Asked, told


def answer_to_a_question(asked: Asked) -> str | None:
    """The answer to a question that stood between a question and its answer."""
    goes_on = asked.heard.answers and asked.heard.facts and asked.before in (*SOLVED, *BOUGHT)
    return asked.before if goes_on else None


def next_term(asked: Asked) -> str | None:
    """`and attention?`."""
    short = asked.heard.follows and not asked.heard.facts and len(asked.heard.words.split()) <= 5
    return "define" if asked.before == "define" and short else None


def stage_goes_on(asked: Asked) -> str | None:
    """`no, 50%` after `RL is 5% of pretraining`."""
    share = set(asked.heard.facts) == {"utilization"} and not re.search(r"mfu|utili|hfu|effici", asked.heard.words)
    return "stage" if share and asked.before == "stage" and asked.run.later else None


def figure_of_spending(asked: Asked) -> str | None:
    """`$2 per GPU-hour`: its cost."""
    spending = next((SPENDING[kind] for kind in asked.heard.facts if kind in SPENDING), "")
    return spending if spending and set(asked.heard.facts) <= set(SPENDING) | {"device"} else None


def inference_goes_on(asked: Asked) -> str | None:
    """`and a 7B model?` after a question about running one."""
    if asked.before == "inference" and "backward" in asked.heard.words and not asked.heard.facts:
        return "inference"
    training = re.search(r"\b(?:pre-?)?train(?:ed|ing)?\b", asked.heard.words)
    told = set(asked.heard.facts) & {"parameters", "dataset", "active_parameters"}
    if asked.before == "inference" and re.search(
        r"\d.{0,40}?\b(?:in|out|input|output|prompt)\b.{0,40}?\btokens?\b", asked.heard.words
    ):
        return "inference"
    if (
        asked.before == "inference"
        and not asked.heard.facts
        and any(one.kind == "dataset" for one in asked.heard.moves)
    ):
        return "inference"
    if asked.run.method(1) and re.search(r"\b(?:make it|suppose|set|change|if it were|if it was)\b", asked.heard.words):
        return None
    return "inference" if asked.before == "inference" and told and not training else None


def typical_goes_on(asked: Asked) -> str | None:
    """`and for small ones?` after `what is a typical MFU?`."""
    onward = re.match(r"^ (?:and|what about|how about) ", asked.heard.words)
    lone = asked.bare and asked.heard.bare is None and not asked.heard.moves
    return "typical" if asked.before == "typical" and onward and lone else None


def why_typical(asked: Asked) -> str | None:
    """`why so low?` after `what is a typical MFU?`."""
    return "typical" if asked.topic == "because" and asked.before == "typical" and asked.bare else None


def optimal_goes_on(asked: Asked) -> str | None:
    """`trained on how many tokens, then?` after the size of an optimal model."""
    return "optimal" if asked.before == "optimal" and asked.topic in ("dataset", "parameters") and asked.bare else None


def ranking_goes_on(asked: Asked) -> str | None:
    """`how about before 2018` after `which systems are largest?`."""
    if asked.topic == "" and asked.before == "largest" and asked.heard.follows and asked.bare:
        return "largest"
    return "compute" if asked.topic == "rank" and told(asked) and not asked.heard.named else None


def term_after_term(asked: Asked) -> str | None:
    """`and HFU?` after `what is MFU?`."""
    short = len(asked.heard.words.split()) <= FEW_WORDS
    if asked.run or asked.heard.facts or asked.before != "define" or not (asked.topic in SOLVED or short):
        return None
    last = asked.heard.text.rstrip("?!. ").rpartition(" ")[2]
    return "define" if term(last) or (short and len(last) > 2 and is_unit(last)) else None
