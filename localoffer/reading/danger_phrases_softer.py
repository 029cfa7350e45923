"""What people say of danger that goes on, or in passing: phrases that are urgent only in some messages, or never.

Data only, written as `danger_phrases` explains.

Source: domain brief, section 7 (the two levels), and the ways families say the same things.
"""

# ruff: noqa: E501 - one phrase to a line: broken lines would be harder to check than long ones

from __future__ import annotations

ONGOING: dict[str, str] = {
    "immediate_danger": r"""
self:(?:i|we) (?:have |just )*(?:taken|took) (?:all )?my (?:tablets|pills|meds)(?= \||  and (?:i do not|want))
(?:set|setting|sets) (?:fire to|fires)
(?:he|she|{CHILD}) (?:is |keeps |has been )+collapsing
(?:taken|took|swallowed|eaten) something(?= \|| and| he| she| that| in| bad| or)
not (?:eaten|drunk|drank) (?:anything |or drunk |or drank |a thing |properly )*(?:for|in) ~2 days
set ~3 on fire
""",
    "suicide_self_harm": r"""
selfharm
selfharming
(?:says|said|saying|threatens|threatened|threatening|keeps saying) ~4 (?:hurt|harm|cut|burn|stab) (?:{SELF})
(?:nobody|no one|noone) (?:would|will) (?:\w+ )?(?:miss|care|notice|cry)(?= \|| if| me| that)
hates? (?:his|her|my|their) (?:own )?life
i (?:have |keep |also |just |always )*cut (?:up )?my (?:arms?|legs?|thighs?|stomach|skin)
selfharmed
(?:hurts|hurting|harms|harming|harm|harmed|cuts|cutting|burns|burning|burned|injuring|injures|stabbing|starving|mutilating|punishing|starves) ~1 (?:{SELF})
i (?:have |keep |also |do |just |always |started to )*(?:cut|harm|burn) myself
minor:i (?:\w+ )?cut(?= \|| in| my| when| because| so| and| at)
minor:(?:hurt|scratch|starve|cut|harm|burn|punch|hit) myself
cut (?:herself|himself|myself) (?:again|with|because|on purpose|last night|today|tonight|and|when)
(?:cuts|cutting|slashing|burning|burns|carving|cut up|cuts up) ~1 (?:his|her|my|their|the tops of her) ~1 (?:arms?|legs?|thighs?|skin|body|stomach|forearms?)
(?:she|he|daughter|son|i|child|been|started|starting|keeps|caught) (?:is |am |are |has |have |been |started |her |him |still |also )*cutting(?= \|| again| at night| because| since| to cope| when she| when he)
(?:cut marks|cuts|scars|slashes|blade marks) (?:all )?(?:on|over|up|down|across) ~2 (?:arms?|legs?|thighs?|wrists?|forearms?)
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
self:(?:not|hardly|barely) coping(?! (?:well )?(?:with (?:the|year|school|secondary|nursery|college|forms|homework|change|mainstream|transition|any|noise|new|paperwork)|well with|at school|in (?:school|class|mainstream|year)))
self:(?:{CANT}) (?:just |really |physically |even )*(?:do (?:it|this)|go on|take this|bear this|face it)(?= \|)
self:i just can not(?= \|)
\| i (?:really )?can not(?= \|)
self:at the (?:very )?end(?= \|)
self:(?:awake|up|going) for (?:\w+ )?(?:two|three|four|five|\d) (?:days|nights)
better off with (?:someone|anyone|another (?:mum|family|mother)|foster)
(?:going to|might|may|could|about to|gonna) (?:\w+ )?do something (?:\w+ )?(?:awful|terrible|bad|horrible|dangerous|i (?:will )?regret)
self:(?:at|in|hit|reached|past) (?:\w+ )?crisis(?: point)?(?! (?:at|in|with|over|about|team|meeting|of|and school))
self:(?:could|might|want to|wanted to|feel like|going to|will|nearly|almost) (?:just )?(?:hurt|kill|hit|harm|throw|throwing|hitting|hurting|harming|killing|punch|shake|shaking|smash|slap) (?:someone|somebody|something and|{HIM})(?! (?:a|an|under|off|in at the|into|by|feelings|back|progress|chances|if))
self:(?:and|then|i|just) (?:\w+ ){0,2}?(?:hit|smacked|slapped|shook|hurt|kicked|punched|threw|pushed) (?:my (?:own )?(?:son|daughter|child|kid|kids|boy|girl|baby)|him|her)(?= \|| and i| yesterday| today| last night| again| tonight| because)
self:(?:{CANT}) be (?:his|her|a|their) (?:mum|mother|dad|parent|carer|wife)(?! (?:and|taxi|to))
self:(?:{CANT}) go (?:back )?(?:home|inside|in there|in that house|to that house|back in)
self:pillow ~2 (?:his|her|their|the) ~1 (?:face|head|mouth)
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
self:(?:having|heading for|on the verge of|verge of|close to|near|going to have|think i am having|about to have|heading towards) a (?:complete |mental |nervous |total |proper )*breakdown
(?:we are|i am|we feel|family are|family is|he is|she is|my son is|my daughter is|child is|son is|daughter is) (?:\w+ )?(?:in|at|hit) (?:a |an )?(?:total |complete |real |full |absolute |mental health )*crisis(?! (?:at|in|with|over|about) school| team| meeting| of confidence)
(?:lost|lose|losing|about to lose) (?:it|control|my temper) (?:\w+ )?with (?:{HIM})
i (?:just |have |nearly |almost |accidentally |lost it and |snapped and |actually )*(?:hit|smacked|slapped|pushed|hurt|grabbed|kicked|threw) (?:{HIM})(?= \|| and| today| last night| yesterday| again| hard| because| so| too| this|  back)
giving up on life
self:rock bottom
hate (?:my life|being alive|living)
(?:give|given|giving) up on (?:life|living|everything)
""",
    "child_abuse": r"""
(?:{ADULT}) ^3 (?:{BLOW}|hitting|hurting|strangled|strangles|restrains|kicks|abuses|abusing|abused) (?:{HIM})(?! (?:hard with|with (?:a|another) (?:detention|fine|bill|question|charge|fee|letter|sanction|consequence|fixed)|feelings|chair|progress|chances|in the feels|out|through))
(?:{ADULT}) ^3 pushed (?:{HIM})(?! (?:chair|buggy|wheelchair|to|in (?:the|his|her)|on the swing|around|out))
(?:being|getting|gets|got|been|was|is|were) ~1 (?:hit|beaten|slapped|punched|kicked|smacked|assaulted|beaten up|attacked|burnt|burned|shaken|dragged|manhandled) ~3 by ~3 (?:{ADULT})
(?:someone|man|teacher|uncle|driver|staff|carer|brother|cousin|boy|lad|dad|stepdad|grandad|he|neighbour|tutor|kid|older boy) ~3 (?:touched|touching|touches) (?:me|{HIM})(?= \|| and| when| at| in| last| under| where| again| up| while)
touched (?:him|her|me)(?= \|| and (?:he|she))
(?:{ADULT}) ^3 (?:threw|throws|throwing|chucked) ~3 at (?:{HIM}|me)
(?:left|leaving|leaves|kept|keeps|keeping) (?:him|her|them|my son|my daughter) ~2 (?:strapped|tied|locked|chained|hungry|in (?:a )?(?:soiled|dirty|wet|filthy))
(?:did|does|doing|done) (?:it|that|things|something) to (?:him|her|me)(?= \|| and| at| when| in)
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
adult:(?:he|she) (?:is |has |keeps |always )*(?:tracking|tracks|checking|checks|taken|takes|controlling|monitoring|monitors) my (?:phone|car|money|messages|bank)
(?:{SCARED}) to leave(?= \|| with| because| in case)
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
stops breathing(?! at night| in (?:his|her) sleep| for a few seconds)
(?:drowsy|groggy|slurring|slurred)
ambulance
(?:knife|knives)(?! and| crime)
""",
    "suicide_self_harm": r"""
selfinjury
headbanging
(?:till|until|til) ~3 (?:bleeds?|bleeding)
cut (?:herself|himself|myself|themselves)
(?:bang|bangs|banging|banged|smashes|smashing|whacks|hits|hitting|slams|slamming|punches|punching) ~1 (?:his|her|their|my) (?:own )?head
(?:hits|hit|hitting|punches|punching|punched|slaps|slapping|strangles|scratches|attacks|hurt|hurts|injure|harms|burnt) (?:himself|herself|themselves|myself)(?! (?:doing|playing|at pe|climbing|falling))
(?:hate|hates|hating) (?:himself|herself|myself|themselves)
(?:{WANT}) ~1 to (?:disappear|be invisible|not be (?:me|him|here))
(?:dark|bad|horrible|scary) thoughts
obsessed with (?:death|dying)
(?:head|run|runs|running|ran|walks|walked) (?:out )?in front of ~2 (?:cars?|traffic|bus|buses|trains?|lorr\w+)
(?:jump|jumps|jumping|jumped) (?:out of|from|off) ~3 (?:car|moving)
(?:feel|feels|feeling|felt) (?:so )?(?:hopeless|worthless|like a burden)
(?:says|said|thinks|feels|am|is|being) ~3 (?:a|such a) burden
(?:ok|okay|fine|alright|all right) without (?:him|her|me)
(?:die|dead|kill|killing|kills|suicid\w+|noose|hang(?:ed|ing)? {SELF}|jump off|better off without|not want to live(?! (?:in|with|at|there|here|near|on|apart))|goodbye forever|no reason to|never wake)
i am done(?= \|)
(?:so|am) done with (?:everything|it all)
(?:{WANT}) ~1 (?:it|this) (?:all )?(?:to )?(?:be over|to end)(?= \||\b now)
""",
    "parent_breaking_point": r"""
self:(?:struggling|struggle|finding it (?:\w+ )?(?:hard|difficult|impossible)|trying|how (?:do|to|can) (?:i|we|people)?) (?:to )?cope(?= \|| anymore| with (?:him|her|it all|everything|this|life)| and| on my own| at home| alone)
self:(?:{CANT}|not|hard|harder|struggle|struggles|struggling|difficult|barely|hardly|impossible|unable|never) ~4 (?:cope|coping)(?! (?:well )?(?:with (?:year|school|secondary|nursery|forms|homework|change|mainstream|noise|new)|well with|at school|in (?:school|class|mainstream|year)))
self:(?:do not|does not|dont|not) (?:\w+ )?know how (?:i|we|to|much|long) ~3 (?:cope|coping|manage|go on|carry on)
if (?:he|she) ~6 i (?:can not|will not) cope
tether
wits? end
(?:last legs|end of my rope)
self:burntout
self:had a (?:complete |mental |nervous |total |proper )*breakdown
self:(?:i am|we are|feel|feeling|i feel|me|am|just|left me|completely|feels like i am) (?:\w+ )?(?:broken(?! (?:as|by the system))|drowning|falling apart|going under|breaking down|breaking|at rock bottom|crumbling|falling to pieces|losing my mind|going mad|going insane|at my limit|at our limit|at my lowest|in bits|in pieces|defeated|shattered and)(?! (?:up|in paperwork|under paperwork|in forms|sleep|in admin))
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
marks (?:all )?(?:on|over|up|down|across) ~2 (?:arms?|legs?|thighs?|wrists?|forearms?|body)
sexual\w*(?! (?:health|education|orientation|identity))
no food
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
