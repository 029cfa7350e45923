"""Whose age or need is spoken of, and who is writing: the child asked about, the parent, a sibling, someone else.

A guess, and a careful one: anything not plainly somebody else's is the child's.
"""

from __future__ import annotations

import re

from localoffer.reading.words import Words

CHILD, PARENT, SIBLING, OTHER = "child", "parent", "sibling", "other"

YOUNG_PERSON, PROFESSIONAL = "young_person", "professional"

CHILD_NOUNS = (
    r"(?:sons?|daughters?|d[sd][1-9]?|dc|los?|boys?|girls?|child|children|childs|kids?|lads?|lass|bab(?:y|ies)"
    r"|toddlers?"
    r"|grandsons?|grand ?d?aughters?|grandchild|grandchildren|grand ?kids?|stepsons?|stepdaughters?|twins"
    r"|little one|little man|youngest|eldest|oldest|teen|teenager|bub|lil one)"
)
"""Words for the child asked about (on forums DS is a dear son, DD a dear daughter, LO a little one)."""

CHILD_PRONOUNS = r"(?:he|she|they|hes|shes|theyre|hell|shell|him|her|his|hers|them|their)"

_SIBLINGS = r"(?:brothers?|sisters?|siblings?|bro|sis|half brother|half sister|stepbrother|stepsister|twin)"
_RELATIVES = (
    r"(?:nephews?|nieces?|cousins?|uncle|aunt|aunty|auntie|husbands?|hubby|dh|wife|partner|ex|mates?|friends?"
    r"|neighbours?|colleagues?|nan|nana|gran|grandma|grandad|grandfather|grandmother|dad|dads|father|stepdad)"
)
_MOTHERS = r"(?:mum|mums|mam|mom|mummy|mother|parents?|carer|woman)"
_OWNERS = r"(?:his|her|their|the|my|our)"

# In order: at one place the first that fits is taken.
_PEOPLE = re.compile(
    rf" (?:(?P<asked>(?:what|how) about (?:his|her|their|my|the)(?: other| little| big| older| younger)? {_SIBLINGS}"
    rf"|and for (?:his|her|their) (?:little |big |older |younger )?{_SIBLINGS})"
    rf"|(?P<other>(?:friends|sisters|brothers|cousins|neighbours|colleagues|mates|exs|partners|husbands) {CHILD_NOUNS}"
    rf"|(?:another|a different|other peoples|someone elses) {CHILD_NOUNS}"
    rf"|{_RELATIVES}|{_OWNERS} {_MOTHERS})"
    rf"|(?P<sibling>other (?:one|{CHILD_NOUNS})|{_SIBLINGS})"
    rf"|(?P<child>{CHILD_NOUNS}|{CHILD_PRONOUNS}))(?= )"
)
_NEXT_TO = re.compile(
    r" (?:(?:and|or|but|little|older|younger|big|baby|twin|step|[0-9]+|year|old|yo) ){0,4}?"
    rf"(?:(?P<child>{CHILD_NOUNS})|(?P<sibling>{_SIBLINGS})|(?P<other>{_RELATIVES})"
    r"|(?P<parent>mum|mam|mom|mummy|mother|parent|woman)) (?!group|groups|support|carers?|forum|course)"
)
# Words that may stand between a person and what is said of them; anything else breaks the link.
_LINKS = frozenset(
    [
        "has",
        "have",
        "had",
        "got",
        "is",
        "are",
        "was",
        "who",
        "whos",
        "with",
        "also",
        "both",
        "too",
        "a",
        "an",
        "the",
        "(",
        "been",
        "diagnosed",
        "severe",
        "being",
        "having",
        "very",
        "as",
        "mild",
        "suffers",
        "from",
        "and",
        "only",
        "just",
        "now",
        "already",
        "recently",
        "probably",
        "might",
        "may",
        "does",
        "still",
        "about",
        "aged",
        "age",
        "9",
        "turned",
        "nearly",
        "almost",
        "year",
        "years",
        "yr",
        "yrs",
        "old",
        "months",
        "who",
        "that",
        "undiagnosed",
        ")",
        "downs",
        "autism",
        "autistic",
        "adhd",
        "asd",
    ]
)
_AGE_LINKS = _LINKS | {",", "-"}
_MYSELF = re.compile(
    r" (?:im|i am|i was|ive|i have|i had|i suffer|i struggle|i also have|my own|my|i got|as an?)"
    r"(?: (?:also|too|an?|got|severe|really|very|so|both|just|undiagnosed|late|diagnosed|with|from|as|been|had|being"
    r"|currently|already|bit|quite|extremely|having|recently|probably|such|bad|terrible|awful|lot|of))* $"
)
_CHILD_TOO = re.compile(rf" (?:so|as) (?:is|are|does|do|has) (?:my|our) {CHILD_NOUNS} ")
_WRITING_CHILD = re.compile(rf" (?:my|our) (?:\S+ ){{0,4}}?{CHILD_NOUNS} ")
_YOUNG = re.compile(
    r" (?:im|i am) (?:a )?(?:(?:nearly|almost|just|only|now) )?"
    r"(?:(?:1[0-9]|2[0-5])(?:yo)?(?: (?:years?|yrs?) old| yo)? |(?:a )?(?:teenager|young person|pupil|student"
    r"|care leaver) "
    r"|(?:in|at) (?:year|yr|y) ?[0-9]{1,2} |in y[0-9]{1,2} |(?:in|at|starting) (?:college|sixth form|uni|university"
    r"|school) )"
    r"| my (?:mum|mam|mom|dad|parents|teacher|teachers) (?:and i|says?|wont|dont|doesnt|thinks?|wants?|is|are|keeps?) "
    r"| my (?:college|sixth form) (?:wont|says?|said|has|have|doesnt|dont|isnt|is) "
)
_PROFESSIONALS = (
    r"(?:senco|sendco|senior teacher|teacher|class teacher|headteacher|head teacher|deputy head|teaching assistant"
    r"|ta|hlta"
    r"|social worker|family support worker|family worker|support worker|health visitor|hv|gp|doctor|paediatrician|nurse"
    r"|school nurse|childminder|nursery manager|nursery worker|early years practitioner|practitioner|professional"
    r"|educational psychologist|ed psych|ep|slt|salt|ot|physio|therapist|portage worker|early help worker|pastoral lead"
    r"|learning mentor|link worker|caseworker|sendiass officer|councillor|governor|tutor|lecturer|youth worker)"
)
_AT_WORK = re.compile(
    rf" (?:im|i am|as) (?:the |an? )?(?:\S+ )?{_PROFESSIONALS} "
    rf"| (?:im|i am|i) (?:work|working) (?:as an? (?:\S+ )?{_PROFESSIONALS}|in an? (?:school|nursery|college|sendiass))"
    r"| (?:a|one of my|one of our|my|our) (?:pupil|pupils|students|setting|caseload|clients|service users) "
)


