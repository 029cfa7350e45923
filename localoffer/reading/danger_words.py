"""How tired, young or frightened people spell: the word lists behind `danger_spelling`.

Data only. Words are written without apostrophes, as `danger_spelling` sees them. Contractions are spelled out, so
that "can't", "cant", "cannot" and "carnt" all become "can not" and one phrase catches the four.
"""

from __future__ import annotations

SPELLED_OUT: dict[str, str] = {
    # contractions, with and without their apostrophe, and the ways they are mistyped
    "im": "i am", "ime": "i am", "ive": "i have", "iv": "i have", "id": "i would", "i'll": "i will",
    "hes": "he is", "shes": "she is", "theyre": "they are", "we're": "we are", "your'e": "you are", "its": "it is",
    "hed": "he would", "she'd": "she would", "theyd": "they would", "we'd": "we would", "he'll": "he will",
    "she'll": "she will", "theyll": "they will", "we'll": "we will", "theyve": "they have", "weve": "we have",
    "thats": "that is", "whats": "what is", "theres": "there is", "youre": "you are", "whos": "who is",
    "cant": "can not", "carnt": "can not", "cnt": "can not", "cannot": "can not", "canot": "can not",
    "cants": "can not", "cantt": "can not", "cudnt": "could not", "couldnt": "could not", "couldent": "could not",
    "dont": "do not", "dnt": "do not", "dony": "do not", "donot": "do not", "don": "do not", "doesnt": "does not",
    "dosent": "does not", "dosnt": "does not", "doesent": "does not", "dsnt": "does not", "didnt": "did not",
    "didint": "did not", "isnt": "is not", "isent": "is not", "aint": "is not", "arent": "are not",
    "wasnt": "was not", "wernt": "were not", "werent": "were not", "wont": "will not", "wnt": "want",
    "wouldnt": "would not", "wudnt": "would not", "hasnt": "has not", "hasent": "has not", "hasn": "has not",
    "havent": "have not", "havnt": "have not", "hadnt": "had not", "shouldnt": "should not", "mustnt": "must not",
    # text speak
    "wanna": "want to", "wana": "want to", "wonna": "want to", "gonna": "going to", "gunna": "going to",
    "gona": "going to", "gna": "going to", "gotta": "got to", "u": "you", "ur": "your", "n": "and", "cos": "because",
    "coz": "because", "cuz": "because", "bcoz": "because", "wud": "would", "cud": "could", "rn": "right now",
    "atm": "at the moment", "2nite": "tonight", "tonite": "tonight", "2night": "tonight", "2day": "today",
    "b4": "before", "pls": "please", "plz": "please", "sum1": "someone", "some1": "someone", "every1": "everyone",
    "any1": "anyone", "wiv": "with", "wivout": "without", "w/out": "without", "thru": "through", "sed": "said",
    "sez": "says", "ses": "says", "skool": "school", "skl": "school", "hav": "have", "av": "have",
    "tryna": "trying to",
    "imma": "i am going to", "ima": "i am going to", "alot": "a lot", "hisself": "himself", "hiself": "himself",
    "meself": "myself", "mesen": "myself", "maself": "myself", "mysel": "myself", "themself": "themselves",
    "ourself": "ourselves", "nemore": "anymore", "anymor": "anymore", "nomore": "anymore", "enymore": "anymore",
    # family
    "mam": "mum", "mom": "mum", "mummy": "mum", "mammy": "mum", "mommy": "mum", "mumma": "mum", "daddy": "dad",
    "da": "dad", "stepmom": "stepmum", "stepfather": "stepdad", "stepmother": "stepmum", "hubby": "husband",
    "hubbie": "husband", "dh": "husband", "dp": "partner", "exh": "ex", "bf": "boyfriend", "gf": "girlfriend",
    "ds": "son", "ds1": "son", "ds2": "son", "dd": "daughter", "dd1": "daughter", "dd2": "daughter", "lo": "child",
    "kiddo": "child", "gran": "nan", "nana": "nan", "nanny": "nan", "granny": "nan", "grandma": "nan",
    "sis": "sister",
    "bro": "brother", "dgs": "grandson", "dgd": "granddaughter",
    # misspellings further than one letter away, and short words that no one-letter rule may touch
    "kil": "kill", "kll": "kill", "kiil": "kill", "kiill": "kill", "killl": "kill", "kik": "kill",
    "kiling": "killing",
    "killin": "killing", "klling": "killing", "dye": "die", "diee": "die", "dieee": "die", "dei": "die",
    "dieing": "dying",
    "dyin": "dying", "deid": "dead", "ded": "dead", "suacide": "suicide", "sueside": "suicide", "suiside": "suicide",
    "sucide": "suicide", "sewerslide": "suicide", "sewercide": "suicide", "suicidel": "suicidal",
    "sueicidal": "suicidal",
    "suicidle": "suicidal", "suisidal": "suicidal", "sucidal": "suicidal", "suicdal": "suicidal",
    "sucidial": "suicidal",
    "suasidal": "suicidal", "sewicidal": "suicidal", "suacidle": "suicidal", "sewicide": "suicide",
    "unalived": "unalive", "unaliving": "unalive", "selfharms": "selfharm", "selfharmer": "selfharm",
    "slfharm": "selfharm",
    "selfhurt": "selfharm", "slef": "self", "od'd": "overdosed", "oded": "overdosed", "od'ed": "overdosed",
    "od'ing": "overdosing", "overdoes": "overdose", "strangeled": "strangled", "strangld": "strangled",
    "nife": "knife", "kinfe": "knife", "knifes": "knives", "throut": "throat", "throte": "throat", "coap": "cope",
    "kope": "cope", "copeing": "coping", "hitts": "hits", "hittin": "hitting", "hiting": "hitting", "beets": "beats",
    "hert": "hurt", "herts": "hurts", "hurtin": "hurting", "abusd": "abused", "toutch": "touch", "tuched": "touched",
    "scard": "scared", "scarred": "scared", "tabs": "tablets", "tablits": "tablets", "pils": "pills",
    "breething": "breathing", "breath": "breathe", "missin": "missing", "attaks": "attacks", "atacks": "attacks",
    "atack": "attack", "attak": "attack", "sisiter": "sister", "hse": "house", "safte": "safe", "aswell": "as well",
    "alife": "alive", "awnymore": "anymore", "becuase": "because",
}  # fmt: skip
"""One word as typed → how it is spelled out; the value may be several words."""

