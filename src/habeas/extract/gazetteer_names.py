"""How names of places are compared and shown.

`fold` makes the key under which a name is looked up: no case, accents, apostrophes or hyphens, one form for each
Arabic letter. `bare` takes the kind of a division off its name ("Awaran District" -> "Awaran"), and says which.
"""

import re
import unicodedata
from typing import Final

_LETTERS: Final = str.maketrans(
    {
        "ı": "i", "ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe", "ə": "a",
        "ħ": "h", "ŋ": "n", "ɓ": "b", "ɗ": "d", "ƙ": "k", "ي": "ی", "ى": "ی", "ئ": "ی", "ك": "ک", "ګ": "گ", "ة": "ه",
        "ہ": "ه", "ھ": "ه", "ۃ": "ه", "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ؤ": "و", "ړ": "ر", "ۆ": "و", "ێ": "ی",
        "ڵ": "ل", "ڕ": "ر", "ے": "ی", "ں": "ن", "ـ": None, "\u200c": " ", "\u200d": None, "\u200e": None,
        "\u200f": None,
        "-": " ", "‐": " ", "‑": " ", "–": " ", "—": " ", "/": " ", "_": " ", ",": " ",
        "'": None, "’": None, "‘": None, "ʻ": None, "ʼ": None, "ʿ": None, "ʾ": None, "`": None, "´": None, ".": None,
        "(": " ", ")": " ", "“": None, "”": None, '"': None,
    }
)  # fmt: skip


def fold(name: str) -> str:
    """The key of a name: "Al-Ḩasakah" and "al hasakah" share one."""
    if name.isascii():
        return " ".join(name.lower().translate(_LETTERS).split())
    # Lower case once more after taking letters apart: styled ones (𝑨) become plain capitals only there.
    plain = unicodedata.normalize("NFKD", name.casefold().translate(_LETTERS)).casefold()
    kept = "".join(c for c in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(c))
    return " ".join(kept.translate(_LETTERS).split())


# What a division is called, and the precision of PLACE claims that the word gives.
KINDS: Final[dict[str, str]] = {
    "district": "district", "dist": "district", "distt": "district", "zila": "district", "county": "district",
    "municipality": "district", "raion": "district", "rayon": "district", "regency": "district", "canton": "district",
    "upazila": "district", "agency": "district", "arrondissement": "district", "woreda": "district",
    "local government area": "district", "lga": "district", "kabupaten": "district", "sub prefecture": "district",
    "province": "province", "state": "province", "governorate": "province", "region": "province", "oblast": "province",
    "department": "province", "prefecture": "province", "emirate": "province",
    "krai": "province", "voivodeship": "province", "territory": "province", "wilaya": "province",
    "tehsil": "place", "tehseel": "place", "taluka": "place", "taluk": "place", "sub district": "place",
    "subdistrict": "place", "sub division": "place", "subdivision": "place", "union council": "place", "ward": "place",
    "city": "place", "town": "place", "village": "place", "hamlet": "place", "township": "place", "cantonment": "place",
    "colony": "place", "neighborhood": "place", "neighbourhood": "place", "locality": "place", "suburb": "place",
    "area": "place", "commune": "place", "settlement": "place", "camp": "place", "sector": "place", "quarter": "place",
    "island": "place", "valley": "place", "barrio": "place", "mohalla": "place", "slum": "place", "hills": "place",
}  # fmt: skip
_SUFFIXES: Final = (
    "District", "Province", "State", "County", "Region", "Governorate", "Department", "Agency", "Division",
    "Municipality", "Prefecture", "Oblast", "Raion", "Rayon", "Regency", "Emirate", "Tehsil", "viloyati", "ولايت",
    "Autonomous Region", "Capital Territory", "Federal Capital Territory", "Local Government Area", "Territory",
    "Voivodeship", "Canton", "Metropolitan Municipality", "Krai", "Republic", "City", "kommune", "Gemeinde",
)  # fmt: skip
_PREFIXES: Final = (
    "Departamento del", "Departamento de", "Estado de", "Estado Libre y Soberano de", "Provincia de", "Municipio de",
    "Municipio", "Province de", "Département de", "Département du", "Préfecture de", "Commune de", "Commune of",
    "Muhafazat", "Muḩāfaz̧at", "Muhāfazat", "Wilāyat", "Wilaya de", "Wilaya d’", "Province of",
    "State of", "County of", "Region of", "Emirate of", "Governorate of", "Governorship of", "City of", "Kabupaten",
    "Kota", "Distrito de", "Distrito", "Município de", "Concelho de", "Powiat", "Okres", "Kreis", "Landkreis",
    "Shahrestān-e", "Ostān-e", "Agglomération de", "Arrondissement de", "Région de", "Région du",
    "ضلع", "ضِلع", "ولایت", "استان", "محافظة", "إقليم", "منطقة", "إمارة", "شهرستان", "د",
)  # fmt: skip
_SUFFIX = re.compile(rf"^(?P<name>.+?)\s+(?:{'|'.join(map(re.escape, _SUFFIXES))})$", re.IGNORECASE)
_PREFIX = re.compile(
    rf"^(?:{'|'.join(map(re.escape, sorted(_PREFIXES, key=len, reverse=True)))})\s+(?P<name>.+)$", re.IGNORECASE
)
_TYPED = re.compile(r"^[A-Za-z' -]+ (?:Province|State|Governorate|District|Region|County|Department|Oblast|Emirate)$")
_ROMANISED: Final = frozenset(
    """AE AF AM AZ BD BG BH BT BY CN DJ DZ EG EH ER ET GE GR IL IN IQ IR JO JP KG KH KP KR KW KZ LA LB LK LY MA MM
        MN MR MV NP OM PK PS QA RS RU SA SD SO SY TD TH TJ TM TN UA UZ YE MK KM""".replace("\n", " ").split()
)


_NO_NAME: Final = frozenset(
    [
        "federal",
        "capital",
        "national",
        "central",
        "national",
        "north",
        "south",
        "east",
        "west",
        "northern",
        "southern",
        "eastern",
        "western",
        "metropolitan",
        "new",
    ]
)


def bare(name: str) -> str:
    """The name of a division without the word that says what it is."""
    match = _SUFFIX.match(name) or _PREFIX.match(name)
    if match is None or all(word in _NO_NAME for word in match["name"].lower().split()):
        return name
    return match["name"].strip()


def shown(name: str, aliases: tuple[str, ...], country_code: str) -> str:
    """The form to print: the usual English one, without the marks of scholarly romanisation."""
    if country_code not in _ROMANISED:
        return bare(name)
    for alias in aliases:
        if _TYPED.match(alias):
            return bare(alias)
    return _without_marks(bare(name))


def _without_marks(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name)
    kept = "".join(c for c in plain if not unicodedata.combining(c))
    return kept.translate({ord(c): None for c in "ʻʼʿʾ‘`"}).replace("’", "'").strip("' ") or name
