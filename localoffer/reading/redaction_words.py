"""Words that tell a name from other words: the data behind `redaction_names`.

Data only. A word in `NOT_NAMES` is never taken for a name, however it is written or whatever stands before it.
"""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


CALENDAR = _words(
    """january february march april may june july august september october november december jan feb mar apr jun
    jul aug sep sept oct nov dec monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu
    thur thurs fri sat sun easter christmas xmas ramadan eid diwali today tomorrow yesterday tonight summer
    autumn winter spring"""
)

CONDITIONS = _words(
    """autism autistic asd asc asperger aspergers adhd add odd ocd pda sen send semh slcn spld mld sld pmld hi vi
    msi pd gdd dld dyslexia dyslexic dyspraxia dyspraxic dyscalculia dysgraphia dcd down downs syndrome
    trisomy cerebral palsy cp epilepsy epileptic tourette tourettes tics fasd arfid ptsd cptsd ebsa ebsna spd
    apd cvi deaf blind deafblind mute selective nonverbal verbal speaking hypermobile hypermobility eds
    disabled disability disabilities delay delayed stammer stutter anxiety anxious depressed depression asthma
    diabetic diabetes neurodivergent neurodiverse audhd nd gifted diagnosed undiagnosed sensory mutism makaton
    pecs bsl rett angelman fragile charge usher duchenne muscular dystrophy spina bifida cystic fibrosis
    sickle cell williams prader willi turner klinefelter noonan digeorge irlen ehlers danlos pans pandas me
    cfs swan autisum autistm dislexia dispraxia"""
)

SERVICES = _words(
    """ehcp ehc ehcps dla pip camhs cahms cypmhs sendiass iass iassn ipsea sos contact mencap scope nas ofsted nhs
    gp gps ot slt salt ep lsa ta tas hlta senco sendco sencos dfe la las lea council councils school schools
    nursery nurseries college university uni academy primary secondary infants juniors infant junior preschool
    playgroup reception sixth form portage social services worker hospital clinic surgery tribunal respite
    transport taxi bus teacher teachers head headteacher doctor nurse paediatrician psychologist therapist
    consultant keyworker key advocate mediator ombudsman police support help eotas motability family hub hubs
    local offer oap aap icb lac eyfs ks1 ks2 ks3 ks4 ks5 gcse gcses btec year yr special mainstream base unit
    provision resource independent maintained pru alternative childminder barnardos childline samaritans nspcc
    papyrus shout citizens advice gov department education health care plan plans section sections panel
    officer caseworker coordinator team"""
)

PLACES = _words(
    """barking barnet barnsley bath bedford bedfordshire berkshire bexley birmingham blackburn blackpool bolton
    bournemouth bracknell bradford brent brighton bristol bromley buckinghamshire bury calderdale cambridge
    cambridgeshire camden cheshire chester christchurch cleveland cornwall county coventry croydon cumberland
    cumbria dagenham darlington darwen derby derbyshire devon doncaster dorset dudley durham ealing enfield
    essex exeter fulham furness gateshead gloucester gloucestershire greenwich hackney halton hamlets
    hammersmith hampshire haringey harrow hartlepool havering helens hereford herefordshire hertfordshire
    hillingdon hounslow hove hull islington kensington kent keynes kingston kirklees knowsley lambeth
    lancashire leeds leicester leicestershire lewisham lincoln lincolnshire liverpool london luton maidenhead
    manchester medway merton middlesbrough newcastle newham norfolk north northampton northamptonshire
    northumberland norwich nottingham nottinghamshire oldham oxford oxfordshire peterborough plymouth poole
    portsmouth reading redbridge redcar richmond rochdale rotherham rutland salford sandwell scilly sefton
    sheffield shrewsbury shropshire slough solihull somerset south southampton southend southwark
    staffordshire stockport stockton stoke suffolk sunderland surrey sussex sutton swindon tameside taunton
    teesside telford thames thurrock torbay trafford tyne tyneside wakefield walsall waltham wandsworth
    warrington warwick warwickshire west westminster westmorland wigan wight wiltshire windsor wirral
    wokingham wolverhampton worcester worcestershire wrekin york yorkshire england scotland wales ireland
    britain uk sampleshire east midlands city borough riding royal greater isle"""
)

