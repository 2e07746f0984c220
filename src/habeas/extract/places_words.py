"""The vocabulary around names of places: what shows that words are a place, an institution, a people or an actor."""

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Final

from habeas.extract.gazetteer_names import KINDS

GAP: Final = r"(?:[^\S\n]{1,3}|[^\S\n]{0,3}\n[^\S\n]{0,3})"
_DATA: Final = Path(__file__).parent / "data"


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.replace("\n", " ").split())


def either(words: Iterable[str]) -> str:
    """An alternation, longest first; blanks match any gap."""
    return "(?:" + "|".join(re.escape(w).replace("\\ ", GAP) for w in sorted(words, key=lambda w: (-len(w), w))) + ")"


@cache
def common_words() -> frozenset[str]:
    """English words that are also names of places somewhere: alone they are words."""
    lines = (_DATA / "common-words.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))


FUNCTION_WORDS: Final = frozenset(
    _words(
        """a an and are as at be been but by did do does for from had has have he her here his how however i if in
        into is it its last many may meanwhile more most my no nor not of off on once one only or our out
        over she since so some still such than that the their then there these they this those though
        through to too two under until up upon was we were what when where whether which while who whose
        why will with within without would yet you your also after all although among another any around
        because before being between both can could during each earlier every few following further given
        hence according about above across against along amid three four five six seven eight nine ten
        several recently today yesterday tomorrow thus despite now later like near next other per
        residents police security state local authorities officials government former photo image file"""
    )
)
CONNECTORS: Final = frozenset(
    _words(
        """of the and de del la las los el al du des da do dos e y i an ash as ar az am sur en der den le les ul ur
        us un bin wa va ye au aux upon under di"""
    )
)
ARTICLES: Final = frozenset({"al", "el", "ash", "as", "ar", "az", "an", "ad", "at", "la", "las", "los", "le", "les"})
COMPASS: Final = frozenset(
    _words(
        """north south east west northern southern eastern western central upper lower greater inner outer northeast
        northwest southeast southwest northeastern northwestern southeastern southwestern mid downtown rural
        occupied mainland southernmost northernmost restive"""
    )
)
DIRECTION: Final = (
    r"(?:north|south|east|west|central|upper|lower|greater|downtown|rural|restive|neighbou?ring|nearby|remote|coastal|"
    r"mountainous|volatile|troubled|war-torn|oil-rich|border|occupied|mainland|far|far-flung|impoverished|provincial|"
    r"resource-rich|ancient|historic|(?:north|south)[- ]?(?:east|west)|"
    r"(?:north|south|east|west)(?:[- ]?(?:east|west))?ern)"
)
TITLES: Final = frozenset(
    _words(
        """mr mrs ms dr prof president prime minister pm cm dc dg ig igp ssp sp dsp governor mayor senator general gen
        colonel col major maj captain capt lieutenant lt sergeant sgt judge justice ambassador sheikh shaikh
        sheik imam mullah maulana haji hajji syed sayed sayyid mir sardar nawab malik khan king queen prince
        princess pope bishop father sister brother saint sir lord lady don doña father advocate professor
        commander commandant chief secretary spokesman spokesperson spokeswoman minister director inspector
        officer constable deputy commissioner abdul abu ibn bin bint umm ayatollah archbishop cardinal rev
        reverend chairman leader activist journalist lawyer"""
    )
)
TYPE_WORDS: Final = either(
    [*KINDS, *(f"{k}s" for k in KINDS if not k.endswith("y")), "cities", "counties", "provinces"]
)

# What an institution is called, beside or around the name of a place.
_INSTITUTIONS = _words(
    """police court courts government govt army military navy force forces troops regime administration parliament
        senate congress assembly cabinet ministry intelligence embassy consulate establishment media press
        authorities officials judiciary rangers levies constabulary militia agencies agency office bureau
        department university college school institute academy commission committee council tribunal party
        movement association union federation foundation network club board authority corporation company bank
        times post news herald tribune gazette journal observer monitor express today television tv radio chief
        minister governor president secretary spokesman spokesperson ambassador leadership leaders politicians
        lawmakers generals soldiers policemen troops guards airlines cricket society organisation organization
        front army's watch league coalition alliance conference forum summit constitution yard convention
        currency rupee economy cultural bar chamber"""
)
_PUBLICATIONS = _words("times post herald tribune gazette journal news today express star mail sun observer telegraph")
_ADJECTIVES = (
    r"(?:security|armed|military|paramilitary|local|federal|provincial|state|national|intelligence|spy|police|high|"
    r"supreme|former|current|interim|civilian|elected|new|own|powerful|ruling|foreign|caretaker|central|public|press|"
    r"anti-terrorism|law|enforcement|secret|air|district|sessions|deputy|chief|prime|home|interior|information)"
)
INSTITUTION_AFTER: Final = re.compile(
    rf"(?P<own>['’]s)?{GAP}(?:{_ADJECTIVES}{GAP}){{0,3}}{either(_INSTITUTIONS)}(?![\w-])", re.IGNORECASE
)
_PROPER = either(word.capitalize() for word in _INSTITUTIONS)
CAPITAL_INSTITUTION: Final = re.compile(
    rf"(?:['’]s)?{GAP}(?:(?:[A-Z][\w'’-]*|of|for|and|the|&){GAP}){{0,5}}?"
    rf"{_PROPER}(?:{GAP}{_PROPER}){{0,3}}(?![\w-])"
)
INSTITUTION_OF: Final = re.compile(
    rf"\b{either([*_INSTITUTIONS, 'republic', 'kingdom', 'head', 'capture', 'fall', 'democratic republic'])}{GAP}of"
    rf"{GAP}(?:the{GAP})?(?:Islamic{GAP}|Federal{GAP}|Democratic{GAP})?(?:Republic{GAP}of{GAP})?$",
    re.IGNORECASE,
)
FACILITY_AFTER: Final = re.compile(
    rf"{GAP}(?:(?:[A-Z][\w'’-]*){GAP}){{0,3}}?(?:Airport|Jail|Prison|Hospital|Mosque|Bridge|Market|Square|Stadium|Bazaar|Bazar|Port|"
    r"Station|Cantonment|Fort|Dam|Road|Street|Highway|Chowk|Camp|Cemetery|Church|Temple|Hotel|Checkpoint|"
    r"(?:central|international|district)?\s?(?:jail|prison|airport|hospital|checkpoint|camp|mosque|market|bazaar|station))(?!\w)"
)
DEMONYM_AFTER: Final = re.compile(
    rf"{GAP}(?:people|nation|nationals?|nationalists?|tribes?(?:men|man)?|men|women|students?|activists?|youth|families|"
    r"community|diaspora|rebels?|insurgents?|separatists?|militants?|fighters?|leaders?|citizens?)\b"
)

_VERBS = _words(
    """said says say saying told tells accused accuses denied denies deny rejected rejects claimed claims warned warns
        insisted insists announced announces condemned condemns urged urges called calls blamed blames wants
        wanted vowed demanded demands asked asks agreed agrees refused refuses responded responds reacted
        maintains maintained considers sees believes argues argued signed supports supported backs backed fears
        feared hopes seeks sought summoned expelled recalled launched imposed lifted banned ratified voted
        joined threatened decided ordered pledged promised acknowledged admitted apologised apologized dismissed
        criticised criticized welcomed retaliated invaded annexed is are was were has have had will would should
        must can could may might does did do continues remains needs became becomes won lost faces ranks uses
        used hosts"""
)
VERB_AFTER: Final = re.compile(
    rf"(?:,{GAP}(?:which|who|meanwhile|however|too),?)?{GAP}(?:also{GAP}|again{GAP}|never{GAP}|repeatedly{GAP}|officially{GAP}|reportedly{GAP}|"
    rf"immediately{GAP}|itself{GAP}|later{GAP}|now{GAP}|still{GAP}|always{GAP}|not{GAP})?{either(_VERBS)}(?![\w-])"
)

_GENTLE = rf"(?:(?:the|a|an|its|their|his|her|our|his{GAP}native){GAP}|{DIRECTION}(?:{GAP}|,{GAP}|-))"
_HEADS = (
    "city|cities|town|village|villages|district|districts|province|state|region|area|areas|tehsil|department|municipality|"
    "county|capital|port|suburb|suburbs|neighbou?rhoods?|island|valley|outskirts|governorate|prefecture|territory|locality|"
    "hamlet|commune|settlement|camp|enclave|stronghold|streets|hills|mountains|coast|residents?|inhabitants|natives?|"
    "citizens|border|borders|north|south|east|west|northeast|northwest|southeast|southwest|centre|center|heart|rest|most|"
    "much|parts?|corners?|side|home|hometown|kilomet(?:er|re)s|km|miles|towns|place|site|people|population|roads?"
)
STRONG_BEFORE: Final = re.compile(
    rf"(?:\b(?:in|near|across|throughout|inside|outside|within|around|nearby|neighbou?ring|northern|southern|eastern|"
    rf"western|central|(?:north|south)[- ]?(?:eastern|western)){GAP}|\b(?:{_HEADS}){GAP}(?:called|named|of|in){GAP}|"
    rf"\bcapital,?{GAP}|\b(?:city|town|village|province|district){GAP}(?:called{GAP}|named{GAP})?)"
    rf"{_GENTLE}{{0,4}}(?:(?:{_HEADS}){GAP}(?:of{GAP})?(?:the{GAP})?)?[\"“‘']?$",
    re.IGNORECASE,
)
MEDIUM_BEFORE: Final = re.compile(
    rf"\b(?:at|from|to|into|toward|towards|through|via|off|leave|leaves|left|leaving|reach|reached|reaching|visit|visited|"
    rf"visiting|entered|entering|flee|fled|fleeing|for|over|on|between|of|bound|controls?|captured|seized|attacked|"
    rf"bombed|shelled|raided|besieged|hit|struck|along|beyond|past){GAP}{_GENTLE}{{0,3}}[\"“‘']?$",
    re.IGNORECASE,
)
ACTOR_BEFORE: Final = re.compile(
    rf"\b(?:by|against|with|between|accus\w+|urg\w+|condemn\w+|criticis\w+|criticiz\w+|pressur\w+|blam\w+|ally|allies|rival|"
    rf"enemy|independence{GAP}from|ambassador{GAP}to|envoy{GAP}to|support{GAP}for|aid{GAP}to|ties{GAP}to|like|than|and{GAP}arch-rival|"
    rf"called{GAP}on|calls{GAP}on|calling{GAP}on|asked|telling|told){GAP}(?:the{GAP})?$",
    re.IGNORECASE,
)
DATELINE: Final = re.compile(rf"(?:^|\n)[^\S\n]{{0,3}}(?:--{GAP}?)?$")
DATELINE_OPEN: Final = re.compile(r"(?:^|\n)[^\S\n]{0,3}\($")
DATELINE_CLOSE: Final = re.compile(rf"(?:,{GAP}[A-Z][\w ,.]{{1,30}})?\){GAP}?(?:[—–:]|--|{GAP}?-{GAP})")
PROPER_OF: Final = re.compile(
    rf"(?<![.!?:\n“\"(]\s)(?<![\n“\"(])(?<!^)\b(?!(?:Province|Republic|State|City|Gulf|Strait|Bay|District|North|South|East|West|"
    rf"Kingdom|Region|Department|Governorate|County|Municipality|Port|Isle|Coast|Town|Village|Area|Capital|Division)\b)"
    rf"[A-Z][\w’'-]+{GAP}of{GAP}(?:the{GAP})?$"
)
DATELINE_AFTER: Final = re.compile(
    rf"(?:,{GAP}(?:[A-Z0-9][\w.]*{GAP}?){{1,3}})?(?:{GAP}?\([A-Za-z][\w ./-]{{1,30}}\))?{GAP}?(?:[—–:]|--|{GAP}-{GAP})"
)

# Arabic script has no capitals: what stands before or after a name of a place in Urdu, Persian, Pashto and Arabic.
ARABIC_BEFORE: Final = re.compile(
    r"(?:^|[\s،])(?:في|من|إلى|الى|مدينة|محافظة|بلدة|قرية|منطقة|ضلع|شہر|شهر|در|از|به|استان|ولایت|شهرستان|تحصیل|صوبہ|په|د)\s{1,2}$"
)
ARABIC_AFTER: Final = re.compile(
    r"\s{1,2}(?:میں|سے|کے|کی|کا|شہر|ضلع|صوبے|صوبہ|تحصیل|گاؤں|علاقے|پہنچ|کو|ښار|ولایت|كي|کې)(?![\w\u0600-\u06ff])"
)
