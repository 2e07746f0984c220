"""The words by which English reports what somebody says: verbs, nouns, documents, outlets, hedges.

Each verb carries the position that it states when its content does not decide otherwise (`None`: a plain word of
saying, where the content decides). Positions are those of `model.vocabulary.POSITIONS`.
"""

from enum import StrEnum
from typing import Final

from habeas.extract.wordlists import word_set


class Takes(StrEnum):
    """What a verb needs beside it to report speech."""

    CONTENT = "content"  # a clause or a quotation: "said (that) ..."
    MATTER = "matter"  # a clause, a quotation, or the thing itself: "denied the allegations"
    FITTING = "fitting"  # a clause, or a thing of the right sort: "introduced the bill", "dismissed the petition"
    NOUN = "noun"  # only one of the nouns in SUPPORT: "raised concerns"


def _verbs(position: str | None, takes: Takes, words: str) -> dict[str, tuple[str | None, Takes]]:
    return dict.fromkeys(words.split(), (position, takes))


VERBS: Final[dict[str, tuple[str | None, Takes]]] = {
    **_verbs(None, Takes.CONTENT, "say tell state add note remark mention comment write tweet post continue reply "
             "respond answer observe stress emphasize emphasise underline underscore highlight reiterate repeat "
             "inform warn quip shout cry chant declare reveal disclose indicate show read point explain clarify "
             "interject conclude caution fear find believe estimate sign retort hint complain object appeal "
             "recommend"),
    **_verbs("claims", Takes.CONTENT, "claim allege contend assert maintain insist argue affirm suggest"),
    **_verbs("opines", Takes.CONTENT, "think feel consider opine speculate reckon"),
    **_verbs("describes", Takes.CONTENT, "recount recall narrate describe testify depose detail relate remember"),
    **_verbs("reports", Takes.CONTENT, "report document record notify"),
    **_verbs(None, Takes.CONTENT, "quote hold hear learn"),
    **_verbs("reports", Takes.FITTING, "confirm announce"),
    **_verbs("accuses", Takes.MATTER, "accuse blame implicate"),
    **_verbs("accuses", Takes.CONTENT, "charge deem"),
    **_verbs("condemns", Takes.MATTER, "denounce condemn deplore decry criticise criticize slam lambast rebuke "
             "castigate"),
    **_verbs("condemns", Takes.CONTENT, "protest"),
    **_verbs("denies", Takes.MATTER, "deny refute rebut dispute disavow disclaim"),
    **_verbs("rejects", Takes.MATTER, "reject dismiss rubbish"),
    **_verbs("acknowledges", Takes.MATTER, "admit concede acknowledge confess"),
    **_verbs("promises", Takes.FITTING, "promise pledge vow assure undertake guarantee"),
    **_verbs("demands", Takes.MATTER, "demand urge request plead implore beseech"),
    **_verbs("questions", Takes.MATTER, "question"),
    **_verbs("questions", Takes.CONTENT, "ask wonder inquire enquire"),
    **_verbs("doubts", Takes.MATTER, "doubt"),
    **_verbs("regrets", Takes.MATTER, "regret lament mourn"),
    **_verbs("regrets", Takes.CONTENT, "apologise apologize"),
    **_verbs("praises", Takes.MATTER, "praise laud hail commend salute applaud welcome thank"),
    **_verbs("retracts", Takes.MATTER, "retract recant"),
    **_verbs("refuses", Takes.CONTENT, "refuse decline"),
    **_verbs("orders", Takes.FITTING, "order direct instruct summon"),
    **_verbs("introduces", Takes.FITTING, "introduce table propose move submit file lodge present"),
    **_verbs("rejects", Takes.FITTING, "throw strike turn pull quash overturn dispose adjourn"),
    **_verbs("rules", Takes.CONTENT, "rule"),
    **_verbs("rules", Takes.MATTER, "convict acquit sentence uphold"),
    **_verbs("opines", Takes.CONTENT, "call term dub label brand"),
    **_verbs(None, Takes.NOUN, "express voice raise take cast make give issue offer pay lay pin place pour put"),
}  # fmt: skip

