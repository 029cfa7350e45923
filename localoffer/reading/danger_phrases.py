"""What people say when someone is in danger: the phrases behind `danger`.

Data only; `danger_matching` turns each line into a pattern over the plain spelling of `danger_spelling`, where
contractions are spelled out and words are parted by one space.

How a line is written: `{NAME}` is one of `WORDS`; `~3` is up to three words; `^3` is up to three words, none of them
naming another person; `(?= \\|)` means the sentence ends here. A line may start with who it is about:
`self:` the nearest person named before it is the one writing, or the family; `child:` the message speaks of a child;
`adult:` it does not, and no child is typing; `minor:` a child is typing.

Source: domain brief, section 7, and the ways families say the same things.
"""

from __future__ import annotations

WORDS: dict[str, str] = {
    "SELF": "himself|herself|myself|themselves|yourself|ourselves",
    "KILL": "kill|kills|killing|killed",
    "CHILD": "son|sons|daughter|child|boy|girl|lad|lass|kid|kids|children|grandson|granddaughter|nephew|niece|teenager"
    "|teen|toddler|baby|twin|twins|eldest|youngest|oldest|brother|sister|stepson|yo",
    "PARTNER": "partner|husband|wife|boyfriend|girlfriend|ex|fella|bloke|missus|fiance|fiancee|his dad|her dad|their dad"
    "|kids dad|his father|her father|their father|babys dad|my childs dad",
    "ADULT": "dad|father|stepdad|mum|mother|stepmum|teacher|teachers|ta|tas|staff|carer|carers|driver|escort|uncle"
    "|aunt|grandad|nan|babysitter|childminder|coach|tutor|worker|keyworker|headteacher|assistant|pa|man|adult|adults"
    "|someone|somebody|supervisor|in law|relative|respite worker|ex|partner|boyfriend|husband|wife|parents|neighbour|foster carer|lsa|nurse",
    "FAMILY": "me|us|mum|dad|my husband|my wife|my partner|my daughter|my son|my other child|my mum|the baby|the dog"
    "|the cat|my other kids|the other kids|his family|her family"
    "|(?:his|her|my|our|their) (?:own |little |baby |big |older |younger |twin |disabled |newborn |\\d+ yo )*"
    "(?:sister|sisters|brother|brothers|sibling|siblings|mum|dad|nan|grandad|twin|baby|mother|father|parents)",
    "HIM": "him|her|them|my (?:[^ |]+ )?(?:son|daughter|child|boy|girl|kid|kids|grandson)|my son|my daughter|my child|my baby|my boy|my girl|my kids|my children|the baby|the kids"
    "|the children|one of them|my kid|my grandson|my granddaughter|our son|our daughter|our child",
    "PILLS": "tablets|tablet|pills|pill|meds|medication|medicine|medicines|paracetamol|ibuprofen|calpol|melatonin"
    "|antidepressants|sertraline|painkillers|codeine|insulin|propranolol|fluoxetine|diazepam|morphine|aspirin",
    "BLOW": "hit|hits|hitting|slap|slaps|slapped|slapping|punch|punches|punched|punching|kick|kicks|kicked|kicking|beat"
    "|beats|beating|smack|smacks|smacked|smacking|shook|shakes|shaking|dragged|drags|dragging|grabbed|grabs|grabbing"
    "|thumps|thumped|whacks|whacked|belts|belted|batters|battered|hurts|hurt|hurting|assaulted|pinches|pinched"
    "|burns|burned|burnt|chokes|choked|throttled|spat at|headbutted|gripped|gripping|attacks|attacked|attacking|manhandled|threw",
    "SCARED": "scared|afraid|frightened|terrified|petrified|fearful|scard|frightend",
    "CANT": "can not|could not|can hardly|can barely|can no longer|not able to|unable to|can never|can not even|can not just",
    "WANT": "want|wants|wanted|wanting|wish|wishes|wished|wishing|wan",
    "WOULD": "will|would|ill|shed|going to|want to|wants to|wanted to|wanting to|might|ready to|about to|trying to"
    "|tried to|tries to|try to|threatens to|threatened to|threatening to|thinking of|thinking about|thought about"
    "|thoughts of|thoughts about|feel like|feels like|feeling like|felt like|talks about|talking about|talked about|tempted to|plans to|planning to|just|need to"
    "|needs to|how to|ways to|says she will|gonna|should|could|better to|like to",
    "ANYMORE": "anymore|any longer|much longer|no longer|another day|another minute|one more day|another night"
    "|like this|on my own anymore",
    "THINGS_TO_JUMP": "bridge|roof|cliff|building|balcony|car park|window|windows|flats|multistorey|multi storey|ledge",
    "TRAFFIC": "train|trains|traffic|car|cars|lorry|lorries|bus|buses|moving car|tube",
    "ENDS": "\\||and|but|so|because|i|we|he|she|they|please|help|now|again|today|tonight|anymore|or|then|my",
}  # fmt: skip

HARMLESS = r"""
killing (?:me|us) (?:laughing|softly)
(?:it|this|maths|homework|waiting|school|stress|heat|back|feet|hill) (?:is |s )?killing (?:me|us|him|her|them)
(?<!about )(?<!of )(?<!on )(?<!threatens )(?<!as )killing (?:me|us)
(?<!about )(?<!of )killing (?:myself|ourselves) (?:laughing|trying|to get|to do|doing|working|over|for|with|getting|just)
(?:kill|kills|killing|killed|nearly killed) {SELF} laughing
(?:kill|killing) (?:time|two birds|the mood|for a)
could kill for
dying (?:for|down|out|of (?:laughter|embarrassment|boredom|thirst|heat|shame|curiosity))
dying to (?!be dead|die)[^ |]+
(?:it|that|this|news|diagnosis|reality|loss|death|change|changes|cuts|cost|costs|covid|puberty|transition|grief|guilt|decision|move|which|really) (?:\w+ ){0,2}(?:hit|hits|hitting) (?:me|him|her|us|them|you)(?: hard| harder)?
(?:can not|not|unable|struggles?|struggling|difficulty|trouble|learn|learning|how|help|helping|safely|yet) (?:to |with |safely |him |her |yet )*(?:use|using|hold|holding|grip|gripping|control|manage|cut with|cutting with) (?:a |his |her |the )?(?:knife|knives|scissors)(?: (?:and|or) (?:a )?(?:knife|scissors|knives|fork))?
(?:phone|battery|laptop|ipad|tablet|car|conversation|plant|fish|hamster|goldfish|aid|aids|wheelchair) (?:is|was|are|has|keeps)? ?(?:dying|died|dead)
(?:to die for|die hard|die down|old habits die|never say die|nearly died of|died laughing|died of embarrassment|die of (?:embarrassment|boredom|shame|laughter|laughing)|almost died of|nearly died laughing)
(?:die|dye|dying) (?:her|his|my|their|the) hair
drop dead gorgeous
(?:know|ask|asks|asking|asked|wonder|wonders|questions|explain) (?:about )?(?:when|how|why|if|what happens when) (?:he|she|i|we|they|you|people|everyone|mum|dad|nan|things|animals)(?: all)? (?:is going to |are going to |will |would |might |have to )?(?:die|dies|dying)
dead (?:end|ends|line|lines|set|easy|good|chuffed|proud|nice|tired|weight|against|keen|on|sea|heading|in the water|boring|slow|simple|hard|pleased|happy|excited|sure|clever|bright|funny|helpful|useful|quick|cheap|expensive|important|worried|lucky|space|wood|leg)
(?:suicide squad|suicide mission|squid game)
unconscious bias
bleeding (?:council|school|heart|hearts|edge|obvious|useless|heck|hell|joke|thing|nightmare|la|local|senco|plan|form|forms|taxi|ridiculous|awful)
(?:nose bleeds?|nosebleeds?|gums? bleeding|bleeding gums|bleeding nose|nose (?:is )?bleeding|bleeding disorder|bleeding condition|periods?)
choking (?:hazards?|risks?|up)
risk of choking
choke hazards?
choked up
(?:knife|knives) and (?:a )?(?:fork|forks|spoon)
fork and (?:a )?knife
(?:knife skills|butter knife|plastic knife|knife crime|under the knife|cutlery knife|child safe knife|pen knife edge|knife edge|play knife|toy knife|knife angel|bread knife for toast)
(?:nerf|toy|water|glue|pretend|lego|play|cap|bubble|heat|massage|spud) guns?
hang (?:on|around|about|out|in there|up|tight)
hanging (?:on|around|about|out|in there|up|over|by a thread)
hangs (?:on|around|about|out|up)
(?:rope|ropes) (?:swing|swings|course|courses|bridge|ladder|ladders|skipping|climbing)
(?:skipping|climbing|high|low|jump|tow|adventure) ropes?
(?:know|learn|learning|show|showing|showed|teach) (?:me |us |him |her )?the ropes
bridge the (?:gap|summer)
bridging the gap
(?:under|over|by|near|cross|crosses|crossing) the bridge
run away with (?:the|that|it|things|this|an)
r[au]n away with (?:the|that|an) idea
running away to (?:spain|the|a|france|greece|turkey|my)
(?:run|running|ran|runs) off (?:his|her|their|our|my) (?:feet|energy|steam)
(?:beat|beats|beating) (?:him|her|me|us|them) (?:to|at)
(?:beat|beats|beating) (?:myself|yourself|ourselves|himself|herself|themselves) up
kick(?:s|ed|ing)? (?:me|him|her|us|them) (?:out|off|while)
(?:hits|hit) (?:me|us) (?:in the pocket)
jump(?:s|ing|ed)? (?:through (?:\w+ )?hoops?|at the chance|the queue|the gun|to conclusions|for joy|up and down|on the trampoline)
shoot(?:s|ing)? (?:me|her|him|you|them|us) (?:an|a|over) (?:email|message|text)
(?:panic|asthma|anxiety|heart) attacks?
(?:verbal|substance|drug|alcohol|screen|power|blue badge) abuse
abuse of (?:power|the system|process|position)
abused? (?:by )?the (?:system|process|rules)
(?:touch|touched|touching) (?:base|wood|type|screen|on|upon|typing|and go)
(?:touched|touches|touching) (?:me|him|her|us) deeply
(?:hates?|hating|dislikes?|likes?|sensitive to|cope with|stand|tolerate|bear|refuses?|mind|minds) (?:being |to be )?touch(?:ed|ing)?
touched her heart
(?:dog|hair|well|horse|cat|pet) groom(?:ed|ing|er|ers)
(?:personal|self|basic) grooming
groomed for
neglect(?:ing|ed|s)? (?:their|its|his needs|her needs|the|statutory|to|duty|duties|by (?:the )?(?:system|council|la|local|school|camhs|nhs|services|government|lea|authority|senco|education))
neglect of (?:duty|duties|send|children with)
starving (?:hungry|all the time|after school|when)
(?:always|constantly|absolutely) starving
locked in (?:syndrome|a battle|battle|dispute|a dispute|to|at|a fight|an argument|combat|time|by|advance)
restrain(?:t|ts|ed|ing|s)? (?:policy|policies|training|harness|harnesses|system|systems|of trade|straps?|in the car|in a car|in his (?:car|seat|chair|wheelchair)|in her (?:car|seat|chair|wheelchair))
(?:car|seat|budget|budgetary|financial|funding|time|wheelchair|vehicle|travel|child) (?:seat )?restraints?
(?:cutting|cut) and (?:sticking|stick|pasting|paste)
(?:cut|cuts|cutting) {SELF} (?:off|out|short|up some|on the|on a|shaving|down|from|adrift)
(?:die|died|dies|dead) (?:in|of|from) (?:the (?:book|film|game|story|war)|minecraft|fortnite|roblox)
(?:kill|kills|killed|killing) (?:the (?!dog|cat|baby|kids|teacher)\w+|it|off|any|his confidence|her confidence|my (?:back|feet|head|knees|confidence|mood|social)|zombies|monsters|people in|everyone in|bugs|germs|ants|flies|spiders)
(?:overdose|overdosed|overdosing) (?:of|on) (?:information|screen|screens|sugar|chocolate|sweets|haribo|ipad|youtube|christmas|telly|tv|acronyms|jargon|paperwork|forms|leaflets|advice|homework|news|facebook|google|coffee|caffeine|cake|love|meetings|emails)
in danger of (?:being (?!killed|hurt|abused|attacked)\w+|losing|falling|becoming|missing|getting|having|exclusion|closing|failing|not)
(?:care|carer|carers) (?:plan|plans|package|packages|needs|act|assessment|coordinator)
(?:in|into) (?:the )?care (?:plan|package|of|and|home)
hurt (?:his|her|their|my|our|any) (?:feelings|chances|case|confidence|education|pride)
fitting (?:in|into|a|the|for (?!\d|a few|a couple|ages|hours|over|about|nearly|five|ten)\w+|room|rooms|rails|with)
controlled (?:assessment|assessments|conditions|by the council)
what i will do (?:when|if|for|with the|with all|without my (?:job|car|phone)|next)
walk(?:ing|ed)? (?:out|away) (?:of|from) (?:the|a|this|that|his|her|school|lessons?|class|assembly|mediation)
given up (?:work|my job|my career|trying to get|asking|on the (?:council|school|la|system|nhs)|on camhs|my|hope of)
give up (?:work|my job|my career|trying to get|asking|on the (?:council|school|la|system|nhs)|on camhs|my|his place|her place|hope of)
end (?:it|things) (?:at|early|after)
(?:council|la|lea|authority|school|college|senco|camhs|panel|head|landlord|nursery) ^6 end(?:ing)? (?:it|things)
carry on (?:with (?!this|it|him|her|life)|paying|working|taking|sending|driving|teaching|to|getting|doing|using|claiming|learning|living at|in|at|past|after|until|till|being|having|his|her)
go on (?:the (?!way)|a|an|holiday|holidays|trips?|days|to|it|her|his|my (?!own)|any (?!longer|more)|school|our|for (?!much|any|another|long)|with (?!this|him|her|it)|buses|public|trains?|about|and on|roller|residential|forever|without his|without her|strike|line)
can not go on (?:holiday|trips?|days|the|a)
(?:go|goes|going|went|gone) off on one
(?:on|over) (?:the|a) (?:bridge|roof) (?:centre|club|school|academy|unit|project|street|road|lane|estate|farm)
(?:killer|killers|serial killer|painkiller)
(?:cope|coping|deal|dealing) with (?:the |all the |all these |these |any more |all this |this |another )?(?:forms?|paperwork|letters?|emails?|calls|phone|admin|jargon|application|applications|technology|online|homework|questions)
violent (?:in|on|at) (?:games?|video|xbox|the xbox|fortnite|his games)
violent (?:games?|video|videos|films?)
"""
"""Everyday uses of frightening words: taken out before anything is looked for."""

