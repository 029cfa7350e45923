"""What is available here: the main question, asked for in any order, and the last answer told once more."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from actions.answering import asked, navigator
from actions.enquiry import Enquiry, Heard, candidates, missing, nation_of, skip
from actions.others import others_in
from actions.replies import Reply, answer_reply, opened_with, question, reply
from actions.subjects import ASIDES, TOPICS, supports_for
from localoffer.answers import cards, wording
from localoffer.answers.answer import Answer, Outcome
from localoffer.errors import UnknownAuthority
from localoffer.language import worded

_POSTCODE_LIKE = re.compile(r"\b[a-z]{1,2}\d{1,2}[a-z]?\s?\d[a-z]{1,3}\b", re.IGNORECASE)
"""What looks like a postcode and was not read as one; those that were are no longer in the text."""
_ASK = {"place": Outcome.NEED_PLACE, "need": Outcome.NEED_NEED, "age": Outcome.NEED_AGE}
_STATUS = {
    "outside_england": Outcome.OUTSIDE_ENGLAND,
    "no_home": Outcome.NO_HOME,
    "unknown": Outcome.UNKNOWN_PLACE,
    "unreadable": Outcome.UNREADABLE_PLACE,
}
PHASE_CHOICES = [
    ("Under 5", '/inform{"phase":"early_years"}'),
    ("Primary school", '/inform{"phase":"primary"}'),
    ("Secondary school", '/inform{"phase":"secondary"}'),
    ("16 or over", '/inform{"phase":"post16"}'),
    ("I would rather not say", '/inform{"choice":"skip"}'),
]
NEED_CHOICES = [
    ("Talking and understanding", '/inform{"need":"SLCN"}'),
    ("Autism", '/inform{"need":"ASD"}'),
    ("Worries, mood or behaviour", '/inform{"need":"SEMH"}'),
    ("Learning", '/inform{"need":"MLD"}'),
    ("Something else", '/inform{"choice":"skip"}'),
]
PERSON = ("Talk to a person", "/talk_to_person")
CHANGE = ("Change what I understood", '/inform{"choice":"summary"}')
HOME_AGAIN = ("Back to my own council", '/inform{"choice":"home"}')
AGE_PROBLEM = (
    "This service is for children and young people from birth to 25. Please check the age: a number of years, "
    "or a school year."
)
_IF = "This is how it would be if you lived in {name}. I still have your own council in mind."
_FOR = "This is for {who}."
_MOST_CHILDREN_OFFERED = 2
_BEFORE_A_PERSON = 3


def find(enquiry: Enquiry, heard: Heard) -> tuple[Reply, Enquiry]:
    """The main path: a problem with the place, a question that is open, or the answer."""
    if trouble := place_trouble(enquiry, heard):
        return trouble
    if any(each["entity"] == "age_problem" for each in heard.entities):
        return reply("need_age", [AGE_PROBLEM], choices=PHASE_CHOICES), enquiry.asking("age")
    if (
        heard.value("choice") == "skip"
        or heard.intent in {"deny", "affirm"}
        or (enquiry.asked == "need" and heard.words)
    ):
        enquiry = skip(enquiry)
    if _adds_to_a_topic(enquiry, heard):
        return again(enquiry, heard)
    if open_question := missing(enquiry):
        return _ask(open_question, enquiry, heard)
    others = others_in(enquiry, heard, "find_support")
    first = [CHANGE] if enquiry.last is None else []
    said, after = _answer(enquiry, choices=[*others.choices, *first], offered=others.offered)
    return opened_with(said, say=others.says, first=others.cards), after


def again(enquiry: Enquiry, heard: Heard) -> tuple[Reply, Enquiry]:
    """The last question, answered once more for what is known now: another age, another child, another council."""
    if is_on_topic(enquiry):
        return answer_facts(_with_own_supports(enquiry))
    if open_question := missing(enquiry):
        return _ask(open_question, enquiry, heard)
    return _answer(enquiry)


def answer_facts(enquiry: Enquiry, *, choices: Sequence[tuple[str, str]] = ()) -> tuple[Reply, Enquiry]:
    """The facts that `enquiry.last` names, for this family.

    Args:
        enquiry: Its `last` names the facts.
        choices: What to offer before what is always offered.
    """
    last = {**(enquiry.last or {}), "part": 0, "visiting": _plain(enquiry)}
    after = replace(enquiry, last=last, misses=0)
    answer = asked(after)
    return answer_reply(answer, say=opening(after, answer), choices=_in_order([*choices, *follow_ups(after)])), after


def is_on_topic(enquiry: Enquiry) -> bool:
    """Whether the last answer was one about a topic, from facts, for this family."""
    return bool(enquiry.last and enquiry.last.get("facts") and not enquiry.last.get("aside"))


def opening(enquiry: Enquiry, answer: Answer) -> list[str]:
    """What is said before an answer: which council, for which child, and what we looked for."""
    said = cards.opening(answer)
    if enquiry.visiting and answer.area:
        told = (wording.how_area_was_found(answer.area), wording.facts_for(answer.area))
        sample = [wording.SAMPLE] if answer.area.is_sample and answer.outcome is Outcome.FACTS else []
        said = [*sample, worded(_IF, name=answer.area.name), *(each for each in said if each not in told)]
    if answer.outcome is Outcome.FACTS and (who := whom(enquiry)):
        said = [*said, worded(_FOR, who=who)]
    elif enquiry.children[1:]:
        said = [worded(_FOR, who=enquiry.children[enquiry.child].title), *said]
    return said


def whom(enquiry: Enquiry) -> str | None:
    """Whom an answer is for, as far as that is known: "your son (8 years old)"."""
    child = enquiry.talked_about
    if child.age_years is None and child.phase is None and len(enquiry.children) < 2:
        return None
    is_writer = (enquiry.told or {}).get("who") == "young_person"
    return child.title.replace("your child", "you", 1) if is_writer else child.title


def _adds_to_a_topic(enquiry: Enquiry, heard: Heard) -> bool:
    """Whether a message only adds a place or an age to a question about a topic that was answered without them."""
    only_adds = not heard.values("need") and not heard.values("support")
    known = bool(enquiry.place) and enquiry.replying_to is None
    return heard.intent == "inform" and is_on_topic(enquiry) and only_adds and known


def _with_own_supports(enquiry: Enquiry) -> Enquiry:
    """The kinds of help of the topic talked about, for the age that is known now."""
    label = enquiry.topic or ""
    if label not in TOPICS or label in ASIDES:
        return enquiry
    named = [each for each in enquiry.supports if each not in {"school_transport", "post16_transport", "dla", "pip"}]
    return replace(enquiry, supports=supports_for(label, named, enquiry))


def ask(what: str) -> Reply:
    """The question for one thing, with its choices."""
    choices = {"age": PHASE_CHOICES, "need": NEED_CHOICES}.get(what, [])
    return question(_ASK[what], choices=choices)


def _ask(what: str, enquiry: Enquiry, heard: Heard) -> tuple[Reply, Enquiry]:
    if what == "age" and enquiry.asked == "age":
        return _answer(skip(enquiry))
    if what == "place" and _POSTCODE_LIKE.search(heard.words):
        return question(Outcome.UNREADABLE_PLACE), enquiry.asking(what)
    return ask(what), enquiry.asking(what)


def _answer(
    enquiry: Enquiry,
    *,
    choices: Sequence[tuple[str, str]] = (),
    offered: Mapping[str, Sequence[str]] | None = None,
) -> tuple[Reply, Enquiry]:
    if enquiry.place is None:
        return question(Outcome.NEED_PLACE), enquiry.asking("place")
    last = {"facts": [], "part": 0, "visiting": _plain(enquiry), "offered": dict(offered or {})}
    after = replace(enquiry, asked=None, topic="find_support", last=last)
    answer = asked(after)
    return answer_reply(answer, say=opening(after, answer), choices=_in_order([*choices, *follow_ups(after)])), after


def _in_order(choices: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """A person is never so far down that there is no room for one."""
    rest = [each for each in choices if each != PERSON]
    at = min(choices.index(PERSON), _BEFORE_A_PERSON)
    return [*rest[:at], PERSON, *rest[at:]]


def _plain(enquiry: Enquiry) -> dict[str, object] | None:
    return dict(enquiry.visiting) if enquiry.visiting else None


def follow_ups(enquiry: Enquiry) -> list[tuple[str, str]]:
    """What a family may want next: the other children, a person, another council."""
    others = [
        (worded("And for {title}", title=child.title), f'/inform{{"choice":"child_{place + 1}"}}')
        for place, child in enumerate(enquiry.children)
        if place != enquiry.child and child.is_known
    ]
    choices = [*others[:_MOST_CHILDREN_OFFERED], PERSON, (wording.OTHER_COUNCIL, "/another_area")]
    return [HOME_AGAIN, *choices] if enquiry.visiting else choices


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
    return answer_reply(answer, choices=[PERSON]), enquiry.asking("place")


def _choose(councils: Sequence[tuple[str, str]], enquiry: Enquiry, words: str) -> tuple[Reply, Enquiry]:
    choices = [(name, f'/inform{{"authority":"{code}"}}') for code, name in councils]
    return reply(str(Outcome.NEED_CHOICE), [words], choices=choices[:5]), enquiry.asking("place")


def _name(gss_code: str) -> str:
    try:
        return navigator().authorities.find(gss_code, on=navigator().today()).name
    except UnknownAuthority:
        return gss_code
