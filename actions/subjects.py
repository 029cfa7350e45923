"""What each label is answered from: topics of facts, and kinds of help. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from actions.enquiry import Enquiry


@dataclass(frozen=True)
class Topic:
    """What a label is answered from.

    Args:
        facts: Topics of facts, the one that matters most first.
        supports: Kinds of help it is about, where a message names none.
        names: Further kinds of help that belong to it when a message names them.
    """

    facts: tuple[str, ...]
    supports: tuple[str, ...] = ()
    names: tuple[str, ...] = ()

    @property
    def own(self) -> frozenset[str]:
        """Every kind of help that belongs to it."""
        return frozenset((*self.supports, *self.names))


TOPICS = {
    "ask_ehc_process": Topic(("ehc_process",), ("ehc_plan",), ("educational_psychology",)),
    "ask_deadline": Topic(("deadlines", "ehc_process", "money", "rights"), ("ehc_plan",)),
    "ask_appeal_or_complaint": Topic(
        ("appeals", "deadlines", "travel", "exclusion"), ("mediation", "sendiass"), ("parent_carer_forum",)
    ),
    "ask_school_place": Topic(
        ("school_places", "ehc_process", "appeals"),
        ("special_school", "resource_base"),
        ("eotas", "elective_home_education"),
    ),
    "ask_exclusion_or_ap": Topic(
        ("exclusion", "deadlines", "rights", "school_places"),
        ("exclusion_support", "alternative_provision"),
        ("school_anxiety", "medical_needs_education"),
    ),
    "ask_transport": Topic(("travel", "appeals"), ("school_transport",), ("post16_transport",)),
    "ask_money": Topic(
        ("money", "travel", "adulthood"),
        ("dla", "carers_allowance"),
        (
            "pip",
            "blue_badge",
            "discount_cards",
            "grants",
            "home_adaptations",
            "personal_budget",
            "disabled_students_allowance",
        ),
    ),
    "ask_short_breaks": Topic(
        ("short_breaks", "money"), ("short_breaks",), ("leisure_clubs", "social_care_assessment", "carer_assessment")
    ),
    "ask_childcare": Topic(
        ("childcare", "rights"), ("childcare_funded_hours", "early_years_inclusion_funding"), ("portage", "family_hubs")
    ),
    "ask_transition_adulthood": Topic(
        ("adulthood", "travel", "ehc_process", "money"),
        ("preparing_for_adulthood", "adult_social_care"),
        ("supported_internship", "annual_health_check", "pip", "disabled_students_allowance", "post16_transport"),
    ),
    "ask_diagnosis_or_health": Topic(("health", "ehc_process")),
    "ask_who_is_responsible": Topic(("responsibility", "appeals")),
    "ask_rights_or_law": Topic(("rights", "reform", "exclusion", "appeals")),
    "compare_areas": Topic(("comparing",)),
    "define_term": Topic(("terms",)),
    "about_service": Topic(("service",)),
    "update_offer": Topic(("service", "local_offer")),
}
ASIDES = frozenset({"define_term", "about_service", "update_offer"})
"""Labels whose answer is the same for every family."""
HEALTH = frozenset(
    """
    speech_language_therapy occupational_therapy physiotherapy camhs mental_health_support_team autism_assessment
    adhd_assessment right_to_choose continence equipment_wheelchair sleep dsr_cetr_keyworker continuing_care
    """.split()
)
"""Kinds of help the NHS gives: a question about them is as often one about what there is as one about health."""
_LABELS = {code: label for label, topic in reversed(TOPICS.items()) for code in sorted(topic.own)}
_POST16 = frozenset({"post16", "young_adult"})


def is_over_16(enquiry: Enquiry) -> bool:
    """Whether the child talked about is past school age, as far as is known."""
    return enquiry.phase in _POST16 or (enquiry.age_years or 0) >= 16


def label_of(support: str) -> str | None:
    """The label a kind of help belongs to; None for one that is simply help."""
    return "ask_diagnosis_or_health" if support in HEALTH else _LABELS.get(support)


def supports_for(label: str, named: Iterable[str], enquiry: Enquiry) -> tuple[str, ...]:
    """The kinds of help an answer to a label is about: those named that belong to it, or its usual ones.

    Args:
        label: The label.
        named: Kinds of help a message names.
        enquiry: What is known of the family.
    """
    topic, said = TOPICS[label], tuple(named)
    own = tuple(each for each in said if each in topic.own) if topic.own else said
    if own:
        return own
    if "school_transport" in topic.supports and is_over_16(enquiry):
        return ("post16_transport",)
    if "dla" in topic.supports and is_over_16(enquiry):
        return ("pip", "carers_allowance")
    return topic.supports
