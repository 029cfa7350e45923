"""Frightening words that mean no danger, or danger at a distance: false friends, taken out before phrases are read.

Data only, written as `danger_phrases` explains.

Source: domain brief, section 7 (false friends).
"""

# ruff: noqa: E501 - one phrase to a line: broken lines would be harder to check than long ones

from __future__ import annotations

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