PASSING: dict[str, str] = {
    "suicide_self_harm": r"""
(?:lost|losing) (?:his|her|my|a|our|their) ~3 (?:to|by|through) suicide
(?:bereaved|bereavement|died|death|deaths|funeral|grief|widowed|loss) ~3 (?:by|to|from|after|of|through) suicide
(?:dad|father|mum|mother|uncle|aunt|nan|grandad|cousin|friend|friends|relative|parent|stepdad|grandfather|birth mum|birth dad) (?:has |had |who |sadly |recently |just |was |then )*(?:committed|commited|comitted|died|completed|attempted|lost|took|killed|hung|hanged) ~3 (?:suicide|life|himself|herself|themselves)
suicide ~3 (?:of|in) ~2 (?:relative|friend|father|dad|mum|mother|uncle|family|brother|cousin|parent|grandad|nan)
suicide (?:prevention|awareness|training|policy|bereavement|statistics|rates|rate|help ?line|first aid|talk|research|charity)
(?:prevent|preventing|prevention of) suicide
selfharm(?:ing)? (?:policy|training|awareness|leaflet|leaflets|information|workshop|workshops|course|talk|in (?:general|teenagers|teens|schools))
los(?:e|ing|t) the will to live
(?<!says )(?<!saying )(?<!screams )(?<!screaming )(?<!said )(?<!please )(?<!to )(?<!shouts )kill me now
going to kill myself (?:laughing|if i (?:hear|have to (?:read|fill|ring|phone|explain)))
""",
    "parent_breaking_point": r"""
i could (?:cheerfully |happily |honestly )?(?:kill|strangle|throttle|murder|swing for) (?:him|her|them|someone|the)
""",
    "child_abuse": r"""
(?:history of|suffered|experienced|early|past|previous|background of|because of|due to|through|from|after) ~2 (?:abuse|neglect|sexual abuse)(?: and (?:abuse|neglect))?
(?:abuse|neglect|trauma) ~2 (?:before (?:we|i|he|she|they|being|adoption)|as a baby|in (?:his|her|their) (?:birth|first|early)|with (?:his|her|their) birth)
""",
    "domestic_abuse": r"""
(?:fled|fleeing in|left|leaving in|escaped|history of|experienced|suffered|witnessed|survivor of|survivors of|past|previous|historic|historical|after|due to|because of|through|from) ~2 (?:domestic (?:violence|abuse)|dv|abusive (?:relationship|marriage|ex|home|partner|husband))
(?:domestic (?:violence|abuse)|dv) (?:survivor|survivors|training|awareness|policy|in the past|years ago|act)
(?:abusive|violent|controlling) ex
""",
}
"""Danger spoken of at a distance, or as a figure of speech: the softer card, and not read again as more."""

