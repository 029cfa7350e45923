r"""Signs that mean little alone and danger together: a grey face and a limp body, an empty box and a child asleep.

People in danger often do not name it. Each sign is a concept with many wordings; each of `TOGETHER` says which
concepts, close to each other, are danger. Data only, written as `danger_phrases` explains; found by `danger_matching`.
"""

# ruff: noqa: E501 - one concept to a line: broken lines would be harder to check than long ones

from __future__ import annotations

NEAR_CHARACTERS = 260
"""How far apart, in the plain spelling, the signs of one danger may stand: about three tired sentences."""

SIGNS: dict[str, str] = {
    # a body that is failing
    "colour": r"(?:lips?|face|skin|fingers|mouth|colour|he|she|gone|turned|going|looks?|looking) ~4 (?:blue|bluish|grey|greyish|gray|purple|white as|ashen|mottled)(?! (?:badge|form|paper|area|room|card|uniform|box|plate|cup))",
    "limp": r"(?:gone|going|really|all|so|very|been|is|just|suddenly) (?:really |all |so |very )?(?:floppy|limp|lifeless|stiff)",
    "breathing": r"breath\w* ~5 (?:noisy|noisily|noise|funny|strange|strangely|weird|weirdly|wrong|shallow|fast|slow|rattl\w*|bubbl\w*|gurgl\w*|struggl\w*|hard|stopped|odd)|(?:noisy|noise|funny|strange|wrong|shallow|rattl\w*|bubbl\w*|gurgl\w*|struggl\w*|normal) ~6 breath\w*|gurgling|gasping",
    "waking": r"(?:can not|could not|not|hard to|struggling to) ~4 (?:wake|rouse|stay awake|open (?:his|her) eyes|respond|come round)|(?:really|so|very|gone|all|too) (?:really |so |very )?(?:sleepy|drowsy|groggy|dopey|out of it)|eyes (?:rolled|rolling|half shut|glazed)",
    "senseless": r"not ~3 (?:make|making|talk|talking) (?:any )?sense|slurr\w+|not (?:know|recognise) (?:me|us|where)",
    "fit": r"(?:fit|fitting|fits|seizure|shaking|jerking|convulsing|convulsion)",
    "minutes": r"(?:\d+|five|six|seven|eight|nine|ten|fifteen|twenty|already|over) (?:\d+ )?(?:minutes?|mins?)",
    "goes_on": r"not ~2 (?:stop|stops|stopping|stopped|ending)|still (?:fitting|shaking|going|seizing|jerking)|second dose|no effect|not work(?:ing|ed)?",
    "swallowed": r"(?:swallowed|swallow|eaten|drank|drunk|put in (?:his|her) mouth)",
    "poison": r"(?:button )?(?:batter\w+|magnets?|magnetic|bleach|poison|antifreeze|weedkiller|detergent|washing pods?|dishwasher|white spirit|lighter fluid|vape|e liquid)",
    # means
    "pills": r"(?:{PILLS}|antihistamines?|vitamins|citalopram|quetiapine|risperidone|lorazepam|zopiclone|keppra|epilim)",
    "emptied": r"(?:box|packet|bottle|strip|pack|blister|tub)s? ~6 (?:empty|gone|missing|finished)|empty (?:box|packet|bottle|strip|pack|blister|tub)s?|(?:all|half) ~2 (?:gone|missing)",
    "hoarded": r"(?:sav(?:ed|ing)|hid|hides|hidden|hiding|hoard\w*|stash\w*|count(?:ed|ing)|collect(?:ed|ing)|lined up) ~4 (?:them|up|it|{PILLS})",
    "sharp": r"(?:sharpener|blades?|razors?|scissors|screwdriver|knife|knives|penknife|broken glass|compass|stanley)",
    "skin": r"(?:arms?|legs?|wrists?|thighs?|sleeves?|skin)(?! (?:length|bands?|rests?|chair))",
    "shut_in": r"(?:locked|shut|barricaded) ~4 (?:in|door|bathroom|bedroom|toilet|room)|(?:door|bathroom|bedroom) ~3 (?:locked|shut|barricaded)|will not (?:come out|let ~3 in|open the door)",
    "cord": r"(?:rope|cord|noose|belt|cable|flex|dressing gown|shoelaces?|scarf|tie|ties)",
    "neck": r"(?:neck|throat|bannister|banister|door handle|wardrobe rail|curtain rail|tree)",
    "height": r"(?:roof|ledge|bridge|balcony|multi storey|multistorey|scaffolding|cliff|parapet|railings|top floor|window ledge|windowsill|flyover|viaduct|loft hatch)",
    "up_there": r"(?:up|stood|standing|sat|sitting|climbed|climbing|got|edge|over) ~2 (?:on|of|over|onto|the)",
    "keep_off": r"(?:nobody|no one|not|do not|if anyone|if we) ~3 (?:come|comes|go|get|went) (?:near|close|up|down)|will not (?:come|get) down|can not (?:get|reach|talk) (?:him|her) ?(?:down)?|threatening|(?:will|would|says|going to) jump",
    "car_door": r"(?:car|taxi|van|minibus|bus) doors?|door ~5 (?:motorway|dual carriageway|moving)|out of (?:the |a )?(?:moving )?(?:car|taxi|van)",
    "fast_road": r"(?:motorway|dual carriageway|m\d{1,2}|bypass|moving|hard shoulder|slip road|while ~3 driving|as ~3 driving)",
    "water": r"(?:river|sea|lake|canal|reservoir|weir|lock)",
    # an end in sight
    "goodbye": r"(?:good ?byes?|farewell|last words)",
    "letter": r"(?:letters?|note|notes|video|message|text|under (?:his|her) pillow|diary)",
    "last_letters": r"(?:written|wrote|writing|done) (?:all )?(?:the|my|them|him|her|everyone|you|their) ~1 (?:letters|goodbyes)",
    "not_waking": r"(?:not|never) (?:waking|wake|woke|woken) up(?! (?:for|until|till|in the mornings?|to go|on time|early|at (?:night|home|\d+)))",
    "make_it_stop": r"(?:want|wants|wanted|need|needs|wish|make|just) ~3 (?:it|everything|this|the noise in (?:my|his|her) head) ~1 (?:to )?(?:all )?(?:stop|end|be over)(?= \|| now| and| for)",
    "all_stop": r"(?:want|wants|wanted|wish) ~2 (?:it all|everything|all of it) (?:to )?stop",
    "without_me": r"(?:better|easier|simpler|happier|fine|well|ok|okay|good|cope|manage) ~4 without (?:me|him being|her being)(?= \|| around| in| here| and| anyway)|without me (?:in|around|here|there)|when (?:there is|theres) no me|if (?:there was|there is|there were) no me",
    "no_return": r"(?:not|never|no) ~3 (?:be|come|coming|going|go) back(?= \|)|(?:not|never) ~4 be back(?= \|| ever| again)|(?:one way|on my way out)",
    "leaving": r"(?:bags? ~1 packed|packed (?:a|my) bags?|i am off|i am going|keys in my hand|coat on|walking out|i am leaving)",
    "who_gets": r"(?:who (?:gets|will have|takes|would get|has) (?:him|her|them|my (?:son|daughter|child|kids))|(?:new|different|another) carer|after i am gone|when i am (?:gone|dead|not here))",
    "put_in_order": r"(?:life insurance|my will is|(?:sorted|sorting|labelled|organised|put) ~6 (?:folders?|in order|affairs)|passwords)",
    "does_it_hurt": r"(?:ask|asks|asked|asking|googl\w+|search\w*|looked up|looking up|wonder\w*) ~8 (?:(?:if|whether) it (?:hurts|would hurt|is quick)|does it hurt|painless|how (?:high|many|much|deep|long) ~6 (?:die|dying|kill|drown|fall|tablets)|just go to sleep|go to sleep and)",
    "gives_away": r"(?:given|giving|gave|gives|gifted) ~9 (?:away|to (?:his|her|next|a|the|my|their) ~1 (?:friend|friends|cousin|sister|brother|mate|neighbour|door))",
    "dear_things": r"(?:hamster|rabbit|guinea pig|pet|all (?:his|her|my) ~2 (?:cards|toys|things|games|lego|books|clothes|stuff|teddies|money|savings)|collection|favourite|most precious)",
    "thinks_of_it": r"(?:think|thinks|thought|thinking|imagine|keep (?:picturing|thinking)|tempted|feel like|could just|what if i)",
    "drives": r"(?:drive|driving|walk|walking|steer|swerve|car|jump|go) ~5 (?:into|in|off|to|towards)",
    "not_stop": r"(?:not|never|without) (?:stop|stopping|brake|braking|turn back|turning back)",
    # another's hand
    "threat": r"(?:told|says|said|shown|showed|threat\w*|promised|whispered) ~8 (?:getting it|going to get it|who ~3 getting|kill|stab|hurt|do (?:him|her|them|me)|pay for it|finish)",
    "blow": r"(?:{BLOW}|strangled|strangles|choking) (?:me|us)",
    "partner": r"(?:{PARTNER})",
    "no_escape": r"(?:can not|not) (?:leave|get out|get away|go out)|took my (?:phone|keys|money)|no money of my own|has my (?:passport|phone|keys)",
}
"""A concept → its wordings."""

