"""Who is writing: a parent, unless a young person or a professional plainly says so."""

from __future__ import annotations

import re

from localoffer.reading.people import OWN_CHILD, PARENT, PROFESSIONAL, YOUNG_PERSON
from localoffer.reading.services import is_listing
from localoffer.reading.words import Words

_SOMEBODYS_PARENT = re.compile(r" (?:mum|dad|nan|gran|grandma|parents?|carer) of ")
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
    r"|advocate|counsellor|coach|volunteer|designated teacher|personal adviser|secretary|housing officer"
    r"|provider|trainer|dentist|receptionist|bursar)"
)
_RUN = (
    r"(?:clubs?|groups?|sessions?|class|classes|charity|nursery|preschool|playgroup|forum|storytime|nights?|cafe|choir"
    r"|centre|camps?"
    r"|schemes?|service|theatre|school|programme|project|courses?|stay and play|homes?|office|team|activities"
    r"|playscheme|training|respite|escorts)"
)
_AT_WORK = re.compile(
    r" (?:im|i am|ive been|we are|were|as (?=an? |the )|as a) (?:(?:the|an?|his|her|their|also|new|newly"
    r"|trainee|retired) )*"
    rf"(?:(?!mum|dad|parent|nan|gran|carer|single|young|not|told|fighting|in|at|having"
    rf"|seeing)\S+ ){{0,2}}?{_PROFESSIONALS} (?!and a mum|and mum|and also)"
    rf"|(?:^|\.)(?: (?:hi|hello|hey|evening|morning|good|all|new))* (?:(?!his|her|my|our|the|an?)\S+ )?{_PROFESSIONALS}"
    r" (?:here|writing|asking|working|in an?|at an?|of an?|for an? (?:school|trust|family|charity|council)"
    r"|covering|on behalf|\. (?:mum|dad"
    r"|parents?|child|family|baby|twins|got|boy|girl|a|one|two|i|we|what|how|is|can)) "
    r"| (?:im|i am) an? foster carers (?:\S+ )?social worker | i (?:work|am working|volunteer"
    r"|worked) (?:as (?!a cleaner|a driver)|with (?:children|families|kids"
    r"|young)|for an?"
    r" (?:charity|trust|council|school|nursery)|in (?:an?|the) (?:(?!call)\S+ ){0,2}(?:school|nursery|college"
    r"|preschool|primary"
    r"|academy|hub|setting|centre|hospice|clinic|playgroup|surgery|sendiass))"
    rf"| i (?:teach|coach|tutor|childmind|mentor) | (?:we|i|im|we are|i am|were) (?:run|offer|provide|organise"
    rf"|deliver|coordinate|setting up|running"
    rf"|manage) (?!at |without |with )(?:\S+ ){{0,4}}?{_RUN} "
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
    rf"| (?:were|we are) (?:an? |the )(?:\S+ ){{0,3}}(?:cic|company|firm|providers?|{_RUN}) "
)