NOW: dict[str, str] = {
    "immediate_danger": r"""
(?:he|she|they|{CHILD}|i) (?:is|am|are|s|might be|could be|may be|looks like he is|looks like she is) ~1 dying
(?:think|thinks|help) ~3 dying
(?:not|stopped|stops|no longer) breathing(?! at night| in (?:his|her) sleep| through| exercises)
(?:struggling|fighting|gasping|hard|can not|could not) (?:to |for )?breathe?(?! through| exercises| in (?:the )?(?:mask|class|assembly))
(?:took|taken|swallowed|ate|eaten|downed|necked|drank|drunk|popped|took down) ~2 (?:all|too many|too much|load|loads|lots|bunch|whole|bottle|bottles|packet|packets|pack|packs|box|boxes|handful|heap|tub|strip|\d\d+|mixture|every) ~4 (?:{PILLS})
had (?:too many|a whole|a bottle of|a packet of|a load of) ~3 (?:{PILLS})
(?:he|she|they|{CHILD}) ^2 (?:took|taken|swallowed|eaten) (?:my|mums|dads|nans|his mums|her mums|our|some) ~2 (?:{PILLS})
(?:took|taken|swallowed) (?:some )?(?:tablets|pills|paracetamol|pain ?killers)(?! for| to| off| every| each| daily| at| in| with| twice| once| since| before| and (?:it|he is|she is))
(?:overdose|overdosed|overdosing|overdoses)
(?:took|taken|takes|taking) (?:an |another )?od
(?:he|she|i|they|{CHILD}) (?:has |have |is |just )*od(?= \|| on| and| again)
(?:has|have|had|got|gets|getting|grabs|grabbed|grabbing|grab|holding|holds|held|took|taken|takes|pulled|pulls|picked up|picks up|waving|waved|wielding|with|carrying|carries|using|put|puts|came|comes|went|chased|chases|chasing|find|found|ran|goes|went for|goes for|at me with) ~3 (?:knife|knives|blade|blades|razor|razors|razor blade|machete|axe)(?! away| away (?:in|from)| locked| hidden| up| out of reach)
(?:knife|knives|blade|scissors|glass) ~2 (?:to|at|against|on) (?:my|his|her|the|their|mums|dads) ~2 (?:throat|neck|wrist|wrists|chest|stomach|arm|face|back|heart)
(?:threaten|threatens|threatened|threatening|attacks|attacked|attack|stab|stabs|stabbed|went for|came at|comes at|chased|chases) ~5 (?:with|using) ~3 (?:knife|knives|scissors|hammer|glass|bat|screwdriver|blade|weapon|razor|axe)
(?:has|got|have|with|holding) (?:a|my|his|the|dads) gun
(?:he|she|i|am|is|are|{CHILD}|they|stood|standing|sat|sitting|climbed|climbing|got|headed|up) ^3 on (?:the edge of |top of |a |the |top )+(?:motorway |railway |foot |car park |school |house |garage )?(?:bridge|roof|ledge|cliff|multi storey|multistorey|railway line|railway tracks|train tracks|railway|train line|tracks|balcony edge|window ledge|window sill|car park roof)
(?:gone|going|heading|headed|run|ran|walked|walking) (?:up |down |off |back |out )?to (?:the|a) (?:bridge|cliff|cliffs|railway|train tracks|railway tracks)
(?:going|gonna|about|am going) to (?:just )?do it (?:right )?(?:now|tonight|today|this time)
doing it (?:right now|tonight|now(?= \|))
in ~1 danger (?:right )?now
(?:in|into) (?:immediate|serious|real|grave|terrible) danger
(?:he|she|i|we|they|{CHILD}|his life|her life|my life|our lives|lives) (?:is|am|are) in (?:real |serious )?danger(?! of| on the road| near)
(?:he|she|{CHILD}|dad|mum|husband|wife|i) (?:is |has |was |have |are |keeps |gone |just |now |lying |lay |found )*(?:unconscious|unresponsive|passed out|blacked out|collapsed|passing out)
(?:found|lying|lay) ~2 unconscious
(?:he|she|{CHILD}) (?:is |will )?not (?:responding|responsive|moving)(?! to (?:his name|her name|name|any|my (?:email|emails|calls)|emails|treatment|speech|instructions|therapy|meds|medication|us on)| school| house| up| on| into| class)
will not wake up(?! for| in the mornings|in the morning| until| till| to go| on time| early| at| before| and get| and go| or)
(?:can not|could not) wake (?:{HIM})(?: up)?(?! for| in the mornings|in the morning| to go| on time| early| at| before| and get)
(?:he|she|they|{CHILD}|i) (?:is|am|are|was) ~1 choking(?! on (?:his|her) (?:food|words|drink|dinner))
bleeding (?:heavily|badly|everywhere|a lot|out|to death|loads|really)
will not stop bleeding
(?:he|she|i|they|{CHILD}|wrist|wrists|head) (?:is|am|are) ~1 bleeding(?! (?:nose|gums))
(?:blood everywhere|lots of blood|so much blood|covered in blood|losing ~2 blood|pouring with blood)
(?:fit|fitting|seizure|seizing|convulsing|seizures) ~4 (?:not stopping|not stopped|will not stop|has not stopped|is not stopping|does not stop|not come round|not coming round)
(?:been|still|is) (?:fitting|seizing|in a (?:fit|seizure)|having a (?:fit|seizure)) (?:for|now|and)
(?:he|she|{CHILD}) is (?:fitting|seizing|convulsing|having a (?:fit|seizure))(?= \|| now| right| and (?:it )?(?:will not|is not)| help| please)
(?:swallowed|drank|drunk|eaten|ate) ~3 (?:bleach|battery|batteries|magnet|magnets|poison|antifreeze|weedkiller|screenwash|white spirit|dishwasher tablet|button cell)
(?:lips (?:are|is|have|gone|going|turned|turning) ~1 blue|blue lips|turned blue|gone blue|going blue|turning blue|gone limp|gone (?:all )?floppy|throat is (?:closing|swelling))
need an ambulance
heart rate (?:is |of |was |down to )*[1-4]\d
burn(?:s|ing)? (?:the|our|my|your) (?:house|home|flat) down
burn (?:down )?(?:the|our|my) (?:house|home|flat)
(?:{ADULT}) ~2 (?:tape|taped|gag|gagged) ~4 mouth
gone (?:all )?(?:grey|blue|purple)(?! area)
breathing (?:is |has |has gone |really |very |so |sounds )*(?:funny|weird|strange|shallow|stopped|fast|slow|bad)
(?:drowning|drowned) (?:in the|in a|him|her)
(?:been|got|was|just) (?:hit|run over|knocked down) by a (?:car|van|bus|lorry|train)
(?:fell|fallen|falling) (?:out of|from|off) (?:a|the|his|her) ~2 (?:window|roof|balcony)
(?:stabbed|stabbing) (?:me|him|her|{SELF}|someone|his|my|the (?:dog|cat))
(?:house|home|flat|kitchen|bedroom) is on fire
""",
    "suicide_self_harm": r"""
suicidal
suicide
suicides
(?:{WANT}) to be gone
sleep ~2 (?:not|never) (?:wake|waking)
why (?:am i|do i) (?:even |still )?(?:alive|here|living|exist)(?= \|| anymore)
i would not be (?:here|alive|around)(?= \|| anymore| today)
(?:driving|drive|drove|crash|crashing) (?:\w+ ){0,3}?(?:off (?:the|a)|into (?:a|the)) (?:road|bridge|wall|tree|cliff|river|lorry|motorway)(?! (?:safety))
(?:find|found|finding) (?:him|her|me|my son|my daughter|my child) (?:\w+ )?dead
(?:he|she|i|{CHILD}) (?:\w+ )?(?:do|does|did) not (?:\w+ )?want to (?:carry on|go on|continue|keep going|do this|do life)(?= \|| anymore| living| any longer| and| like this| she| he| i)
(?:go|carry|keep|carrying|going) on living(?! (?:with|at|in|here|there))
(?:cba|bothered|sick|tired|stop|hates?) (?:of |with |to )?(?:living|live)(?= \|| anymore| like this)
(?:he|she|i|{CHILD}) (?:has |had |have )?(?:planned|plans|planning) (?:it all|how (?:he|she|i) (?:would|will|could))
(?:has|made|got) a plan (?:to|for how|of how) (?:to )?(?:end|kill|die|do it|how)
(?:he|she|i|{CHILD}) (?:has |had |and |have |, )*(?:wrote|written|left) (?:\w+ ){0,2}letters? to (?:us|everyone|the family|all|my family|his family|her family)
(?:{KILL}) ~1 (?:{SELF})
(?:unalive|kms|kys|ctb)
(?:end|ending|ended|ends|take|takes|taking|took|taken) (?:my|his|her|their|our|ones|own|there) ~1 (?:life|lives)(?! (?:chances|skills|in (?:his|her|my|our) hands|over|up|story|easier))
(?:end|ending|ended|finish|stop) (?:it all|everything|all of it|the pain|the suffering|my suffering|his suffering|her suffering|my pain)
(?:he|she|i|{CHILD}|says|said|saying|text|wrote|keeps) ~3 (?:{WOULD}) ~2 (?:end|ending|finish) (?:it|things|everything|it all)
(?:{WANT}) ~1 (?:it all|everything|life|my life) (?:to )?(?:be over|to end|ended|over with|over)(?= \|| now| for good| forever)
(?:{WANT}) (?:(?!him|her|them|us|me|everyone|people|know|talk|learn|understand|ask|stop|read|hear|see)[^ |]+ ){0,4}(?:die|dead|be dead|not exist|stop existing|not be alive|not be here|not to be here|not be around|not wake up|not to wake up|never wake up|never woken up|never woke up|not woken up|sleep forever|stop living|never existed|not to exist|was not alive|were not alive|was not here|were not here|not to be alive|not live|cease to exist|be no more)(?! (?:inside|end|easy|at school|at nursery|in (?:class|school)|to school|all day|when it is))
(?:deserve|deserves|need|needs|ready|begging|begs|try|trying|tried|should|want me|want him|want her|should just|praying|pray|prays) (?:to |just |be )*(?:die|dead|have died)
(?:hope|hopes|hoping|wish|wishes|pray|prays|praying) (?:i|he|she|to|that i|that he|that she) ~2 (?:die|dies|died|not wake up|do not wake up|dead|never wake)
(?:let me|let him|let her|leave me to|just) die(?= \|| in| and| please| already)
(?:die|dying) in (?:my|his|her) sleep
(?:he|she|i|{CHILD}) (?:is |am |will |would |says |said |wants |going |to |just |be |should |better |was )*better of+ dead
better of+ dead
better of+ (?:without me|if i|not here|if he was dead|if she was dead|not being here|gone)
(?:better|happier|easier|best) ~3 if i (?:was|were|am|had|would|just|died|disappeared) ?(?:not|never|dead|gone|died)?
(?:says|said|thinks|saying|told|tells|believes|feels) ~8 (?:better|happier|easier|best) ~2 if (?:he|she) (?:was|were|is|had) (?:not|never|dead|gone)
(?:he|she|{CHILD}) ^2 (?:says|said|thinks|saying|believes|keeps saying|tells|told|feels) ~6 better of+ (?:without|if) (?:him|her|he|she)
(?:world|everyone|everybody|life|family|they|you|kids|people|mum) ~5 (?:better|happier|easier) ~2 (?:without|if) (?:me|him|her) ?(?:in it)?(?= \|| and| here| around| being)
(?:not|no longer|never) ~1 (?:want|wants|wanting|wanted|wish|wanna) (?:to |too )?(?:be |live )(?:alive|around anymore|on this earth|in this world|on this planet|on earth|here anymore|here any longer)
(?:not|no longer|never) ~1 (?:want|wants|wanting|wanted|wish|wanna) (?:to |too )?(?:be|b) (?:here|around)(?! in| at| with| when| on| for| because (?:school|it is too|of the))
(?:not|no longer|never) ~1 (?:want|wants|wanting|wanted|wish|wanna) (?:to |too )?(?:live|exist|wake up|be alive|go on living|carry on living|keep living|have a life)(?! (?:with|in|at|near|on|there|here|apart|next|by|alone|together|away|somewhere|anywhere|off|for|and go|early|like a|at home))
(?:no|any|see the|see a|what is the|whats the|not a|the|seeing a) (?:reason|point) (?:to|in|of) ~1 (?:live|living|life|be alive|being alive|being here|me being here|existing|carry on living|carry on|go on|keep living|keep on living|carrying on|going on|keep going|anything anymore|me)(?! with| to)
nothing (?:left )?(?:to live|worth living) for
(?:not|nt) worth living
life (?:is )?not worth
no reason to live
(?:tired|sick|fed up|had enough|done|over) (?:of|with) (?:living|life|being alive|my life|existing|breathing)(?! (?:at|in|with|next|on|out))
not safe to be (?:left )?(?:alone|on (?:his|her|my|their) own)(?! (?:in the (?:kitchen|road|bath|community)|near|around|outside|for a (?:minute|second)|as (?:he|she) has no|with other))
(?:ligature|ligatures|noose|nooses)
(?:hang|hangs|hanging|hanged|hung) (?:{SELF})(?! (?:upside|from the (?:bars|climbing|monkey|banister)|off|over))
(?:found|finding|walked in on) (?:him|her|my son|my daughter) hanging
(?:tied|tying|ties|wrapped|wrapping|wraps|put|puts|putting|pulled|pulling|tightening|tightens|had|has|with|found) (?:(?!hands?|arms?)[^ |]+ ){0,5}(?:round|around|on|over|to) (?:his|her|my|their|own) (?:own )?(?:neck|throat)(?! (?:warmer|scarf))
(?:rope|cord|belt|wire|cable|shoelace|shoelaces|dressing gown) ~3 (?:round|around) (?:his|her|my|their) (?:own )?(?:neck|throat)
(?:found|got|has|have|bought|buy|buying|tied|hid|hidden|hiding|with) (?:a|the|some|my|his|her) (?:\w+ )?(?:rope|noose)
(?:slit|slits|cut|cuts|slash|slashed|slashing|slitting|cutting) ~2 (?:wrist|wrists|throat)
(?:suicide|goodbye) (?:note|letter|message|video|text|texts|notes|messages|letters)
(?:wrote|written|writing|left|leaving|leave|sent|recorded|note|letter|message|messages|text|texts|notes|letters) ~4 (?:goodbye|goodbyes)
(?:ran|run|runs|running|walked|walks|stepped|stood|lay|lies|lying) ~2 (?:in front of|into|under|on) ~3 (?:{TRAFFIC}|road|motorway|railway|tracks) (?:on purpose|deliberately|to die)
(?:on purpose|deliberately) ~2 (?:in front of|into|under) ~3 (?:{TRAFFIC})
(?:way|ways|how|easiest|quickest|painless|where|time|date) (?:to|do i|do you|can i) (?:just )?die(?! down)
voices ~5 (?:jump|hurt|kill|die|do it|stab|cut|harm)
not (?:be )?(?:here|around) (?:for )?much longer
(?:said|saying|say) (?:his|her|my|their) (?:final |last )?(?:goodbyes)
(?:jump|jumps|jumping|jumped|throw|throws|throwing|threw|chuck|chucking|leap|leapt|stepped|stepping) ~3 (?:off|from|out of|out) ~3 (?:{THINGS_TO_JUMP})(?! (?:sill seat|in the (?:game|playground)))
(?:jump|jumps|jumping|jumped|throw|throws|throwing|threw|chuck|step|steps|stepped|stepping|walk) (?:himself |herself |myself )?(?:in front of|under|infront of|into) ~2 (?:{TRAFFIC})(?! (?:seat|park))
(?:begs|begging|beg|screams|screaming|pleads|pleading|asks|asking|shouts|shouting|asked|begged|screamed|wants|tells|telling|told) (?:\w+ ){0,4}?(?:to )?kill (?:me|him|her)(?! (?:and|with kindness))
(?:me|us|mum|dad|someone|people|teacher|staff|anyone|somebody) to (?:just )?kill (?:him|her|them|me)
(?:just|please) kill me
(?:{WANT}|going|tried|trying|tries|plans|planning|threatens|threatening|threatened|urge|urges|need|needs|will|about) (?:to )?(?:really |just |seriously )*(?:hurt|harm|cut|stab|burn|punish|choke|strangle|suffocate|drown|hang|injure) (?:{SELF})
(?:strangle|strangles|strangled|strangling|suffocating|suffocates|choking|chokes|poison|poisoned|poisoning|stabs|drown) (?:himself|herself|myself|themselves)
(?:top|topping|finish|finishing) (?:himself|herself|myself) (?:off)?
(?:top|topping|offing) (?:himself|herself|myself)
(?:to|will|would) off (?:himself|herself|myself)
(?:do|doing|did) (?:himself|herself|myself) in
(?:be with|join|see|go to|go and be with) ~4 (?:in heaven|up in heaven|who died|who has died|when i am dead)
(?:he|she|i|{CHILD}) (?:says |said |thinks |will |would |shall |may |might |he |she |i |probably |just )*not be (?:here|around|alive) (?:for much longer|much longer|for long|tomorrow|by christmas|by the weekend|next week|soon|anymore)
(?:not|do not|does not) (?:care|mind) (?:if|whether) (?:i|he|she) (?:live|lives|die|dies|is dead|am dead|was dead)
(?:he|she|{CHILD}) ~1 (?:says|said|saying|tells|told) ~5 (?:can not|could not) (?:go on|carry on|do this)(?! (?:with|the|a|to))
(?:found|on|searching|googled|googling|searched|search|googles) ~5 (?:how to die|ways to die|how to kill|painless)
(?:i am|am|so) done (?:with )?(?:life|living)
""",
    "parent_breaking_point": r"""
self:(?:{CANT}) (?:\w+ )?(?:do|take|face|manage|survive|get through) (?:one more|another|a single) (?:\w+ )?(?:day|night|hour|minute|week)
(?:{SCARED}) of myself
self:(?:imagine|imagining|picture|picturing|fantasise|fantasising|fantasize|dream|dreaming|keep thinking) ~2 (?:crashing|hurting|killing|smothering|harming|drowning|ending)
self:(?:{CANT}) (?:anymore|any longer)(?! (?:than|afford|get|find|access))
self:(?:do not|not) (?:think|know|feel|believe|see) (?:how )?(?:if )?(?:i|we) (?:can|could) (?:keep |even )?(?:do|doing|take|go on|carry on|cope|live|face|manage) ?(?:this|it|with this|anymore|another|much|on|like)?
self:(?:{CANT}) ^3 (?:go on|carry on|do this|do it|do|take (?:it|this|much|any)|live with (?:him|her|this)|keep (?:going|doing this|this up)|face (?:another|it|tomorrow)|cope|manage|handle (?:it|this|him|her)|look after (?:him|her|them)|deal) ~4 (?:{ANYMORE})
self:(?:{CANT}) (?:just |even |really |physically |mentally )*(?:go on|carry on)(?! (?:with|about|to|waiting|paying|being))
self:(?:{CANT}) (?:just |even |really )*(?:take (?:it|much more|any more|anymore|this)|bear (?:it|this)|do this|keep doing this|keep going|keep on)(?= \|| and| but| i| on my own| alone| please)
self:(?:{CANT}) (?:\w+ )?face (?:another|one more|tomorrow|the thought of another)
how much (?:more|longer) (?:can|could|am) (?:i|we) ~2 (?:take|go on|cope|do this|stand|bear|do)(?! my|about)
how (?:much longer|much more|long|many more) ~3 (?:i|we) (?:can|could|will) ~2 (?:go on|do this|do it|cope|take|carry on|keep (?:going|doing this)|last|manage|hold on|live like this|survive|stand)
self:(?:might|may|could|will|going to|want to|wanted to|nearly|almost|{SCARED}|worried|thoughts of|thought of|thought about|thoughts about|thinking about|think about|thinking of|feel like|urge to|urges to|capable of|fear) ^3 (?:hurt|hurting|harm|harming|smother|smothering|shake|shaking|strangle|strangling|suffocate|drown|kill|killing|batter|smack|hit) (?:{HIM})(?! (?:if (?:i|we) (?:use|do)|feelings|in the|by|with (?:the|a)|back|progress|education|chances|schooling))
(?:{SCARED}|worried|frightened|dread) (?:of |about |at |by )?what (?:i|we|ill) (?:will |might |may |would |could |am |ill )*(?:do|be capable of|capable of)(?= \|| to| next| if| and| one)
(?:do not|not|can not) trust (?:myself|ourselves)(?! (?:with (?:the|money)|to (?:get|remember|fill|say)))
i (?:just |have |nearly |almost |lost it and |snapped and )*(?:shook|shaken|throttled|strangled) (?:{HIM})
self:(?:want|wanting|wanted|going|about|ready|tempted|feel like|thinking of|thinking about) ~2 (?:driving|drive|crash|crashing) ~3 (?:off a|into a|the car into|into the)
self:(?:walk|walking|drive|driving|run|running) (?:out|off|away) and (?:never|not) (?:come|coming|go|look) back
""",
    "child_abuse": r"""
my (?:dad|stepdad|mums boyfriend|mums partner|uncle|mum|stepmum) (?:always |just |keeps |is |has |gets drunk and |been )*(?:{BLOW}) (?:my (?:mum|dad|little sister|little brother|sister|brother|sisters|brothers)|us)
my ~1 (?:mum|mother|dad|father|stepdad|stepmum|uncle|grandad|nan|foster carer|carer|parents|mums boyfriend|mums partner|dads girlfriend|mum and dad|stepbrother|foster mum|foster dad) (?:and \w+ |always |just |keeps |also |sometimes |still |has |is |are |was |will |s |often |is always |gets drunk and |gets angry and )*(?:{BLOW}) me
(?:hit|hurt|beaten|punched|slapped|kicked|touched|strangled|beaten up|locked (?:in|up)) by (?:my|his|her) (?:own )?(?:mum|dad|stepdad|stepmum|uncle|grandad|carer|foster carer|foster dad|foster mum|parents|mums boyfriend|teacher)
minor:(?:hits|beats|hurts|touches|locks|starves|batters|hurting|hitting|beating|touching|touched|hit|beat|kicks|kicked|burns|punches|punched|slaps|slapped|strangles|strangled|hurt|smacks|smacked) me(?! up| with a (?:detention|question))
(?:{ADULT}) (?:\w+ )?(?:hurts|touches|touched|kisses|kissed|hurt) (?:his|her|my) (?:bottom|bum|privates?|private parts?|willy|body|tummy|neck|throat|foof|fanny|minnie)
(?:tape|taped|gag|gagged) ~4 (?:mouth|mouths)
minor:(?:kill|stab|burn) me(?! with)
touch(?:ed|es|ing)? ~1 (?:{HIM}|me|his|her|my) ~3 (?:inappropriately|down there|privates|private parts|private area|private bits|sexually|bits|in a bad way|bum|willy|vagina|penis|where (?:he|she|they) should not)
(?:sexual|sexually) ~1 (?:abuse|abused|abusing|assault|assaulted|assaulting|touched|harmed|exploited|exploitation|harassed)
(?:rape|raped(?! me)|rapes|raping|molest|molested|molesting|molests|incest|groped|gropes|fingered)
(?:been|being|was|is|getting|gets|are) (?:\w+ )?groomed
grooming (?:{HIM}|children|kids|gang|me)
(?:fgm|female genital|genital mutilation|female circumcision)
(?:forced|force|forcing|arranged and forced) ~4 (?:marriage|marry|get married|wed)
(?:make|making|made) (?:me|her|him) (?:marry|get married)
(?:abroad|overseas|pakistan|india|bangladesh|somalia|back home|another country|country) ~4 (?:married|marry)
minor:raped me
""",
    "domestic_abuse": r"""
(?:{PARTNER}) (?:is |has |was |used to |just |keeps |always |often |now |still |gets drunk and |gets angry and |s |sometimes |and he |he |again |who |regularly )*(?:{BLOW}|strangles|strangled|strangling|rapes|raped|threatens|threatened to (?:kill|hurt)|stabbed|choking|throttles|grabbed|pushed|pushes|shoved|shoves|shoving|pushing) (?:me|us)(?! (?:hard with|with the bill|in the pocket))
(?:he|she|they|someone|man|{PARTNER}) (?:\w+ )?raped me
(?:was|been|got|being) raped
adult:(?:he|she|{PARTNER}) ~2 (?:strangle|strangles|strangled|strangling|choked|chokes|throttled) me
(?:{PARTNER}) ~2 (?:strangle|strangles|strangled|strangling|choked|chokes|throttled) (?:me|us)
adult:(?:threatened|threatens|threatening|going|says|said|wants|wanted|tried|trying|tries|will|would) ~4 (?:to )?kill (?:me|us)
(?:{PARTNER}) ~4 (?:threatened|threatens|threatening|says|said|wants|tried|trying|will|would) ~4 kill (?:me|us|him|her|the kids|the children|my)
adult:hands? ~1 (?:round|around) my (?:neck|throat)
fear(?:ing)? for (?:my|our|his|her|the kids|their) ~2 (?:life|lives|safety)
(?:{PARTNER}) (?:is |has |have |keeps )*(?:outside|trying to (?:get|break) in|breaking (?:in|the)|kicking (?:the|my)|smashing (?:the|up|my)|at the door)
(?:{PARTNER}) ~2 (?:has got|has|got|with|pulled) ~2 (?:knife|gun|weapon)
""",
    "child_violence": r"""
child:(?:{CHILD}|he|she|they|has|and|who) ^2 (?:strangled|strangles|strangling|stabbed|stabs|suffocated|smothered|choked|throttled|throttles) ~1 (?:{FAMILY}|him|her)
(?:he|she|{CHILD}|has|and) (?:has |just |nearly |also |even |have |s |is |recently |already )*(?:broke|broken|fractured|dislocated) (?:my|our|mums|dads|his (?:sisters?|brothers?|mums?|nans?)|her (?:sisters?|brothers?|mums?|nans?)) ~2 (?:arm|nose|wrist|finger|fingers|rib|ribs|jaw|leg|cheekbone|collarbone|eye socket)
(?:tried|trying|tries|attempted|wants|wanted|going|threatened|threatens|threatening|keeps threatening|will|planning|plans) (?:\w+ ){0,3}?(?:to )?(?:kill|stab|strangle|suffocate|smother|drown|poison) (?:{FAMILY}|someone|people|everyone|him|her|them|his|everybody|all of us|us all|the (?:dog|cat|kids|teacher))
child:(?:says|said|saying|screams|screaming|shouts|keeps saying) ~5 (?:kill|stab) (?:me|us|his|her|my|our|everyone|someone|people|him|them)
(?:wants|want|wanted|wishes|wish) (?:him|her|us|them|me|everyone|his (?:sister|brother|mum)|her (?:sister|brother|mum)) (?:to be |were |was )?(?:dead|to die)
child:hands? ~2 (?:round|around|on|to) (?:my|his brothers|his sisters|her brothers|her sisters|the babys|his|her) ~2 (?:throat|neck)
(?:held|holding|holds|put|puts|putting|pushed|pushing) ~1 (?:pillow|cushion|blanket|hand|hands) ~1 over (?:the|my|babys|his (?:brother|sister|baby)\w*|her (?:brother|sister|baby)\w*) ~2 (?:face|mouth|head|nose)
(?:kill|stab) (?:us|me) in (?:our|my) (?:sleep|beds?)
(?:knocked|knocks) (?:me|his|her|my) ~3 (?:unconscious|out cold|out(?= \|))
put me in (?:hospital|a and e)
""",
    "missing_child": r"""
(?:he|she|they|{CHILD}|\|) (?:has |have |had |is |was |just |now |been |also |again |s |went |only |autistic |and )*(?:gone|went) missing(?! (?:in the (?:post|system)|from (?:the|his|her) (?:file|plan|report)))
(?:he|she|{CHILD}) (?:is |has |have |been |was |still |now |s |also |currently )+missing(?= \|| from home| since| for hours| for \d| please| now| again| tonight| overnight| all night| and (?:i|the police|police|we|he|she|not))
my (?:\w+ ){0,2}(?:son|daughter|child|boy|girl|grandson|granddaughter|kid|brother|sister) (?:is )?missing(?= \|| and| from home| since| please| help)
lost my (?:son|daughter|child|boy|girl|kid|little boy|little girl|grandson) (?:in|at|on|near|outside|he|she)
(?:school|nursery|taxi|transport|they|staff|driver) (?:has |have |had |just )*lost (?:him|her|my (?:son|daughter|child|boy|girl)|our (?:son|daughter|child))(?! (?:place|file|form|plan|paperwork|records?))
(?:he|she|{CHILD}) (?:has |have |is |just )*(?:run|ran|gone|going|walked|wandered) (?:off|out) (?:and|with|,) ~6 (?:phone|find|police|dark|not know|no idea|hours|not back|seen|anywhere)
(?:he|she|{CHILD}) (?:has |have |is |just )*gone (?:he|she) (?:is|has) gone
(?:he|she|{CHILD}) (?:has |have |is |just )*(?:gone|run|got|ran) out (?:of )?the (?:back |front )?(?:door|window|gate|house)(?! (?:to|for))
(?:was|were|is) last seen (?:at \d+(?:pm|am)?|near|walking|wearing|leaving|heading|this|last night|yesterday|about|around)
(?:nobody|no one|noone|no 1) (?:has |have |had )?(?:seen|heard from) (?:him|her|my son|my daughter|them)(?= \|| since| all| for| today| and| in)
(?:reported|report) ~2 missing(?= \|| to| person| and)
missing person(?! act)
(?:has|have|he|she|{CHILD}|just|they) (?:has |have |had |is |just |now |s |also )*(?:run|ran) away(?! (?:with|from (?:the |his |her |a |me in )?(?:school|class|teacher|teachers|staff|lesson|lessons|ta|nursery|table|noise|me)|at school|in (?:shops|public)|when|every))
(?:run|ran|runs|running) away from (?:home|foster|the foster|placement|the house|care)
(?:can not|could not|cannot) find (?:him|her|my (?:\w+ )?(?:son|daughter|child|boy|girl|kid|kids|grandson))(?! (?:a|an|any|anything|anywhere (?:to|that|suitable|for|with|else)|school|something|suitable|help|somewhere|the|one|another|support|nursery|childcare|work|clothes|shoes|in the (?:report|list|system)|on the|someone|anyone|some|enough|right))
(?:not|never) (?:\w+ )?(?:come|came|been|returned|get|got|turned up|arrived|make it|made it) (?:back |yet |at )?home(?! (?:with|from nursery with|reading|work|schooled|educated|edu|visit))
(?:he|she|{CHILD}) (?:has|did|have) not (?:come back|returned|come in|turned up|arrived)(?= \|| yet| from school| since| tonight| and| all)
(?:not|no) (?:\w+ )?(?:know|idea|clue|sure) where (?:he|she|they|my (?:son|daughter|child|boy|girl|kid)) (?:is|are|has gone|have gone|went|is gone|could be|might be|has run|have run)(?! (?:at|in|on (?:the|his|her)|up to|with|going|supposed|meant|academically|coming|getting|placed|up|headed|within|now (?:at|in|with)))
(?:he|she|{CHILD}) (?:has |have |is |just |s |completely )*(?:disappeared|vanished)(?! into| from (?:the|their) (?:list|system)| up)
(?:he|she|{CHILD}) (?:is|has|are) (?:still )?not (?:at )?home(?= \|| and| yet| from| i| since)
(?:he|she|{CHILD}) ~2 (?:left|went|set off|walked) ~6 never (?:arrived|turned up|showed up|got there|came back|came home|made it)
(?:he|she|{CHILD}) (?:is |has |have )*(?:been )?gone (?:since|all night|for (?:hours|\d+|over|two|three|a couple))
police (?:are |is |out )*(?:looking|searching) for (?:him|her|them|my|our)
(?:he|she|{CHILD}) (?:has |have |is |just )*gone and (?:i|we) (?:do not|can not|have no)
(?:been|was|is) (?:taken|abducted|snatched|kidnapped) (?:by a stranger|by someone|from (?:the (?:park|garden|street)|outside))
(?:abducted|kidnapped|kidnap)
""",
    "child_typing": "",
}
"""Danger now, or someone unable to go on: the urgent card."""

