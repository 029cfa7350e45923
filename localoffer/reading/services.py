"""Words about a service and not about a child: "the ADHD clinic", "please take our autism group off your page"."""

from __future__ import annotations

import re

from localoffer.reading.people import CHILD_NOUNS, CHILD_PRONOUNS
from localoffer.reading.words import Words

_SERVICE = re.compile(
    r" (?:friendly|team|teams|service|services|people|tests?|testing|screening|clinics?|charity|charities|nurses?"
    r"|society|awareness|training|leaflets?|course|courses|conference"
    r"|workshops?|schools?|college|colleges|base|unit|units|centre|community|facebook|forum|line|helpline|conditions"
    r"|pathway|list|champion|ambassador|lead|accredited|aware|interpreter|interpreters|advice line"
    r"|therapy|therapist|therapists|lady|sessions?|assessor|outreach|magazine|week) "
)
_OURS = r"(?:our|ours|my (?:club|group|session|sessions|class|classes|service|business|company|nursery|listing|entry))"
_YOURS = r"(?:your (?:list|lists|listing|listings|directory|site|website|page|pages|map|service)|on here|the directory)"
_LISTING = re.compile(
    rf" {_OURS} (?:\S+ ){{0,6}}?(?:listing|entry|page|advert|profile|details|opening times|opening hours|website"
    r"|phone number) "
    r"| (?:add|list|include|advertise|promote|feature|remove|delete|amend|update|edit|flag)"
    r"(?: (?:please|up|down))? (?:us|ours|our (?!son|daughter|child|boy|girl|lad|kid|little|eldest|youngest|plan"
    r"|ehcp)\S+)"
    r" (?!at |in the car|up |on the )"
    rf"| (?:add|list|put) (?:\S+ ){{1,6}}?(?:to|on|in|onto) {_YOURS} "
    rf"| {_OURS} (?:\S+ ){{0,8}}?{_YOURS} "
    rf"| (?:we|i) (?:\S+ ){{0,6}}(?:our|my) (?:details|page|listing|entry) "
    rf"| (?:rejected|refused|turned down|removed) by {_YOURS} "
    r"| (?:get|getting|got) (?:it |us |them |ourselves |me )?(?:listed|taken down|added|onto the directory) "
    r"| (?:flag|mark|show|list) (?:me|us) (?:as|down|under) | put (?:us|ours) (?:under|down|as) "
    r"| (?:under|as|down as) (?:the )?(?:wrong|arts and crafts) "
    r"| (?:have|get) an? (?:page|listing|entry) | (?:on|out) ours (?:$|[.,]) | two of us on there | new premises "
    r"| (?:provider (?:profile|login|portal|account)|login for providers|form for providers"
    r"|editing rights|edit button) "
    r"| (?:do you have|any) (?:\S+ )?(?:vacancies|jobs) (?:or|and|going|at|in|for me) "
    r"| (?:ta|lsa|support worker|teaching assistant|care) jobs? (?:working )?(?:with|in|for) "
    r"| (?:wanting|want|need|after) (?:a|our|the) (?:listing|entry|page) "
    r"| (?:adding|listing) an? (?:\S+ ){0,3}(?:group|club|session|class|service) "
    r"| (?:on|in) your (?:directory|map|pages?|site) (?:as|and|should|since|we|you|it)"
    r"| how do (?:people like me|we|i) get on the map "
    r"| what (?:it|you) says? (?:under|about) our | the description of our | (?:what|which) tags "
    r"| (?:are|were|come) (?:we|us) up "
    r"| (?:i|we) (?:run|coach|started) (?:\S+ ){1,8}?(?:club|group|class|session|squad|company)s?"
    r" (?:\S+ ){0,4}?for (?:\S+ ){0,2}"
    r"(?:kids|children|teens|teenagers|lads|girls|families|young people) "
    r"| be (?:put )?on here | put it up "
    r"| is dead on your page | somebodys put us | someones put us | we ?ve moved premises | weve moved premises "
)
# "What does SEMH stand for", "difference between dyslexia and dyspraxia": a word asked about, and no child.
_ASKED_BEFORE = re.compile(
    r" (?:(?:whats|what is|what are|what does|what do|what|define|explain|meaning of|meaning|word|term|abbreviation)"
    r"(?: exactly)?(?: an?| the| the word| is| is meant by| meant by)?"
    r"|difference between(?: \S+){0,3}?(?: and(?: an?)?)?) $"
)
_ASKED_AFTER = re.compile(
    r" (?:(?:or|and|/|,) \S+ ){0,2}(?:$|[.,(]|means?|stands? for|please|pls"
    r"|and|or|vs|versus|exactly|actually|then|in plain)"
)
_ASKED_AFTERWARDS = re.compile(r" (?:is what|, (?:is|was) (?:that|it)|, whats (?:that|it)|means? what|meaning) ")
_SOMEBODY = re.compile(rf" (?:{CHILD_PRONOUNS}|{CHILD_NOUNS}|my|our|im|ive|we|weve|pupils?|students?) ")
# "Speech therapist here", "I'm a teacher of the deaf": the writer's own post.
_POST_BEFORE = re.compile(
    r"(?:^|[.])(?: (?:hi|hello|hey|morning|evening|independent|private|community|specialist|school|lead|senior))* $"
    r"| (?:im|i am|as|work as) an? (?:\S+ )?$"
)
_POST_AFTER = re.compile(
    r" (?:and language )?(?:therapist|teacher|nurse|assistant|practitioner|outreach|advis[eo]r|lead|specialist"
    r"|officer) "
)
_SOMEBODYS_CHILD = re.compile(r" (?:my|our) (?:\S+ ){0,2}(?:son|daughter|child|boy|girl|lad|grandson|granddaughter) ")


def is_a_service(words: Words, last: int) -> bool:
    """Whether the need that ends before the word at `last` only says what kind of service is meant."""
    return _SERVICE.match(words.plain, words.offset(last) - 1) is not None


def is_asked_about(words: Words, first: int, last: int) -> bool:
    """Whether the words [first, last) are only a term whose meaning is asked, in a message that speaks of nobody."""
    start, end = words.offset(first), words.offset(last)
    if _SOMEBODY.search(words.plain):
        return False
    if _ASKED_AFTERWARDS.match(words.plain, end - 1):
        return True
    return bool(_ASKED_BEFORE.search(words.plain[:start]) and _ASKED_AFTER.match(words.plain, end - 1))


def is_the_post(words: Words, first: int, last: int) -> bool:
    """Whether the words [first, last) belong to the post of a professional who writes."""
    start, end = words.offset(first), words.offset(last)
    if _POST_BEFORE.search(words.plain[:start]) is None:
        return False
    return words.at(first) == "teacher" or _POST_AFTER.match(words.plain, end - 1) is not None


def is_listing(words: Words) -> bool:
    """Whether the message is about an entry in the directory, or a job, and speaks of no child of the writer's."""
    return bool(_LISTING.search(words.plain)) and not _SOMEBODYS_CHILD.search(words.plain)
