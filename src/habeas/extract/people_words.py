"""The words around people: titles, offices, occupations, kinship, and the words that make a name something else.

All in lower case. Lists are of common English words of the field; none says anything of anybody's sex or origin, except
the forms of address and kinship words whose meaning does.
"""

from typing import Final

from habeas.extract.wordlists import word_set

# Forms of address: dropped from a name. Those that state a sex are in SEX_OF.
HONORIFICS: Final = word_set(
    "mr mrs ms miss mx mama master dr doctor prof professor sir dame lord lady rev reverend fr father sr brother "
    "pastor bishop archbishop cardinal monsignor imam maulana moulana mawlana mufti mullah ayatollah hojatoleslam "
    "sheikh shaikh shaykh haji hajji alhaji alhaja hafiz qari ustad ustaz engr eng adv barrister atty attorney "
    "late comrade shaheed saint st daw u ko ma sayadaw don doña señor señora monsieur madame mme"
)
AMBIGUOUS_HONORIFICS: Final = frozenset({"master", "u", "ko", "ma", "st", "don", "sr", "late", "saint", "miss"})

RANKS: Final = word_set(
    "general gen major maj colonel col captain capt lieutenant lt brigadier brig commander commandant sergeant sgt "
    "corporal cpl private constable inspector subinspector sub-inspector superintendent admiral marshal commodore "
    "subedar havildar naik sepoy jawan ig dc ac adc aig dpo rpo cpo ccpo dsp ssp sp asp igp dig sho dc ips chief cmdr"
)
# Offices that are held in a place or over a service, which may stand between them and the name.
ADMINISTRATIVE: Final = word_set(
    "cm dc ac adc ssp sp dsp asp dig ig igp aig dpo rpo cpo ccpo sho commissioner minister governor secretary "
    "superintendent magistrate mayor tehsildar inspector-general"
)
OFFICES: Final = word_set(
    "president vice-president premier prime-minister pm cm minister chancellor governor mayor senator mp mna mpa mla "
    "congressman congresswoman lawmaker parliamentarian legislator ambassador envoy secretary prosecutor judge "
    "justice magistrate commissioner king queen prince princess emir sultan sheriff speaker councillor councilman "
    "councilwoman rapporteur attorney-general ombudsman consul deputy undersecretary director-general sen rep gov "
    "pres patrolman crown spokesman spokeswoman spokesperson tehsildar  warden chairman chairwoman "
    "chairperson"
) | frozenset({"president-elect", "ex-president", "ex-minister", "dictator"})
# Words that may stand inside the name of an office: "Chief Minister", "Deputy Inspector General of Police".
OFFICE_PARTS: Final = word_set(
    "chief deputy vice prime foreign interior home defence defense finance information health education justice "
    "former acting then ex interim general assistant additional senior district provincial federal state police army "
    "military navy air inspector under permanent high supreme attorney solicitor first opposition national union "
    "caretaker retired security senior lance staff station house police"
)

OCCUPATIONS: Final = word_set(
    "journalist reporter editor columnist correspondent broadcaster blogger vlogger photojournalist photographer "
    "cameraman cameramen videographer anchor presenter writer author poet novelist singer musician artist actor "
    "actress comedian comedienne filmmaker student pupil schoolboy schoolgirl schoolchild teacher schoolteacher "
    "lecturer professor academic scholar scientist researcher lawyer attorney advocate barrister solicitor activist "
    "campaigner defender organiser organizer unionist trade-unionist dissident whistleblower politician leader "
    "doctor physician nurse surgeon pharmacist midwife paramedic medic farmer peasant herder herdsman shepherd "
    "labourer laborer worker miner driver mechanic shopkeeper trader merchant vendor businessman businesswoman "
    "entrepreneur banker accountant engineer technician carpenter tailor barber baker butcher cook chef cleaner "
    "housekeeper maid nanny guard watchman fisherman sailor pilot soldier policeman policewoman officer constable "
    "trooper priest cleric monk nun preacher rabbi imam missionary seminarian bishop archbishop elder headman "
    "sarpanch chieftain candidate legislator cartoonist youtuber economist analyst consultant manager director clerk "
    "civil-servant diplomat interpreter translator fixer environmentalist ecologist conservationist ranger "
    "footballer wrestler boxer athlete coach librarian electrician plumber porter tutor coordinator volunteer "
    "aid-worker humanitarian freelancer publisher producer founder co-founder cofounder chairman spokesman militant "
    "fighter commander rebel guerrilla insurgent gunman separatist nationalist policymaker statesman widow housewife "
    "pensioner veteran convict waiter mullah hairdresser programmer developer postman conductor salesman watchmaker "
    "pastor reverend imam sheikh serviceman paratrooper marine seaman "
    "weaver potter gardener drummer dancer model oppositionist parliamentarian lawmaker"
)

