"""How parents write ages, and what looks like an age but is none: the patterns `age` reads by.

All are matched against plain words joined by single spaces (`words.Words.plain`), and each against a bounded stretch of
it, so that reading stays linear in the message's length.
"""

from __future__ import annotations

import re

from localoffer.reading.people import CHILD_NOUNS

UNITS = (
    *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine"),
    *("ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)  # fmt: skip
NUMBER_WORDS: dict[str, int] = {word: at for at, word in enumerate(UNITS, start=1)} | {
    "zero": 0, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80,
    "ninety": 90,
}  # fmt: skip
HALF = r"(?: ?½| half(?= [,.]| $)| and (?:a |1 )?half| and (?:a )?½| 1 / 2| n (?:a )?half)"
QUARTER = r"(?: ?¼| and a quarter|(?: and)? 1 / 4)"
MOST = r"(?: ?¾| and (?:three|3) quarters|(?: and)? 3 / 4)"
TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_WORDS = "|".join(sorted(NUMBER_WORDS, key=len, reverse=True))
WEEKDAYS = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
MONTHS = (
    r"(?:jan|january|feb|february|mar|march|apr|april|may|june?|july?|aug|august|sept?|september|oct|october|nov"
    r"|november"
    r"|dec|december)"
)
SEASONS = r"(?:easter|christmas|xmas|spring|summer|autumn|winter|(?:the )?(?:new )?year)"

AGE = re.compile(
    rf"(?<= )(?P<minus>(?:- |minus |negative ))?(?:d[sd](?=[5-9]|1[0-9]))?"
    rf"(?:(?P<n>[0-9]{{1,3}}(?:\.(?:[0-9]|25|75))?(?![.0-9])|(?:{'|'.join(TENS)}) (?:{'|'.join(UNITS[:9])})"
    rf"|{_WORDS})(?:ish)?"
    r"(?P<nth>(?:th|st|nd|rd) birthday)?"
    rf"|(?P<a>an?)(?= (?:year|yr) ))"
    rf"(?:(?P<half>{HALF})|(?P<quarter>{QUARTER})|(?P<most>{MOST}))?"
    r"(?: ?(?P<unit>(?P<years>years?|yrs?|y(?= |o|[0-9])|yera?s?)|(?P<months>months?|mths?|mnths?|mos?(?= )|m(?= ))"
    r"|(?P<weeks>weeks?|wks?)|(?P<days>days?))"
    rf"(?P<half_after>{HALF})?)?"
    rf"(?:(?(unit) ?(?:and |, )?| and )(?P<more>[0-9]{{1,2}}|{_WORDS}) ?(?:months?|mths?|mnths?|mo|m)(?= ))?"
    r"(?P<old> ?olds?| of age| ?(?:/ ?)?o| ?\. o| ?yo|yrold|yearold)?"
    r"(?P<bit> and a bit| and a few months)?"
    rf"(?P<birthday>(?: on the \S+ of)?(?: (?:in|at|on|next|this|later|by|around|come|til|till|until|early|late|end"
    rf"|of|the|mid|later"
    rf"|a|few|couple)){{0,5}} (?:{MONTHS}|{SEASONS}|{WEEKDAYS}|months?|term|soon|tomorrow|today|weeks?|weekend|birthday"
    r"|[0-9]{1,2} (?:months?|weeks?|days?))(?= ))?(?= )"
)

# Numbers that are plainly something else; blanked before anything is looked at.
NOT_AGES = re.compile(
    r"(?<= )(?:£ [0-9]+(?: , [0-9]{3})*"
    r"|(?:year|years|yr|yrs|y|class|room|week|weeks|wk|unit|ks|key stage|stage|section|tier|level|band|element|phase"
    r"|grade"
    r"|part|page|step|day|term|route|bus|form|group|chapter|(?<!foster )(?<!adopted )(?<!disabled )child|person"
    r"|para|paragraph|reg|regulation|question|type"
    r"|lot"
    r"|set|fs|option|schedule|article|house|flat|road|school|schools) (?:group )?[0-9]{1,3}(?! (?:years?|yrs?"
    r"|months?|yo|y) ?o)(?! (?:months?|mths?|mo|m|weeks?) )"
    r"|between [0-9]{1,3} and [0-9]{1,3}"
    r"|(?!(?:1|3) / [24] )(?:[0-9]{1,3}|one|two|three) (?:to|on|-|/) (?:[0-9]{1,3}|one|two|three)(?: (?:-"
    r"|/) [0-9]{2,4})?(?: years?(?: olds?)?| yrs?)?"
    rf"|[0-9]{{1,2}} (?:of )?{MONTHS} [0-9]{{4}}|{MONTHS} [0-9]{{1,2}}"
    r"|[0-9]{1,3} (?:%|\+|x|percent|per|th|st|nd|rd)"
    r"|(?:one|two|three|four|five) (?:of|or (?:two|three|four|five|so|more)|more|day|another|thing|time))(?= )"
)

YOUNG_PEOPLE = r"(?:chap|fella|young (?:man|woman|lady|person)|student|pupil|learner|lass|nipper|bairn|kiddo|patient)"
"""Words for somebody a professional writes about, and more for a child."""
ASKED = (
    rf"(?:{CHILD_NOUNS}|{YOUNG_PEOPLE}|mine|mines|(?:this|wee|little|young|middle|our|my) ones?|mindees|eldests"
    rf"|youngests|oldests|he|she|they|hes|shes|theyre|im|autistic|autism|asd|asc|adhd"
    rf"|audhd|downs|non verbal|nonverbal"
    rf"|deaf"
    r"|blind|gdd|pda|dyslexic|child ~{1,2}|brothers?|sisters?|siblings?|twin|nephews?|nieces?"
    r"|cousins?|godson|goddaughter)"
)
FILLERS = (
    r"(?:is|are|am|who|whos|,|\(|now|only|just|currently|about|around|roughly|approx|approximately|already|still|a"
    r"|an|aged"
    r"|age|of|turning|was born|exactly|also|being|and is|at|s|like|im|my|for|but|well|x[0-9]?|well over|just over)"
)
AFTER_ASKED = re.compile(
    rf" {ASKED}(?: child [0-9]{{1,2}}| (?!{FILLERS} )[a-z]{{2,15}}(?= (?:is|,|\(|who|aged"
    rf"|age) ))?(?: (?:i|we) (?:work with|support|teach|foster|look after|care for|know|see))?(?: {FILLERS}){{0,4}} $"
)
PRONOUN_ALONE = re.compile(r" (?:he|she|they) $")
AGED = re.compile(r" (?:aged|age|age of|age is|ages|age ,|years of age ,) $")
CONDITION_AND = re.compile(
    r" (?:autistic|autism|aspergers|asd|adhd|deaf|blind|dyslexic|non verbal|nonverbal|downs) and $"
)
SAID = re.compile(
    r" (?:turned|turns|turning|turn|rising|(?:hes|shes|theyre|has)(?: (?:only|just))* gone|just gone|(?:and|but"
    r"|who|he|she) is now"
    r"|(?:he|she|they|has|just) (?:hit|reached)) $"
)
HAS_YEARS = re.compile(rf" (?:he|she|they|{CHILD_NOUNS}) (?:have|has|got|has got) $")
HAD_BIRTHDAY = re.compile(
    r" (?:had|celebrated|was|its|after|since|just)(?: (?:has|had|just|it|was))*(?: (?:his|her|their|my))(?: \S+)? $"
)
WITHIN_WEEKS = re.compile(r" (?:is )?(?:in \S+ (?:weeks?|days?)|soon|tomorrow|next (?:week|month)|this)(?= )")
BIRTHDAY_IS_TO_COME = re.compile(r" (?:is )?(?:in|next|soon|this|tomorrow|coming|is)(?= )")
NEARLY = re.compile(
    r" (?:nearly|almost|approaching|nearing|about to (?:be|turn)|going to be|coming up(?: to| for| on)?"
    r"|coming on|coming"
    r"|soon(?: to)? be|soon"
    r"|going on|getting on for|pushing|not quite|not yet|will be|wont be|isnt|not|will soon be|hell be|shell be"
    r"|theyll be|wholl be"
    r"|turns|turning|will turn|due to turn)(?: (?:just|only|about|aged))* $"
)
RISING = re.compile(r" rising $")
TURNED = re.compile(r" (?:just |has |only )?(?:turned|became)(?: (?:just|only))? $")
OPENING = re.compile(r"^(?: (?:hi|hello|hey|and|so|oh|sorry|ok|yes|thanks|its|about|just|only|around|now|at|age))* $")
QUALIFIED = re.compile(r" (?:nearly|almost|rising|about|around|just turned|just|only|coming up(?: to)?|a) $")

# Not the age now: a past or coming one, a limit, a level somebody works at.
ANOTHER_TIME = re.compile(
    r" (?:(?:when|once|until|till|til|before|after|by the time|if|unless|since|wait for|wait)"
    r"(?: (?:he|she|they|hes|shes|theyre|hell|shell|my|our|son|daughter|ds|dd|lo|child|child ~+|is|are|was|were|turns?"
    r"|turned|reaches|gets|hits|the|age|of|aged|to|about|i|im|its|it|be|around|at|nearly|only|just)){0,5}"
    r"|(?:he|she|they|who|i|it|son|daughter|ds|dd) (?:was|were)(?: (?:only|just|about|around|nearly|almost|aged))*"
    r"|(?:diagnosed|diagnosis|born|started|starts?|stopped|lost|began|noticed|walked|talked|starting|removed"
    r"|taken|walking|talking|left|moved"
    r"|test|check|review|assessed|referred|adopted|placed|fostered|died|cease|ceases|ceased|end|ended|ends|stop"
    r"|stops)(?: \S+){0,3} (?:at|aged|age|at age|at the age of|from age|from)"
    r"(?: (?:only|just|about|around|nearly))*) $"
)
LIMIT = re.compile(
    r" (?:under|over|up to|upto|below|above|until|til|till|to|by|than|at least|minimum|maximum|max|reach|reaches"
    r"|after|from"
    r"|past|beyond|since|before|every|each|another|first|last|next|top|plus|of the)(?: (?:the )?(?:age|ages"
    r"|aged)(?: of)?)? $"
)
LEVEL = re.compile(
    r" (?:like an?|like|than an?|most|other|all|normal|average|typical|any|its|it is|thats"
    r"|(?:same|behaves|behaving|reads|talks|speaks|talking|much|well|far|good|bad|big|strong|able) as an?"
    r"|(?:level|ability|understanding|mind|speech|language|skills|behaviour|development|size|vocabulary|brain|abilities"
    r"|capacity|mentality|clothes|book|books|toys)(?: (?:of|for|at|is))*(?: that of)?(?: an?)?(?: about| around)?"
    r"|(?:reading|mental|developmental|development|spelling|language|speech|functional|cognitive|emotional"
    r"|comprehension)"
    r" age(?: of| is| at|,)*(?: an?)?|functioning(?: at| as| like)*(?: an?)?|working at(?: an?)?|working as(?: an?)?"
    r"|aimed at|designed for|acts(?: like)?(?: an?)?|more like(?: an?)?) $"
)
LEVEL_AFTER = re.compile(
    r" (?:levels?|behind|ahead|delayed|delay|below|younger|older|clothes|stage|ability|apart|and over|and under|or over"
    r"|or under|or above|or younger|or older|onwards|and up|and above|now and (?:again|then)|check|review"
    r"|progress check|funding|funded|places?|offer|check up|body|in (?:his|her|their) (?:head|mind|brain|heads))(?= )"
)
SPELL_AFTER = re.compile(
    r" (?:wait|waiting|ago|late|later|away|off|into|in to|in a|on|gap|plus|of waiting|course|contract|plan|long|running"
    r"|solid|straight|since|and counting|now and counting|battle|fight|behind|old wait)(?= )"
)
FOR_SO_LONG = re.compile(
    r" (?:for|over|past|last|within|these|been|waited|waiting|took|taken|spent)(?: (?:about|nearly|over|almost|around"
    r"|the|last|past|more|than|like|well|a|good|only|just))* $"
)
WHOSE_OLDS = re.compile(r" (?:my|our|an?|her|his|this|that|your|twin|both|of)(?: \S+)? $")
NOT_YEARS = re.compile(
    r" (?:in the (?:morning|afternoon|evening|night)|hours?|hrs?|h|minutes?|mins?|days?|weeks?|wks?|months?"
    r"|miles?|mile|km|metres?|stone|kg|kilos?|lbs?|lb|foot"
    r"|ft|cm|pm"
    r"|am|o ?clock|oclock|%|percent|words?|children|kids|times|of|out|th|st|nd|rd|pages?|points?|schools?|nurseries"
    r"|places?|pounds?|quid|grand|k|people|adults|sons|daughters|lots?|sets?|seizures|weekly|per|x|/|levels?|steps?"
    r"|terms?"
    r"|beds?|bedrooms?|bedroom|stars?|to|-|other|others|different|more|less|meetings?|appointments?|sessions?"
    r"|teachers?|tas"
    r"|staff|siblings|brothers|sisters|letters?|emails?|calls?|visits?|appeals?|professionals|gcses|a levels|subjects"
    r"|lessons?|full days|mornings?|afternoons?|nights?|evenings?|half|exclusions?|suspensions?|[0-9]+|one to one|\+"
    r"|:|jobs?"
    r"|of us|in a|s|reports?|questions?|things|boys|girls|years?|targets|in (?:the |his |her )?class|years|younger"
    r"|older"
    r"|schooling|weekers?|on the|attempts?|pieces?|assessments?|diagnoses|disabilities|conditions)(?= )"
)
BEFORE_BARE = re.compile(r"(?:^| ,| \(| \)| \.| , so| (?:y|yr|year) ?[1-9][0-3]?)(?: now| currently| age| aged)? $")
SO_NOW = re.compile(r" so $")
OURS = re.compile(r" (?:my|our) $")
AND_HE = re.compile(" (?:,|and (?:he|she|hes|shes)) ")
NO_WORDS_AT = re.compile(r" (?:no|few|hardly any|not much) (?:language|speech|words) at $")
LITTLE_THING = re.compile(
    r" (?:hes|shes|theyre|is|he is|she is|one is)(?: (?:just|now|such|still))* an?(?: \S+){1,4} $"
)
IN_A_YEAR = re.compile(
    r" in (?:nursery|reception|preschool|pre school|year|yr|y[0-9]{1,2}|infants|juniors|primary|secondary|college"
    r"|sixth)(?= )"
)
GRADE = re.compile(r" (?:hes|shes|he is|she is|got|gets|getting|predicted) an? $")
OUR_NAME = re.compile(r" (?:our|my) (?!(?:next|last|first|appointments?|meetings?|tribunals?|waits?) )[a-z]{3,15}s $")
AFTER_BARE = re.compile(r"(?: [,().]| $)")
LIST_NUMBER = re.compile(r"(?:^| \.) $")
AFTER_OPENING = re.compile(
    r" (?:and|with|who|whos|autistic|autism|asd|asc|adhd|boy|girl|non|nonverbal|not|he|she|hes|shes|diagnosed|please"
    r"|now|thanks"
    r"|in|but|has|downs|going on|just gone)(?= )"
)
CONDITION_AFTER = re.compile(
    r" (?:autistic|autism|asd|asc|adhd|audhd|downs?|down syndrome|deaf|blind|non verbal|nonverbal|gdd|pda|dyslexic"
    r"|vision|visually|hearing|cerebral|cp|with)(?= )"
    r"(?!(?: \S+){0,2} (?:kids|children|boys|girls|sons|daughters|pupils|brothers|sisters|ones|families|adults) )"
)
AFTER_NAMED = re.compile(r" (?:and|with|[,.]|but|$)")
BUT = re.compile(r" (?:but|and) (?!(?:[0-9]|over|under|up|above|below|a half) )")
BABY_OF = re.compile(r" (?:bab(?:y|ies)|toddler|boy|girl|child|son|daughter|lad|one) (?:of )?(?:just |only |about )?$")
OF_A_CHILD = re.compile(rf" (?:{CHILD_NOUNS}|{YOUNG_PEOPLE})(?= )")
AT_AGE = re.compile(r" at $")
AT = re.compile(r"(?:^| ,| \.| but| so| and| young| old| now) (?:at|being) $")
AFTER_AT_TOO = re.compile(r" (?:for|to)(?= )")
AFTER_AT = re.compile(r" (?:and|who|what|can|does|do|will|is|should|how|he|she|they|,|i)(?= )")
NAMED = re.compile(
    r"^ (?!(?:it|that|this|there|wait|list|waitlist|limit|max|minimum|week|target|cost|price|total|score|class|ratio) )"
    r"[a-z]+ (?:is|will be)(?: (?:nearly|almost|only|just))? $"
)
NAMED_SHORT = re.compile(
    r"^ (?!(?:its|thats|this|class|schools|lets|whats|hers|yours|ours|there|year|years|hours) )[a-z]{3,}s $"
)
OUR_CHILD_IS = re.compile(
    r" (?:our|my) (?!(?:wait|list|class|budget|school|rent|taxi|bus|appointment|meeting|score|next|postcode) )"
    r"[a-z]{3,12} is(?: now| only| nearly)? $"
)
AFTER_OUR_CHILD_IS = re.compile(
    r" (?:(?:and|,|but|with) )+(?:is|has|he|she|hes|shes|autistic|not|cant|wont|still|non|doesnt|terrified|scared)(?= )"
)
LAST = re.compile(r" (?:at|and) $")
THRESHOLDS = frozenset({"16", "18", "19", "21", "25"})
"""Ages at which the law changes: "what happens at 18" says no age."""
CLOCK = re.compile(
    r" (?:pick|picks|picked|fetch|collect|finish|finishes|starts?|up|meeting|appointment|home|come|opens?|closes?"
    r"|bed|wakes?"
    r"|ends|leaves?|back|phone|call|ring|by|taxi|bus|[0-9]+|years?|yrs?|band|stage|level)(?: \S+){0,3} $"
)
IS_ONE = re.compile(r" (?:is|hes|shes|turned|turns|turning|nearly|almost|just|aged|age|be) $")
I_AM = re.compile(
    r"(?: (?:im|i am|ill be|i just|ive just)|^(?: (?:hi|hiya|hello|hey|ok|so))* am)(?: (?:only|just"
    r"|now|turned|nearly|almost|about|a))* $"
)
SECOND_AGE = re.compile(r" (?:1?[0-9]|2[0-5]) and (?:an? )?$")
FIRST_AGE = re.compile(r" and [0-9]{1,2} (?:years?|yrs?|yo|y|\))")
BIRTHDAY_TO_COME = re.compile(r" (?:was|wont be|till?|until) $")
BIRTHDAY_PAST = re.compile(r" (?:turned|was|been|became) $")
VERY_SOON = re.compile(rf" (?:soon|tomorrow|today|week|weekend|weeks|days|this month|next month|{WEEKDAYS}) ?$")