TWO_WORDS: dict[tuple[str, str], str] = {
    ("any", "more"): "anymore", ("no", "more"): "anymore", ("him", "self"): "himself", ("her", "self"): "herself",
    ("my", "self"): "myself", ("me", "self"): "myself", ("them", "selves"): "themselves", ("self", "harm"): "selfharm",
    ("self", "harms"): "selfharm", ("self", "harming"): "selfharming", ("self", "harmed"): "selfharmed",
    ("self", "ham"): "selfharm", ("self", "hurting"): "selfharming", ("self", "injury"): "selfinjury",
    ("self", "injurious"): "selfinjury", ("self", "injuring"): "selfinjury", ("self", "injures"): "selfinjury",
    ("self", "injure"): "selfinjury", ("over", "dose"): "overdose", ("over", "dosed"): "overdosed",
    ("step", "dad"): "stepdad", ("step", "mum"): "stepmum", ("step", "father"): "stepdad", ("step", "son"): "son",
    ("step", "daughter"): "daughter", ("grand", "son"): "grandson", ("grand", "daughter"): "granddaughter",
    ("break", "down"): "breakdown", ("kill", "selves"): "kill themselves", ("head", "banging"): "headbanging",
    ("head", "bangs"): "headbanging", ("head", "banger"): "headbanging", ("little", "one"): "child",
    ("little", "man"): "child", ("burned", "out"): "burntout", ("burnt", "out"): "burntout",
    ("burn", "out"): "burntout",
    ("sewer", "slide"): "suicide", ("un", "alive"): "unalive", ("with", "out"): "without", ("good", "bye"): "goodbye",
    ("year", "old"): "yo", ("yr", "old"): "yo", ("years", "old"): "yo", ("yrs", "old"): "yo", ("y", "o"): "yo",
}  # fmt: skip
"""Two neighbouring words read as one."""

