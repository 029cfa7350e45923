"""Whether a message speaks of danger to someone, and how near.

Read before anything else is done with a message. Leaves wording and telephone numbers to the card that is shown.
A missed crisis is the worst mistake this product can make: when in doubt the softer card is shown. Nothing is logged
or kept.

Source: domain brief, section 7 (trigger groups, false friends, the two levels).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from localoffer.reading.danger_matching import Find, Speaker, find_all
from localoffer.reading.danger_spelling import plain_spelling

GROUPS = (
    "immediate_danger",
    "suicide_self_harm",
    "child_abuse",
    "domestic_abuse",
    "missing_child",
    "child_violence",
    "parent_breaking_point",
    "child_typing",
)
"""Every trigger group, most dangerous first: the one named when several apply."""


@dataclass(frozen=True)
class Danger:
    """What a message says about danger.

    Args:
        level: "urgent" (danger now, or someone unable to go on: only the card and an offer to carry on) or "soft"
            (in passing, long-standing, past or unsure: the card, then the answer).
        group: One of `GROUPS`.
        child_typing: Whether a child or teenager seems to be writing, so that Childline leads.
    """

    level: str
    group: str
    child_typing: bool


def read_danger(text: str) -> Danger | None:
    """The danger a message speaks of, most dangerous first; None when it speaks of none.

    Args:
        text: The whole message as typed, of any length; typing slips and text speak are expected.
    """
    plain = plain_spelling(text)
    speaker = _speaker(plain)
    asks = bool(_OTHER_TOPIC.search(plain)) and ("?" in text or bool(_ASKS.search(plain)))
    plain, finds = find_all(plain, speaker)
    if not finds:
        return None
    weighed = [_weighed(plain, find) for find in finds]
    urgent = _urgent(weighed, asks_something_else=asks and not speaker.minor)
    group = min((find.group for find in urgent or weighed), key=GROUPS.index)
    return Danger("urgent" if urgent else "soft", group, speaker.minor)


def _urgent(finds: list[Find], *, asks_something_else: bool) -> list[Find]:
    """The finds that make a message urgent.

    What goes on is urgent when it is what the message is about, or when two kinds of it come together; beside a plain
    question about something else it gets the softer card and the answer.
    """
    now = [find for find in finds if find.weight == "now"]
    ongoing = [find for find in finds if find.weight == "ongoing"]
    if now or not asks_something_else or len({find.group for find in ongoing}) > 1:
        return now + ongoing
    return []


def _weighed(plain: str, find: Find) -> Find:
    """The find, lighter when denied or long past, heavier when it is happening at this moment."""
    if find.weight == "passing":
        return find
    before, after = plain[max(0, find.start - 120) : find.start + 1], plain[find.end : find.end + 120]
    before, after = before.rsplit("|", 1)[-1], after.split("|", 1)[0]
    found = plain[find.start : find.end] + " "
    if _DENIED.search(before) or _is_past(before, found, after):
        return Find(find.group, "faint", find.start, find.end)
    if find.weight == "ongoing" and _AT_THIS_MOMENT.search(before + after):
        return Find(find.group, "now", find.start, find.end)
    if find.weight == "faint" and find.group in _ESCALATES and _AT_THIS_MOMENT.search(before + after):
        return Find(find.group, "ongoing", find.start, find.end)
    return find


def _is_past(before: str, found: str, after: str) -> bool:
    """Whether the words close by put it long ago; what is said in the present, or "since" then, is not past."""
    before = " " + " ".join(before.split()[-9:]) + " "
    after_all, after = after, " " + " ".join(after.split()[:7]) + " "
    if _USED_TO.search(before) or " used to " in found:
        return True
    if _PRESENT.search(before[-24:] + found):
        return False
    if ago := _LONG_AGO.search(after):
        return not _STILL.search(after[: ago.end()]) and " again " not in after_all
    if ago := _LONG_AGO.search(before):
        return not _STILL.search(before[ago.start() :] + after)
    return False


def _speaker(plain: str) -> Speaker:
    child = bool(_CHILD_NAMED.search(plain))
    grown_up = child or _OWN_CHILDHOOD.search(plain)
    return Speaker(
        minor=bool(_MINOR_AGE.search(plain)) or (not grown_up and bool(_MINOR.search(plain))),
        child_named=child,
        partner_named=bool(_PARTNER_NAMED.search(plain)),
    )


_ESCALATES = frozenset({"child_violence", "child_abuse", "domestic_abuse", "missing_child"})

_DENIED = re.compile(
    r" (?<!why )(?:not|never|without|denies|denied|nor|hardly ever)"
    r"(?: (?:think|believe) (?:he|she|i|they)(?: is| am| are| was| will| would)?)?"
    r"(?: (?:feeling|felt|been|really|actually|currently|being|is|ever|to|any|have|having|had|tried|trying|going|"
    r"attempted|a|of|showing|expressed|expressing|at all|said|shown|anything about|mentioned)){0,4} $"
    r"| no(?: (?:active|current|signs? of|sign of|mention of|thoughts of|history of|longer|risk of|evidence of|plans?|"
    r"of|to|longer feeling)){0,3} $"
)
_USED_TO = re.compile(r" (?:used to|history of|no longer) (?:\w+ ){0,4}$|(?:in the past|years ago) (?:\w+ ){0,2}$")
_PRESENT = re.compile(
    r" (?:wants|says|saying|keeps|is|am|are|threatens|threatening|want|hits|hurts|hurting|attacks|strangles|harms|"
    r"cuts|cutting|kicks|punches|beats|can not|has a|has got|going to|beginning|started) "
)
_STILL = re.compile(
    r" (?:now|still|again|since|this (?:week|morning|afternoon|evening)|today|tonight|yesterday|last night|currently|"
    r"keeps|an hour ago|minutes ago|hours ago|days ago|recently|lately|every) "
)
_LONG_AGO = re.compile(
    r" (?:(?:years?|yrs?|months?|ages|decades?|long time) ago|last (?:year|summer|christmas|winter|spring|autumn"
    r"|easter|"
    r"term|month)|in the past|previously|back in|in (?:19|20)\d\d|when (?:i|he|she|they) (?:was|were) "
    r"(?:a|an|little|younger|small|about|only|in|at|\d+|three|four|five|six|seven|eight|nine|ten|eleven|twelve|young)|"
    r"as a (?:child|kid|teenager|teen|baby|toddler)|in (?:january|february|march|april|may|june|july|august|september|"
    r"october|november|december)|used to|history of|past|before (?:we|i) (?:adopted|met|left)|in my (?:teens|twenties)|"
    r"as children|growing up|once(?= when| before)) "
)
_AT_THIS_MOMENT = re.compile(
    r" (?:right now|tonight|this (?:minute|second|very minute)|as (?:i|we) (?:type|speak|write)|happening now|"
    r"at this moment|just now|help me now|as im typing) "
)

_AGE = "(?:[5-9]|1[0-7]|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen)"
_MINOR_AGE = re.compile(
    r" i am (?:just |only |still )?(?:a )?(?:kid|child|teenager|teen|schoolgirl|schoolboy|minor)(?! of) |"
    rf" \\| {_AGE} (?:yo )?(?:and )?(?:\w+ ){{0,2}}here |"
    rf"(?<! says)(?<! said)(?<! because) (?:i am|am|im|me|age|aged) (?:a |an |only |just |nearly |almost |now "
    rf"|aged |age |girl |boy ){{0,5}}{_AGE}"
    r"(?:yo|yrs?|y)?(?: (?:yo|years?|yrs?|girl|boy|and|but|i|my|in|year old))? "
    r"(?=(?:yo|years?|yrs?|girl|boy|and|but|i|my|\||old|in|he|she|they|cant|can|dont|do|please|help|the|so"
    r"|autistic|with|nearly|me|mum|dad|at|,|live|get|want|not|hate|who|everyone|nobody|no) )"
)
_MINOR = re.compile(
    r" (?:i am (?:in )?(?:year|yr|y) ?(?:[3-9]|1[0-3])|(?:in|am in) (?:year|yr) (?:[3-9]|1[0-3]) and (?:i|my)"
    r"|i am (?:just |only |still )?(?:a )?(?:kid|child|teenager|teen|schoolgirl|schoolboy|young carer|minor)(?! of)"
    r"|(?<! his )(?<! her )(?<! their )(?<! kids )(?<! the )(?<! babys )(?<! your )(?:mum|dad|stepdad|stepmum"
    r"|parents|my uncle|foster carer|foster mum|foster dad|mums boyfriend|mums partner) "
    r"(?:[^ |]+ ){0,8}?(?:hits?|hurts?|beats?|hitting|hurting|beating|punch(?:es|ed)|kick(?:s|ed)|slap(?:s|ped)|"
    r"touch(?:es|ed)|locks|locked|strangle[sd]|hates|shouts at|screams at|batters|smack(?:s|ed)|burns|burnt|starves) me"
    r"|(?:by|of) my (?:mum|dad|stepdad|stepmum|parents|uncle|foster carer|mums boyfriend)"
    r"|(?<! his )(?<! her )(?<! their )(?<! the )(?:mum|dad|stepdad|stepmum|mums boyfriend|my uncle) (?:says|said"
    r"|tells me|told me|keeps saying) "
    r"(?:if i|not to tell|i am|that i|do not tell)"
    r"|i am (?:at|in) (?:school|form|my lesson|lesson|class|my room and my (?:mum|dad))"
    r"|i hate (?:my )?school|(?:in|at) my (?:school|class|form)|my (?:teacher|teachers|form tutor|head of year"
    r"|school friends|mates at school)"
    r"|(?:do not|can not|not|scared to|afraid to|how do i) tell my (?:mum|dad|parents|mum and dad|school)"
    r"|my (?:mum|dad|parents|mum and dad) (?:do not|does not|will not|would not) (?:know|believe me|care|listen"
    r"|understand|let me)"
    r"|(?:everyone|everybody|kids|people|they) (?:at|in) (?:my )?school (?:hates?|bully|bullies|call|laughs? at) me"
    r"|(?:mum|dad) (?:and dad |and mum )?(?:is|are|keep|keeps|will|would) (?:always )?(?:fighting|shouting|drunk"
    r"|kill me|hitting me|hitting my)"
    r"|i (?:get|am getting|am being|keep getting|am) bullied|i do not want to (?:go to|be in) school"
    r"|if (?:my )?(?:mum|dad|parents) (?:find|finds|found) out) "
)
_OWN_CHILDHOOD = re.compile(
    r" (?:when i was (?:a|little|young|younger|small|\d+)|as a (?:child|kid)|growing up"
    r"|my childhood) "
)
_CHILD_NAMED = re.compile(
    r" (?:my|our|the|his|her|a) (?:\w+ ){0,4}?(?:son|sons|daughter|daughters|child|boy|girl|lad|lass|grandson|"
    r"granddaughter|teenager|toddler|teen|kid|stepson|stepdaughter|twins?|eldest|youngest|nephew|niece) "
    r"| (?:son|daughter|autistic|asd|adhd|pda|autism|ehcp|yo|[5-9]yo|1[0-9]yo|nursery|senco) "
)
_PARTNER_NAMED = re.compile(
    r" (?:partner|husband|wife|boyfriend|girlfriend|ex|fella|bloke|fiance|kids dad"
    r"|kids father) "
)

_OTHER_TOPIC = re.compile(
    r" (?:ehcp|ehcps|ehc|echp|plan|plans|dla|pip|assessment|assessments|assessed|diagnosis|diagnosed|respite|breaks|"
    r"transport|taxi|tribunal|appeal|appeals|funding|funded|placement|placements|place|places|nursery|referral"
    r"|referred|"
    r"benefit|benefits|allowance|eotas|portage|exclusion|excluded|exclude|suspended|suspension|therapy|therapist|"
    r"badge|club|clubs|childcare|childminder|review|reviews|school|schools|college|provision|senco|panel|waiting|"
    r"direct payments?|personal budget|one to one|1 1|blue|holiday|holidays|timetable|tutor|tutoring|tuition|"
    r"social worker|occupational|speech|ot|ep|educational|psychologist|paediatrician|adaptations|equipment|bed|"
    r"support group|groups|course|courses|right to choose|private|carers|sendiass|melatonin|medication) "
)
_ASKS = re.compile(
    r" (?:how (?:do|can|long|would|should|to|am|much)|can (?:i|we|they|he|she|school|you|anyone)|where (?:can|do"
    r"|is|are)|"
    r"what (?:is|are|can|support|help|should|do|happens|would)|who (?:do|can|should|is|pays|has)|is (?:there|it"
    r"|this|that)|"
    r"are (?:there|they|we)|do (?:i|we|they)|does (?:he|she|it|school|anyone|the|this|that|a|my|anybody)|am i"
    r"|should (?:i|we|they|school)|could (?:i|we)|any (?:advice|ideas?|help|"
    r"tips|suggestions)|anyone|need (?:advice|to know|to find)|want to know|looking for|wondering|entitled|eligible|"
    r"apply|applying|would like|trying to get|advice on|when (?:do|will|should|can)|tell me) "
)
