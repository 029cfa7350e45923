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
    r"|gran ?d? ?sons?|dorter|daugter|doughter|kiddos?|bairns?|wee one|grand ?d?aughters?|grandchild"
    r"|grandchildren|grand ?kids?|stepsons?|stepdaughters?|twins"
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
# "My lad", but not "my friend's lad": the child of whoever writes, who then is asked about.
_NO_KIN = (
    r"(?!(?:friends?|mates?|sisters?|brothers?|neighbours?|partners?|cousins?|colleagues?|exs?|nephews?|nieces?|class"
    r"|caseload|pupils?|students?|mums?|dads?|hubbys|husbands?) )"
)
_OWN_CHILD = re.compile(
    rf" (?:my|our) (?:{_NO_KIN}\S+ ){{0,3}}?{CHILD_NOUNS} "
    r"| (?:mum|mam|mummy|dad|daddy|nan|nana|gran|grandma|grandad|parents?|carer|guardian|auntie?) (?:of|to) (?:an?|two"
    r"|three|four|five|one|twins?|my|our|[0-9]) "
    rf"|(?:^|[.,]) (?:{_NO_KIN}\S+ )?(?:sons?|daughters?|d[sd][0-9]{{0,2}}|lad|grandson|granddaughter)"
    r" (?:is|has|with|who|wont|cant|was|[0-9]{1,2}|,|\() "
    r"|^ (?:(?:an?|the|single|tired|worried) )?(?:nan|nana|gran|grandad|mum|dad|foster carer|foster mum|carer) here "
    r"| (?:we|i) (?:foster|adopted|have fostered|have a \S+ (?:son|daughter|boy|girl)) "
    r"| (?:foster carer|kinship carer|adoptive (?:mum|dad|parent)|single (?:mum|dad|mother|father)) "
    r"| (?:mine|mines|my own) (?:is|are|has|was|doesnt|isnt|just) "
    r"| (?:my|our) (?:two|three|four|eldest|youngest|oldest) | i have (?:[2-5]|two|three"
    r"|four) (?:other )?(?:children|kids) "
)
_SOMEBODYS_PARENT = re.compile(r" (?:mum|dad|nan|gran|grandma|parents?|carer) of ")
_RELATIVE_ASKED = re.compile(
    r" (?:my|our) (?:(?:little|big|older|younger|elder|late|best|dear|great|foster|step|half|twin) )*"
    r"(?:nephews?|nieces?|cousins?|brothers?|sisters?|bro|sis|godson|goddaughter"
    rf"|(?:friends?|mates?|sisters?|brothers?|neighbours?|partners?|cousins?|colleagues?|exs?) {CHILD_NOUNS}) "
)
_NUMBER_OF_YEARS = (
    r"(?:1[0-9]|2[0-5]|(?:thir|four|fif|six|seven|eigh|nine)teen|ten|eleven|twelve|twenty"
    r"(?: (?:one|two|three|four|five))?)"
)
_YOUNG = re.compile(
    rf"(?: (?:im|i am)|^(?: (?:hi|hiya|hello|hey|ok|so|yo))* am)(?: (?:an?|nearly|almost|just|only|now|turning"
    rf"|about to be"
    rf"|already)){{0,2}} {_NUMBER_OF_YEARS}(?:yo)?"
    r" (?!weeks?|months?|minutes?|mins|days?|hours?|miles|stone|percent|%|of|children|kids|years? (?:in|into|older|down"
    r"|a |of|on)|more|pages)"
    r"| (?:im|i am|as) (?:an? )?(?:\S+ )?(?:teenager|young person|pupil|student|care leaver|sixth former|schoolgirl"
    r"|schoolboy|apprentice) "
    r"| (?:im|i am) (?:still )?(?:(?:in|going into|starting) (?:year |yr |y)[0-9]{1,2}"
    r"|(?:in|at|starting|going to) (?:college|sixth form|6th form|uni|university|school)) "
    rf"| (?:as|being) an? {_NUMBER_OF_YEARS} (?:year|yr) old "
)
_YOUNG_PERHAPS = re.compile(
    r" my (?:mum|mam|mom|dad|parents|foster carers?|foster mum|nan|teachers?|tutor|school|head of year|senco)"
    r" (?:and i|and dad|says?|said|wont|dont|doesnt|didnt|thinks?|wants?|keeps?|told|isnt|has to|does|do|gets?|makes?"
    r"|made|never|always|hasnt|are|is making|is trying|cant|might|asked|will|know) "
    r"| my (?:own )?(?:college|sixth form|ehcp|echp|plan|ehc plan|annual review|ta|tas|gcses?|mocks?|a levels?"
    r"|lessons|timetable|tutor|form tutor|key worker|social worker|course|exams?|coursework|teachers?|school|uni|dla"
    r"|pip|diagnosis|autism|adhd|dyslexia|stammer|stutter|epilepsy|anxiety|hearing aids?|wheelchair) "
    r"| (?:i|ive) (?:hate|hated|dont like|cant go to|cant go into|dont go to|cant go in|wont go to|missed"
    r"|stopped going to"
    r"|got excluded|got suspended|havent been to|cant cope at|cant cope in|failed|dropped out of"
    r"|left) (?:school|college"
    r"|lessons|class|uni|sixth form|my gcses) "
    r"| (?:at|in|from) my (?:school|college|sixth form|class|uni) | as a young person "
)
_SOMEBODY_ELSE = re.compile(r" (?:he|hes|him|his|she|shes|hers?|son|daughter|ds|dd|child|kids?|lad|hell|shell) ")
_GROWN_UP = re.compile(r" (?:im|i am) (?:[3-9][0-9]|(?:thirt|fort|fift|sixt|sevent|eight|ninet)y) ")
_PROFESSIONALS = (
    r"(?:sencos?|sendcos?|senior teacher|(?:class |nursery |reception |primary |secondary |support |supply |maths"
    r" |english |pe |sen )?teachers?|head ?teachers?|head|deputy head|deputy|assistant head|head of year|form tutor"
    r"|(?:teaching|support|nursery|learning support) assistant|ta|hlta|lsa|social workers?|(?:family|youth|play|key"
    r"|support|outreach|early help|early years|family support|nursery|link|portage|case|community|pastoral|early years"
    r" inclusion)? ?workers?|health visitor|hv|gp|doctor|consultant|paediatrician|(?:school |nursery "
    r"|community |student"
    r" |specialist |practice )?nurse|midwife|childminder|nanny|(?:nursery|preschool|pre school|playgroup|club|centre"
    r"|care|home|inclusion|practice|service)? ?(?:manager|leader|owner|lead)|early years practitioner|practitioner"
    r"|professional|(?:educational |clinical )?psychologist|ed psych|ep|slt|salt|(?:speech |occupational |music |play"
    r" )?therapist|physio|physiotherapist|(?:pastoral|inclusion|safeguarding|sen|send) (?:lead|officer|manager"
    r"|assistant)|learning mentor|mentor|caseworker|sendiass officer|councillor|governor|tutor|lecturer|advis[eo]r"
    r"|advocate|counsellor|coach|volunteer|housing officer|provider|trainer|dentist|receptionist|bursar)"
)
_RUN = (
    r"(?:clubs?|groups?|sessions?|class|classes|charity|nursery|preschool|playgroup|forum|storytime|nights?"
    r"|centre|camps?"
    r"|schemes?|service|theatre|school|programme|project|courses?|stay and play|homes?|office|team|activities"
    r"|playscheme|training|respite|escorts)"
)
_AT_WORK = re.compile(
    r" (?:im|i am|ive been|we are|were|as (?=an? |the )|as a) (?:(?:the|an?|his|her|their|also|new|newly"
    r"|trainee|retired) )*"
    rf"(?:(?!mum|dad|parent|nan|gran|carer|single|young)\S+ ){{0,2}}?{_PROFESSIONALS} "
    rf"|(?:^|\.)(?: (?:hi|hello|hey|evening|morning|good|all|new))* (?:(?!his|her|my|our|the|an?)\S+ )?{_PROFESSIONALS}"
    r" (?:here|writing|asking|working|in an?|at an?|of an?|for an?|with an?|covering|on behalf|\. (?:mum|dad"
    r"|parents?|child|family|baby|twins|got|boy|girl|a|one|two|i|we|what|how|is|can)) "
    r"| i (?:work|am working|volunteer|worked) (?:as (?!a cleaner|a driver)|with (?:children|families|kids"
    r"|young)|for an?"
    r" (?:charity|trust|council|school|nursery)|in (?:an?|the) (?:\S+ ){0,2}(?:school|nursery|college|preschool|primary"
    r"|academy|hub|setting|centre|hospice|clinic|playgroup|surgery|sendiass))"
    rf"| i (?:teach|coach|tutor|childmind|mentor) | (?:we|i) (?:run|offer|provide|organise|deliver"
    rf"|manage) (?:\S+ ){{0,4}}?{_RUN} "
    r"| (?:one of my|one of our|two of my|two of our|some of my|some of our|my|our|for our|for an?)"
    rf" (?:\S+ )?(?:pupils?|students|learners?|caseload|clients?|service users?|patients?|families|tutees) "
    r"| (?:my|our) (?:\S+ )?setting | a (?:pupil|student) (?:in|at|on) (?:my|our) "
    r"| (?:famil(?:y|ies)|parents?|mums?|dads?|carers?|child|children|boy|girl|lad|lass|lady|couple|pupil|student|kid"
    r"|man|woman|person|teenager) (?:that |who )?(?:i|we|im|were) (?:support|work with|visit|teach|see|am"
    r" supporting|supporting|working with|am working with|help|know through work) "
    r"| (?:i|we) (?:have|ve|had|got) (?:an?|two|three|several) (?:\S+ ){0,2}(?:pupils?|families|mums?|parents) "
    r"| (?:im|i am) (?:supporting|working with|helping) an? (?:\S+ )?(?:family|mum|parent|child|young person|pupil) "
    r"| (?:child|boy|girl|children|lad|kid|one|kids|pupil|boys|girls|twos|threes|olds?) (?:\S+ ){0,2}(?:in"
    r"|on) my (?:class"
    r"|room|group|form|tutor group|caseload|year group|setting|books) "
    r"| (?:my|our) (?:caseload|class has|classroom|tutor group|patch|clinic|surgery|listing|entry|charity"
    r"|organisation|youth club|coaches|volunteers|sessions are|opening|details are|phone number has) "
    r"| (?:our|my) (?:club|group|nursery|sessions?|charity|service|centre|school|college|business|company"
    r"|practice) (?:is"
    r" listed|listed|isnt listed|has changed|has moved|to be (?:added|listed)|on (?:your|the) (?:site|list|page"
    r"|directory|map)|added|runs|offers|needs adding|listing) "
    r"| a (?:pupil|student|patient|client|child) of mine | our (?:page|service|prices|leaflet|booking system|website"
    r"|company|contact details) | add my (?:nursery|club|group|service|sessions|business) "
    r"| (?:provider (?:profile|login|portal)|login for providers|form for providers|my sensory play) "
    rf"| (?:were|we are) (?:an? |the )?(?:\S+ ){{0,3}}(?:cic|company|firm|providers?|{_RUN}) "
)