def whose(words: Words, first: int, last: int, *, writer: str = PARENT, age: bool = False) -> str:
    """Whose the age or need at the words [first, last) is.

    Args:
        words: The message.
        first: Its first word.
        last: The word after its last.
        writer: Who writes: a young person's own needs are those of the child asked about.
        age: Whether it is an age, which a comma may part from its person: "his brother, 9".
    """
    start, end = words.offset(first), words.offset(last)
    after = _NEXT_TO.match(words.plain, end - 1)
    if after and not (age and after.lastgroup == CHILD):
        kind = str(after.lastgroup)
        return OTHER if kind == PARENT and re.search(rf" {_OWNERS} $", words.plain[max(0, start - 8) : start]) else kind
    before = words.plain[max(0, start - 90) : start]
    before = before[before.rfind(" . ") + 1 :] if " . " in before else before
    if not age and _MYSELF.search(before):
        too = _CHILD_TOO.search(words.plain[end - 1 : end + 60]) is not None
        return CHILD if writer == YOUNG_PERSON or too else PARENT
    return _nearest(before, _AGE_LINKS if age else _LINKS)


def _nearest(before: str, links: frozenset[str]) -> str:
    people = list(_PEOPLE.finditer(before))
    if not people:
        return CHILD
    kind = str(people[-1].lastgroup)
    if kind in {"asked", CHILD}:
        return CHILD
    between = before[people[-1].end() :].split()
    linked = len(between) <= 8 and all(word in links or word.isdigit() for word in between)
    return kind if linked else CHILD


def read_writer(text: str | Words) -> str:
    """Who writes: "parent" unless a young person or a professional plainly says so."""
    words = text if isinstance(text, Words) else Words(text)
    if _WRITING_CHILD.search(words.plain):
        return PARENT
    if _AT_WORK.search(words.plain):
        return PROFESSIONAL
    return YOUNG_PERSON if _YOUNG.search(words.plain) else PARENT