ONGOING: dict[str, str] = {
    "immediate_danger": r"""
self:(?:i|we) (?:have |just )*(?:taken|took) (?:all )?my (?:tablets|pills|meds)(?= \||  and (?:i do not|want))
(?:set|setting|sets) (?:fire to|fires)
(?:he|she|{CHILD}) (?:is |keeps |has been )+collapsing
not (?:eaten|drunk|drank) (?:anything |or drunk |or drank |a thing |properly )*(?:for|in) ~2 days
set ~3 on fire
""",
    "suicide_self_harm": r"""
selfharm
selfharming
selfharmed
(?:hurts|hurting|harms|harming|harm|harmed|cuts|cutting|burns|burning|burned|injuring|injures|stabbing|starving|mutilating|punishing|starves) ~1 (?:{SELF})
i (?:have |keep |also |do |just |always |started to )*(?:cut|harm|burn) myself
minor:i (?:\w+ )?cut(?= \|| in| my| when| because| so| and| at)
minor:(?:hurt|scratch|starve|cut|harm|burn|punch|hit) myself
cut (?:herself|himself|myself) (?:again|with|because|on purpose|last night|today|tonight|and|when)
(?:cuts|cutting|slashing|burning|burns|carving|cut up|cuts up) ~1 (?:his|her|my|their|the tops of her) ~1 (?:arms?|legs?|thighs?|skin|body|stomach|forearms?)
(?:she|he|daughter|son|i|child|been|started|starting|keeps|caught) (?:is |am |are |has |have |been |started |her |him |still |also )*cutting(?= \|| again| at night| because| since| to cope| when she| when he)
(?:marks|cuts|scars|burns|slashes|blade marks) (?:all )?(?:on|over|up|down|across) ~2 (?:arms?|legs?|thighs?|wrists?|forearms?)
(?:do|doing|does) something (?:really )?(?:stupid|silly|terrible|drastic|to (?:himself|herself|myself)|awful to (?:himself|herself|myself))
(?:wish|wishes|wished) ~3 (?:never|not) (?:been |be )?born
(?:{WANT}) ~2 (?:go to|be in|live in) heaven
(?:would|will|of|he|she|i|id) rather (?:be dead|die|not be alive)
(?:thoughts|thinking|thinks|think|talk|talks|talking|talked) (?:of|about) ~2 (?:dying|death|hurting {SELF}|harming {SELF}|ending (?:it|things)|wanting to die|killing|being dead|not being here|not being alive|selfharm|selfharming)
(?:would|will|says|think|thinks|know|sure) ~3 (?:die|be dead)(?= \|| soon| tonight| if i| before)
self:not (?:think|know|sure|feel|believe) ~4 keep(?:ing)? (?:him|her|them|myself|my son|my daughter|my child) (?:\w+ )?safe(?! (?:online|on the|around|near|in|at school|from|when|on))
self:(?:can not|not|how (?:to|can i|do i|do we|i can|am i meant to|am i supposed to|are we supposed to|are we meant to)) (?:\w+ )?keep(?:ing)? (?:him|her|them|myself|my son|my daughter|my child) (?:\w+ )?safe(?! (?:online|on the (?:road|roads|internet|bus)|around|near|in the (?:car|water|garden|community)|at school|from (?:germs|traffic)|when|in (?:water|traffic)|on))
(?:not|never) (?:\w+ )?safe (?:from|with|to) {SELF}
(?:danger|risk) to (?:his|her|my) (?:own )?life
(?:hiding|hoarding|saving|saved|stashing|stashed|stockpiling|hoarded|collecting) (?:up )?~2 (?:{PILLS})(?! in (?:(?:his|her|some|a) )?(?:food|yoghurts?|drinks?|dinner|juice|sandwich|jam|pudding|custard))
(?:said|saying|says) (?:\w+ )?(?:goodbye|goodbyes) to ~2 (?:dog|cat|pets|toys|everyone|friends|family|his sister|her sister|his brother|her brother|us all|hamster|teddies)
(?:giving|gave|gives|given) (?:away )?(?:all )?(?:his|her|my) (?:things|stuff|toys|belongings|possessions) away
no way out
(?:can not|not|do not) see (?:a|any|the) (?:way out|way forward|point anymore|light|future for me|point in (?:it )?anymore)
(?:do not|not) see (?:the|a|any) point(?= \|| anymore| of being| in anything)
""",
    "parent_breaking_point": r"""
self:(?:not|hardly|barely) coping
self:(?:{CANT}) (?:just |really |physically |even )*(?:do (?:it|this)|go on|take this|bear this|face it)(?= \|)
self:i just can not(?= \|)
self:(?:at|in|hit|reached|past) (?:\w+ )?crisis(?: point)?(?! (?:at|in|with|over|about|team|meeting|of|and school))
self:(?:could|might|want to|wanted to|feel like|going to|will|nearly|almost) (?:just )?(?:hurt|kill|hit|harm|throw|throwing|hitting|hurting|harming|killing|punch|shake|shaking|smash|slap) (?:someone|somebody|something and|{HIM})(?! (?:a|an|under|off|in at the|into|by|feelings|back|progress|chances|if))
self:(?:and|then|i|just) (?:\w+ ){0,2}?(?:hit|smacked|slapped|shook|hurt|kicked|punched|threw|pushed) (?:my (?:own )?(?:son|daughter|child|kid|kids|boy|girl|baby)|him|her)(?= \|| and i| yesterday| today| last night| again| tonight| because)
(?:want|wish|need) (?:someone|somebody|them|social services|social care) (?:to |would |could )*(?:just )?take (?:him|her|them) (?:away|off me|from me)
self:(?:{CANT}|not|hardly|barely) (?:really |just |even |physically |mentally |seem to |going to |always |all )*cope(?! (?:with|if|financially|at school|on (?:one|less|just|a|\d)|without (?:the|my|transport|a car|school)|when|over the (?:summer|holidays)))
self:(?:{CANT}|not|hardly|barely) (?:really |just |even |going to )*(?:cope|coping|deal|manage) (?:with|on) (?:\w+ )?(?:him|her|them|this|it|it all|my (?:son|daughter|child|kids|own|boy|girl)|life|anything|everything|much more|anymore|the violence|violence|his (?:behaviour|violence|rages)|her (?:behaviour|violence|rages))(?! (?:form|forms|paperwork|letter|school|council|appeal|tribunal|process|homework|waiting|system))
self:(?:{CANT}) (?:really |just |even )*(?:go on|carry on|live like this|survive)(?! (?:waiting|paying|being))
self:(?:{CANT}) (?:\w+ )?(?:look after|care for|have|keep) (?:him|her|them|my son|my daughter|my child) (?:at home|here|living|anymore|in the house|\|)
self:(?:no longer|not) (?:\w+ )?(?:look after|safely care for|keep) (?:him|her|them) (?:at home|anymore|in the house)
self:(?:at|reached|hit|past|near|beyond|to|my|our|are|am|is) ~2 (?:breaking|braking|snapping) point
self:breaking point
(?:on|down on|brought to) (?:my|our) knees
self:had enough(?= \|| i (?:can not|want)| and (?:i |we )?(?:can not|want|do not)| please| now| completely)
had enough of (?:life|everything|it all|living)
i am (?:\w+ )?(?:not|never) coming back
self:(?:close to|on|near|over|at) the (?:very )?edge(?! of (?:the )?(?:town|village|spectrum|class|playground|catchment|city|area))
self:nothing left (?:of me|to give|in me|inside)
self:not (?:really |even |had any |had |properly )*(?:slept|sleep|sleeping|been to bed) ~1 (?:in|for|since) ~3 (?:days|nights|day|night)
self:(?:no|zero) sleep (?:in|for) ~2 (?:days|nights)
self:(?:going to|want to|about to|ready to|feel like|will|need to|wanting to|tempted to|thinking of|thinking about) (?:just |actually )*(?:walk out|walking out|walk away|walking away|leave and (?:never|not)|drive off|drive away|run away|running away|disappear|disappearing|pack my bags|leave them all)(?! (?:from (?:the|this|that) (?:school|job|meeting|tribunal|case|nursery|mediation|plan)|with))
self:(?:put|putting|place|placing|take|taking|taken|give|giving|hand|handing|send|sending|goes|go) ^2 (?:{HIM}|him up|her up|him over|her over) (?:\w+ )?(?:in|into|up to|over to|up for|up into|back to) (?:foster |local authority |residential |council )?(?:care|social services|adoption|fostering|foster)(?! (?:plan|of|package|and|needs|coordinator|for|team|home for|assessment))
(?:relinquish|relinquishing|give (?:him|her) up for adoption)
(?:social services|social care|someone|somebody|them) (?:to |needs to |need to |can |must |please |should )*(?:come and )?(?:take|have|get|collect) (?:him|her) (?:away|off me|tonight|now|off my hands|from me)
self:(?:having|had|heading for|on the verge of|verge of|close to|near|going to have|think i am having|about to have|heading towards) a (?:complete |mental |nervous |total |proper )*breakdown
(?:we are|i am|we feel|family are|family is|he is|she is|my son is|my daughter is|child is|son is|daughter is) (?:\w+ )?(?:in|at|hit) (?:a |an )?(?:total |complete |real |full |absolute |mental health )*crisis(?! (?:at|in|with|over|about) school| team| meeting| of confidence)
(?:lost|lose|losing|about to lose) (?:it|control|my temper) (?:\w+ )?with (?:{HIM})
i (?:just |have |nearly |almost |accidentally |lost it and |snapped and |actually )*(?:hit|smacked|slapped|pushed|hurt|grabbed|kicked|threw) (?:{HIM})(?= \|| and| today| last night| yesterday| again| hard| because| so| too| this|  back)
giving up on life
self:rock bottom
hate (?:my life|being alive|living)
(?:give|given|giving) up on (?:life|living|everything)
""",
    "child_abuse": r"""
(?:{ADULT}) ^3 (?:{BLOW}|hitting|hurting|strangled|strangles|restrains|kicks|abuses|abusing|abused) (?:{HIM})(?! (?:hard with|with a|feelings|chair|progress|chances|in the feels|out|through))
(?:{ADULT}) ^3 pushed (?:{HIM})(?! (?:chair|buggy|wheelchair|to|in (?:the|his|her)|on the swing|around|out))
(?:being|getting|gets|got|been|was|is|were) ~1 (?:hit|beaten|slapped|punched|kicked|smacked|assaulted|beaten up|attacked|burnt|burned|shaken|dragged|manhandled) ~3 by ~3 (?:{ADULT})
(?:someone|man|teacher|uncle|driver|staff|carer|brother|cousin|boy|lad|dad|stepdad|grandad|he|neighbour|tutor|kid|older boy) (?:has |have |is |keeps |was |had |s |been )*(?:touched|touching|touches) (?:me|{HIM})(?= \|| and| when| at| in| last| under| where| again| up| while)
touched (?:him|her|me)(?= \|| and (?:he|she))
(?:nudes|naked (?:photos|photo|pictures|pics|pic|selfies)|indecent (?:images|photos|pics)|sexting|sex with (?:him|her|me))
(?:county lines|criminally exploited|being exploited|drug runner|drug running)
(?:being|been|was|is|were|getting|got|has|gets|are) ~1 abused
(?:physical|emotional|child|mental|physically|emotionally|mentally) abus(?:e|ed|ing)
abus(?:es|ing) (?:{HIM}|me|children|kids)
(?:{CHILD}) (?:is|are|was|were) (?:\w+ )?(?:being|getting) (?:\w+ )?(?:beaten|hit|hurt|abused|starved|neglected|touched|locked)
(?:covered in|full of|unexplained|hand ?print|hand shaped|finger|finger shaped|finger mark|fingertip|thumb) ~2 bruis(?:es|ing|e)
(?:came|come|comes|coming|arrived|back|sent) (?:back )?(?:home )?(?:from \w+ )?(?:home )?(?:with|covered) ~4 (?:bruises|bruise|bruising|bruised|marks on (?:him|her|his|her)|handprint)
(?:dad|mum|ex|carer|carers|parents|nan|neighbour|neighbours|stepmum|stepdad|sister|someone) ^3 (?:neglects|neglecting|neglected|starves|starving|starved|leaves) (?:{HIM})(?= \|| and| alone| on (?:his|her|their) own| at| without)
(?:mum|dad|ex|parents|carer|stepmum|stepdad) (?:will |does |do |is |are |did )*not (?:feed|feeding) (?:me|him|her|them)
(?:not being|never) fed
minor:not (?:fed|eaten|feed|had any food) ~3 (?:me|days|yesterday|all day)?
(?:{ADULT}) ~6 and (?:{BLOW}) (?:{HIM})
(?:finger|bite|burn|hand|rope|strange|unexplained|belt|cigarette|choke|pinch|slap|grab|red) marks? ~2 (?:on|round|around|over)
marks? (?:on|round|around) (?:his|her|my|my sons|my daughters) (?:neck|throat|back|face|wrists)
(?:tied|tie|ties|tying) (?:him|her|my son|my daughter|my child|them|me) (?:to|up|down|in)
(?:lock|locks|locked|locking|shut|shuts|shutting|left) ~1 (?:him|her|me|them|my son|my daughter|my child|children|kids) (?:in|out|up|inside|away|outside)
(?:locked|shut) in (?:a|an|his|her|the|my) (?:\w+ )?(?:room|cupboard|bedroom|cell|isolation|office|seclusion|shed|garage|car|box|cage)
(?:was|been|being|is|get|gets|getting|got|keep|keeps|kept|they|staff|teachers|teacher|school|head|tas|ta|had) ~3 restrain(?:ed|ing|s)?(?! (?:in|by) (?:the|his|a) (?:car|seat))
(?:scratches|marks|injuries|cuts|bruises) ~2 looks? like
unexplained (?:injuries|injury|marks?|scratches|cuts)
(?:pinned|pinning|held|holding|sat on|forced) (?:him|her|me|my son|my daughter|my child) (?:down|to the (?:floor|ground|wall)|against|on the floor|face down)
(?:{SCARED}|not want|do not want|not safe) (?:to |of )?(?:go|going) (?:back )?home
minor:(?:not|never) (?:feel )?safe
(?:he|she|child|son|daughter|they|kids) (?:is|are) (?:{SCARED}) of (?:his|her|their|my|the) (?:own )?(?:dad|father|stepdad|mum|mother|stepmum|uncle|carer|teacher|ta|driver|grandad|ex|partner)
""",
    "domestic_abuse": r"""
(?:{SCARED}|living in fear) of (?:my |the |his |her |their )?(?:own )?(?:{PARTNER})
adult:(?:i am|we are|am|me and the kids are|so|im) ~2 (?:{SCARED}) of (?:him|her)
adult:(?:{SCARED}) (?:of )?what (?:he|she) (?:will|might|would|could|is going to) do
(?:{PARTNER}) (?:is |has |keeps |keeps on |always )*(?:threatens|threatened|threatening)(?! (?:court|to (?:take|stop|go to|ring|report)))
adult:(?:{SCARED}) (?:to|of) (?:be|being) (?:left )?alone with
(?:{PARTNER}) ~2 (?:controls|is controlling|controlling|controlled) (?:me|my|us|everything|all|what|who|where|when|the money|our)
adult:he (?:controls|is controlling|is very controlling|is so controlling)
adult:(?:he|she) (?:used to |always |just |has |[^ |]+ )?(?:hits|hit|punches|punched|kicks|kicked|slaps|slapped|beats|beat|hurts|hurting|hitting|beating|pushes|pushed|batters|battered|threatens|threw) (?:me|us)
(?:{PARTNER}) (?:is |has |was |gets |very |so |been |can be |physically |and |being )+(?:violent|abusive|aggressive to me|controlling)
(?:{PARTNER}) (?:has |had |just |keeps |always )*(?:smash\w*|broke|took|takes|taken|checks|tracks|hides|hid) my (?:phone|keys|money|car keys|passport|bank card|cards?|laptop)
(?:coercive|coercively|coercion)
(?:controlling|violent|abusive) (?:partner|husband|relationship|wife|boyfriend|girlfriend|marriage|man|home|dad|stepdad)
adult:(?:he|{PARTNER}) (?:will|does|would|did) not (?:let|allow) me (?:leave|out|see|have|go|work|use|talk|take|speak)
(?:{PARTNER}) (?:will|does|would) not (?:let|allow) me (?:leave|out|see|have|go|work|use|talk|speak)
not (?:allowed|let) (?:me )?(?:to )?(?:leave|go out|out of) (?:the |my |our )?(?:house|flat|home)
domestic (?:violence|abuse)
(?:dv|domestic) (?:at home|situation|relationship|victim)
violence (?:at|in the|in our|in my|from my (?:husband|partner|ex)) (?:home|house|\|)
violence at home
(?:womens|women) refuge
(?:in|into|to|need|find|for|from) (?:a|the) refuge
(?:need|want|trying|have|how do i|how can i) (?:to )?(?:get away|leave|escape|get out) (?:from )?(?:him|my (?:husband|partner|boyfriend|ex)|this relationship|this man)
stalk(?:ing|s|ed) (?:me|us)
i (?:do not|am not|am|never|not) (?:feel )?(?:not )?(?:feeling )?safe (?:at home|in my (?:own )?home|in my house|with him|around him|tonight|here)
(?:not|never) (?:feel |feeling )?safe (?:in my own home|in our own home|in my (?:own )?house)
adult:i (?:do|am) not (?:feel )?safe(?= \|)
""",
    "child_violence": r"""
(?:{CHILD}|he|she|they) ^3 (?:attacks|attacked|attacking|attack|beats|beating|beat|batters|battered|assaults|assaulted|headbutts|headbutted|chased) (?:up )?(?:{FAMILY})(?! (?:to|at|food))
(?:being|been|was|get|getting|got|gets) (?:attacked|assaulted|beaten|beaten up|battered|hit) (?:\w+ ){0,4}by (?:my|our|him|her) ?(?:own |autistic |teenage |\d+ yo |year old )*(?:{CHILD}|\|)
(?:beat|beats|beaten|beating) (?:me|us|his mum|her mum) up
(?:{SCARED}|fear|live in fear) of (?:my|our|his|the)? ?(?:own |autistic |teenage |oldest |\d+ yo )*(?:son|daughter|child|boy|girl|lad|grandson|kid|teenager|him when|her when)
child:(?:i am|we are|am|all|siblings are|sister is|brother is|im|so|are) ~2 (?:{SCARED}) of (?:him|her)
child:(?:{SCARED}) (?:of |about )?what (?:he|she) (?:will|might|would|could|is going to|is capable|ill) ?(?:do)?
child:(?:{SCARED}|worried|frightened) (?:that )?(?:he|she) (?:will|would|might|could|is going to|may|ill|shed) (?:\w+ )?(?:kill|seriously hurt|seriously injure|hurt me|hurt us|hurt (?:his|her) (?:baby |little )?(?:sister|brother|sibling)|hurt someone|hurt the baby|stab)
child:(?:{SCARED}) (?:to|of) (?:be|being) (?:left )?alone with
(?:{BLOW}) (?:me|us|his|her|my) (?:\w+ )?(?:so hard|in the (?:face|head|stomach|eye|mouth|throat|neck|chest))
(?:gave|given|giving|got|left|with) ~2 (?:a )?black eyes?
violent (?:to|towards|toward|with|at|against) ~1 (?:{FAMILY}|home|family|everyone)
(?:i am|i have|me|my (?:arms|legs|body|face)) (?:\w+ ){0,3}(?:bruises|bruised|bruising|black and blue)
(?:lock|locked|locking|hide|hiding|barricade|barricading|barricaded) (?:ourselves|myself|us|me and|us all)
(?:knocked|knocks|threw|throws|pushed|pushes) (?:me|his sister|her brother|his brother|her sister|us) (?:down|over|to the|across|into|off)(?! (?:limit|edge))
(?:kicking|kicked|smashing|smashed|breaking|broke|breaks) (?:the |my |our )(?:\w+ )?(?:door|doors|door in|windows) (?:down|in|off|through)
(?:got|has|had|holding|grabbed|grabs|dragging|dragged|pulled|pulls|drags) ~3 by the (?:hair|throat|neck)
(?:is|are|was|keeps) (?:coming|going) (?:at|for) (?:us|me)(?= \|| with| now| and| again)
child:i (?:do|am) not (?:feel |feeling )?safe (?:with|around|near|at home|in my|in the house|in our|when|from)
(?:threaten|threatens|threatened|threatening) (?:me|us|his|her|my|to (?:hurt|kill|stab|burn|hit)) ?
""",
    "missing_child": r"""
(?:escaped|sneaked out|snuck out|climbed out|got out|gets out|slipped out) ~4 (?:at night|last night|in the night|during the night|window) ~4 (?:police|found|gone|road|street|motorway)
(?:he|she|{CHILD}) (?:is|has) gone(?= \| (?:please|help|i|we||police))
(?:out all night|stayed out all night|not home all night)
""",
    "child_typing": r"""
minor:(?:{SCARED}) ~3 (?:at home|to go home|of (?:my|mum|dad|him|her|them|going)|tonight|right now)
minor:(?:can not|not|told|never|scared to) (?:me |us |allowed )?(?:to )?tell (?:anyone|anybody|no one|nobody)
minor:i (?:am|do) not (?:feel )?(?:safe|ok|okay|alright)
minor:(?:want|going|need) to run away
minor:hate my life
minor:(?:please )?help me(?= \||  please)
minor:(?:no one|nobody|no 1) (?:to (?:talk|tell|turn)|believes|cares)
""",
}
"""Danger that goes on: urgent when it is what the message is about, softer when something else is plainly asked."""

