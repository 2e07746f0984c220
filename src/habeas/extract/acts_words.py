"""The words for acts: which verb, noun or adjective tells of which act, and who in its sentence is the victim.

Acts are those of `vocabulary.ACTS`. Words that need more than themselves to tell of an act ("pick" with "up", "hold"
with a person as its object) say so here; `acts` applies them to a parse.
"""

from dataclasses import dataclass
from typing import Final

from habeas.extract.people_words import FORCES
from habeas.extract.wordlists import word_set

LIBERTY: Final = frozenset(
    {"abduction", "arrest", "detention", "incommunicado_detention", "enforced_disappearance", "missing"}
)
DEATH: Final = frozenset({"killing", "extrajudicial_killing", "accidental_death", "body_found", "burial"})
HARM: Final = frozenset({"torture", "ill_treatment", "injury", "rape", "enslavement"})
FAMILIES: Final = {
    **dict.fromkeys(LIBERTY, "liberty"), **dict.fromkeys(DEATH, "death"), **dict.fromkeys(HARM, "harm"),
    "release": "release", "escape": "release", "trial": "trial", "sentence": "trial", "displacement": "displacement",
    "destruction_of_property": "property", "raid": "raid", "threat": "threat", "attack": "harm",
    "harassment": "harassment", "surveillance": "surveillance", "other": "death",
}  # fmt: skip

