r"""What people say when danger is now, or when they cannot go on: the phrases that make a message urgent.

Data only; `danger_matching` turns each line into a pattern over the plain spelling of `danger_spelling`, where
contractions are spelled out, words are parted by one space, "|" ends a sentence and "," is a pause.

How a line is written: `{NAME}` is one of `WORDS`; `~3` is up to three words; `^3` is up to three words, none of them
naming another person; `(?= \|)` means the sentence ends or pauses here; a look ahead ends at the end of a word. A line
may start with who it is about: `self:` the nearest person named before it is the one writing, or the family; `child:`
the message speaks of a child; `adult:` it does not, and no child is typing; `minor:` a child is typing.

Source: domain brief, section 7, and the ways families say the same things.
"""

# ruff: noqa: E501 - one phrase to a line: broken lines would be harder to check than long ones

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
}  # fmt: skip

NOW: dict[str, str] = {
    "immediate_danger": r"""
(?:he|she|they|{CHILD}|i) (?:is|am|are|s|might be|could be|may be|looks like he is|looks like she is) ~1 dying
(?:think|thinks|help) ~3 dying
(?:not|stopped|no longer) breathing(?! at night| in (?:his|her) sleep| through| exercises)
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
if i (?:was|were|am) (?:dead|gone|not alive)
(?:goodnight|goodbye|bye|sleep|asleep|gone) forever
cut (?:{SELF}) ~2 (?:bad|badly|deep|deeply|open)
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
(?:no|any|see the|see a|what is the|whats the|not a|the|seeing a) (?:reason|point) (?:to |in |of )?~1 (?:live|living|life|be alive|being alive|being here|me being here|existing|carry on living|carry on|go on|keep living|keep on living|carrying on|going on|keep going|anything anymore|me)(?! with| to)
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
(?:{WANT}|going|tried|trying|tries|plans|planning|threatens|threatening|threatened|urge|urges|need|needs|about) (?:to )?(?:really |just |seriously )*(?:hurt|harm|cut|stab|burn|punish|choke|strangle|suffocate|drown|hang|injure) (?:{SELF})
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
(?:being|getting|been|was) touched by (?!accident)\w+
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
(?:{CHILD}|he|she|they|is) ^2 (?:strangling|strangled|strangles|stabbing|stabbed|smothering|smothered|suffocating|throttling) (?:his|her|my|our) (?:\w+ )?(?:sister|brother|mum|dad|nan|sibling|baby|son|daughter)
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
my (?:\w+ ){0,2}(?:son|daughter|child|boy|girl|grandson|granddaughter|kid|brother|sister) (?:is )?missing(?= \|| and| from home| since| please| help| he| she| they| i| we)
lost my (?:son|daughter|child|boy|girl|kid|little boy|little girl|grandson) (?:in|at|on|near|outside|he|she)
(?:school|nursery|taxi|transport|they|staff|driver) (?:has |have |had |just )*lost (?:him|her|my (?:son|daughter|child|boy|girl)|our (?:son|daughter|child))(?! (?:place|file|form|plan|paperwork|records?))
(?:he|she|{CHILD}) (?:has |have |is |just )*(?:run|ran|gone|going|walked|wandered) (?:off|out) (?:and|with|,) ~6 (?:phone|find|police|dark|not know|no idea|hours|not back|seen|anywhere)
(?:he|she|{CHILD}) (?:has |have |is |just )*gone (?:he|she) (?:is|has) gone
(?:he|she|{CHILD}) (?:has |have |is |just )*(?:gone|run|got|ran) out (?:of )?the (?:back |front )?(?:door|window|gate|house)(?! (?:to|for))
(?:he|she|{CHILD}) (?:has |have |is |just )*(?:run|ran|gone|walked|wandered) (?:off|out|away) ~6 (?:hours?|minutes|mins) ago
(?:was|were|is) last seen (?:at \d+(?:pm|am)?|near|walking|wearing|leaving|heading|this|last night|yesterday|about|around)
(?:nobody|no one|noone|no 1) (?:has |have |had )?(?:seen|heard from) (?:him|her|my son|my daughter|them)(?= \|| since| all| for| today| and| in)
(?:reported|report) ~2 missing(?= \|| to| person| and)
missing person(?! act)
(?:has|have|he|she|{CHILD}|just|they) (?:has |have |had |is |just |now |s |also )*(?:run|ran) away(?! (?:with|from (?:the |his |her |a |me in )?(?:school|class|teacher|teachers|staff|lesson|lessons|ta|nursery|table|noise|me)|at school|in (?:shops|public)|when|every))
(?:run|ran|runs|running) away from (?:home|foster|the foster|placement|the house|care)
(?:can not|could not|cannot|nobody can|no one can|noone can|police can not|unable to) find (?:him|her|my (?:\w+ )?(?:son|daughter|child|boy|girl|kid|kids|grandson))(?! (?:a|an|any|anything|anywhere (?:to|that|suitable|for|with|else)|school|something|suitable|help|somewhere|the|one|another|support|nursery|childcare|work|clothes|shoes|in the (?:report|list|system)|on the|someone|anyone|some|enough|right))
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