# "SENCO, infants. Our pathway changed": a message that opens with the writer's post.
_POST = (
    r"(?:sencos?|sendcos?|dsl|ect|nqt|pgce(?: \S+)?|head ?teacher|deputy head|assistant head|head of (?:year"
    r"|sixth|inclusion)"
    r"|form tutor|class teacher|ward teacher|teacher|ta|hlta|lsa|(?:(?!the |his |her |my |our )\S+ )?(?:lead"
    r"|leader|officer|manager|nurse|therapist|coordinator)|adviser|advisor|ep|ot|physio"
    r"|speech and language therapist|(?:paediatric|childrens) (?:\S+ )?(?:ot|physio|therapist|secretary)"
    r"|dinner lady|teaching assistant|(?:\S+ ){0,2}practitioner"
    r"|midday supervisor|personal adviser|designated teacher|family liaison(?: officer)?|careers (?:adviser|lead)"
    r"|governor|(?:youth|support|link|key|outreach|family support|early help|play|community|pastoral|portage) worker"
    r"|(?:school|community|ward|paediatric|special school|hospice at home|learning disability) nurse|trainee ep"
    r"|slt|salt"
    r"|(?:speech|occupational|music|play) therapist|educational psychologist|play specialist|caseworker|learning mentor"
    r"|secretary|bursar|school office|school business manager|paediatrician|room leader|practitioner|social worker"
    r"|safeguarding lead|designated safeguarding lead|childminder)"
)
_OPENS = re.compile(
    r"^(?: (?:hi|hello|hey|evening|morning|afternoon|good|all|quick one|from|an?|new|trainee|independent|private"
    r"|academy"
    r"|nursery|childrens|hospital|primary|secondary|infant|junior|special|school|senior|pre|preschool|early"
    r"|years|fe|college|local|busy"
    rf"|sorry|,|\.)){{0,5}} {_POST}(?: (?:in|at|for|of|on|to)(?= (?:an?|the|primary|secondary|infants|juniors"
    rf"|year|yr|y[1-9]"
    rf"|one) )| [.,])"
    r" (?!(?:ot|physio|slt|camhs|portage|the plan|the ehcp|plan|came|salt|slt|s|and|or|gp|camhs|head|ta|tas"
    r"|teacher|teachers|nobody|noone"
    r"|none|everyone|all|nursery|they|hv|paed|social"
    r"|senco|both|even|says|said|wont|who|where|he|she|his|her|my|has|have|is|not|cant|what a|useless) )"
)
_WORKS = re.compile(
    r" (?:a|the|another|one) (?:parent|mum|mam|dad|family|carer) (?:\S+ ){0,3}?(?:at|in|from|who comes to) (?:my|our)"
    r" (?:preschool|nursery|school|class|setting|group|club|centre|clinic|surgery) "
    r"| (?:on behalf of|on) (?:an?|one of our|the) (?:parent|mum|familys?|family|mums|parents) (?:i|im|we|behalf) "
    r"| (?:supporting|mentoring|working with) an? (?:\S+ ){0,4}(?:lad|girl|boy|family|mum|young person|teen) "
    r"(?:\S+ ){0,3}as (?:his|her|their|a) (?:\S+ ){0,3}(?:worker|mentor|officer|adviser) "
    r"| \( ?(?:the )?(?:school|nursery|college|council|class) (?:\S+ ){0,2}(?:liaison|worker|teacher|officer"
    r"|nurse|senco) \) "
    r"| i (?:run|manage) one | i volunteer (?:there|here|at) | how do (?:we|i) (?:add|list|advertise"
    r"|update) (?:it|our|this)"
    r" | asking for (?:the|my|our) school | as an? (?:gp|teacher|senco|social worker|health visitor|governor"
    r"|childminder)"
    r" i (?:am|often|get|see|have to|need) "
    r"| (?:ive|i have) (?:supported|taught|worked with) \S+ (?:children|families|pupils) | (?:pupils"
    r"|students) with send "
    r"| (?:our|my) (?:trusts|volunteers|staff|admin|governors|sen team|send team|practice|academy|ward|playgroup) "
    r"| i ?(?:work|am|m) (?:in|at|for) the (?:council|councils|la|sen team|send team|nhs|hospital) "
    r"| (?:we|i)(?:ve| have) (?:\S+ ){0,2}(?:pupil|pupils|boy|girl|child|children|student|students|learner|teen) "
    r"(?:\S+ ){0,2}(?:starting|arriving|joining|who joined|on roll) "
    r"| one of (?:mine|ours) (?:is|has|im) (?:\S+ ){0,8}?(?:mum|mums|parents|dad|family) "
    r"| (?:volunteer|volunteering) at a (?:youth|sports|football|holiday|after school) "
    r"| writing our policy | newly appointed | our caseload | child aged (?:\S+ ){0,4}who do i tell about school "
    r"| i am an? (?:hospital |community |school )?(?:play specialist|therapist|nurse|specialist) "
)
# A young person's own family, school and troubles.
_OWN_LIFE = re.compile(
    r" (?:my (?:mum|mums|mam|mom|dad|dads|nan|nans|stepdad|stepmum|foster carers?|mates|form tutor|teacher|teachers|sir"
    r"|homework|mocks|gcses|a levels|school|schools|room|bus pass|lessons?|social worker|keyworker|leaving care worker"
    r"|parents|cousin|brother|sister|boyfriend|boyfriends|girlfriend|own ehcp|ehcp|tutor|tas?)"
    r"|(?:mum|mam|dad|nan) (?:says?|said|gets|cries|thinks|wont|doesnt|hasnt)|off my mum|live with (?:my )?(?:dad|mum)"
    r"|ppl my age|people my age|ppl like me|people like me|swearing at sir|ucas|my a levels|leaving care|6th form"
    r"|sixth form"
    r"|uni|extra time|read out loud|freshers|dsa|tutor|drama piece|childrens home|drop ?out|my mates|mocks"
    r"|homework|debate"
    r"|no ?(?:1|one) at school|at my school|resit|apprenticeships?|revision|prom|moved me to|teacher said im"
    r"|the doctor by myself|on my own|doctor by myself|detention) "
)
_I = re.compile(r" (?:i|im|ive|me|id|ill|myself|mine) ")
_I_HAVE = re.compile(
    r" (?:i have|ive got|i got|i ve|im|i am|(?:cause|because|bc|bcos|cos) of my|w|with my|my)(?: (?:an?|also|really"
    r"|bad|severe|got|diagnosed|with|p|sure|so|very))*"
    r" (?:autis\S*|asd|asc|adhd|dyspraxi\S*|down syndrome|downs|tourettes|epileptic|stammer|stutter|asperg\S*"
    r"|audhd|ocd) "
)
_TOO = re.compile(r" (?:too|myself|as well) (?:[.,]|$)| also ")
"""Who says so has spoken of somebody else."""

