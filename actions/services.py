"""What is available here: the main question, asked for in any order, and "show more"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from actions.desk import DeskAction, asked, navigator, remade
from actions.enquiry import Enquiry, Heard, candidates, missing, nation_of, skip
from actions.replies import Reply, answer_reply, question, reply
from localoffer.answers import wording
from localoffer.answers.answer import Answer, Outcome
from localoffer.errors import UnknownAuthority

_POSTCODE_LIKE = re.compile(r"\b[a-z]{1,2}\d{1,2}[a-z]?\s?\d[a-z]{1,3}\b", re.IGNORECASE)
"""What looks like a postcode and was not read as one; those that were are no longer in the text."""
_ASK = {"place": Outcome.NEED_PLACE, "need": Outcome.NEED_NEED, "age": Outcome.NEED_AGE}
_STATUS = {
    "outside_england": Outcome.OUTSIDE_ENGLAND,
    "no_home": Outcome.NO_HOME,
    "unknown": Outcome.UNKNOWN_PLACE,
    "unreadable": Outcome.UNREADABLE_PLACE,
}
_PHASE_CHOICES = [
    ("Under 5", '/inform{"phase":"early_years"}'),
    ("Primary school", '/inform{"phase":"primary"}'),
    ("Secondary school", '/inform{"phase":"secondary"}'),
    ("16 or over", '/inform{"phase":"post16"}'),
    ("I would rather not say", '/inform{"choice":"skip"}'),
]
_NEED_CHOICES = [
    ("Talking and understanding", '/inform{"need":"SLCN"}'),
    ("Autism", '/inform{"need":"ASD"}'),
    ("Worries, mood or behaviour", '/inform{"need":"SEMH"}'),
    ("Learning", '/inform{"need":"MLD"}'),
    ("Something else", '/inform{"choice":"skip"}'),
]
AGE_PROBLEM = (
    "This service is for children and young people from birth to 25. Please check the age: a number of years, "
    "or a school year."
)


class ActionFind(DeskAction):
    """Says what is available, or asks for the one thing that is missing."""

    def name(self) -> str:
        """Its name in domain.yml."""
        return "action_find"

    def respond(self, enquiry: Enquiry, heard: Heard) -> tuple[Reply, Enquiry]:
        """See `find`."""
        return find(enquiry, heard)


class ActionShowMore(DeskAction):
    """The next part of the last answer."""

    def name(self) -> str:
        """Its name in domain.yml."""
        return "action_show_more"

    def respond(self, enquiry: Enquiry, heard: Heard) -> tuple[Reply, Enquiry]:
        """Make the last answer again from its codes and show the part after."""
        if not enquiry.last:
            return reply("no_more", ["There is nothing more to show yet. What would you like to know?"]), enquiry
        part = int(enquiry.last["part"]) + 1
        answer = remade(enquiry)
        said = answer_reply(answer, part=part, choices=follow_ups(enquiry))
        return said, replace(enquiry, last={**enquiry.last, "part": part})


def find(enquiry: Enquiry, heard: Heard) -> tuple[Reply, Enquiry]:
    """The main path: a problem with the place, a question that is open, or the answer."""
    if trouble := place_trouble(enquiry, heard):
        return trouble
    if any(each["entity"] == "age_problem" for each in heard.entities):
        return reply("need_age", [AGE_PROBLEM], choices=_PHASE_CHOICES), enquiry.asking("age")
    if (
        heard.value("choice") == "skip"
        or heard.intent in {"deny", "affirm"}
        or (enquiry.asked == "need" and heard.text and not heard.text.startswith("/"))
    ):
        enquiry = skip(enquiry)
    if _adds_to_a_topic(enquiry, heard):
        return answer_reply(asked(enquiry), choices=follow_ups(enquiry)), enquiry
    if open_question := missing(enquiry):
        return _ask(open_question, enquiry, heard)
    return _answer(enquiry)


def _adds_to_a_topic(enquiry: Enquiry, heard: Heard) -> bool:
    """Whether a message only adds a place or an age to a question about a topic that was answered without them."""
    on_topic = bool(enquiry.last and enquiry.last.get("facts") and not enquiry.last.get("aside"))
    only_adds = not heard.values("need") and not heard.values("support")
    return heard.intent == "inform" and on_topic and only_adds and enquiry.replying_to is None and bool(enquiry.place)


def _ask(what: str, enquiry: Enquiry, heard: Heard) -> tuple[Reply, Enquiry]:
    if what == "age" and enquiry.asked == "age":
        return _answer(skip(enquiry))
    choices = {"age": _PHASE_CHOICES, "need": _NEED_CHOICES}.get(what, [])
    outcome = Outcome.UNREADABLE_PLACE if what == "place" and _POSTCODE_LIKE.search(heard.text) else _ASK[what]
    return question(outcome, choices=choices), enquiry.asking(what)


def _answer(enquiry: Enquiry) -> tuple[Reply, Enquiry]:
    if enquiry.place is None:
        return question(Outcome.NEED_PLACE), enquiry.asking("place")
    after = replace(
        enquiry, asked=None, topic="find_support", last={"facts": [], "part": 0, "visiting": _plain(enquiry)}
    )
    return answer_reply(asked(after), choices=follow_ups(enquiry)), after


def _plain(enquiry: Enquiry) -> dict[str, object] | None:
    return dict(enquiry.visiting) if enquiry.visiting else None


def follow_ups(enquiry: Enquiry) -> list[tuple[str, str]]:
    """What a family may want next."""
    choices = [("Talk to a person", "/talk_to_person"), (wording.OTHER_COUNCIL, "/another_area")]
    if enquiry.visiting:
        return [("Back to my own council", "/find_support"), *choices]
    return choices


def place_trouble(enquiry: Enquiry, heard: Heard) -> tuple[Reply, Enquiry] | None:
    """The reply to a place that does not lead to one council, or None when there is no trouble."""
    if enquiry.place and navigator().authorities.get(enquiry.place.gss_code) is None:
        # Named in the vocabulary but not loaded here, such as the sample council in production.
        return question(Outcome.NEED_PLACE), replace(enquiry, home=None, visiting=None, asked="place")
    named = heard.values("place")
    if len(named) > 1 and not heard.places and (enquiry.place is None or enquiry.place.gss_code not in named):
        councils = [(str(code), _name(str(code))) for code in named]
        return _choose(councils, enquiry, wording.choose_council([name for _, name in councils], named=True))
    if nation := nation_of(str(heard.value("authority") or "")):
        return _unusable(Answer(Outcome.OUTSIDE_ENGLAND, nation=nation), enquiry)
    if not heard.places or heard.value("authority"):
        return None
    shared = candidates(heard.places)
    if len(shared) > 1:
        place = heard.places[0]
        words = wording.choose_council(
            [each["name"] for each in shared],
            area=place.get("district") if place.get("basis") == "district" else None,
            named=len(heard.places) > 1,
        )
        return _choose([(each["gss_code"], each["name"]) for each in shared], enquiry, words)
    place = heard.places[0]
    if place["status"] in _STATUS:
        return _unusable(
            Answer(_STATUS[place["status"]], nation=place.get("nation"), special=place.get("special")), enquiry
        )
    return None


def _unusable(answer: Answer, enquiry: Enquiry) -> tuple[Reply, Enquiry]:
    return answer_reply(answer, choices=[("Talk to a person", "/talk_to_person")]), enquiry.asking("place")


def _choose(councils: Sequence[tuple[str, str]], enquiry: Enquiry, words: str) -> tuple[Reply, Enquiry]:
    choices = [(name, f'/inform{{"authority":"{code}"}}') for code, name in councils]
    return reply(str(Outcome.NEED_CHOICE), [words], choices=choices[:5]), enquiry.asking("place")


def _name(gss_code: str) -> str:
    try:
        return navigator().authorities.find(gss_code, on=navigator().today()).name
    except UnknownAuthority:
        return gss_code
