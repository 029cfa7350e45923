"""Short questions that lean on the last answer, told by words: which card, and what is asked of it. Pure.

"The second one", "who pays for that?", "what if they say no?". Words that name something of their own ("how do I get an
EHC plan") make a message no such question.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

MORE, PAYS, LAW, NO, COST, LONG, GET, NUMBER, WHERE = (
    "more", "pays", "law", "no", "cost", "long", "get", "number", "where",
)  # fmt: skip
_LAST = -2
_IT = r"(?:it|that|this|them|those|these|they)"
_THEY = r"(?:they|he|she|it|(?:the )?(?:school|council|nursery|college|senco|gp|la|nhs))"
_NEED_PAY = r"(?:have to |need to )?pay"
_QUESTIONS: dict[str, tuple[str, ...]] = {
    NO: (
        (
            rf"(?:and |but |so )?(?:what (?:if|happens if|do (?:i|we) do if)|wot if|if) {_THEY}(?: still| just)?"
            r" (?:say|says|said|refuse|refuses|refused|turn|turns|turned|don'?t|doesn'?t|won'?t|will not|ignores?)"
            rf"(?: {_IT}| us| me)?(?: no| down| do {_IT}| agree| help| listen)?(?: {_IT}| us| me)?"
        ),
    ),
    PAYS: (
        (
            r"who(?:'?s| is| will| would| does|se)? ?(?:meant to |supposed to |going to |has to |should |must )?"
            rf"(?:pays?|paying|funds?|funding|responsible|in charge|job is)(?: for| of)?(?: {_IT})?"
        ),
        rf"who(?:'?s| is)(?: meant to| supposed to)? do(?:es|ing)? {_IT}",
        r"where does the money come from",
    ),
    LAW: (
        (
            rf"(?:is|are) {_IT} (?:really |actually )?(?:the |a |in |by )?"
            r"(?:law|legal|legally binding|statutory|legal right|legal duty|rule|must|duty)"
        ),
        rf"(?:do|does) {_THEY} (?:legally |really |actually )?have to(?: do {_IT})?(?: by law)?",
        r"by law",
    ),
    COST: (
        rf"how much (?:is|are|does|do|would|will|for) ?{_IT}?(?: cost| be)?",
        rf"what (?:does|do|would|will) {_IT} cost",
        rf"(?:is|are) {_IT} free",
        rf"do (?:i|we) {_NEED_PAY}(?: for {_IT})?",
        rf"does {_IT} cost(?: anything| money)?",
        r"how much",
    ),
    LONG: (
        (
            rf"how (?:long|soon|quick|quickly)(?: (?:does|do|will|would|is|are|can))?(?: {_IT}| the wait| we| i)?"
            rf"(?: take| last| be| wait| have to wait)?(?: for {_IT})?"
        ),
        r"what'?s the wait(?:ing list)?(?: like)?",
    ),
    NUMBER: (
        (
            r"(?:what(?:'?s| is| are)?|have you got|do you have|give me|can i (?:have|get)|i need)"
            r" ?(?:the|a|their|his|her|your)? ?(?:phone |telephone |contact )?"
            rf"(?:number|numbers|phone|email|contact|contacts|details)(?: for {_IT})?"
        ),
        r"(?:the )?(?:phone|telephone) number",
        rf"who (?:do|can|should) (?:i|we) (?:ring|call|phone|email)(?: about {_IT})?",
    ),
    GET: (
        (
            r"how (?:do|can|would|could|should|to) ?(?:i|we)? ?"
            r"(?:get|apply|ask|sign up|refer|access|join|book|start|go about)"
            rf"(?: for| to| on| about)?(?: {_IT})?"
        ),
        rf"where do (?:i|we) (?:apply|ask|sign up|go)(?: for {_IT})?",
        rf"who (?:do|can|should) (?:i|we) (?:ask|contact|speak to|talk to)(?: about| for)?(?: {_IT})?",
    ),
    WHERE: (rf"where (?:is|are|'?s) {_IT}", rf"where'?s {_IT}", rf"how far is {_IT}"),
    MORE: (
        (
            r"(?:can you )?(?:please )?(?:tell|show|give) me (?:some )?(?:more |a bit more )?"
            rf"(?:about|on|of)?(?: {_IT})?"
        ),
        rf"more (?:about|on|info on|information about)(?: {_IT})?",
        rf"what(?:'?s| is) {_IT}(?: about)?",
        r"explain",
    ),
}
"""How each is asked, in the order in which they are tried."""
_PATTERNS = {name: re.compile(rf"(?<!\w)(?:{'|'.join(ways)})(?!\w)") for name, ways in _QUESTIONS.items()}
_WORDS = ("first", "second", "third", "fourth", "fifth", "sixth")
_NUMBERS = ("one", "two", "three", "four", "five", "six")
_ORDINAL = re.compile(
    r"(?<!\w)(?:the )?(?:(?P<word>first|second|third|fourth|fifth|sixth|1st|2nd|3rd|4th|5th|6th)"
    r"(?: (?:one|card|thing|option|point))?"
    r"|(?P<last>last) (?:one|card|thing|option)"
    r"|(?:(?:number|no\.?|option|card|point|about|on|for) )(?P<number>[1-8]|one|two|three|four|five|six))(?!\w)"
)
_ORDERS = r"older|younger|other|little|big|eldest|oldest|youngest"
_WHICH_CHILD = re.compile(
    r"(?:(?:and|ok|okay|so|now|then|also|what about|how about|back to|for|the same|same|please) )*"
    rf"(?:(?:my|our|the|his|her) (?:(?:{_ORDERS}) )?)?"
    rf"(?:\d{{1,2}}[- ]years?[- ]olds?|son|daughter|child(?: \d{{1,4}})?|boy|girl|brother|sister|one|him|her|{_ORDERS})"
    r"(?: (?:then|please|too|now))*"
)
_HARMLESS = frozenset({MORE, PAYS, LAW, COST, NUMBER, WHERE})
"""Questions whose words cannot mean anything but the card before them."""
_FILLERS = frozenset(
    """
    and so ok okay please then for that it this them those these but just really actually again the of about one thanks
    hi tell me a bit more yes well also now though do you know help us i we can could to in on
    """.split()
)
_MOST_WORDS = 12


@dataclass(frozen=True)
class AskedBack:
    """A short question about the last answer.

    Args:
        question: more, pays, law, no, cost, long, get, number or where.
        place: Which card, counted from 0; None for whatever was talked of.
    """

    question: str
    place: int | None = None

    @property
    def is_last(self) -> bool:
        """Whether the last card is meant."""
        return self.place == _LAST


def asked_back(words: str) -> AskedBack | None:
    """The short question a message asks; None where it asks none, or something of its own as well."""
    plain = re.sub(r"[^\w'£. ]+", " ", words.casefold().replace("\u2019", "'")).strip(" .")
    plain = " ".join(plain.split())
    if not plain or len(plain.split()) > _MOST_WORDS:
        return None
    ordinal = _ORDINAL.search(plain)
    place = _place(ordinal) if ordinal else None
    left = _ORDINAL.sub(" ", plain) if ordinal else plain
    for question, pattern in _PATTERNS.items():
        found = pattern.search(left)
        if found and _is_all(left[: found.start()] + " " + left[found.end() :]):
            return _told(question, place)
    return AskedBack(MORE, place) if ordinal and _is_all(left) else None


_GO_ON = re.compile(
    r"(?:please |can you )?(?:tell me|show me) (?:some )?more(?: about (?:this|that|it|them))?(?: please)?"
)


def is_only_which(words: str) -> bool:
    """Whether a message says no more than which child or which card is meant, in words that hold nothing else."""
    asked = asked_back(words)
    plain = " ".join(re.sub(r"[^\w'-]+", " ", words.casefold().replace("\u2019", "'")).split())
    if _GO_ON.fullmatch(plain):
        return True
    return bool(_WHICH_CHILD.fullmatch(plain)) or (asked is not None and asked.question in _HARMLESS)


def _told(question: str, place: int | None) -> AskedBack | None:
    return None if question == MORE and place is None else AskedBack(question, place)


def _is_all(rest: str) -> bool:
    return all(word.strip("'.") in _FILLERS for word in rest.split())


def _place(found: re.Match[str]) -> int:
    if found["last"]:
        return _LAST
    said = found["word"] or found["number"]
    if said[0].isdigit():
        return int(said[0]) - 1
    return (_WORDS if said in _WORDS else _NUMBERS).index(said)
