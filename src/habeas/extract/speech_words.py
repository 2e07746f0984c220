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
    FITTING = "fitting"  # a thing of the right sort only: "introduced the bill", "rejected the petition"


def _verbs(position: str | None, takes: Takes, words: str) -> dict[str, tuple[str | None, Takes]]:
    return dict.fromkeys(words.split(), (position, takes))


VERBS: Final[dict[str, tuple[str | None, Takes]]] = {
    **_verbs(None, Takes.CONTENT, "say tell state add note remark mention comment write tweet post continue reply "
             "respond answer observe stress emphasize emphasise underline underscore highlight reiterate repeat "
             "inform warn quip shout cry chant declare reveal disclose indicate show read point explain clarify "
             "interject conclude caution fear find believe know estimate sign retort hint"),
    **_verbs("claims", Takes.CONTENT, "claim allege contend assert maintain insist argue affirm suggest charge"),
    **_verbs("opines", Takes.CONTENT, "think feel consider opine speculate reckon"),
    **_verbs("describes", Takes.CONTENT, "recount recall narrate describe testify depose detail relate"),
    **_verbs("reports", Takes.CONTENT, "report announce document record confirm quote notify"),
    **_verbs("accuses", Takes.MATTER, "accuse blame implicate"),
    **_verbs("condemns", Takes.MATTER, "denounce condemn deplore decry criticise criticize slam lambast rebuke "
             "castigate protest"),
    **_verbs("denies", Takes.MATTER, "deny refute rebut dispute disavow disclaim"),
    **_verbs("rejects", Takes.MATTER, "reject dismiss rubbish"),
    **_verbs("acknowledges", Takes.MATTER, "admit concede acknowledge confess"),
    **_verbs("promises", Takes.CONTENT, "promise pledge vow assure undertake guarantee"),
    **_verbs("demands", Takes.MATTER, "demand urge request plead implore beseech"),
    **_verbs("questions", Takes.MATTER, "question"),
    **_verbs("questions", Takes.CONTENT, "ask wonder inquire enquire"),
    **_verbs("doubts", Takes.MATTER, "doubt"),
    **_verbs("regrets", Takes.MATTER, "regret lament mourn apologise apologize"),
    **_verbs("praises", Takes.MATTER, "praise laud hail commend salute applaud"),
    **_verbs("retracts", Takes.MATTER, "retract recant"),
    **_verbs("refuses", Takes.FITTING, "refuse decline"),
    **_verbs("orders", Takes.FITTING, "order direct instruct summon"),
    **_verbs("introduces", Takes.FITTING, "introduce table propose move submit file lodge present"),
    **_verbs("rejects", Takes.FITTING, "throw strike turn pull quash overturn dispose adjourn strike"),
    **_verbs("opines", Takes.FITTING, "call term dub label brand"),
    **_verbs("regrets", Takes.FITTING, "express voice"),
    **_verbs("questions", Takes.FITTING, "raise"),
}  # fmt: skip

# Verbs of saying that a thing (a dossier, a video) can be the subject of; the others need somebody who can speak.
OF_THINGS: Final = word_set(
    "say state add note read show reveal indicate disclose detail describe document record report allege claim "
    "suggest highlight mention confirm accuse condemn demand estimate find call warn list"
)
# Plain verbs that are mostly about knowing, not telling: only with a clause that begins with "that", or a number.
OF_MIND: Final = word_set("fear find hear learn see believe know think feel consider estimate reckon show")
PARTICLES: Final = {
    "throw": "out", "strike": "down", "turn": "down", "pull": "down", "dispose": "of", "point": "out",
}  # fmt: skip

# What the verbs that need a fitting object can take, by lemma of the object's head.
FITTING: Final[dict[str, frozenset[str]]] = {
    "introduces": word_set(
        "bill law legislation act resolution motion amendment ordinance case petition plea application report draft "
        "complaint fir appeal writ reference reply challan charge-sheet list evidence document dossier memorandum"
    ),
    "rejects": word_set(
        "case petition plea application bill appeal bail motion request writ verdict conviction order charge sentence "
        "complaint evidence proof reference hearing lawsuit claim submission"
    ),
    "orders": word_set(
        "inquiry enquiry probe investigation arrest release formation production registration raid transfer report "
        "autopsy postmortem exhumation compensation judge official authority police government secretary minister "
        "commission agency officer department force inspector chief director suspension crackdown trial hearing"
    ),
    "regrets": word_set("regret grief sorrow condolence sadness sympathy apology remorse"),
    "condemns": word_set("outrage anger condemnation indignation dismay"),
    "doubts": word_set("doubt scepticism skepticism reservation"),
    "questions": word_set("concern question alarm worry apprehension fear eyebrow objection"),
    "demands": word_set("hope demand desire wish"),
    "opines": word_set("opinion view belief"),
    "praises": word_set("gratitude thanks satisfaction appreciation solidarity support"),
}
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
    "bulletin briefing article editorial dispatch cable message leaflet pamphlet diary autopsy certificate inquiry "
    "investigation probe poll census register note review news source coverage evidence website graphic chart table "
    "newspaper daily magazine channel broadcast radio television booklet audit transcript "
    "summary account warrant findings"
)
# Sentences open with these and it is no voice: "In a statement, the army said".
MANNERS: Final = word_set("statement interview letter post tweet message conference briefing speech address")
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
    "attack search stop surround transfer burn cut whip starve insult put leave escape flee hide run bury carry"
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
    "journalist reporter editor correspondent activist defender campaigner protester protestor demonstrator volunteer "
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
    "majority minority many some several others most all both few one another none everyone everybody someone somebody "
    "nobody anybody anyone"
)
# Of these, those that are a body rather than one person.
COLLECTIVE: Final = word_set(
    "police army navy military force group party organisation organization movement union association federation "
    "coalition alliance committee council commission government administration state authority regime cabinet "
    "parliament senate assembly congress ministry department office agency bureau embassy court tribunal bench jury "
    "prosecution family company board panel mission delegation church network centre center institute foundation ngo "
    "media press newspaper channel community campaign guerrillas junta people front outfit wing squad brigade corps "
    "faction regiment unit forum body league society trust"
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