# Nouns for one person, or with a plural for several.
PERSON_NOUNS: Final = (
    word_set(
        "man woman boy girl child baby infant toddler kid youth youngster teenager teen adult person people "
        "individual civilian villager resident national citizen protester protestor demonstrator marcher victim "
        "deceased prisoner detainee inmate captive hostage abductee suspect refugee migrant asylum-seeker bystander "
        "passer-by passerby pedestrian motorist passenger orphan survivor witness eyewitness native local tribesman "
        "clansman nomad foreigner pilgrim worshipper worshiper tourist adolescent minor elder septuagenarian "
        "octogenarian lad figure member supporter follower critic opponent sympathiser sympathizer colleague "
        "neighbour neighbor friend tribesmen gentleman lady missing returnee evacuee fugitive accused defendant "
        "perpetrator staff employee crew boyfriend girlfriend roommate classmate host client boss entertainer "
        "official gunman companion comrade associate aide assistant bodyguard chauffeur escort mourner "
        "motorcyclist cyclist commuter "
        "parishioner churchgoer catechist deacon evangelist negotiator mediator patient caretaker janitor beggar "
        "brethren occupant shopper diner guest homeowner tenant householder breadwinner labourer schoolteacher "
        "celebrity participant attendee delegate trainee intern apprentice conscript recruit cadet muslim christian "
        "hindu sikh jew catholic pashtun baloch hazara kurd sindhi tamil rohingya uyghur uighur"
    )
    | OCCUPATIONS
)

KIN: Final = {
    "brother": "brother", "sister": "sister", "sibling": "sibling", "father": "father", "mother": "mother",
    "son": "son", "daughter": "daughter", "child": "child", "husband": "husband", "wife": "wife", "spouse": "spouse",
    "cousin": "cousin", "uncle": "uncle", "aunt": "aunt", "nephew": "nephew", "niece": "niece",
    "grandfather": "grandfather", "grandmother": "grandmother", "relative": "relative", "friend": "friend",
    "widow": "wife", "widower": "husband", "half-brother": "brother", "half-sister": "sister", "dad": "father",
    "mum": "mother", "mom": "mother", "kinsman": "relative", "brother-in-law": "relative", "sister-in-law": "relative",
    "father-in-law": "relative", "mother-in-law": "relative", "son-in-law": "relative", "daughter-in-law": "relative",
    "stepson": "son", "stepdaughter": "daughter", "stepfather": "father", "stepmother": "mother", "twin": "sibling",
    "grandson": "relative", "granddaughter": "relative", "fiance": "relative", "fiancé": "relative",
    "fiancee": "relative", "fiancée": "relative", "partner": "relative",
}  # fmt: skip

# Words whose meaning states a sex. Never a name.
SEX_OF: Final = {
    **dict.fromkeys(
        word_set(
            "male mr sir man boy father son brother husband uncle nephew grandfather widower policeman herdsman",
            "fisherman businessman gentleman cameraman schoolboy king prince monk priest dad",
            "half-brother stepson stepfather grandson brother-in-law father-in-law son-in-law tribesman congressman",
            "kinsman lad",
        ),
        "male",
    ),
    **dict.fromkeys(
        word_set(
            "female mrs ms miss madame mme woman girl mother daughter sister wife aunt niece grandmother widow",
            "policewoman businesswoman schoolgirl queen princess nun mum mom half-sister actress",
            "comedienne housewife stepdaughter stepmother granddaughter sister-in-law mother-in-law daughter-in-law",
            "congresswoman midwife",
        ),
        "female",
    ),
}

# Those who act with force: never taken for a victim's description, and groups of their own.
FORCES: Final = word_set(
    "police force forces army military soldier soldiers troops troop paramilitary paramilitaries personnel official "
    "officials agent agents agency agencies security militia militias militant militants gunman gunmen attacker "
    "attackers assailant assailants kidnapper kidnappers abductor abductors bandit bandits insurgent insurgents "
    "rebel rebels guerrilla guerrillas terrorist terrorists extremist extremists fighter fighters mob ranger rangers "
    "intelligence commando commandos squad unit patrol government regime authority authorities junta state group "
    "groups gang gangs settler settlers hitman hitmen vigilante vigilantes thug thugs hooligan hooligans operative "
    "operatives corps command battalion brigade regiment guards assassin assassins killer killers murderer cadres "
    "cartel subversive subversives extremist extremists combatant combatants"
)

