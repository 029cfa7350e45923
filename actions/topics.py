"""Questions about one topic: process, time limits, appeals, school, money, health and the rest.

Each label leads to facts of its topics and to the kinds of help it is about; a family whose council we know also gets
what is available there.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from actions import services
from actions.deadlines import DeadlineTurn, invited
from actions.desk import DeskAction, asked, navigator
from actions.enquiry import Enquiry, Heard
from actions.repair import step
from actions.replies import Reply, answer_reply, question
from localoffer.answers.answer import Outcome
from localoffer.navigator import Request


@dataclass(frozen=True)
class Topic:
    """What a label is answered from: fact topics, and kinds of help by default."""

    facts: tuple[str, ...]
    supports: tuple[str, ...] = ()


TOPICS = {
    "ask_ehc_process": Topic(("ehc_process",), ("ehc_plan",)),
    "ask_deadline": Topic(("deadlines", "ehc_process"), ("ehc_plan",)),
    "ask_appeal_or_complaint": Topic(("appeals",), ("mediation", "sendiass")),
    "ask_school_place": Topic(("school_places",), ("special_school", "resource_base")),
    "ask_exclusion_or_ap": Topic(("exclusion",), ("exclusion_support", "alternative_provision")),
    "ask_transport": Topic(("travel",), ("school_transport",)),
    "ask_money": Topic(("money",), ("dla", "carers_allowance")),
    "ask_short_breaks": Topic(("short_breaks",), ("short_breaks",)),
    "ask_childcare": Topic(("childcare",), ("childcare_funded_hours", "early_years_inclusion_funding")),
    "ask_transition_adulthood": Topic(("adulthood",), ("preparing_for_adulthood", "adult_social_care")),
    "ask_diagnosis_or_health": Topic(("health",), ()),
    "ask_who_is_responsible": Topic(("responsibility",), ()),
    "ask_rights_or_law": Topic(("rights", "reform"), ()),
    "compare_areas": Topic(("comparing",), ()),
    "define_term": Topic(("terms",), ()),
    "about_service": Topic(("service",), ()),
    "update_offer": Topic(("local_offer", "service"), ()),
}
ASIDES = {"define_term", "about_service", "update_offer"}
"""Labels whose answer is the same for every family."""
_POST16 = {"post16", "young_adult"}
_FACTS_SHOWN = 8
_DATES = DeadlineTurn()


class ActionTopic(DeskAction):
    """Answers a question about one topic; asked for a word we do not have, it is a miss like any other."""

    counts_as_miss = True

    def name(self) -> str:
        """Its name in domain.yml."""
        return "action_topic"

    def is_aside(self, heard: Heard) -> bool:
        """Whether it asks what something is: "What is a SENCO" names it without looking for it."""
        return heard.intent in ASIDES and not (heard.places or heard.values("place"))

    def respond(self, enquiry: Enquiry, heard: Heard) -> tuple[Reply, Enquiry]:
        """Facts first; then, where a question of ours was left open, that question again."""
        if trouble := services.place_trouble(enquiry, heard):
            return trouble
        if heard.intent in ASIDES and (heard.places or heard.values("place")):
            # "Sorry, I meant Bath" asks for no word to be explained.
            return services.find(enquiry, replace(heard, intent="inform"))
        if dates := _DATES.hears(enquiry, heard):
            said, after = _DATES.respond(enquiry, dates)
            return _with_open_question(said, after), after
        return answer_topic(enquiry, heard)


def answer_topic(enquiry: Enquiry, heard: Heard) -> tuple[Reply, Enquiry]:
    """The answer to one label, for whatever is known of the family."""
    topic = TOPICS[heard.intent]
    facts = navigator().best_facts(topic.facts, heard.text, _FACTS_SHOWN)
    if heard.intent in ASIDES:
        return _aside(enquiry, heard, facts)
    if not heard.values("support"):
        enquiry = replace(enquiry, supports=_supports(topic, enquiry))
    last = {"facts": facts, "part": 0, "visiting": dict(enquiry.visiting) if enquiry.visiting else None}
    after = replace(enquiry, topic=heard.intent, last=last, misses=0)
    said = answer_reply(asked(after), choices=services.follow_ups(after))
    if heard.intent == "ask_deadline":
        said = invited(said)
    return _with_open_question(said, after), after


def _aside(enquiry: Enquiry, heard: Heard, facts: list[str]) -> tuple[Reply, Enquiry]:
    """A word explained, or the service itself: answered without touching what we know of the family."""
    asked = Request(supports=tuple(map(str, heard.values("support")))) if not facts else Request()
    answer = navigator().facts(facts, None, asked)
    last = {"facts": facts, "part": 0, "aside": True, "supports": list(asked.supports)}
    after = replace(enquiry, last=last, misses=0)
    if not answer.facts and not answer.supports:
        if enquiry.asked == "need" and enquiry.place:
            # A word of their own for the worry we had asked for.
            return services.find(replace(enquiry, misses=0), heard)
        misses = enquiry.misses + 1
        return _with_open_question(step(misses, heard), enquiry), replace(enquiry, misses=misses)
    return _with_open_question(answer_reply(answer, choices=services.follow_ups(after)), after), after


def _supports(topic: Topic, enquiry: Enquiry) -> tuple[str, ...]:
    over_16 = enquiry.phase in _POST16 or (enquiry.age_years or 0) >= 16
    if "school_transport" in topic.supports and over_16:
        return ("post16_transport",)
    if "dla" in topic.supports and over_16:
        return ("pip", "carers_allowance")
    return topic.supports


def _with_open_question(said: Reply, enquiry: Enquiry) -> Reply:
    """Put the question we were asking behind the answer, so that an interruption loses nothing."""
    if enquiry.asked is None:
        return said
    outcome = {"place": Outcome.NEED_PLACE, "need": Outcome.NEED_NEED, "age": Outcome.NEED_AGE}[enquiry.asked]
    again = question(outcome)["say"]
    return {**said, "say": [*said["say"], *again], "text": f"{said['text']}\n\n{again[0]}"}
