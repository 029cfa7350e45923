"""Whether a need is ruled out: "no learning difficulties", "tested for ADHD, it's not that".

Only plain denials count. A doubt ("the GP doesn't think it's autism") or a missing service ("no autism support") is
not one: suspected needs are kept.
"""

from __future__ import annotations

import re

from localoffer.reading.words import Words

_DENIED_BEFORE = re.compile(
    r" (?:no(?: known| diagnosed| obvious| other| real| history of| (?:signs?|hint|trace|evidence) of"
    r"| (?:concerns?|worries|issues) (?:about|with))?"
    r"|without(?: any)?|neither|nor"
    r"|(?:isnt|is not|not|wasnt|arent|hes not|shes not|never been|definitely not|not got|aint)(?: an?)?"
    r"|(?:hasnt|havent|has not|have not|doesnt|does not|dont|do not|didnt) (?:got|have)(?: any| an?)?"
    r"|(?:ruled|ruling|rule) out|free of|rather than|instead of|negative for) $"
)
# "She used to have a stammer but that's gone."
_ONCE_BEFORE = re.compile(r" (?:used to|did) (?:have|be|get|suffer from|suffer with)(?: an?| really| very| bad){0,2} $")
_GONE_AFTER = re.compile(
    r" (?:\S+ ){0,6}?(?:gone|stopped|cleared|grew out|grown out|better|resolved|not now|not any ?more|no longer"
    r"|fine now"
    r"|ok now|over it) "
)
# "no autism diagnosis", "not autistic enough": it is the service or the threshold that is missing.
_SOMETHING_ELSE = re.compile(
    r" (?:diagnosis|assessments?|support|pathway|unit|units|base|team|help|services?|schools?|specialist|provision"
    r"|nurse"
    r"|groups?|clubs?|referral|report|places?|placements?|test|tests|testing|appointment|training|trained|friendly"
    r"|enough"
    r"|specific|therapy|therapist|teachers?|advice|information|only|clinic|medication|meds|spaces?|outreach|officially"
    r"|yet) "
)
_DENIED_AFTER = re.compile(
    r" (?:(?:and|or|nor|/|,) \S+ ){0,2}?(?:(?:was|is|has been|been|were|are|now) )?"
    r"(?:ruled out|came back negative|negative) "
    r"| , (?:which|and|but|though) (?:he|she|they|ours|mine) (?:hasnt|havent|doesnt|dont|isnt|has not|does not|is not)"
    r" (?:got|have|at all|in any way)? ?"
)
# Tested for it, and then, soon after, that it was not that.
_TESTED_BEFORE = re.compile(
    r" (?:tested|assessed|checked|screened|looked at|looked|assessment) (?:him |her |them )?for (?:\S+ ){0,4}$"
)
_NOT_THAT_AFTER = re.compile(
    r" (?:\S+ ){0,7}?(?:(?:its|it is|it was|it wasnt|it isnt|isnt|wasnt|hes|shes|was|came back|said|is)"
    r" (?:not that|not it|neither|not|clear|negative|no|that|it|either)|neither|hasnt got (?:it|that|either)"
    r"|doesnt have (?:it|that|either)|not that|came back clear) (?:[.,)]|and|but|so|$)"
)
_JOINED = frozenset({"or", "nor", "/", "or any", "and no", ", no", "or a", "or an"})


def is_denied(words: Words, first: int, last: int) -> bool:
    """Whether the need at the words [first, last) is said not to be there."""
    start, end = words.offset(first), words.offset(last)
    before, after = words.plain[max(0, start - 60) : start], words.plain[end - 1 : end + 100]
    if _SOMETHING_ELSE.match(after):
        return False
    if _DENIED_BEFORE.search(before) or _DENIED_AFTER.match(after):
        return True
    if _ONCE_BEFORE.search(before) and _GONE_AFTER.match(after):
        return True
    return bool(_TESTED_BEFORE.search(before) and _NOT_THAT_AFTER.match(after))


def is_joined(words: Words, earlier_last: int, first: int) -> bool:
    """Whether a need is only added to the one denied before it: "no autism or ADHD"."""
    between = " ".join(words.at(at) for at in range(earlier_last, first))
    return between in _JOINED
