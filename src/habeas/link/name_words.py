"""Words inside names that are not what tells two people apart: titles, peoples and tribes, particles, common names.

Ordinary usage in Balochistan, Sindh, Iran, Afghanistan and the Arab countries, as written; `names` folds the lists by
the same rules as the names. They only weigh evidence: a tribe's name is never turned into a statement about a person.
"""

from typing import Final


def words(text: str) -> frozenset[str]:
    """A list written as one string, so that it can be read like a list."""
    return frozenset(text.split())


# Said before or after a name, by some sources and not by others. They identify nobody.
TITLES: Final = words(
    "mir haji hajji mullah mulla maulana mawlana maulvi molvi dr doctor syed sardar nawab nawabzada mr mrs ms miss "
    "agha aqa ustad ustaz ostad wadera waja banuk master engineer advocate prof professor hafiz qari sufi shaikh "
    "sheikh shekh begum mst musammat qazi late alias urf capt captain major col colonel lt gen general justice judge "
    "honourable mian chaudhry hazrat bibi میر حاجی ملا مولانا مولوی ڈاکٹر سید سردار نواب استاد حافظ قاری صوفی شیخ بی "
    "بیگم مسماۃ ماسٹر"
)
TRAILING_TITLES: Final = words("sahib saheb sahab صاحب")  # before a name the same word is a name: Sahib Dad

# Peoples, tribes and clans: left out as often as given, yet two different ones speak somewhat against sameness.
TRIBES: Final = words(
    "baloch baluch balooch balochi baluchi balushi بلوچ بلوچی البلوشي brahui bugti بگٹی marri مری mengal مینگل raisani "
    "رئیسانی rind رند lashari bizenjo بزنجو zehri زہری langove magsi domki khetran buledi gichki nosherwani sasoli "
    "sumalani kurd کرد pirkani shahwani rodeni jamali khosa umrani mazari leghari gurchani achakzai kakar کاکڑ tareen "
    "wazir mehsud afridi yousafzai khan خان soomro bhutto mohmand mohammadhasni rakhshani notezai badini qambrani "
    "mohammadshahi satakzai mirwani harunzai rais"
)

# Among the commonest names of the region: agreement on one of them says little. The run's own counts say the rest.
COMMON: Final = words(
    "ahmad ahmed ali hussain hussein hossein hassan hasan haq khan rahman rehman karim rahim yusuf khalid abdullah nur "
    "gul jan bakhsh shah hamid nasir salim rashid allah majid wahid ghani aziz latif qadir mahmood mehmood ibrahim "
    "ismail yaqub sabir faiz ghulam fatima maryam aisha zainab shahid saeed "
    "احمد علی حسین حسن حق خان رحمان رحمن کریم رحیم یوسف خالد عبداللہ نور گل جان بخش شاہ حمید ناصر سلیم رشید راشد اللہ "
    "ماجد مجید واحد وحید غنی عزیز لطیف قادر محمود ابراہیم اسماعیل یعقوب صابر فیض غلام فاطمہ مریم عائشہ زینب شاہد سعید"
)

MOHAMMAD: Final = "muhamad"
ABD: Final = "abd"
SYED: Final = words("syed sayed sayyid sayyed seyed seyyed saiyid seyid syd sayid")

# Spellings that the general rules cannot bring together, in respelled form, each with the one that stands for all.
ALIASES: Final = {
    form: target
    for target, forms in {
        MOHAMMAD: "mohamad mohamed muhamed mohamd mohmad mohmed muhmad muhmd mhmd mohd muhd mhd md mahomed mahamad",
        "usman": "utman osman otman asman",
        "isa": "esa isi aisa eisa aesa ise",
        "iusuf": "iusaf iusef iusif iosef iosuf iwsf iosaf",
        "bakhsh": "buks baksh bukhsh bksh bkhsh bakhs buksh bakhch",
        "umar": "omar umer omer amr",
        "usama": "osama asama",
        "iahia": "ihia iahi",
        "ishak": "asahak isahak",
        "musa": "mwsa mosa mwsi",
    }.items()
    for form in forms.split()
}

# Between a person's own name and the parent's. Of two sources, one may give the parent in a column of its own.
PARENT_MARKS: Final = r"s\s*/\s*o|d\s*/\s*o|w\s*/\s*o|son of|daughter of|wife of|ولد|بنت|زوجہ|زوجه|فرزند"
PARTICLES: Final = words("al el ul ol il bin ibn ben bint binti bnt wa of o e")
ASSIMILATED: Final = ("sh", "r", "s", "d", "n", "t", "z")  # "ar-Rahman", "ud-Din", "as-Salam": the article bends

# Pieces of names that some writers set apart and others join.
SUFFIX_ALLAH: Final = frozenset(("ullah", "ulla", "ollah", "olla", "ulah"))
ALLAH: Final = frozenset(("allah", "alla", "alah"))
AFTER_ALLAH: Final = words(  # "Allah Nazar" is a name that begins with the word, "Habib Allah" one that ends so
    "nazar nzr bakhsh bux buksh baksh bkhsh dad dd dita ditta rakha yar yr wasaya waraya warayo dino dina jan"
)
DIN: Final = frozenset(("din", "deen", "dine", "dien", "dyn", "uddin", "addin", "aldyn", "eddine", "uddeen"))