# Whoever is the subject of these, with a clause, is taken for somebody who speaks, whatever the noun.
HUMAN: Final = word_set(
    "say tell add insist recall remember testify allege deny admit complain explain reply shout whisper recount"
)
# "It is clarified that": whoever publishes the text declares it.
DECLARES: Final = word_set("clarify state emphasise emphasize stress reiterate certify declare submit notify inform")
# Plain verbs that are mostly about the mind, not telling: only with a clause of its own, or one that "that" opens.
OF_MIND: Final = word_set("fear find believe think feel consider estimate reckon show")
# Whoever these are told to is their object.
TELLS: Final = word_set("tell inform assure warn remind notify")
# Verbs of saying that a thing (a dossier, a video) can be the subject of; the others need somebody who can speak.
OF_THINGS: Final = word_set(
    "say state add note read show reveal indicate disclose detail describe document record report allege claim "
    "suggest highlight mention confirm accuse condemn demand estimate find call warn list rule conclude recommend"
)
PARTICLES: Final = {
    "throw": "out", "strike": "down", "turn": "down", "pull": "down", "dispose": "of", "point": "out",
}  # fmt: skip
# Verbs that only a court can be the subject of, and the courts and their people.
OF_COURTS: Final = word_set(
    "convict acquit sentence court tribunal judge jury bench justice magistrate commission panel judges"
)

# What the verbs that need a fitting object can take, by verb or else by position, by lemma of the object's head.
_DEEDS: Final = (
    "death arrest detention killing abduction disappearance release incident raid operation custody identity "
    "whereabouts murder kidnapping shooting transfer strike attack capture escape torture"
)
FITTING: Final[dict[str, frozenset[str]]] = {
    "confirm": word_set(_DEEDS),
    "announce": word_set(_DEEDS, "inquiry enquiry probe investigation commission compensation reward protest boycott "
                         "sit-in campaign rally shutdown hunger verdict"),
    "promises": word_set(
        "inquiry enquiry probe investigation justice compensation action release commission help support reform "
        "punishment trial answer report list recovery"
    ),
    "introduces": word_set(
        "bill law legislation act resolution motion amendment ordinance case petition plea application report draft "
        "complaint fir appeal writ reference reply challan charge-sheet list evidence document dossier memorandum"
    ),
    "rejects": word_set(
        "case petition plea application bill appeal bail bond motion request writ verdict conviction order charge "
        "sentence complaint evidence proof reference hearing lawsuit claim submission"
    ),
    "orders": word_set(
        "inquiry enquiry probe investigation arrest release formation production registration raid transfer report "
        "autopsy postmortem exhumation compensation judge official authority police government secretary minister "
        "commission agency officer department force inspector chief director suspension crackdown trial hearing "
        "manhunt search curfew"
    ),
}  # fmt: skip

# Verbs that say little by themselves, with the nouns that make them take a position ("raised eyebrows about").
_WORRIES: Final = "concern question alarm worry apprehension fear eyebrow objection issue"
SUPPORT: Final[dict[str, dict[str, str]]] = {
    "raise": {**dict.fromkeys(_WORRIES.split(), "questions"), "doubt": "doubts"},
    "express": {
        **dict.fromkeys(_WORRIES.split(), "questions"),
        **dict.fromkeys(["outrage", "anger", "condemnation", "indignation", "dismay", "shock", "horror"], "condemns"),
        **dict.fromkeys(["regret", "grief", "sorrow", "condolence", "sadness", "apology", "remorse"], "regrets"),
        **dict.fromkeys(["doubt", "scepticism", "skepticism", "reservation"], "doubts"),
        **dict.fromkeys(["hope", "demand", "desire", "wish"], "demands"),
        **dict.fromkeys(["opinion", "view", "belief"], "opines"),
        **dict.fromkeys(["gratitude", "thanks", "satisfaction", "appreciation", "solidarity", "support"], "praises"),
    },
    "take": {"issue": "questions", "exception": "condemns", "responsibility": "acknowledges", "credit": "acknowledges"},
    "claim": {"responsibility": "acknowledges", "credit": "acknowledges"},
    "cast": {"doubt": "doubts", "aspersion": "accuses"},
    "make": {
        "claim": "claims", "allegation": "accuses", "accusation": "accuses", "demand": "demands", "appeal": "demands",
        "promise": "promises", "pledge": "promises",
    },
    "give": {"assurance": "promises", "guarantee": "promises", "undertaking": "promises", "testimony": "describes"},
    "issue": {
        "denial": "denies", "apology": "regrets", "condemnation": "condemns", "warning": "claims", "appeal": "demands",
        "order": "orders", "directive": "orders",
    },
    "offer": {"apology": "regrets", "condolence": "regrets"},
    "pay": {"tribute": "praises"},
    **{verb: {"blame": "accuses"} for verb in ("lay", "pin", "place", "put")},
    "point": {"finger": "accuses"},
    "pour": {"scorn": "condemns"},
}  # fmt: skip
SUPPORT["voice"] = SUPPORT["express"]
# Nouns of these that name nothing: without what they are about, nothing is said.
EMPTY: Final = word_set("eyebrow issue exception finger blame scorn responsibility credit")
ABOUT: Final = word_set("about over on upon at regarding concerning against for of in into")
ABOUT_WITH: Final[dict[str, str]] = {"issue": "with", "exception": "to", "tribute": "to"}
BLAMED: Final = word_set("responsible guilty liable complicit accountable culpable answerable")
# Objects that turn a rejection into a denial: what is rejected is somebody's claim about what was done.
ALLEGATIONS: Final = word_set(
    "allegation accusation report claim charge rumour rumor suggestion statement impression notion version assertion "
    "involvement responsibility criticism criticisms account story propaganda link connection finding figure dossier"
)