TOGETHER: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("immediate_danger", "now", ("colour", "limp")),
    ("immediate_danger", "now", ("colour", "breathing")),
    ("immediate_danger", "now", ("colour", "waking")),
    ("immediate_danger", "now", ("limp", "breathing")),
    ("immediate_danger", "now", ("limp", "waking")),
    ("immediate_danger", "now", ("breathing", "waking")),
    ("immediate_danger", "now", ("waking", "senseless")),
    ("immediate_danger", "now", ("fit", "minutes", "goes_on")),
    ("immediate_danger", "now", ("swallowed", "poison")),
    ("immediate_danger", "now", ("pills", "emptied", "waking")),
    ("immediate_danger", "now", ("pills", "emptied", "senseless")),
    ("immediate_danger", "now", ("height", "up_there", "keep_off")),
    ("immediate_danger", "now", ("sharp", "shut_in")),
    ("immediate_danger", "now", ("sharp", "threat")),
    ("suicide_self_harm", "ongoing", ("pills", "hoarded")),
    ("suicide_self_harm", "now", ("pills", "hoarded", "not_waking")),
    ("suicide_self_harm", "ongoing", ("cord", "neck")),
    ("suicide_self_harm", "now", ("cord", "does_it_hurt")),
    ("suicide_self_harm", "now", ("does_it_hurt",)),
    ("suicide_self_harm", "ongoing", ("sharp", "skin")),
    ("suicide_self_harm", "now", ("goodbye", "letter")),
    ("suicide_self_harm", "ongoing", ("not_waking",)),
    ("suicide_self_harm", "ongoing", ("all_stop",)),
    ("suicide_self_harm", "ongoing", ("make_it_stop",)),
    ("suicide_self_harm", "now", ("all_stop", "car_door")),
    ("suicide_self_harm", "now", ("without_me", "put_in_order")),
    ("suicide_self_harm", "ongoing", ("without_me",)),
    ("suicide_self_harm", "now", ("last_letters", "who_gets")),
    ("suicide_self_harm", "ongoing", ("last_letters",)),
    ("suicide_self_harm", "ongoing", ("put_in_order", "who_gets")),
    ("suicide_self_harm", "ongoing", ("gives_away", "dear_things")),
    ("suicide_self_harm", "now", ("thinks_of_it", "drives", "not_stop")),
    ("suicide_self_harm", "ongoing", ("thinks_of_it", "drives", "water")),
    ("suicide_self_harm", "faint", ("car_door", "fast_road")),
    ("parent_breaking_point", "now", ("leaving", "no_return")),
    ("domestic_abuse", "ongoing", ("partner", "blow")),
    ("domestic_abuse", "ongoing", ("partner", "no_escape")),
)
"""Group, weight, and the signs that must all stand near each other."""