ORDINARY = _words(
    """a about absolutely actually after again ages ago ahead alone almost already also although always am an and
    angry another any anymore anyone anything are arent around as asked asks asleep at attends autistically
    aware away baby back bad badly based basically be because been before behind being below best better big
    bit bites boy broken brother brothers but by came can cannot cant carer child childs children clearly
    coming completely concerned confused constantly could couldnt cried cries currently dad daddy daughter
    daughters desperate did didnt different do does doesnt doing done dont drowning during each early eats
    eight eighteen either eldest eleven english especially even ever every everyone everything exhausted
    failing fed feeling feels few fifteen fine finally finds first five for foster four fourteen frequently
    from full fuming furious gets girl girls given glad goes going gone good got grandad grandchild grandma
    grandson granddaughter great had half happy hardly has hasnt hated hates have havent having he heard her
    here hes hi him himself his hiya hello holds home hopefully hoping how however hurt i id if ill im in into
    is isnt it its ive jewish just keeps kid kids knows lad lass last late later left less like likes
    literally little living lost lot lots loves lovely low mad made makes male female many married masks
    massive maybe middle might mine mix mostly mother mum mums mummy muslim must my nan nearly needs neither
    nephew never new next nice niece nine nineteen no nobody none nor normally not nothing now obviously of
    off often ok okay old older oldest on once one only onto or other others our out over overwhelmed own
    parent parents partner part past patient people person petrified please poorly pregnant pretty probably
    proud put quite rather ready really recently refused refuses regularly relieved said same saw say saying
    says scared screams see seem seems self sent seriously seven seventeen several severely shattered she shes
    should shouldnt sick simply since single sister sisters six sixteen sleeps so some somehow someone
    something sometimes somewhere son sons soon sorry speaks started starts starting still stressed struggled
    struggles struggling stuck stupid such suddenly sure takes talking tall ten tells than thankful thanks
    that thats the their them then there these they theyre thing things think thinks thirteen this those
    though thought three through throws till time tired to told too took totally tried tries trying turned
    turning turns twelve twenty twin twins two ungrateful under unhappy unsure until unwell up upset us used
    usually very waiting walks want wanted wanting wants was wasnt way we weekly welcome well welsh went were
    what whats when where which while who whos whose why wife will with without wondering wont worried would
    wouldnt writing wrong yes yet you young younger youngest your youre step stepson stepdaughter stepdad
    stepmum husband guardian adopted teen teenager toddler child person phone email number date address
    postcode white black asian british polish irish scottish somali urdu fluent bilingual hungry starving
    bored free able allowed entitled eligible getting looking asking calling ringing trying learning moving
    working talking walking sitting speaking reading school-age aged age birthday name names named called born
    turning christian catholic hindu sikh english home-schooled homeschooled excluded suspended refusing non
    pre post ex half full low high severe mild moderate profound complex additional nursery-aged physically
    mentally emotionally extremely incredibly highly bright clever kind funny gentle tiny big taking giving
    moving hoping having making being speech language difficulty difficulties needs behaviour behavioural
    learning physical medical mental ended works plays sits sees gives runs walked stopped stops lives moves
    comes become becomes became thrives copes managed manages wears uses reads writes cries screamed bit hit
    hits lashes kicks bolts absconds stims flaps rocks masking stimming crying grew grows lost falls fell
    failed passed missed misses travels transitions seeing hearing wheelchair tube nonverbally apparently
    recently both all more most lazy naughty weird dumb thick rude slow clumsy freak spelt written
    yeah yep nope oh ah erm um hey dear regards love cheers x xx xxx lol omg tbh
    btw fyi pls plz thx ta"""
)

NOT_NAMES = CALENDAR | CONDITIONS | SERVICES | PLACES | ORDINARY

