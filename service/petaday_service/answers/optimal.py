"""Answers which model is compute-optimal: twenty tokens a parameter, for a compute or a given model."""

from __future__ import annotations

import re

from petaday.core.figures import figure
from petaday_service.answers.asking import ask
from petaday_service.answers.moving import Moved
from petaday_service.answers.run_answer import compute, suggestions
from petaday_service.answers.run_words import amount, assumed
from petaday_service.conversation.fact_words import large
from petaday_service.conversation.heard import Heard
from petaday_service.conversation.parts import Part, Text
from petaday_service.conversation.work_part import audit, work

TOKENS_EACH = 20
RULE = (
    "Twenty tokens a parameter, the rule of Hoffmann et al., 2022 (“Chinchilla”, arXiv:2203.15556), so that "
    "with 6ND the "
    "compute is 120 times the square of the parameters. Models that will be used much are trained on far more tokens."
)


_ITS_TOKENS = re.compile(
    r"\b(?:chinchilla|compute)[- ]optimal (?:d\b|tokens|data|number of tokens|amount of)|\b(?:on|with|use|used|using"
    r"|saw|see|at|to|many) (?:a |the )?(?:chinchilla|compute)[- ]?(?:optimal )?(?:ly"
    r"|number of|amount of)? ?(?:tokens|data|ratio)"
)


_IS_IT = re.compile(r"^ (?:and |so |but )?(?:is|was|are|were|would) (?:that|this|it|they|the)\b")


def optimal(moved: Moved, heard: Heard | None = None, each: float = TOKENS_EACH) -> tuple[Part, ...]:
    """Returns the size and the tokens that the rule gives for a compute; for a given model its tokens and compute."""
    run, facts = moved.run, moved.run.facts
    active = facts.get("active_parameters") if heard is not None and "active" in heard.words else None
    size = active or facts.get("parameters")
    its_own = heard is not None and _ITS_TOKENS.search(heard.words) is not None
    if size and size.value and (its_own or ("dataset" not in facts and not run.method(2) and "compute" not in facts)):
        tokens = each * size.value
        from_size = run.told(
            {
                "dataset": size.model_copy(
                    update={
                        "kind": "dataset",
                        "value": tokens,
                        "unit": "tokens",
                        "ends": None,
                        "because": f"{each:g} tokens a parameter",
                    }
                )
            }
        )
        told = f"{large(tokens)} tokens for {large(size.value)} parameters. {RULE}"
        return (Text(text=told), *compute(Moved(moved.before, from_size, (*moved.changed, "dataset"))))
    line = run.line().partition(" = ")[0]
    report = audit(line) if line else None
    if (
        heard is not None
        and size
        and size.value
        and report
        and report.value
        and (_IS_IT.match(heard.words) or heard.topic == "ratio")
    ):
        data = facts.get("seen") or facts.get("dataset")
        tokens = data.value if data and data.value else report.value / 6 / size.value
        ratio = tokens / size.value
        side = (
            "about optimal"
            if 14 <= ratio <= 28
            else "fewer than optimal"
            if ratio < 14
            else "more than optimal, as is usual today"
        )
        told = (
            f"{figure(ratio, 3)} tokens a parameter: {large(tokens)} tokens for {large(size.value)} "
            f"parameters; that is "
            f"{side}. "
            f"{RULE}"
        )
        return (Text(text=told), run.part(moved.changed), suggestions(run))
    if report is None or not report.value:
        kind = (run.missing() or ("run",))[0]
        return (Text(text=RULE), ask(kind, run), *((run.part(moved.changed),) if run else ()))
    parameters = (report.value / (6 * each)) ** 0.5
    solution = f"6 FLOP / parameter / token * {parameters:.6g} parameters * {each * parameters:.6g} tokens".replace(
        "e+", "e"
    )
    told = (
        f"About {large(parameters)} parameters on {large(each * parameters)} tokens are compute-optimal for "
        f"{amount(report)}. {RULE}"
    )
    return (
        Text(text=" ".join((told, *assumed(run, line)))),
        work(audit(solution), solution, "6ND of that size", ans=False),
        run.part(moved.changed),
        suggestions(run),
    )
