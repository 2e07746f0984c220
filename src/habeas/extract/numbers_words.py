"""The vocabulary of quantities: number words, words that bound them, units and nouns that say what is counted."""

import re
from typing import Final

GAP: Final = r"(?:[^\S\n]{1,3}|[^\S\n]{0,3}\n[^\S\n]{0,3})"
DASH: Final = r"[-\u2010-\u2015\u2212]"

ONES: Final = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
    "seventeen": 17, "eighteen": 18, "nineteen": 19,
}  # fmt: skip
TENS: Final = {
    "twenty": 20, "thirty": 30, "forty": 40, "fourty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80,
    "ninety": 90,
}  # fmt: skip
SCALES: Final = {
    "hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000, "trillion": 1_000_000_000_000,
    "lakh": 100_000, "lakhs": 100_000, "lac": 100_000, "crore": 10_000_000, "crores": 10_000_000, "dozen": 12,
    "ہزار": 1_000, "هزار": 1_000, "لاکھ": 100_000, "کروڑ": 10_000_000, "ألف": 1_000, "مليون": 1_000_000,
    "میلیون": 1_000_000,
}  # fmt: skip
VAGUE_SCALES: Final = ("dozens", "scores", "tens", "hundreds", "thousands", "millions", "billions", "lakhs", "crores")

AT_LEAST: Final = (
    "at least", "no fewer than", "no less than", "not less than", "not fewer than", "more than", "over", "above",
    "upwards of", "upward of", "in excess of", "a minimum of", "well over", "well above", "exceeding",
)  # fmt: skip
AT_MOST: Final = (
    "at most", "up to", "no more than", "not more than", "fewer than", "less than", "under", "below", "as many as",
    "as much as", "a maximum of",
)  # fmt: skip
ABOUT: Final = (
    "about", "around", "approximately", "approx.", "approx", "roughly", "some", "nearly", "almost", "close to",
    "circa", "an estimated", "estimated", "as few as", "just over", "just under", "a total of about", "or so",
)  # fmt: skip
BOUNDS: Final[dict[str, str]] = (
    dict.fromkeys(AT_LEAST, "at_least") | dict.fromkeys(AT_MOST, "at_most") | dict.fromkeys(ABOUT, "about")
)

