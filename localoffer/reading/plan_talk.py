"""How it stands with a plan by what is said around each mention of one: the reader for words no phrase of ours has.

A mention is an EHCP, a needs assessment, or a plan of a message that speaks of school or council. What stands before
and after it in its sentence decides: a refusal, a request on its way, "no" and "without", "his" and "the". Questions
and wishes ("how do I get one", "if he had one") say nothing, nor does somebody else's plan.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

NONE, SEN_SUPPORT, ASKED, REFUSED, HAS_PLAN = "none", "sen_support", "asked", "refused", "has_plan"

_NEAR = 90
"""Letters looked at on either side of a mention, within its sentence."""

# What the alike words leave of pronouns and verbs: "he" is they, "his" them, "have" has, "won't" not.
_MENTION = re.compile(
    r" (?:(?P<plan>ehcp|(?:plan(?P<s>s)?|statement)(?! (?:b|ahead|to|my|our|how|on|(?:is|was) (?:to|ring|me|call"
    r"|that|for|999|we)|for (?:the (?:day|weekend|holidays?)"
    r"|this weekend|today|tonight|half term|a break|christmas|weekends)) ))|(?P<assessing>ehcna))(?= )"
)
_NO_PLAN_OF_THIS_KIND = re.compile(
    r" (?:(?:written|bank|witness|personal|impact|police|account|school|policy|joint|mission) statement"
    r"|(?:care|in need|cin|protection|behaviour|risk|safety|pathway|payment|escape|birth|start|health|healthcare"
    r"|seizure|statutory|phone|meal|lesson|pension|handling|support|travel|learning|education|transition|action|exit"
    r"|coordinated|childs|child|reduction|integration|medical|crisis|toileting|reintegration|evacuation|development"
    r"|business|daily|good|better|sensory|feeding|no|backup|master|game|family|adoption|parenting|sleep|revision"
    r"|individual|return|insurance|savings|funeral|5 year|grand) plans?|i plan|we plan|they plan|can plan|not plan"
    r"|statement (?:of what|from the)|plan (?:do|for them|for us))(?= )"
)
_SCHOOLING = re.compile(
    r" (?:schools?|council|la|lea|authority|section|review|senco|tribunal|college|nursery|ehcp|ehcna|panel|hours|ta"
    r"|named|outcomes|teacher|caseworker|therapy|ot|salt|sen|send|uni|provision|reception|yr|year|mainstream"
    r"|preschool|primary|secondary)s? "
)
_OTHERS = re.compile(
    r" (?:rid of|none|(?:friends?|mates?|neighbours?|next door|cousins?|brothers?|sisters?|siblings?"
    r"|other (?:one|son|daughter|child"
    r"|lad|boy|girl|twin|children|kids|parents)|others|colleagues?|everyone|everybody|number (?:one|1)|someone|someones"
    r"|people|parents|families|(?:some|most|all) (?:of the )?(?:kids|children|pupils|schools|councils))"
    r" (?:(?!them |they |my |our |we |i |theyre |mine |but |and |he |she |his |her |hes |shes |this |im )\S+ ){0,5})"
    r"(?: with)? ?$"
)
_REFUSING = (
    r"(?:refus\w*|declined|declining|rejected|denied|turned (?:us |them |me |it )?down|turning (?:them|us) down"
    r"|knocked (?:us |them |it )?back|knockback|(?:thrown|threw|chucked|kicked|bounced|sent) (?:it |them )?(?:out|back)"
    r"|(?<! i )(?<! we )(?<! you )not agree\w*|said no|saying no|says no|a no|no to|not successful|unsuccessful"
    r"|(?:not|wont|would not) (?:be )?"
    r"(?:assess|assessing|issue|issuing|give (?:us|them|me|my \S+)))"
)
_REFUSED_BEFORE = re.compile(rf" {_REFUSING} (?:\S+ ){{0,5}}$")
_REFUSED_AFTER = re.compile(rf" (?:\S+ ){{0,6}}?{_REFUSING} ")
_SCHOOLS_NO = re.compile(
    r" (?:school|schools|nursery|senco|head|headteacher|teacher|college|preschool)(?: \S+){0,4}? (?:not|refuse|refuses"
    r"|refused|refusing|rejected|said no|says no|saying no|reluctant) (?:\S+ ){0,6}$"
)
_MAYBE = re.compile(
    r" (?:if|can they|could they|might|may|worried|scared|afraid|in case|unless|whether|would they|will they|allowed to"
    r"|what happens if|heard|why do|do they) (?:\S+ ){0,8}$"
)
_ASKED_BEFORE = re.compile(
    r" (?:applied|requested|submitted|(?:paperwork|forms?|application|request) (?:went|gone|goes|is|has)"
    r"|(?:asked|asking|sent|put|putting|filled|gone|went|going)"
    r" (?:off |in |them |forward |our |my |back |through )*for|(?:sent|filled) (?:off|in)|(?:doing|filling in"
    r"|completed|finished|lodged)"
    r" the (?:paperwork|forms?|application)|applying|initiated|started(?: off)?|starting|waiting|awaiting|process of"
    r"|middle of|way through|half way|being assessed|undergoing|wrote|referred|(?:was|were|been|theyre"
    r"|we are) getting|chasing|request|application"
    r"|weeks? (?:\S+ )?(?:of|into|since|on)) (?:\S+ ){0,5}$"
)
_ASKED_AFTER = re.compile(
    r" (?:needs |parental )?(?!\S+ (?:should|would|could|might|has to|needs to|must) )(?:request|application|app"
    r"|referral|paperwork|forms?|assessment|process)(?: (?:\S+ ){0,5}?"
    r"(?:in|sent|submitted|started|has|was|is|went|gone|been|accepted|agreed|sat|stuck|stalled|now|since|ago|done"
    r"|underway|late|weeks|back|lost|months) )"
    r"| (?:has |is |was |been |being |got )*(?:applied for|asked for|requested|in progress|underway|under way|started"
    r"|in the works|pending|being done|being written|getting done|submitted|going through|in draft|agreed|ongoing"
    r"|on the way|done in) "
)
_REPEATED = re.compile(
    r" (?:review|reviewing|reassess\w*|amend\w*|amendment|change|changes|changed|copy|update|updated"
    r"|re assess\w*|re ?view|meeting|move|transfer|early) (?:\S+ ){0,5}$"
)
_WISHED = re.compile(
    r" (?:how (?:do|does|to|can|would|did|long|much|easy|many|old)|(?:can|could|should|would|shall|do|does|will"
    r"|did|must"
    r"|am|is|are) (?:i|we|they|you|anyone|anybody|school|schools|my|our|a|an|it|there|council|nursery)|whats?|which"
    r"|who|where|when|if|whether|need|needs|needed|want|wants|wanted|wanting|hope|hoping|worth|chances?|point|possible"
    r"|eligible|qualify|criteria|thinking|considering|route|unless|should|must|ought|difference|rid|ending|about"
    r"|towards|instead|rather|think|thinks|asks?|even|get|getting|looking|apply|applying|push|pushing|go|going"
    r"|mention|mentioned|suggested|suggests|recommend\w*|says|talked|talk|told|somebody|heard|read|every|any"
    r"|through|via|like|fight|fighting|try|trying|first|for) (?:\S+ ){0,6}$"
)
_NOT_BEFORE = re.compile(
    r" (?:no|not|never|without|nor|lack of|not got|none of)(?: (?:has|had|been|a|an|the|any|kind|sort|type|of|on"
    r"|given|them"
    r"|need|get|ever|yet|formal|actual|offered|one|under|having|currently|they|got|iep|or|diagnosis|,|and|official"
    r"|eligible|entitled|even|sen|support|proper|called))* $"
)
_NONE_BEFORE = re.compile(
    r" (?:too (?:\S+ )?(?:able|bright|clever|academic|high functioning|good|verbal|well|mild|old|young) (?:\S+ ){0,3}"
    r"|(?:not|never|wont) (?:be able to |ever |going to )?(?:get|qualify for|need|be given|has|be getting)"
    r"(?: (?:a|an|any|one))* |(?:not|refuse\w*|reluctant to) (?:\S+ )?(?:apply|put in|ask|request|support|start"
    r"|refer|do)"
    r" (?:\S+ ){0,5}|(?:not bad|not behind|not severe|not disabled) enough (?:\S+ ){0,4})$"
)
_NONE_AFTER = re.compile(
    r" (?:(?:\S+ ){0,6}?(?:dont bother|no chance|no point|not bother|said not to|never get one|not get one|only for"
    r"|isnt bad enough|not bad enough))"
)
_OWNED = re.compile(
    r" (?:them|my|our|this|that|current|existing|old|amended|final|finished|\S{3,}(?<!thi)s) (?:current |full "
    r"|whole |new"
    r" |entire |final |existing |amended |old |latest |first |post 16 )*$"
)
_DEFINITE = re.compile(r" (?:the|that|per|says|in) (?:current |full |whole |new |entire |final |existing |amended )*$")
_HAS = re.compile(
    r" (?:has|with|on|holds|hold|under|given|issued|won|keeps|kept|received) (?:already |finally |just |now |always )*"
    r"(?:a|an|one|full|in place|them|the|,|autism|asd|brilliant|new|good|proper)? ?$"
)
_PROCESS = re.compile(
    r" (?:request|application|process|route|form|forms|paperwork|thing|assessment|referral|criteria|way"
    r"|or|stuff|kids|children|system|reform|law|rules) "
)
_PLAN_SAYS = re.compile(
    r" (?:is|was|s|says?|said|states?|stated|names?|named|naming|gives?|gave|has|runs?|ends?|ended|ending|stops?"
    r"|stopped"
    r"|ceased?|finishing|finishes|finished|written|not|needs|went|comes?|came|covers?|lists?|follow\w*|ignor\w*|review"
    r"|reviewed|reviews|belongs|agreed|transferred|moved|which|that|since|and they|but|finalised|in place|for semh"
    r"|from|because|with|would not|will) "
)
_PIECES = re.compile(
    r" (?:section [a-k] (?:says|is|of|was|just|only|has|doesnt|not|should|and)|in section [a-k]|section [b-i]s"
    r"|(?:final|amended) plan|named (?:in|on) (?:section|the plan|them plan)|(?:annual|early|emergency|interim) review"
    r" (?:is|was|on|next|in|meeting|has|with|because|came|paperwork|report)) "
)
_EXPLAIN = re.compile(r" (?:whats|what is|difference|words|mean|means|which bits|explain) (?:\S+ ){0,8}$")
_ALMOST = re.compile(
    r" (?:(?:proposed|draft) (?:plan|version)|first draft|(?:agreed|going|said (?:yes|they will|theyll)"
    r"|decided|yes|will) (?:to )?assess(?:ment)?|(?:has|had|in|our|the|them|half a) draft"
    r"|(?:statutory|parental) (?:request|application)|(?:my|our|the|them) (?:request|application) for (?:a|an"
    r"|the) (?:ehcna|ehcp|assessment)(?: plan)? (?:has|was|is|went|not)"
    r"|(?:part of|in) (?:the|them|our) ehcna|advice (?:\S+ ){0,4}for an? ehcna) "
)
_DENIED = re.compile(
    r" (?:(?:panel|council|la|authority|they)(?: \S+){0,3} not (?:think|feel|believe|agree|see) (?:\S+ ){0,4}"
    r"(?:need|needs|needed|warrant|warrants) (?:a |an )?(?:one|plan|ehcp|ehcna|assessment)"
    r"|decision not to (?:issue|assess)|refusal to (?:assess|issue)|not (?:to )?assess(?: them| my \S+)?|no to assess) "
)
_SUPPORTED = re.compile(
    r" (?:(?:sen|send) (?:support|register|k)|k (?:register|code)|code k|ieps?|on the register"
    r"|(?:has|has a|on a|on an|with a|put a|given a|got a) (?:sen |send |school |individual |learning |my |pupil |one"
    r" page )*(?:support plan|passport|profile|provision map|learning plan|education plan)) "
)
_SUPPORT_MEANT = re.compile(
    r" (?:on|has|gets|get|receiving|put|placed|down|at|under|with|been|since|them|given|only|just|theyre|in)"
    r" (?:\S+ ){0,4}$"
)


def status_told(words: str) -> str | None:
    """How it stands with a plan by what surrounds each mention of one; None when nothing is told.

    Args:
        words: The message in plain words, those alike taken as one, with a space at either end.
    """
    told: list[tuple[int, str]] = list(_without_mention(words))
    context = _SCHOOLING.search(words) is not None
    blanked = _NO_PLAN_OF_THIS_KIND.sub(lambda found: re.sub(r"\S", "~", found.group()), words)
    for found in _MENTION.finditer(blanked):
        if context or found["plan"] == "ehcp" or found["assessing"]:
            status = _of_mention(blanked, found)
            if status:
                told.append(status)
    return min(told)[1] if told else None


def _without_mention(words: str) -> Iterator[tuple[int, str]]:
    """What is told by the parts of a plan and the steps towards one, without its name."""
    denied = _DENIED.search(words)
    if denied and not _MAYBE.search(words[: denied.start() + 1]):
        yield 1, REFUSED
    if _ALMOST.search(words):
        yield 2, ASKED
    piece = _PIECES.search(words)
    if piece and not _EXPLAIN.search(words[: piece.start() + 1]):
        yield 4, HAS_PLAN
    for supported in _SUPPORTED.finditer(words):
        before, _ = _around(words, supported)
        if _SUPPORT_MEANT.search(before) and not _WISHED.search(before) and not _NOT_BEFORE.search(before):
            yield 5, SEN_SUPPORT


def _of_mention(words: str, found: re.Match[str]) -> tuple[int, str] | None:
    """What one mention tells, with its rank: a refusal before a request, that before a plan there is."""
    before, after = _around(words, found)
    if is_anothers(before):
        return None
    owned = bool(_OWNED.search(before)) and not _PROCESS.match(after)
    if not owned and (_REFUSED_BEFORE.search(before) or _REFUSED_AFTER.match(after)) and not _MAYBE.search(before):
        return (4, NONE) if _SCHOOLS_NO.search(before) else (1, REFUSED)
    if _NONE_BEFORE.search(before) or _NOT_BEFORE.search(before):
        return 4, NONE
    return (3, HAS_PLAN) if owned and found["plan"] else _of_loose_mention(found, before, after)


def _of_loose_mention(found: re.Match[str], before: str, after: str) -> tuple[int, str] | None:
    """What a mention tells that is nobody's own, neither refused nor denied."""
    wished = _WISHED.search(before)
    if found["s"]:
        return (4, HAS_PLAN) if re.search(r" (?:with|has) $", before) and not wished else None
    asked = _ASKED_BEFORE.search(before) or _ASKED_AFTER.match(after)
    if asked and not _REPEATED.search(before) and not (wished and _is_a_wish(before)):
        return 2, ASKED
    if found["assessing"] or _PROCESS.match(after):
        return None
    if _HAS.search(before) and not (wished and _is_a_wish(before)):
        return 3, HAS_PLAN
    if _DEFINITE.search(before) and _PLAN_SAYS.match(after):
        return 5, HAS_PLAN
    if _NONE_AFTER.match(after):
        return 4, NONE
    return None


_WISH = re.compile(
    r" (?:how (?:do|does|to|can|would|long|easy|old)|(?:can|could|should|would|shall|do|does|will|did|must|am) (?:i|we"
    r"|they|you|anyone|school|my|our|a|an|it|there|nursery)|if|whether|worth|want|wants|wanting|thinking|considering"
    r"|should|ought|need|needs|like|who|what|whats|before|eligible|qualify|every|difference|point"
    r"|unless) (?:\S+ ){0,9}$"
)


def is_anothers(before: str) -> bool:
    """Whether the plain words before a plan make it somebody else's: a friend's child, a brother, other parents."""
    return _OTHERS.search(before[before.rfind(" . ") + 2 if " . " in before else 0 :]) is not None


def _is_a_wish(before: str) -> bool:
    return _WISH.search(before) is not None and re.search(r" (?:wait|waited|waiting|awaiting) ", before) is None


def _around(words: str, found: re.Match[str]) -> tuple[str, str]:
    """What stands before and after in the same sentence, each with a space at either end."""
    before = words[max(0, found.start() - _NEAR) : found.start() + 1]
    after = words[found.end() : found.end() + _NEAR]
    return before[before.rfind(" . ") + 2 if " . " in before else 0 :], after.split(" . ")[0] + " "