# "School won't read his report", "I can't hold a pen": a failing of somebody who is not the child.
_DOES_NOT = frozenset(
    {"cant", "cannot", "couldnt", "wont", "doesnt", "dont", "didnt", "isnt", "arent", "not", "is", "are", "hardly"}
    | {"never", "hasnt", "havent", "barely", "does", "do", "did", "can", "could", "will"}
)
_NOT_THE_CHILD = frozenset(
    {"school", "schools", "council", "councils", "la", "nursery", "camhs", "gp", "nhs", "college", "head", "teacher"}
    | {"teachers", "staff", "parents", "mum", "mam", "dad", "senco", "receptionist", "you", "nobody", "company"}
    | {"driver", "caseworker", "officer", "hospital", "department", "team", "tribunal", "panel", "website", "family"}
)
_SPEAKS = frozenset({"speak", "speaks", "speaking", "talk", "talks", "talking", "read", "write"})
_SPOKEN_TO = re.compile(
    r" (?:english|this|arabic|polish|urdu|their|(?:to|with|for) (?:me|us|him|her|them|the)|up for|about) "
)


def is_about_another(words: Words, first: int, last: int, *, writer: str) -> bool:
    """Whether what is not done at the words [first, last) is not done by the child but by writer, school or council."""
    if words.at(first) not in _DOES_NOT:
        return False
    subject = words.at(first - 1)
    if subject in _NOT_THE_CHILD or (subject in {"i", "we"} and writer != YOUNG_PERSON):
        return True
    return words.at(last - 1) in _SPEAKS and _SPOKEN_TO.match(words.plain, words.offset(last) - 1) is not None


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


def is_relative_asked(words: Words) -> bool:
    """Whether a relative's or friend's child is asked about, for want of one of the writer's own."""
    return bool(_RELATIVE_ASKED.search(words.plain)) and not _OWN_CHILD.search(words.plain)


def read_writer(text: str | Words) -> str:
    """Who writes: "parent" unless a young person or a professional plainly says so."""
    words = text if isinstance(text, Words) else Words(text)
    own, at_work = _OWN_CHILD.search(words.plain), _AT_WORK.search(words.plain)
    if own and not (at_work and _SOMEBODYS_PARENT.match(own.group())):
        return PARENT
    if at_work:
        return PROFESSIONAL
    if _GROWN_UP.search(words.plain):
        return PARENT
    if _YOUNG.search(words.plain):
        return YOUNG_PERSON
    perhaps = _YOUNG_PERHAPS.search(words.plain) and not _SOMEBODY_ELSE.search(words.plain)
    return YOUNG_PERSON if perhaps else PARENT
