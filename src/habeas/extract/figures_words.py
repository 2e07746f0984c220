"""The words around figures: what is counted, what sums up, what is a part, what a row of statistics is called."""

from typing import Final

from habeas.extract.wordlists import word_set

# Nouns that count what happened rather than whom; the act stands in `acts_words.NOUNS` or here.
EVENT_NOUNS: Final = {
    "death": "other", "fatality": "other", "casualty": "other", "toll": "other", "injury": "injury", "raid": "raid",
    "kidnapping": "abduction", "shooting": "injury", "burial": "burial",
    "massacre": "killing", "grave": "burial", "threat": "threat",
    **dict.fromkeys(("assault", "bombing", "explosion", "blast", "airstrike", "clash"), "attack"),
    **dict.fromkeys(("violation", "incident", "abuse", "atrocity"), "other"),
}  # fmt: skip
DEATHS: Final = word_set("death fatality casualty toll")
# After a figure, without a verb: "12 dead", "30 wounded", "five missing".
STATES: Final = {
    "dead": "other", "died": "other", "killed": "killing", "martyred": "killing", "murdered": "killing",
    "injured": "injury", "wounded": "injury", "hurt": "injury", "shot": "injury",
    "missing": "missing", "disappeared": "missing",
    "abducted": "abduction", "kidnapped": "abduction", "arrested": "arrest", "detained": "detention",
    "imprisoned": "detention", "jailed": "detention", "released": "release", "freed": "release", "tortured": "torture",
    "displaced": "displacement", "raped": "rape", "enslaved": "enslavement", "executed": "killing", "deaths": "other",
    "injuries": "injury", "fatalities": "other", "casualties": "other", "disappearances": "missing",
    "sentenced": "sentence", "abductions": "abduction", "kidnappings": "abduction", "killings": "killing",
    "unaccounted": "missing", "untraced": "missing", "untraceable": "missing",
    "arrests": "arrest", "detentions": "detention", "releases": "release",
}  # fmt: skip

# Nouns that say of those counted what befell them.
STATUS_NOUNS: Final = {
    "detainee": "detention", "prisoner": "detention", "inmate": "detention", "captive": "detention",
    "hostage": "detention", "internee": "detention", "abductee": "abduction", "refugee": "displacement",
    "returnee": "release", "evacuee": "displacement", "convict": "sentence",
}  # fmt: skip
VICTIMS: Final = word_set("victim casualty martyr fatality")
# Words of a sentence that tells of dead bodies, not of bodies such as a parliament.
DEAD_BODIES: Final = word_set(
    "dead mutilated decomposed unidentified unclaimed bullet-riddled riddled charred tortured morgue mortuary hospital "
    "grave graves found recovered dumped discovered unearthed exhumed buried burial handed retrieved families "
    "relatives river postmortem post-mortem autopsy autopsies identified killed lying strewn rubble remains corpses dna"
)
UNDOING: Final = word_set("destruction burning demolition razing looting torching bombing shelling demolishing")
MONTHS: Final = word_set(
    "january february march april may june july august september october november december jan feb mar apr jun jul aug "
    "sep sept oct nov dec monday tuesday wednesday thursday friday saturday sunday"
)

# Things that are harmed, and the verbs that harm them.
THINGS: Final = word_set(
    "home house village shop school hospital clinic mosque church temple vehicle car bus truck motorcycle building hut "
    "farm field crop animal cattle goat sheep camel well bridge office station store property market hamlet settlement "
    "dwelling tent shelter apartment ambulance orchard tree livestock town madrassa seminary"
)
DESTROYS: Final = word_set(
    "destroy burn torch raze demolish bulldoze loot ransack damage wreck flatten shell bomb blow vandalise vandalize "
    "devastate gut plunder ruin confiscate bombard level"
)

