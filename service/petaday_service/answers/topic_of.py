"""What a message asks for: the first of these rules that has an answer, from the wording to what went before."""

from __future__ import annotations

from petaday_service.answers import topic_rules as rules
from petaday_service.answers import topic_rules_of_units as of_units
from petaday_service.answers import topic_rules_onward as onward
from petaday_service.answers.earlier_topics import inherited
from petaday_service.conversation.context import Talk
from petaday_service.conversation.heard import Heard
from petaday_service.conversation.run import Run

RULES = (
    rules.share_of_stages,
    rules.stages_told,
    rules.check_of_spending,
    onward.term_after_term,
    rules.change_of_itself,
    rules.run_in_small_talk,
    rules.devices_of_a_deadline,
    rules.overhead_of_an_energy,
    onward.why_typical,
    rules.ranking_of_money,
    rules.no_term,
    rules.run_told,
    rules.two_terms,
    of_units.amount_and_unit,
    of_units.share_at_another_precision,
    of_units.two_devices,
    rules.run_in_a_definition,
    of_units.time_of_other_devices,
    rules.doubt_of_the_third,
    of_units.conversion_that_is_none,
    onward.optimal_goes_on,
    onward.ranking_goes_on,
    of_units.conversion_of_stages,
    rules.is_that_much,
    of_units.unit_alone,
    rules.system_beside_the_run,
    rules.what_money_buys,
    rules.time_of_the_run,
    rules.system_beside_a_figure,
    rules.several_systems,
    rules.system_named,
    rules.name_unknown,
)
"""Rules that look at the wording, the figures and the names of a message; each gives a topic, or None."""

WITHOUT_TOPIC = (
    onward.answer_to_a_question,
    onward.typical_goes_on,
    onward.stage_goes_on,
    onward.next_term,
    onward.figure_of_spending,
    onward.inference_goes_on,
    of_units.peak_goes_on,
)
"""Rules for messages whose words name no topic: what was asked before goes on."""


def topic_of(heard: Heard, talk: Talk, run: Run) -> str:
    """The topic of a message; empty where it only tells or changes a run."""
    if rules.is_asked_term(heard):
        return "define"
    if heard.sets and run and not heard.words.startswith((" is ", " does ")):
        return ""
    topic = next((one for one in heard.topics if one != "peak" or of_units.of_devices(heard, run)), "")
    asked = rules.Asked(heard, talk, run, rules.questioned(topic, heard), inherited(talk))
    for rule in RULES:
        if (found := rule(asked)) is not None:
            return found
    asked = asked._replace(topic=rules.without_ranking(asked))
    if asked.topic:
        return asked.topic
    return next((found for rule in WITHOUT_TOPIC if (found := rule(asked)) is not None), "")