SAID_AS_TO = frozenset({"2", "too", "t", "ti", "ot", "tp"})
"""What people type for "to" after a word that asks for it: "want too die", "going 2 do it"."""

TAKES_TO = frozenset(
    {"want", "wants", "wanted", "going", "tried", "tries", "trying", "threatening", "need", "like", "ready", "love"}
)

LOOSE = frozenset(
    """suicide suicidal suicides overdose overdosed overdosing unconscious breathing bleeding choking strangle
    strangled strangling strangles ligature stabbed stabbing tablets paracetamol selfharm selfharming
    selfharmed harming hurting himself herself myself themselves killing killed abused abusing abusive sexual
    sexually molested touched bruises missing attacks attacked attacking violent violence punches punched
    punching breaking scared frightened terrified partner husband boyfriend controls controlling forced
    marriage groomed neglected starving restrained attempted tether hanging anymore cutting burning threatened
    threatening threatens knife slapped domestic wrists without coping disappeared swallowed breakdown
    unresponsive""".split()
)
"""Words also recognised with one letter wrong, missing, extra or swapped."""

ORDINARY = frozenset(
    """blending breeding pleading feeding needing leading cooking strange tables tablet warming harding farming
    charming hurling hunting willing billing filling milling drilling skilling killings filled killer willed
    skilled billed amused amusing bused using cruises bruise hissing messing kissing mixing attack attached
    attacker attach violet hunched pinched freaking braking shared scare scarred soared scares cared spared
    scored scaled sacred stared scary scarce brightened partners parner husbands control forces forged force
    formed marriages carriage staring starting starring attempts ether handing ranging changing banging
    hinging putting gutting shutting burying turning learning cunning bunting threaten snapped clapped slipped
    swapped flapped slaps wrist coding hoping coming copying doping moping roping swallow collapse breathe
    breathes teething seething bathing loathing tied tired cried dried sexuality bleating breaking braking
    baking speaking peaking creaking sneaking freaked knives mussing passing pissing touches touch poached
    coached couched torched stopped punching lunching bunching munching attacks abuses abuse suffered rather
    tether restraint terrible partnered strangely tablets sexual missing""".split()
)
"""Everyday words one letter away from a word in `LOOSE`; never read as it."""

STARRED = frozenset(
    """kill kills killed killing die dying dead suicide suicidal rape raped overdose hang hanging hanged harm
    selfharm cutting knife abuse abused hurt stab stabbed strangled myself himself herself""".split()
)
"""Words people half hide: "su*cide", "k*ll", "d1e", "r@pe"."""

SPACED = ("i", "want", "wanna", "to", "die", "kill", "my", "self", "me", "myself", "him", "himself", "her", "herself",
          "suicide", "suicidal", "dead", "end", "it", "all", "help", "hurt", "harm", "cut", "rape", "overdose", "knife",
          "hang", "life", "please", "now")  # fmt: skip
"""Words read out of letters typed apart: "s u i c i d e"."""

LOOKALIKES = str.maketrans(
    "\u0430\u0435\u043e\u0440\u0441\u0443\u0445\u0456\u043a\u03b1\u03b5\u03bf\u0131"
    "\u2018\u2019\u201b\u02bc\u00b4\u0060\u2032\uff07",
    "aeopcyxikaeoi" + "'" * 8,
)
"""Letters of other alphabets that look Latin, and every kind of apostrophe."""

DIGIT_LETTERS = str.maketrans("1!03@4$57", "iioeaasst")
"""Digits and signs typed in place of letters."""