# What the act, when it is not undone, says of the person. Deprivation of liberty says nothing of today.
STATUS_OF: Final = {
    "killing": "killed", "extrajudicial_killing": "killed", "accidental_death": "died", "body_found": "found_dead",
    "release": "released",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class VerbRule:
    """`victim` is the slot of the victim: "object" (of an active verb, subject of a passive one) or "subject".

    `person_only`: the verb tells of an act only when the victim is a person ("seized a reporter", not "a car").
    `passive_only`: only in the passive ("was held in Lahore"). `owned`: the act is done to a thing of these words, and
    whose it is is the victim ("raided the house of X", "broke his arm"). `weight` is confidence in per cent.
    """

    act: str
    victim: str = "object"
    person_only: bool = False
    passive_only: bool = False
    owned: frozenset[str] = frozenset()
    weight: int = 80


def _rules(act: str, words: str, **features: object) -> dict[str, VerbRule]:
    return {word: VerbRule(act, **features) for word in words.split()}  # type: ignore[arg-type]


HOUSES: Final = word_set(
    "home house residence shop office hotel room apartment flat workplace farm premises headquarters compound property",
    "newsroom studio warehouse field hut tent shed clinic hostel village car vehicle",
)
BODY_PARTS: Final = word_set(
    "arm arms leg legs hand hands finger fingers face head skull jaw nose rib ribs teeth tooth eye eyes ear ears nail",
    "nails fingernail fingernails foot feet back bone bones knee knees throat tongue skin",
)

VERBS: Final[dict[str, VerbRule]] = {
    **_rules("abduction", "abduct kidnap shanghai"),
    **_rules("abduction", "snatch seize", person_only=True, weight=65),
    **_rules("arrest", "arrest apprehend nab rearrest re-arrest"),
    **_rules("arrest", "capture", person_only=True, weight=60),
    **_rules("detention", "detain imprison jail incarcerate intern lock-up"),
    **_rules("detention", "remand", passive_only=True, weight=65),
    **_rules("killing", "kill murder slay assassinate lynch massacre behead decapitate strangle slaughter shoot-dead"),
    **_rules("killing", "execute", person_only=True, weight=75),
    **_rules("killing", "martyr", weight=45),
    **_rules("torture", "torture electrocute waterboard"),
    **_rules(
        "ill_treatment", "mutilate mistreat ill-treat maltreat manhandle thrash assault rough-up tear-gas bludgeon flog"
    ),
    **_rules("ill_treatment", "beat whip abuse molest humiliate", person_only=True, weight=55),
    **_rules("attack", "attack ambush bomb shell", person_only=True, weight=45),
    **_rules("harassment", "harass stalk bully", person_only=True, weight=55),
    **_rules("surveillance", "surveil wiretap", weight=50),
    **_rules("surveillance", "monitor track trace", person_only=True, weight=45),
    **_rules("raid", "raid storm ransack search", owned=HOUSES, weight=60),
    **_rules("destruction_of_property", "torch demolish bulldoze raze loot destroy", owned=HOUSES, weight=60),
    **_rules("destruction_of_property", "burn", owned=HOUSES | BODY_PARTS, weight=60),
    **_rules("ill_treatment", "break fracture slash crush gouge sever amputate", owned=BODY_PARTS, weight=55),
    **_rules("injury", "injure wound maim hurt", person_only=True, weight=75),
    **_rules("injury", "shoot stab poison blind", person_only=True, weight=60),
    **_rules("rape", "rape gang-rape gangrape"),
    **_rules("enslavement", "enslave"),
    **_rules("enslavement", "traffic", person_only=True, weight=55),
    **_rules("displacement", "displace deport evict", person_only=True, weight=65),
    **_rules("threat", "threaten intimidate", person_only=True, weight=55),
    **_rules("trial", "indict prosecute convict", person_only=True, weight=60),
    **_rules("trial", "charge try", person_only=True, passive_only=True, weight=50),
    **_rules("sentence", "sentence", person_only=True, weight=70),
    **_rules("release", "release free liberate", person_only=True, weight=75),
    **_rules("release", "rescue", person_only=True, weight=65),
    **_rules("detention", "hold", person_only=True, passive_only=True, weight=55),
    **_rules("missing", "disappear vanish", victim="subject", person_only=True, weight=75),
    **_rules("escape", "escape", victim="subject", person_only=True, weight=45),
    **_rules("other", "die perish", victim="subject", person_only=True, weight=60),
    **_rules("accidental_death", "drown", victim="subject", person_only=True, weight=65),
    **_rules("burial", "bury", person_only=True, passive_only=True, weight=55),
}

# A verb with a particle, adverb or complement: (lemma, one of these words depending on it) -> rule.
PHRASES: Final[tuple[tuple[str, frozenset[str], VerbRule], ...]] = (
    ("pick", frozenset({"up"}), VerbRule("abduction", person_only=True, weight=70)),
    ("whisk", frozenset({"away", "off"}), VerbRule("abduction", person_only=True)),
    ("take", frozenset({"away"}), VerbRule("abduction", person_only=True, weight=75)),
    ("take", frozenset({"hostage", "captive"}), VerbRule("abduction", person_only=True)),
    ("drag", frozenset({"away", "off", "out"}), VerbRule("abduction", person_only=True, weight=70)),
    ("haul", frozenset({"away", "off"}), VerbRule("abduction", person_only=True, weight=65)),
    ("spirit", frozenset({"away"}), VerbRule("abduction", person_only=True, weight=70)),
    ("bundle", frozenset({"into", "away"}), VerbRule("abduction", person_only=True, weight=70)),
    ("round", frozenset({"up"}), VerbRule("arrest", person_only=True, weight=65)),
    ("lock", frozenset({"up"}), VerbRule("detention", person_only=True, weight=65)),
    ("gun", frozenset({"down"}), VerbRule("killing", person_only=True)),
    ("cut", frozenset({"down"}), VerbRule("killing", person_only=True, weight=55)),
    ("mow", frozenset({"down"}), VerbRule("killing", person_only=True, weight=65)),
    ("shoot", frozenset({"dead"}), VerbRule("killing", person_only=True, weight=85)),
    ("strike", frozenset({"dead"}), VerbRule("killing", person_only=True, weight=60)),
    ("beat", frozenset({"up"}), VerbRule("ill_treatment", person_only=True, weight=70)),
    ("rough", frozenset({"up"}), VerbRule("ill_treatment", person_only=True, weight=70)),
    ("find", frozenset({"dead", "murdered", "killed", "hanged", "hanging"}), VerbRule("body_found", weight=80)),
    ("discover", frozenset({"dead", "murdered"}), VerbRule("body_found", weight=80)),
    ("set", frozenset({"free"}), VerbRule("release", person_only=True, weight=75)),
    ("let", frozenset({"go"}), VerbRule("release", person_only=True, weight=60)),
    ("drive", frozenset({"away", "off"}), VerbRule("abduction", person_only=True, weight=60)),
    ("embrace", frozenset({"martyrdom"}), VerbRule("killing", victim="subject", weight=45)),
    ("attain", frozenset({"martyrdom"}), VerbRule("killing", victim="subject", weight=45)),
    ("lose", frozenset({"life", "lives"}), VerbRule("other", victim="subject", person_only=True, weight=60)),
    ("lay", frozenset({"life", "lives"}), VerbRule("killing", victim="subject", person_only=True, weight=45)),
    ("go", frozenset({"missing"}), VerbRule("missing", victim="subject", weight=85)),
    ("report", frozenset({"missing"}), VerbRule("missing", person_only=True, weight=70)),
    ("be", frozenset({"missing"}), VerbRule("missing", victim="subject", person_only=True, weight=60)),
    ("hold", frozenset({"incommunicado"}), VerbRule("incommunicado_detention", person_only=True, weight=85)),
    ("keep", frozenset({"incommunicado"}), VerbRule("incommunicado_detention", person_only=True, weight=85)),
    ("detain", frozenset({"incommunicado"}), VerbRule("incommunicado_detention", weight=85)),
    ("hold", frozenset({"hostage", "captive"}), VerbRule("detention", person_only=True, weight=75)),
)

# A verb with a prepositional phrase: (lemma, preposition, nouns at its end) -> rule.
CUSTODY: Final = frozenset({"custody", "detention", "prison", "jail", "captivity"})
HOMES: Final = word_set(
    "home house residence shop street village bus car vehicle hostel university office school mosque hospital",
    "clinic market bazaar hotel room apartment flat camp bed workplace farm checkpoint checkpost station stop",
    "taxi college dormitory",
)
HIDDEN: Final = word_set(
    "location place whereabouts camp barracks facility cell destination forest bush jungle hideout"
)
VEHICLES: Final = word_set(
    "van car vehicle truck pickup jeep bus minibus ambulance boat helicopter lorry taxi suv trunk boot"
)
PREPOSITIONAL: Final[tuple[tuple[str, frozenset[str], frozenset[str], VerbRule], ...]] = (
    ("take", frozenset({"into", "in"}), CUSTODY, VerbRule("arrest", person_only=True)),
    ("take", frozenset({"from", "outside", "off"}), HOMES, VerbRule("abduction", person_only=True, weight=70)),
    ("take", frozenset({"to", "into"}), HIDDEN, VerbRule("abduction", person_only=True, weight=60)),
    ("surrender", frozenset({"to"}), FORCES, VerbRule("detention", victim="subject", person_only=True, weight=45)),
    ("take", frozenset({"at"}), frozenset({"gunpoint"}), VerbRule("abduction", person_only=True, weight=75)),
    *(
        (verb, frozenset({"into", "in", "onto"}), VEHICLES, VerbRule("abduction", person_only=True, weight=70))
        for verb in ("force", "bundle", "push", "shove", "drag", "throw", "load", "take")
    ),
    ("open", frozenset({"on", "upon", "at"}), frozenset(), VerbRule("attack", victim="on", weight=60)),
    ("fire", frozenset({"on", "upon", "at"}), frozenset(), VerbRule("attack", victim="on", weight=60)),
    ("spy", frozenset({"on", "upon"}), frozenset(), VerbRule("surveillance", victim="on", weight=50)),
    ("eavesdrop", frozenset({"on", "upon"}), frozenset(), VerbRule("surveillance", victim="on", weight=50)),
    ("remove", frozenset({"from"}), HOMES, VerbRule("abduction", person_only=True, weight=70)),
    ("drag", frozenset({"from"}), HOMES, VerbRule("abduction", person_only=True, weight=70)),
    ("pick", frozenset({"from"}), HOMES, VerbRule("abduction", person_only=True, weight=60)),
    ("move", frozenset({"to"}), HIDDEN, VerbRule("detention", person_only=True, passive_only=True, weight=45)),
    ("hold", frozenset({"in", "under"}), CUSTODY | {"arrest"}, VerbRule("detention", person_only=True, weight=70)),
    ("keep", frozenset({"in", "under"}), CUSTODY | {"arrest"}, VerbRule("detention", person_only=True, weight=70)),
    ("place", frozenset({"in", "under"}), CUSTODY | {"arrest"}, VerbRule("detention", person_only=True, weight=65)),
    ("put", frozenset({"in", "under"}), CUSTODY | {"arrest"}, VerbRule("detention", person_only=True, weight=65)),
    ("put", frozenset({"to"}), frozenset({"death"}), VerbRule("killing", weight=80)),
    ("put", frozenset({"on"}), frozenset({"trial"}), VerbRule("trial", person_only=True, weight=65)),
    ("put", frozenset({"behind"}), frozenset({"bar"}), VerbRule("detention", person_only=True, weight=70)),
    ("remain", frozenset({"in", "behind"}), CUSTODY | {"bar"}, VerbRule("detention", victim="subject", weight=60)),
    ("languish", frozenset({"in", "behind"}), CUSTODY | {"bar"}, VerbRule("detention", victim="subject", weight=65)),
    ("be", frozenset({"in", "behind"}), CUSTODY | {"bar"}, VerbRule("detention", victim="subject", weight=50)),
    ("die", frozenset({"in"}), frozenset({"crash", "accident", "collision", "earthquake", "flood", "blaze"}),
     VerbRule("accidental_death", victim="subject", weight=80)),
    ("riddle", frozenset({"with"}), frozenset({"bullet"}), VerbRule("killing", person_only=True, weight=60)),
    ("leave", frozenset({"for"}), frozenset({"dead"}), VerbRule("ill_treatment", person_only=True, weight=65)),
    ("find", frozenset({"with"}), frozenset({"throat"}), VerbRule("body_found", person_only=True, weight=60)),
)  # fmt: skip

# Every verb that may tell of an act, by itself or with other words.
TELLING: Final = (
    frozenset(VERBS) | {verb for verb, *_ in PHRASES} - {"be", "go"} | {verb for verb, *_ in PREPOSITIONAL} - {"be"}
)
TO_DEATH: Final = frozenset(
    {"beat", "shoot", "stab", "hack", "burn", "torture", "stone", "starve", "bludgeon", "club", "crush", "strangle"}
)
# "subjected to torture", "faced trial", "received death threats": the noun is the act, the subject the victim.
UNDERGO: Final = frozenset({"undergo", "suffer", "face", "endure", "receive", "experience", "stand", "sustain"})
SUBJECT_TO: Final = frozenset({"subject", "expose"})
COMMIT: Final = frozenset({"commit", "carry", "perpetrate", "conduct", "execute", "perform", "make", "stage", "launch"})

ACCIDENTS: Final = frozenset({
    "crash", "accident", "collision", "earthquake", "flood", "flooding", "landslide", "avalanche", "derailment",
    "stampede", "capsize", "capsizing", "shipwreck", "drowning", "mishap", "lightning",
})  # fmt: skip
CRASH_VERBS: Final = frozenset({"crash", "capsize", "collide", "derail", "overturn", "plunge", "collapse", "sink"})


@dataclass(frozen=True, slots=True)
class NounRule:
    """`victim_by`: how the victim is attached: by "of" and the possessive, or by a preposition such as "on"."""

    act: str
    victim_by: frozenset[str] = frozenset({"of"})
    weight: int = 70
    possessive: bool = True


_ON: Final = frozenset({"on", "against", "upon"})


def _nouns(act: str, words: str, **features: object) -> dict[str, NounRule]:
    return {word: NounRule(act, **features) for word in words.split()}  # type: ignore[arg-type]


NOUNS: Final[dict[str, NounRule]] = {
    **_nouns("abduction", "abduction kidnapping kidnap kidnaping"),
    **_nouns("arrest", "arrest apprehension capture rearrest"),
    **_nouns("detention", "detention imprisonment incarceration internment jailing"),
    **_nouns("missing", "disappearance"),
    **_nouns("killing", "killing murder assassination slaying lynching beheading slaughter execution"),
    **_nouns("other", "death", weight=50),
    **_nouns("torture", "torture torturing"),
    **_nouns("ill_treatment", "ill-treatment mistreatment beating thrashing manhandling", weight=60),
    **_nouns("ill_treatment", "assault", victim_by=_ON, possessive=False, weight=55),
    **_nouns("rape", "rape"),
    **_nouns("release", "release", weight=60),
    **_nouns("trial", "trial prosecution conviction indictment", weight=45),
    **_nouns("trial", "charge", victim_by=frozenset({"against"}), possessive=False, weight=45),
    **_nouns("sentence", "sentencing", weight=50),
    **_nouns("displacement", "deportation eviction", weight=50),
    **_nouns("injury", "injury wound", victim_by=frozenset({"to"}), possessive=False, weight=60),
    **_nouns("injury", "shooting stabbing poisoning wounding", weight=50),
    **_nouns("attack", "attack ambush crackdown raid", victim_by=_ON, possessive=False, weight=45),
    **_nouns("killing", "massacre", weight=75),
    **_nouns("threat", "threat intimidation", victim_by=frozenset({"to", "against"}), possessive=False, weight=45),
    **_nouns("harassment", "harassment persecution", weight=50),
    **_nouns("surveillance", "surveillance wiretapping monitoring", weight=50),
}

# Before a noun or a name: "the slain journalist", "detained activist X".
ADJECTIVES: Final[dict[str, str]] = {
    "abducted": "abduction", "kidnapped": "abduction", "arrested": "arrest", "detained": "detention",
    "imprisoned": "detention", "jailed": "detention", "incarcerated": "detention", "missing": "missing",
    "disappeared": "enforced_disappearance", "slain": "killing", "murdered": "killing", "killed": "killing",
    "assassinated": "killing", "executed": "killing", "tortured": "torture", "raped": "rape", "injured": "injury",
    "wounded": "injury", "released": "release", "freed": "release", "convicted": "trial", "deported": "displacement",
}  # fmt: skip

BODIES: Final = frozenset({"body", "corpse", "remains", "cadaver", "skeleton"})
FINDS: Final = frozenset({"find", "recover", "discover", "unearth", "exhume", "dump", "retrieve", "locate", "spot"})

FORCIBLY: Final = frozenset({"forcibly", "forcefully", "enforcedly"})
ENFORCED: Final = frozenset({"enforced", "forced", "involuntary", "forcible"})
EXTRAJUDICIAL: Final = frozenset(
    {"extrajudicial", "extra-judicial", "extrajudicially", "unlawful", "summary", "summarily"}
)

# "the dead", "the injured": people named by what befell them, as in "among the dead was X".
FALLEN: Final[dict[str, str]] = {
    "dead": "killing", "deceased": "killing", "slain": "killing", "killed": "killing", "injured": "injury",
    "wounded": "injury", "missing": "missing", "disappeared": "enforced_disappearance", "abducted": "abduction",
    "kidnapped": "abduction", "detained": "detention", "arrested": "arrest", "released": "release", "freed": "release",
}  # fmt: skip

# What forces do in the course of which an act befalls somebody: "killed in a raid by the army".
OPERATIONS: Final = word_set(
    "raid operation campaign offensive attack ambush assault crackdown encounter clash shootout shoot-out gunfight",
    "gunbattle exchange confrontation airstrike air-strike strike shelling bombardment bombing shooting sweep search",
    "policy practice pattern spree siege incursion drive action firing fire crossfire drone",
)
DISCOVERIES: Final = frozenset({"discovery", "recovery", "finding", "exhumation", "unearthing"})
CAUSES: Final = word_set(
    "shot gunshot fire blast explosion bomb bombing attack shelling airstrike strike beaten beating tortured torture",
    "shell shells mortar mortars missile missiles rocket rockets grenade landmine mine",
    "mines stabbed bullet bullets shooting gunmen militants attacked assault attackers",
)