# Nouns in the singular for several people together.
TOGETHER: Final = word_set(
    "family household couple crew delegation congregation community population crowd team convoy dozen score staff"
)

ORG_WORDS: Final = word_set(
    "movement party police corps agency commission committee ministry court university college school institute "
    "council union association front army department force forces group network watch international amnesty "
    "foundation centre center news times post radio television tv embassy government assembly parliament congress "
    "senate bank company ltd inc llc corporation corp brigade battalion regiment command authority bureau office "
    "rangers guard guards service services federation league alliance coalition campaign organisation organization "
    "society trust club academy board directorate tribunal secretariat press media daily weekly "
    "express chronicle herald tribune gazette journal "
    "observer guardian telegraph post hospital church mosque temple cathedral airport prison jail intelligence "
    "security wing cell squad militia navy air nations states republic kingdom house project initiative programme "
    "program fund forum platform collective syndicate chamber confederation congress caucus taliban administration "
    "military ministry registry rights defenders voice voices action unit units division headquarters task squadron "
    "reuters afp ap bbc cnn twitter facebook youtube whatsapp instagram telegram google wikimedia wikipedia getty "
    "premier-league mission delegation act law bill code constitution convention covenant protocol declaration "
    "treaty agreement charter day week award prize operation war revolution festival games cup ceremony memorandum "
    "report dossier lives matter spring cyclone hurricane typhoon storm earthquake tsunami virus"
)
# First words of the names of armed groups and parties in other languages, and names that are theirs alone.
ARMED: Final = word_set(
    "lashkar jaish jaysh tehreek tehrik tahreek tahrir harakat ansar kataib kata'ib liwa liwaa hizb hezb hizbul "
    "jamaat jama'at jamaah jabhat hay'at hayat boko al-shabaab shabaab al-qaeda qaeda al-qaida isis isil daesh hamas "
    "hezbollah hizbollah hizbullah janjaweed farc eln fmln ltte m23 wagner azov tatmadaw codeco frelimo renamo "
    "frente ejército ejercito partido movimiento comité comite asociación asociacion organización organizacion "
    "fundación fundacion centro sendero cártel cartel defensores mouvement comité fédération association parti "
    "partiya hêzên peshmerga ambazonia"
) | {"boko haram", "los zetas", "los ardillos", "shining path", "al shabaab", "al qaeda", "islamic jihad"}
PLACE_WORDS: Final = word_set(
    "district province city town village county state region territory island islands river road street avenue "
    "boulevard lane highway square park mountain mountains valley lake sea ocean bay beach camp colony sector bazaar "
    "market division tehsil taluka taluk union-council subdistrict governorate prefecture municipality area border "
    "north south east west northern southern eastern western central bridge dam port bay strait peninsula desert"
)

# Capitalised words that are no part of a name.
NOT_NAMES: Final = word_set(
    "anyone everyone someone somebody anybody everybody nobody nothing something anything everything none neither "
    "the a an this that these those i we you he she it they his her its their our my your on in at by for from to of "
    "with and or but as if when while after before since until although though because however still then there here "
    "what who why how where which will would can could may might shall should must is are was were do does did has "
    "have had be been not no yes also additionally meanwhile moreover furthermore according despite during under "
    "over last next both all some many most more few several each every another other one two three four five six "
    "seven eight nine ten eleven twelve hundred thousand million monday tuesday wednesday thursday friday saturday "
    "sunday january february march april june july august september october november december jan feb mar apr jun "
    "jul aug sep sept oct nov dec today yesterday tomorrow english french arabic urdu spanish god allah islam "
    "christianity internet covid covid-19 editor photo source image file caption credit copyright related read share "
    "print email subscribe advertisement breaking update updated live video gallery comment comments follow tags "
    "topics more spread name names statement section article chapter annex figure table page mps ngo ngos islamist "
    "islamic muslim christian jewish hindu buddhist sikh soviet nobel laureate republican democrat democratic "
    "communist marxist catholic sunni shia shiite let without besides despite amid now so once just only even among "
    "between within against about above below through throughout per via amid"
)