# The noun that introduces what a list or a total counts: "the count of missing people".
COUNT_NOUNS: Final = word_set(
    "count number list toll tally total figure figures statistic statistics data breakdown detail details summary sum "
    "record records table ledger break-up breakup"
)
SUMS: Final = word_set("total totals overall altogether sum grand")
TOTALS: Final = SUMS | word_set("all received registered reported submitted")
PARTS: Final = word_set(
    "disposed disposal balance pending remaining traced untraced found returned released freed closed deleted resolved "
    "solved dropped rest unresolved concluded decided rejected missing dead killed alive home prison internment "
    "confinement internees jail transferred withdrawn filed investigated open outstanding"
)
# What is done with people who are told of for another reason than what befell them: "interviewed 17 former detainees".
MEETS: Final = word_set("interview meet speak talk contact represent visit ask question quote consult")
CASES: Final = word_set(
    "case complaint petition fir application report incident file claim appeal allegation communication submission"
)
# What a number of acts is called: "1,200 cases of enforced disappearance", but not "14 places of detention".
INSTANCES: Final = CASES | word_set("instance act episode occurrence victim survivor event attempt wave count")
# A page that speaks of these has cases of harm; cases of what follows are others.
CASES_OF: Final = word_set(
    "missing disappearance disappearances disappeared abduction abductions kidnapping kidnappings killing killings "
    "murder murders torture rape detainees victims dead death deaths extrajudicial enforced abducted killed tortured"
)
OTHER_CASES: Final = word_set(
    "drug drugs narcotics tax taxes corruption fraud covid covid-19 coronavirus corona dengue cholera malaria polio "
    "measles influenza divorce traffic customs theft robbery burglary electricity water gas pension bank insurance "
    "consumer smuggling gambling election electoral"
)
# What a body does with cases, by the verb.
RECEIVING: Final = word_set("receive register record lodge file submit transfer docket institute refer enter admit")
CLOSING: Final = word_set(
    "dispose disposed close resolve decide conclude settle clear delete drop dismiss withdraw discontinue clarify "
    "solve reject terminate finalise finalize adjudicate"
)
TRACING: Final = word_set("trace locate")
PENDING: Final = word_set("pending outstanding unresolved unclarified undecided ongoing open pend")
EXAMINED: Final = word_set(
    "investigation consideration process review inquiry enquiry examination scrutiny hearing probe proceedings"
)
ON_CASES: Final = word_set("books docket dockets")
UNKNOWN: Final = word_set("unknown uncertain unclear unascertained undetermined not never unresolved mystery no")
HURTS: Final = word_set("injury injuries wound wounds burn burns fracture fractures bruise bruises")
SUSTAINS: Final = word_set("receive sustain suffer get")
CASE_VERBS: Final = word_set(
    "receive register record document dispose trace resolve report lodge file close decide conclude pend investigate "
    "list log count verify confirm submit take hear settle remain"
)

INCLUDING: Final = word_set("including includes include included comprising")
ANAPHORS: Final = word_set("them whom which these those whose")
SUBSETS: Final = word_set("other others remaining rest latter former")
DEFINITE: Final = word_set("the these those both its their his her all")
AS_OF: Final = ("as of", "as at", "until", "till", "up to", "by the end of", "by", "upto", "as on", "to date")
# What is done by who counts: the time of the count is that of what is counted.
RECORDS: Final = word_set(
    "record document count report register log list verify confirm note tally note receive monitor track witness see "
    "suffer carry"
)
# Verbs after which those counted are no longer at home: "190,000 people have fled their homes".
FLEEING: Final = word_set("flee abandon")
# How the value of a measure is told: "the toll rose to 34", "put the toll at 34".
RISES: Final = word_set(
    "rise climb reach stand exceed increase jump grow fall drop decline decrease be total surpass cross top hit pass "
    "swell soar remain double number range vary"
)
PUTS: Final = word_set("put bring take raise estimate set place push revise increase lower give")
# What a report has in hand when a period begins or ends.
IN_HAND: Final = word_set("opening closing balance backlog carried brought remaining unsettled beginning")
# Words of the headings of a table of figures.
TABLED: Final = (
    TOTALS
    | PARTS
    | word_set(
        "women men children girls boys minors persons people civilians victims villagers students journalists "
        "activists lawyers workers soldiers houses homes schools graves incidents attacks raids violations fatalities "
        "casualties"
    )
)
# Columns that count nothing: serial numbers, ages, money, shares.
UNCOUNTED: Final = word_set(
    "id ref age aged ages year years month months date dates day days amount budget cost fine fines rs pkr usd price "
    "percent percentage rate ratio share population area km phone page section note notes remarks source rank"
)
SERIALS: Final = word_set("no nos sr s sno serial number numbers")
