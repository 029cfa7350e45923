"""Whose age or need is spoken of: the child asked about, the parent, a sibling, someone else.

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
    r"|gran ?d? ?sons?|dorter|daugter|doughter|kiddos?|bairns?|wee one|grand ?d?aughters?|grandchild"
    r"|grandchildren|grand ?kids?|stepsons?|stepdaughters?|twins"
    r"|little one|little man|youngest|eldest|oldest|teen|teenager|bub|lil one)"
)
"""Words for the child asked about (on forums DS is a dear son, DD a dear daughter, LO a little one)."""

CHILD_PRONOUNS = r"(?:he|she|they|hes|shes|theyre|hell|shell|him|her|his|hers|them|their)"

_SIBLINGS = r"(?:brothers?|sisters?|siblings?|bro|sis|half brother|half sister|stepbrother|stepsister|twin)"
_RELATIVES = (
    r"(?:nephews?|nieces?|cousins?|uncle|aunt|aunty|auntie|husbands?|hubby|dh|wife|partner|ex|mates?|friends?"
    r"|neighbours?|colleagues?|(?:father|mother|brother|sister) in law|nan|nana"
    r"|gran|grandma|grandad|grandfather|grandmother|dad|dads|father|stepdad)"
)
_PUPILS = rf"(?:{CHILD_NOUNS}|pupils?|students?|ones|those)"
_MOTHERS = r"(?:mum|mums|mam|mom|mummy|mother|parents?|carer|woman)"
_OWNERS = r"(?:his|her|their|the|my|our)"

# In order: at one place the first that fits is taken.
_PEOPLE = re.compile(
    rf" (?:(?P<asked>(?:what|how) about (?:his|her|their|my|the)(?: other| little| big| older| younger)? {_SIBLINGS}"
    rf"|and for (?:his|her|their) (?:little |big |older |younger )?{_SIBLINGS})"
    rf"|(?P<other>(?:friends|sisters|brothers|cousins|neighbours|colleagues|mates|exs|partners|husbands) {CHILD_NOUNS}"
    rf"|(?:another|a different|other peoples|someone elses|other|those|most) {CHILD_NOUNS}"
    rf"|(?:an?|one|some|the|this|that|any) {_PUPILS} (?:in|from|on|at) (?:his|her|their"
    rf"|the same) (?:\S+ )?(?:class|year"
    rf"|table|school|nursery|group|form|reception|playground)|(?:theirs are|full of|only for|meant for|mainly"
    rf"|mostly) (?:\S+ )?{_PUPILS}|(?:mums|dads|parents|carers|families|people|adults|patients|anyone|anybody) who"
    r"|(?:people|adults|patients) with"
    rf"|{_RELATIVES}|{_OWNERS} {_MOTHERS})"
    rf"|(?P<sibling>other (?:one|{CHILD_NOUNS})|{_SIBLINGS})"
    rf"|(?P<child>{CHILD_NOUNS}|{CHILD_PRONOUNS}))(?= )"
)
_NEXT_TO = re.compile(
    r" (?:(?:little|older|younger|big|baby|twin|step|[0-9]+|year|old|yo) ){0,4}?"
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
        "i",
        "severe",
        "severely",
        "really",
        "quite",
        "so",
        "slightly",
        "totally",
        "completely",
        "profoundly",
        "extremely",
        "partially",
        "high",
        "functioning",
        "moderate",
        "registered",
        "suspected",
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
_CHILD_TOO = re.compile(
    rf" (?:(?:so|as) (?:is|are|does|do|has) (?:my|our) {CHILD_NOUNS}|(?:and )?(?:says?|thinks?|reckons?|sure)"
    rf" (?:that )?(?:(?:my|our) {CHILD_NOUNS}|he|she|hes|shes|they) (?:has|have|is|does|got|might)"
    rf"|(?:and )?(?:now )?(?:my"
    rf"|our) {CHILD_NOUNS} (?:\S+ )?(?:is |has )?(?:the )?(?:same|too|as well)"
    r"|same as me|like me|just like me) "
)
# "My lad", but not "my friend's lad": the child of whoever writes, who then is asked about.
_NO_KIN = (
    r"(?!(?:friends?|mates?|sisters?|brothers?|neighbours?|partners?|cousins?|colleagues?|exs?|nephews?|nieces?|class"
    r"|caseload|pupils?|students?|mums?|dads?|hubbys|husbands?) )"
)
OWN_CHILD = re.compile(
    rf" (?:my|our) (?:{_NO_KIN}\S+ ){{0,3}}?{CHILD_NOUNS} "
    r"| (?:mum|mam|mummy|dad|daddy|nan|nana|gran|grandma|grandad|parents?|carer|guardian|auntie?) (?:of|to) (?:an?|two"
    r"|three|four|five|one|twins?|my|our|[0-9]) "
    rf"|(?:^|[.,]) (?:{_NO_KIN}\S+ )?(?:sons?|daughters?|d[sd][0-9]{{0,2}}|lad|grandson|granddaughter)"
    r" (?:is|has|with|who|wont|cant|was|[0-9]{1,2}|,|\() "
    r"|^ (?:(?:an?|the|single|tired|worried) )?(?:nan|nana|gran|grandad|mum|dad|foster carer|foster mum|carer) here "
    r"| (?:we|i) (?:foster|adopted|have fostered|have a \S+ (?:son|daughter|boy|girl)) "
    r"| (?:foster carer|kinship carer|adoptive (?:mum|dad|parent)|single (?:mum|dad|mother|father)) "
    r"| (?:mine|mines|my own) (?:is|are|has|was|doesnt|isnt|just) "
    r"| (?:my|our) (?:two|three|four|eldest|youngest|oldest) | my maternity | (?:i have|ive got|ive"
    r"|i got) (?:[2-5]|two|three"
    r"|four) (?:\S+ ){0,2}(?:children|kids|boys|girls) "
)
_RELATIVE_ASKED = re.compile(
    r" (?:my|our) (?:(?:little|big|older|younger|elder|late|best|dear|great|foster|step|half|twin) )*"
    r"(?:nephews?|nieces?|cousins?|brothers?|sisters?|bro|sis|godson|goddaughter"
    rf"|(?:friends?|mates?|sisters?|brothers?|neighbours?|partners?|cousins?|colleagues?|exs?) {CHILD_NOUNS}) "
)
# "School won't read his report", "I can't hold a pen": a failing of somebody who is not the child.
_DOES_NOT = frozenset(
    {"cant", "cannot", "couldnt", "wont", "doesnt", "dont", "didnt", "isnt", "arent", "not", "is", "are", "hardly"}
    | {"never", "hasnt", "havent", "barely", "does", "do", "did", "can", "could", "will"}
)
_NOT_THE_CHILD = frozenset(
    {"school", "schools", "council", "councils", "la", "nursery", "camhs", "gp", "nhs", "college", "head", "teacher"}
    | {"teachers", "staff", "parents", "mum", "mam", "dad", "senco", "receptionist", "you", "nobody", "company"}
    | {"doctor", "doctors", "consultant", "paediatrician", "psychologist", "therapist", "nurse", "surgery", "ofsted"}
    | {"driver", "caseworker", "officer", "hospital", "department", "team", "tribunal", "panel", "website", "family"}
    | {"system", "government", "process", "mums", "dads", "neighbours", "society", "world", "place", "room"}
)
_NO_ONE = frozenset({"it", "that", "this", "which", "noone", "people", "everyone", "someone", "anyone"})
_CHILD_NAMED = re.compile(
    r" (?:(?:my|our) (?:\S+ ){0,2}(?:son|daughter|child|boy|girl|lad|eldest|youngest|grandson|granddaughter)|ds|dd|lo"
    r"|(?:son|daughter|lad|boy|girl) (?:is|has|who|,|\()) "
)
_SPEAKS = frozenset({"speak", "speaks", "speaking", "talk", "talks", "talking", "read", "write"})
_SPOKEN_TO = re.compile(
    r" (?:(?:good |much |any |very good |proper |a word of )?english|this|arabic|polish|urdu|their"
    r"|(?:to|with|for) (?:me|us|him|her|them|the)|up for|about"
    r"|(?:it|anything|things|everything|them) (?:down|back|out|up)) "
)


# "The council are deaf to us", "the new head is obsessed with attendance".
_IS = frozenset(
    {"is", "are", "was", "were", "being", "been", "so", "very", "really", "just", "totally", "completely", "a", "an"}
    | {"now", "all", "still", "always", "seems", "seem", "gets", "got", "keeps", "be", "get", "have", "as", "too"}
)
_ADULT_HURTS = frozenset(
    {"hit", "hits", "hitting", "violent", "violence", "aggressive", "punches", "anger", "angry", "rage"}
)
_ADULT_FEARED = re.compile(
    r" (?:(?:my|the|an|her|his|their|our) (?:ex|exs|husband|hubby|partner|boyfriend|stepdad|dad|father|ex partner"
    r"|ex husband|fella)|domestic (?:abuse|violence)|refuge|womens aid|my own visa|bank card|non molestation"
    r"|controlling) "
)


# "Mum's had a letter and can't read well", from somebody at work.
_PARENT_FIRST = re.compile(
    rf"(?:^|[.]) (?:(?:the|a|her|his|their) )?(?:mums?|dads?|mams?|mother|father|parents) "
    rf"(?:(?!(?:{CHILD_NOUNS}|{CHILD_PRONOUNS}) )[^\s.]+ )*$"
)


def is_about_another(words: Words, first: int, last: int, *, writer: str) -> bool:
    """Whether what is said at the words [first, last) is said of writer, school, council or another grown-up."""
    if words.at(first) in _ADULT_HURTS and _is_an_adults(words, first):
        return True
    if words.at(first) not in _DOES_NOT:
        return _subject(words, first) in _NOT_THE_CHILD and words.at(first - 1) in _IS
    subject = words.at(first - 1)
    if subject in _NOT_THE_CHILD | _NO_ONE or (subject in {"i", "we"} and writer != YOUNG_PERSON):
        return True
    if writer == PROFESSIONAL and subject == "and" and _PARENT_FIRST.search(words.plain[: words.offset(first)]):
        return True
    return words.at(last - 1) in _SPEAKS and _SPOKEN_TO.match(words.plain, words.offset(last) - 1) is not None


def _subject(words: Words, first: int) -> str:
    """The nearest word before that is no form of "is" and no filler, within five words."""
    before = (words.at(at) for at in range(first - 1, max(-1, first - 6), -1))
    return next((word for word in before if word not in _IS), "")


def _is_an_adults(words: Words, first: int) -> bool:
    """Whether violence is somebody's the family fears, and not the child's: "left his dad, he was violent"."""
    before = words.plain[max(0, words.offset(first) - 120) : words.offset(first)]
    feared = [found.end() for found in _ADULT_FEARED.finditer(before)]
    named = [found.end() for found in _CHILD_NAMED.finditer(before)]
    return bool(feared) and max(named, default=-1) < feared[-1]


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
    nearest = _nearest(before, _AGE_LINKS if age else _LINKS)
    if nearest in {OTHER, SIBLING} and not age and _CHILD_TOO.search(words.plain[end - 1 : end + 60]):
        return CHILD
    return nearest


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


def is_relative_asked(words: Words) -> bool:
    """Whether a relative's or friend's child is asked about, for want of one of the writer's own."""
    if " young carer " in words.plain:
        return False
    return bool(_RELATIVE_ASKED.search(words.plain)) and not OWN_CHILD.search(words.plain)