DEMONYMS: Final = word_set(
    "afghan albanian algerian american angolan arab argentine argentinian armenian australian austrian azerbaijani "
    "bahraini bangladeshi belarusian belgian bolivian bosnian brazilian british bulgarian burmese burundian "
    "cambodian cameroonian canadian chadian chechen chilean chinese colombian congolese croatian cuban czech danish "
    "dutch ecuadorian egyptian english eritrean estonian ethiopian european filipino finnish french gambian gazan "
    "georgian german ghanaian greek guatemalan guinean haitian honduran hungarian indian indonesian iranian iraqi "
    "irish israeli italian ivorian jamaican japanese jordanian kashmiri kazakh kenyan korean kosovar kurdish kurd "
    "kuwaiti kyrgyz laotian latvian lebanese liberian libyan lithuanian macedonian malagasy malawian malaysian "
    "malian mauritanian mexican moldovan mongolian moroccan mozambican namibian nepalese nepali nicaraguan nigerian "
    "nigerien norwegian omani pakistani palestinian panamanian paraguayan persian peruvian polish portuguese qatari "
    "romanian russian rwandan salvadoran saudi scottish senegalese serbian singaporean slovak slovenian somali "
    "spanish sudanese swedish swiss syrian taiwanese tajik tanzanian thai tibetan togolese tunisian turkish turkmen "
    "ugandan ukrainian uruguayan uzbek venezuelan vietnamese welsh yemeni zambian zimbabwean baloch balochs baluch "
    "balochi pashtun pashto punjabi sindhi hazara tamil sinhalese rohingya uyghur uighur yazidi kashmiris tigrayan "
    "amhara oromo hausa fulani igbo yoruba tutsi hutu mayan maya mapuche darfuri sahrawi bengali karen kachin shan "
    "rakhine latino hispanic african asian western brahui seraiki mohajir alawite druze maronite copt coptic "
    "assyrian roma romani bedouin berber tuareg"
)

# Small words that stand inside names.
PARTICLES: Final = word_set(
    "al el bin ben ibn bint binti binte de del della di da dos das la le van von der den ter ul ur un-nisa "
    "ud uz us e y du abu umm ap ould mac san al- a/l a/p d’ d' o’ ’al"
)
PREFIXES: Final = ("al-", "el-", "ul-", "ur-", "ud-", "az-", "as-", "ad-", "an-", "at-", "ash-")

# Given names and name elements that are hardly anything else: they help to see that words are a name, nothing more.
NAME_ELEMENTS: Final = word_set(
    "muhammad mohammad mohammed muhammed mohamed mohamad ahmed ahmad abdul abdullah abdel abdal abdur abdal-rahman "
    "ali hassan hasan hussain hussein husain hossein khan syed sayed sayyid bibi mir sardar nawab haji ghulam gul "
    "ullah mahmood mahmoud mahmud omar umar usman othman uthman ibrahim ismail ismael yusuf yousuf yousef youssef "
    "khalid khaled hamid hameed rashid rasheed karim kareem rahim raheem aziz jamal jamil iqbal akbar akhtar anwar "
    "aslam asif arif ayub bashir farooq faisal fahad habib hamza imran irfan javed javid kamal majid majeed malik "
    "mansoor mansour mustafa nadeem naeem naveed nazir noor nur omer qadir rafiq rahman rehman raza reza riaz saeed "
    "said sajid saleem salim salman sarfraz shabir shafiq shah shahid shakir sharif sohail sultan tahir tariq usama "
    "waheed wahid walid waqar yasin yasir younis yunus zafar zahid zahir zakir zia zubair fatima fatemeh ayesha "
    "aisha amina maryam mariam khadija zainab zeinab sadia nazia shazia farida leila layla john james robert michael "
    "william david richard joseph thomas charles daniel matthew anthony mark paul steven andrew kenneth george peter "
    "edward brian ronald timothy jason jeffrey kevin gary eric stephen jonathan larry scott frank benjamin samuel "
    "gregory patrick alexander jack dennis jerry tyler aaron jose adam nathan henry douglas peter mary patricia "
    "jennifer linda elizabeth barbara susan jessica sarah karen nancy lisa margaret sandra ashley emily donna "
    "michelle carol amanda melissa deborah stephanie rebecca laura helen sharon cynthia kathleen amy angela anna "
    "ruth maria juan carlos luis jorge pedro miguel manuel francisco antonio alejandro fernando rafael roberto diego "
    "javier marcos oscar hector ricardo eduardo raul pablo guadalupe rosa carmen ana sofia lucia elena marta ivan "
    "sergei dmitri dmitry alexei aleksandr vladimir mikhail nikolai igor oleg andrei yuri boris viktor olga natalia "
    "svetlana irina tatiana jean pierre jacques michel philippe marie françois kumar singh ram lal devi das prasad "
    "sharma rajesh suresh ramesh sanjay vijay anil sunil ravi krishna lakshmi priya nguyen tran zaw aung htun htet "
    "kyaw thein myint min than oo emmanuel ngozi chinedu chukwu emeka oluwaseun adebayo abebe tesfaye haile bekele "
    "kofi kwame mwangi wanjiru otieno kamau juma hamisi gustavo jaime rodrigo"
)