_UNMISTAKABLE = re.compile(
    r" (?:(?:dont|please dont|pls dont) (?:tell|ring) (?:my (?:mum|dad|parents)|any ?(?:1|one))|comes in my room"
    r"|(?:yr|year) ?[0-9]{1,2} here|mum says ask on here|wen i flap my|when i flap my|i got (?:suspended|excluded)"
    r"|got suspended|swearing at sir|my head of year|made me read out|hes gonna tell my|the script on yellow"
    r"|(?:my|own) (?:review|annual review)|like im not (?:there|here)|my person|i stammer|i flap|walked out my"
    r"|my (?:mum|dad|nan|stepdad) (?:shouts|hits|gets|says shes|said shes|is gonna)|turning 18 made me|my nans heart"
    r"|kick me out|talks (?:2|to) me|in my drama piece|so (?:im|i am) (?:1[1-9]|2[0-5])) "
)
_PARENTLY = re.compile(
    r" (?:my|our) (?:\S+ ){0,2}(?:sons?|daughters?|child|children|kids?|lads?|boys?|girls?|grand\S+|eldest"
    r"|youngest|baby|twins"
    r"|husband|wife|partner|ex|hubby) | (?:mum|mam|dad|parent|nan|gran|carer) (?:of|to|here) | (?:ds|dd|dh|lo) "
    r"| (?:im|i am|as) (?:an?|the|his|her) (?:\S+ ){0,2}(?:mum|mam|dad|parent|nan|gran|carer|grandmother|grandfather) "
    r"| parent (?:carer|forum|group|support) | other (?:mums|parents|dads|families) "
)


# "I'm a teaching assistant, but when it's your own child": work is only said in passing.
_ITS_MY_OWN = re.compile(
    r" (?:my|your|our) own (?:son|daughter|child|children|kids?|boy|girl|lad|family) | (?:i|im a) teach(?:er)? too "
)
# Years in the life of somebody who has parents to care for.
_ELDERS = re.compile(
    r" my (?:mum|dad|mam|nan|parents?)(?:s| is| was| are)? (?:dying|died|passed|[5-9][0-9]|dementia|poorly|elderly|old)"
    r" | for my (?:mum|dad|nan) | kill for "
)
_AGE_ALONE = re.compile(
    r"(?:^|[.,]) (?:im )?(?:1[1-9]|2[0-5]) (?:[.,]|(?:n|and) )(?=.* (?:(?:let|make|made|makes|tell|tells) me"
    r"|my mum|my mam"
    r"|my nan|what i want|canteen|corridors?|my mates|ive got tablets|notice) )"
    r"|^ (?:yr|year|y) ?(?:9|10|11|12|13) (?:n|and) (?:i|got|need|im|want|my|ive) "
)
_IN_MY_SKIN = re.compile(
    r" (?:im|i am) a young carer | i (?:get|feel|have) (?:\S+ ){0,4}(?:anxiety|panic|anxious|sick"
    r"|scared)(?: \S+){0,2} (?:about|before|going|at|in)"
    r" (?:\S+ ){0,2}(?:school|college|lessons|class) | (?:do|can|could|will|would) i (?:get|have|ask for) (?:\S+ ){0,3}"
    r"(?:extra time|rest breaks?|a scribe|a reader) | my (?:college|sixth form|uni) (?:trip|course|timetable"
    r"|lessons|bus) "
)


def read_writer(text: str | Words) -> str:
    """Who writes: "parent" unless a young person or a professional plainly says so."""
    words = text if isinstance(text, Words) else Words(text)
    own, at_work = OWN_CHILD.search(words.plain), _at_work(words)
    if _ITS_MY_OWN.search(words.plain):
        return PARENT
    if own and not (at_work and _SOMEBODYS_PARENT.match(own.group())):
        return PARENT
    if at_work:
        return PROFESSIONAL
    if _GROWN_UP.search(words.plain):
        return PARENT
    return YOUNG_PERSON if _is_young(words) else PARENT


def _at_work(words: Words) -> bool:
    return bool(
        _OPENS.search(words.plain) or _AT_WORK.search(words.plain) or _WORKS.search(words.plain) or is_listing(words)
    )


def _is_young(words: Words) -> bool:
    """Whether a young person writes: says so, or speaks of themselves and of no child."""
    if _YOUNG.search(words.plain) or (_UNMISTAKABLE.search(words.plain) and not _PARENTLY.search(words.plain)):
        return True
    if _SOMEBODY_ELSE.search(words.plain) or _PARENTLY.search(words.plain):
        return False
    if _ELDERS.search(words.plain):
        return False
    if _AGE_ALONE.search(words.plain) or _IN_MY_SKIN.search(words.plain):
        return True
    if _YOUNG_PERHAPS.search(words.plain) or (_I_HAVE.search(words.plain) and not _TOO.search(words.plain)):
        return True
    return bool(_I.search(words.plain) and _OWN_LIFE.search(words.plain))