NOUNS: Final[dict[str, str | None]] = {
    "claim": "claims", "allegation": "accuses", "accusation": "accuses", "assertion": "claims", "statement": None,
    "report": "reports", "denial": "denies", "testimony": "describes", "announcement": "reports",
    "admission": "acknowledges", "promise": "promises", "pledge": "promises", "demand": "demands", "warning": None,
}  # fmt: skip

DOCUMENTS: Final = word_set(
    "dossier report document statement communique communiqué letter petition affidavit testimony post tweet press "
    "release record list survey study paper memorandum memo file database data statistics figures footage video image "
    "photograph photo picture notice submission fir complaint order judgment judgement verdict ruling indictment "
    "bulletin briefing statistic article editorial dispatch cable message leaflet pamphlet diary certificate inquiry "
    "investigation probe poll census register note review news source coverage evidence website graphic chart table "
    "newspaper daily magazine channel broadcast radio television booklet audit transcript "
    "summary account warrant findings placard banner poster graffiti slogan caption item paragraph chapter "
    "headline autopsy resolution minutes version edition"
)
# Texts of law speak under names of their own ("the Convention", "Article 2").
LAWS: Final = word_set(
    "convention covenant treaty protocol declaration constitution charter statute act law code article section clause "
    "bill ordinance decree rule regulation principle guideline fir"
)
# Sentences open with these and it is no voice: "In a statement, the army said".
MANNERS: Final = word_set(
    "statement interview letter post tweet message conference briefing speech address communique communiqué note "
    "notice video release"
)
PEOPLE_WHO_SAW: Final = word_set("eyewitness witness onlooker bystander survivor")
SOURCES: Final = word_set("source report medium media reporter journalist newspaper outlet rumour rumor")

OUTLETS: Final = word_set(
    "afp reuters ap upi efe ansa dpa tass interfax xinhua pti ani app inp nni ians bbc cnn voa rfe/rl dw npr rt abc "
    "cbs nbc sky dawn geo ary samaa acan acan-efe notimex prela"
)
OUTLET_WORDS: Final = word_set(
    "news newspaper times post tv television radio herald tribune gazette press daily guardian journal chronicle "
    "agency jazeera broadcasting wire magazine weekly observer telegraph media"
)
NOT_OUTLETS: Final = word_set("agencies security intelligence investigation conference release")

HEDGE_ADVERBS: Final = word_set(
    "reportedly allegedly supposedly purportedly apparently presumably possibly probably perhaps seemingly ostensibly "
    "likely maybe arguably evidently"
)
HEDGE_ADJECTIVES: Final = word_set(
    "alleged purported suspected supposed presumed unconfirmed unverified reported so-called apparent possible "
    "probable claimed rumoured rumored"
)
# "It is claimed that", "is believed to have", "are feared": hedges when passive, without anybody who says so.
HEDGE_PASSIVES: Final = word_set(
    "claim allege believe report say think suspect fear rumour rumor understand assume presume know accept suppose "
    "estimate speculate"
)
HEDGE_SEEMS: Final = word_set("seem appear")
HEDGE_MODALS: Final = word_set("may might could")
RUMOURS: Final = word_set("rumour rumor speculation")