FAINT: dict[str, str] = {
    "immediate_danger": r"""
(?:dad|mum|nan|grandad|grandmother|grandfather|friend|uncle|father|mother) (?:is|was) dying
danger to (?:himself|herself|themselves|myself|others|other)
choking on
(?:knife|knives)(?! and| crime)
""",
    "suicide_self_harm": r"""
selfinjury
headbanging
(?:till|until|til) ~3 (?:bleeds?|bleeding)
cut (?:herself|himself|myself|themselves)
(?:bang|bangs|banging|banged|smashes|smashing|whacks|hits|hitting|slams|slamming|punches|punching) ~1 (?:his|her|their|my) (?:own )?head
(?:hits|hit|hitting|punches|punching|punched|slaps|slapping|strangles|scratches|attacks|hurt|hurts|injure|harms|burnt) (?:himself|herself|themselves|myself)(?! (?:doing|playing|at pe|climbing|falling))
(?:hate|hates|hating) (?:himself|herself|myself|themselves|his life|her life|my life|being alive)
(?:{WANT}) ~1 to (?:disappear|be invisible|not be (?:me|him|here))
(?:dark|bad|horrible|scary) thoughts
obsessed with (?:death|dying)
(?:head|run|runs|running|ran|walks|walked) (?:out )?in front of ~2 (?:cars?|traffic|bus|buses|trains?|lorr\w+)
(?:jump|jumps|jumping|jumped) (?:out of|from|off) ~3 (?:car|moving)
(?:feel|feels|feeling|felt) (?:so )?(?:hopeless|worthless|like a burden)
(?:says|said|thinks|feels|am|is|being) ~3 (?:a|such a) burden
(?:ok|okay|fine|alright|all right) without (?:him|her|me)
(?:die|dead|kill|killing|kills|suicid\w+|noose|hang(?:ed|ing)? {SELF}|jump off|better off without|not want to live|end my|end his|end her|goodbye forever|no reason to|never wake)
i am done(?= \|)
(?:so|am) done with (?:everything|it all)
(?:{WANT}) ~1 (?:it|this) (?:all )?(?:to )?(?:be over|to end)(?= \||\b now)
""",
    "parent_breaking_point": r"""
self:(?:struggling|struggle|finding it (?:\w+ )?(?:hard|difficult|impossible)|trying|how (?:do|to|can) (?:i|we|people)?) (?:to )?cope(?= \|| anymore| with (?:him|her|it all|everything|this|life)| and| on my own| at home| alone)
self:(?:{CANT}|not|hard|harder|struggle|struggles|struggling|difficult|barely|hardly|impossible|unable|never|how|wonder|without) ~4 (?:cope|coping)
self:(?:do not|does not|dont|not) (?:\w+ )?know how (?:i|we|to|much|long) ~3 (?:cope|coping|manage|go on|carry on)
if (?:he|she) ~6 i (?:can not|will not) cope
tether
wits? end
(?:last legs|end of my rope)
self:burntout
self:(?:i am|we are|feel|feeling|i feel|me|am|just|left me|completely|feels like i am) (?:\w+ )?(?:broken|drowning|falling apart|going under|breaking down|breaking|at rock bottom|crumbling|falling to pieces|losing my mind|going mad|going insane|at my limit|at our limit|at my lowest|in bits|in pieces|defeated|shattered and)(?! (?:up|in paperwork|under paperwork|in forms|sleep|in admin))
self:(?:can not|not|never) stop crying
self:crying (?:every|all (?:day|night|the time)|myself to sleep|as i)
(?:i|we) (?:just )?(?:want to |have |am |feel like |honestly |could )*(?:give|giving|given) up(?= \|| on (?:him|her|everything)| completely| now)
had enough of (?:it|this|all this|him|her)
self:not (?:really |even |had any |had |properly )*(?:slept|sleep) ~1 (?:in|for|since) ~3 (?:weeks|months|years)
(?:hate|hates|regret) (?:my (?:son|daughter|child|kid|kids|own child)|being (?:his|her|a) (?:mum|mother|dad|parent)|having (?:him|her|kids))
(?:take|taking|put|taken|putting) ~2 (?:him|her|them) ~1 (?:in|into) care(?! (?:plan|package))
(?:placement|family|marriage|adoption) ~2 (?:breaking down|on the verge|collapsing)
self:(?:{CANT}) (?:\w+ )?(?:go on|carry on|take (?:it|much)|live like this)
""",
    "child_abuse": r"""
(?:bruises|bruising)(?! easily)
(?:being|been|feels|is) neglected
restraint (?:on|used|was|at|by)
(?:used|using|use of) ~1 restraint
restrained
(?<!kids )(?<!children )(?<!boys )(?<!girls )(?<!pupils )(?<!child )(?<!boy )(?<!it )(?<!that )(?<!they )(?:hit|hits|hitting|slap|slaps|slapped|slapping|punch|punches|punched|kicked|beat|beats|beating|smack|smacks|smacked|smacking|shook|dragged|hurting|manhandled) (?:him|her|my (?:son|daughter|child|boy|girl|baby|kids))(?! (?:hard|feelings|with|to|at|in the pocket|progress))
(?:they|he|she|someone) (?:keep |kept |keeps |all |have |has |been |are |is )*(?:hit|hits|hitting|beat|beating|kicked|punched|hurt|hurting|hurts) (?:him|her)(?! (?:hard|feelings|to|at))
(?:isolation|seclusion) (?:room|booth) ~3 (?:alone|hours|locked)
touches? (?:his|her|other) ~2 (?:privates|private parts)
(?:groomed|grooming)
neglect
abuse
""",
    "domestic_abuse": r"""
(?:dv|domestic)(?= \|)
ex (?:is|was|can be|has been) ~1 (?:violent|abusive|aggressive|controlling)
(?:ex|his dad|her dad|their dad) ~2 (?:threatening|threatens|harassing|harasses|harassed) (?:me|us)
adult:(?:scared|afraid|frightened|terrified) of (?:him|her)(?= \|| and)
""",
    "child_violence": r"""
(?:stab|stabs|stabbed|stabbing|strangle|strangles|strangled|strangling|smother|smothers|smothered|smothering|suffocat\w+|throat|machete)(?! (?:infection|infections|swab|lozenges))
(?:{CHILD}|he|she|they) ^3 (?:hits|hit|hitting|kicks|kicking|kicked|punches|punched|punching|bites|bit|biting|slaps|scratches|hurts|hurting|hurt|pushes|pushed|spits at|throws things at|pinches|pulls|lashes out at|strangles) (?:{FAMILY})(?! (?:hard (?:when|that)|to|away|feelings|buggy|wheelchair))
(?:hit|hits|hitting|slaps|slapped|punch|punches|punched|kicks|kicked|kicking|beats|bites|bit|attacks|attacked|scratches|scratched|headbutts|hurts|hurting|throws things at) (?:me|us)(?! (?:hard|up|back|that|when i (?:open|see|saw|read)|with a|to see|deeply))
(?:is|gets|got|getting|become|becoming|became|turns|turned|being|very|so|really|can be|more|increasingly) violent
violent (?:outbursts?|meltdowns?|behaviours?|rages?|episodes?|tantrums?|child|son|daughter|teenager)
(?:smash|smashes|smashing|smashed|trash|trashes|trashed|trashing|destroys|destroying|wrecks|wrecking|wrecked) (?:up )?(?:the|my|our) (?:\w+ )?(?:house|home|flat|place|room|tv|bedroom)
(?:lock|locked|hide|hid|hidden|locking|hiding) (?:away |up |all |the |of )*(?:knives|sharps|sharp things|scissors)
physically aggressive (?:to|towards|with) ~1 (?:{FAMILY})
""",
    "missing_child": r"""
(?:runs|running|keeps running|kept running|run|ran) away(?! with)
(?:goes|going|keeps going|kept going) missing
(?:escapes|escaped|escaping) (?:from |out )?(?:of )?(?:the |his |her |our )?(?:house|home|school|garden|nursery|classroom)
""",
    "child_typing": r"""
minor:(?:hate|hates|hated) (?:my life|me|myself|everything)
minor:(?:scared|alone|lonely|frightened|crying|cry)
minor:(?:bullied|bullying|bully|bullies|picks on me|pick on me)
minor:(?:no one|nobody) (?:listens|likes|understands|helps|loves)
minor:can i (?:talk|speak) to (?:someone|somebody|a person)
""",
}
"""Said in passing, long-standing or unclear: never more than the softer card."""
