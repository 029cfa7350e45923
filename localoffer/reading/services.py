"""Words about a service and not about a child: "the ADHD clinic", "please take our autism group off your page"."""

from __future__ import annotations

import re

from localoffer.reading.words import Words

_SERVICE = re.compile(
    r" (?:friendly|team|teams|service|services|people|tests?|testing|screening|clinics?|charity|charities|nurses?"
    r"|society|awareness|training|leaflets?|course|courses|conference"
    r"|workshops?|schools?|college|colleges|base|unit|units|centre|community|facebook|forum|line|helpline|conditions"
    r"|pathway|list) "
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
    r"| is dead on your page | somebodys put us | someones put us | we ?ve moved premises | weve moved premises "
)
_SOMEBODYS_CHILD = re.compile(r" (?:my|our) (?:\S+ ){0,2}(?:son|daughter|child|boy|girl|lad|grandson|granddaughter) ")


def is_a_service(words: Words, last: int) -> bool:
    """Whether the need that ends before the word at `last` only says what kind of service is meant."""
    return _SERVICE.match(words.plain, words.offset(last) - 1) is not None


def is_listing(words: Words) -> bool:
    """Whether the message is about an entry in the directory, or a job, and speaks of no child of the writer's."""
    return bool(_LISTING.search(words.plain)) and not _SOMEBODYS_CHILD.search(words.plain)