FIRST_PERSONS: Final = word_set("i me we us")
PERCEIVES: Final = word_set("see watch witness hear notice recognise recognize identify observe find")
SUFFERED: Final = word_set(
    "beat torture arrest detain abduct kidnap hold keep blindfold hit kick slap interrogate take throw shoot punch "
    "handcuff chain hang electrocute question release rape strip force drag push bring lock tie threaten injure wound "
    "attack search stop surround transfer break twist burn cut whip starve insult put leave escape flee hide run bury "
    "carry"
)
BODY: Final = word_set(
    "hand finger arm leg foot head face eye nose tooth back rib body hair skin nail wrist ankle neck mouth ear knee "
    "bone"
)
TOLD: Final = word_set("tell inform")  # in the passive: the speaker has it from somebody else

# Common nouns that can speak. A thing that is not here speaks only if it is a document, or beside a quotation.
SPEAKERS: Final = word_set(
    "police army navy military force forces troop soldier guerrilla rebel militant militia insurgent group party "
    "organisation organization movement union association federation coalition alliance committee council commission "
    "government administration state authority regime cabinet parliament senate assembly congress ministry department "
    "office agency bureau embassy consulate court tribunal bench jury judge justice magistrate prosecutor prosecution "
    "lawyer attorney counsel advocate defendant accused suspect convict prisoner detainee inmate captive hostage "
    "president premier minister secretary governor mayor senator lawmaker legislator deputy mp politician leader chief "
    "chairman chairwoman chairperson chair director head commander general colonel major captain brigadier lieutenant "
    "officer official inspector superintendent constable commissioner spokesman spokeswoman spokesperson "
    "representative ambassador diplomat envoy rapporteur expert analyst observer monitor investigator researcher "
    "scholar professor "
    "teacher student doctor physician nurse surgeon medic paramedic psychologist hospital university school college "
    "journalist reporter editor correspondent warden warder jailer rector dean principal activist defender "
    "campaigner protester protestor demonstrator volunteer organiser organizer "
    "worker labourer laborer peasant farmer driver shopkeeper trader businessman fisherman shepherd "
    "man woman boy girl child kid person people citizen civilian villager resident local neighbour neighbor "
    "family relative kin mother father parent son daughter brother sister sibling husband wife widow widower spouse "
    "uncle aunt cousin nephew niece grandfather grandmother friend colleague comrade companion classmate guard "
    "victim survivor witness eyewitness onlooker bystander source member delegate participant attendee supporter "
    "critic opponent opposition rival ally partner company firm corporation board panel team mission delegation "
    "church priest bishop archbishop pastor nun imam mullah cleric monk elder chieftain sardar nawab tribe tribesman "
    "community campaign network centre center institute institution foundation charity ngo watchdog "
    "medium media press newspaper paper magazine outlet channel broadcaster station agency author writer blogger user "
    "narrator interviewee respondent "
    "petitioner applicant complainant plaintiff appellant informant informer guerrillas junta "
    "communist extremist separatist nationalist freedom-fighter fighter gunman attacker kidnapper captor refugee "
    "migrant asylum-seeker pilgrim passenger tourist nurse coroner pathologist mourner athlete player coach "
    "front outfit wing squad brigade corps faction regiment unit forum body side institute league society trust "
    "majority minority many some several others most all both few another everyone everybody someone somebody "
    "crowd govt cop local pair duo trio couple striker opposition"
)
# Of these, those that are a body rather than one person.
COLLECTIVE: Final = word_set(
    "police army navy military force group party organisation organization movement union association federation "
    "coalition alliance committee council commission government administration state authority regime cabinet "
    "parliament senate assembly congress ministry department office agency bureau embassy court tribunal bench jury "
    "prosecution family company board panel mission delegation church network centre center institute foundation ngo "
    "media press newspaper channel community campaign guerrillas junta people front outfit wing squad brigade corps "
    "faction regiment unit forum body league society trust crowd govt institute opposition hospital university "
    "school college firm corporation bureau consulate clinic"
)
# "BNM gave the following figures:", where no verb of saying opens the list.
LISTS: Final = word_set(
    "give list present provide publish release record document register compile issue share report announce count "
    "collect receive have break"
)
# Bodies that "hear": what they hear is said by somebody who is not named.
HEARERS: Final = word_set("court tribunal jury inquest inquiry commission hearing bench rally meeting conference judge")
# What one can deny to somebody; denying it says nothing of what happened.
WITHHELD: Final = word_set(
    "registration access right rights freedom opportunity visa bail care treatment entry permission justice leave "
    "request protection food water education service services petition application passport citizenship job lawyer"
)