FIRST_NAMES = _words(
    """aaliyah aaron abbie abby abdul abdullah abigail adam adele adrian ahmed aidan aiden aimee aisha alan albert
    alex alexander alexandra alfie alice alicia alison amanda amber amelia amelie amir amira amy ana andrea
    andrew andy angela anita anna anne annie anthony anya archie arjun arlo arthur arya asha ashley ava
    barbara barry bella ben benjamin bethany beth bobby brandon brenda brian caitlin callum cameron carl carol
    caroline catherine cathy charles charley charlie charlotte chloe chris christina christine christopher
    claire clara colin connor conor corey craig daisy dan daniel danielle darren dave david dean debbie
    deborah denise derek diane diana dominic donna dylan eddie edith edward eleanor elena eli elijah elizabeth
    ella ellen ellie elliot elliott elsie emily emma eric erin esme ethan eva evan evelyn evie ezra fatima
    fatimah felix finlay finley fiona florence frances francesca frank frankie fred freddie frederick freya
    gabriel gareth gary gavin gemma george georgia georgina gerald gillian glen gordon graham greg hamza
    hannah haris harper harriet harrison harry harvey hassan hayley heather heidi helen henry holly hugo ian
    ibrahim imogen imran isaac isabel isabella isabelle isla ismail ivy jack jackie jackson jacob jade jake
    james jamie jane janet jasmine jason jayden jean jeff jenna jennifer jenny jeremy jess jessica jill jim
    joan joanna joanne joe joel john jon jonathan jordan jose joseph josh joshua joyce jude judith julia
    julian julie justin kai karen kate katherine kathleen kathryn katie kayla keith kelly ken kenneth kerry
    kevin khadija kian kieran kim kirsty kyle laila lara laura lauren layla leah leanne lee leo leon lewis
    liam libby lily linda lindsey lisa logan lola lorraine louis louise luca lucas lucy luke lydia lynn lynne
    maddie maddison madison maisie malcolm marcus margaret maria marie marion martin mary maryam mason matilda
    matt matthew maureen max maya megan mel melanie melissa mia michael michelle miles millie mohamed mohammad
    mohammed molly monica morgan muhammad myles nadia naomi natalie natasha nathan neil niamh nicholas nicola
    nigel noah nora norman oliver olivia ollie omar oscar owen paige pamela patricia patrick paul paula
    pauline penny peter phil philip philippa phoebe poppy priya rachael rachel ralph raymond rebecca reece
    reggie rhys ricky riley robert robyn roger roman ronald ronnie rosie ross rowan ruby rupert russell ruth
    ryan sadie sally sam samantha samira samuel sandra sara sarah scarlett scott sean sebastian seth shannon
    sharon sheila shirley sian sienna simon sofia sonia sophia sophie stacey stanley stella stephanie stephen
    steve steven stuart susan suzanne syed sylvia tara teddy teresa thea theo theodore theresa thomas tiffany
    tim timothy tina toby tom tommy tony tracey tracy tyler umar valerie vanessa veronica vicky victor
    victoria vincent violet vivienne wayne wendy william yasmin yusuf zac zach zachary zain zainab zara zoe"""
)
"""First names common in England that are no other everyday word: enough on their own after a weak cue."""

TWO_FACED = _words(
    """will mark grace hope faith may june april august summer autumn rose joy bill sue pat rob art gene ray jay
    dawn eve skye sky sunny rich miles chase hunter carter cooper archer parker reading charity chance king
    prince duke earl guy drew grant wade christian dean major red blue star storm river ocean willow honey
    rain fern sandy brook angel long short young white black brown green grey little small best good wise
    strong church hill wood field ford stone bell cook baker smith page price day week knight bishop pope hall
    house street wells bush rivers banks woods lane park parks sharp moody savage swift bird fox wolf lamb
    cotton robin pearl olive max"""
)
"""Names that are also everyday words: once known, hidden only where they are written with a capital."""

CHILD_WORDS = (
    r"sons?|daughters?|child(?:ren)?|kids?|boys?|girls?|lads?|lass|grandsons?|granddaughters?|grandchild|nephews?|nieces?"
    r"|toddler|baby|twins?|stepsons?|stepdaughters?|brothers?|sisters?|siblings?|eldest|youngest|oldest|teenager"
    r"|little (?:boy|girl|one|man|lad)|foster (?:son|daughter|child)|ds\d?|dd\d?|lo"
)
PERSON_WORDS = (
    r"husband|wife|partner|mum|mam|mom|dad|mother|father|ex|nan|nana|gran|grandma|grandad|friend|neighbour|boyfriend"
    r"|girlfriend|aunt(?:ie|y)?|uncle|cousin|social worker|senco|teacher|headteacher|caseworker|ta|keyworker"
)
BETWEEN = (
    r"autistic|disabled|deaf|blind|little|older|elder|eldest|younger|youngest|oldest|lovely|beautiful|adopted|foster"
    r"|middle|only|first|second|amazing|nonverbal|non-verbal|non verbal|teenage|twin|dear|darling|poor"
    r"|\d{1,2}(?:[- ]?(?:yo|y/o|yrs?|years?)(?:[- ]olds?)?)"
)
"""Words that may stand between "my" and "son"."""