CURRENCY_BEFORE: Final = re.compile(
    r"(?:[$£€¥₹₨৳₦₱₩₪₺]|\b(?:US|C|A|HK|R)\$|\b(?:Rs|PKR|INR|USD|EUR|GBP|AFN|IRR|BDT|NPR|LKR|MXN|COP|CHF|KES|NGN|SYP|"
    r"IQD|YER|SAR|AED)\.?)\s{0,2}$",
    re.IGNORECASE,
)
CURRENCY_AFTER: Final = re.compile(
    rf"(?:{GAP}|{DASH})?(?:[$£€¥₹₨%]{{0}}[$£€¥₹₨]|(?:{GAP}|{DASH})(?:(?:us|u\.s\.|pakistani|indian|iranian|syrian|egyptian|sudanese|"
    rf"american|mexican|colombian){GAP})?(?:dollars?|rupees?|euros?|pounds?{GAP}sterling|rials?|riyals?|pesos?|taka|"
    r"nairas?|dinars?|shillings?|cents?|francs?|rubles?|roubles?|yuan|yen|won|liras?|afghanis?|quetzales|colones|soles|"
    r"usd|pkr|inr|eur|gbp)\b)",
    re.IGNORECASE,
)
PERCENT_AFTER: Final = re.compile(
    rf"{GAP}?(?:%|٪)|(?:{GAP}|{DASH})(?:per{GAP}?cent(?:age)?|pct|percentage{GAP}points?)\b", re.IGNORECASE
)
DURATION_AFTER: Final = re.compile(
    rf"(?:{GAP}|{DASH})(?:(?:more|full|whole|consecutive|straight|long|working|calendar|and{GAP}a{GAP}half){GAP})?"
    r"(?:seconds?|minutes?|mins?|hours?|hrs?|days?|nights?|weeks?|fortnights?|months?|years?|yrs?|decades?|centur(?:y|ies))\b",
    re.IGNORECASE,
)
AGE_AFTER: Final = re.compile(
    rf"(?:{GAP}|{DASH})(?:(?:years?|yrs?|months?|weeks?|days?)(?:{GAP}|{DASH})old|y/o|yo\b|(?:years?|yrs?){GAP}of{GAP}age)\b",
    re.IGNORECASE,
)
AGE_BEFORE: Final = re.compile(
    rf"\b(?:aged?(?:{GAP}(?:between|of|about|around|only|just|from|was|is))?|at{GAP}the{GAP}age{GAP}of|(?:over|under|above|below)"
    rf"{GAP}the{GAP}age{GAP}of|turned)[:,]?{GAP}?$",
    re.IGNORECASE,
)
AGE_DECADE: Final = re.compile(
    rf"\b(?:his|her|their|my|your|our){GAP}(?:(?:early|mid|late)(?:{GAP}|{DASH}))?$", re.IGNORECASE
)
MEASURE_AFTER: Final = re.compile(
    rf"(?:{GAP}|{DASH})?(?:km|kms|kg|cm|mm|mg|mph|kph|kmh|km/h|ft|lbs?|°\s?[CFNSEW]?|º)(?!\w)"
    rf"|(?:{GAP}|{DASH})(?:(?:square|cubic|nautical){GAP})?(?:kilomet(?:er|re)s?|met(?:er|re)s?|centimet(?:er|re)s?|"
    r"millimet(?:er|re)s?|miles?|yards?|feet|foot|inch(?:es)?|kilos?|kilograms?|grams?|tons?|tonnes?|ounces?|pounds?|"
    r"lit(?:er|re)s?|gallons?|barrels?|acres?|hectares?|degrees?|megawatts?|kilowatts?|volts?|calib(?:er|re)|m(?=[\s,.;)])|"
    r"times|fold|percentile|points?|seats?|votes?|goals?|storeys?|story|floors?|lanes?|bits?|megabytes?)\b",
    re.IGNORECASE,
)
TIME_AFTER: Final = re.compile(
    rf"(?:{GAP}?[ap]\.?{GAP}?m\b\.?|{GAP}?(?:hours|hrs|h)?{GAP}?(?:gmt|utc|local{GAP}time)|{GAP}o['’]clock\b)",
    re.IGNORECASE,
)
SECTION_BEFORE: Final = re.compile(
    rf"(?:\b(?:sections?|secs?\.|ss?\.|articles?|arts?\.?|clauses?|paragraphs?|paras?\.?|chapters?|rules?|schedule|regulations?|"
    rf"resolutions?|amendment|titles?|ppc|ipc|crpc|law|act|decree|convention|ordinance|protocol|u/s|penal{GAP}code|statute)"
    rf"(?:{GAP}(?:no\.?|number))?|§{{1,2}}){GAP}?(?:\d{{1,4}}[A-Za-z]?(?:\(\d{{1,3}}\)|\([a-z]\))?(?:,{GAP}?|{GAP}(?:and|or|to){GAP}|/|{DASH})){{0,6}}$",
    re.IGNORECASE,
)
SECTION_AFTER: Final = re.compile(
    rf"[A-Z]?(?:\(\d{{1,3}}\))?{GAP}(?:PPC|IPC|CrPC|of{GAP}the{GAP}(?:[A-Z]\w+{GAP}){{0,3}}(?:Penal|Criminal|Constitution|Code))\b"
)
IDENTIFIER_BEFORE: Final = re.compile(
    rf"(?:[#№@]|\b(?:[Nn]os?\.|No|[Nn]umber|FIR|ID|CNIC|NIC|[Pp]assport|[Pp]etition|[Pp]ages?|pp?\.|[Ff]ootnote|[Rr]ef\.?|[Rr]ecommendation|[Pp]rinciple|"
    rf"Case|Room|Block|Sector|Ward|Flight|Highway|Route|Road|Street|Unit|Channel|Phase|Level|Grade|Class|BPS|Volume|Vol\.|"
    rf"Issue|Figure|Fig\.|Table|Annex|Appendix|Note|Battalion|Brigade|Regiment|Division|Squadron|Barrio|Zone|Area|Camp|"
    rf"Cell|Gate|Checkpoint|Post|Box|Boeing|Airbus|Window|Version|Part|Item|Group{GAP}of|Apartment|House|Plot|Building|"
    rf"Model|Series|Season|Episode|Tier|Lot|Day|Week|Stage|Round|Chapter|Resolution|Question|Step|Line|Lane|Bus|Train|"
    rf"Platform|Agenda|Formula|World{GAP}War|Serial|Apollo|Carrera|Calle)(?:{GAP}[Nn]o\.?)?:?){GAP}?$"
)
ORDINAL_WORDS: Final = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh",
    "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth",
    "twentieth", "thirtieth", "hundredth",
)  # fmt: skip
FRACTIONS: Final = r"(?:half|halves|thirds?|quarters?|fifths?|sixths?|sevenths?|eighths?|ninths?|tenths?)"
