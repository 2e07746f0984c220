"""The words that decide which position somebody takes, where the verb ("said") does not."""

from typing import Final

from habeas.extract.wordlists import word_set

FALSE: Final = word_set(
    "false baseless untrue incorrect fabricated unfounded groundless concocted fake bogus fictitious propaganda "
    "lie lies unsubstantiated malicious wrong rumours rumors misleading exaggerated nonsense"
)
# What is said to be false when somebody denies: something told.
NEWS: Final = word_set(
    "news video recording audio tape item post footage tale document clip article information quote picture"
)
# "There is no ...": of these it denies what others say.
HOLDING: Final = word_set("custody involved involvement detention lock-up lockup jail prison cell captivity barracks")
DENIED_THINGS: Final = word_set(
    "camp prison cell record truth evidence proof policy detainee prisoner question link involvement fight abduction "
    "raid operation torture custody disappearance grave victim basis genocide massacre killing"
)
SHAMEFUL: Final = word_set(
    "horrifying horrible horrific shameful disgraceful barbaric inhumane inhuman outrageous unacceptable cowardly "
    "heinous atrocious deplorable condemnable reprehensible despicable appalling abhorrent shocking disturbing "
    "cruel brutal brutality atrocity atrocities shame disgrace"
)
UNLAWFUL: Final = word_set("illegal unlawful unconstitutional criminal crime crimes violation violations breach")
PROUD: Final = word_set(
    "proud pride hero heroes heroic brave bravery courageous courage valiant asset commendable praiseworthy "
    "salute salutes saluted tribute grateful appreciate appreciates exemplary"
)
SORRY: Final = word_set(
    "sorry regret regrets regretted condolence condolences apologise apologize apologies saddened grieved"
)
EVALUATIVE: Final = word_set(
    "unsatisfactory satisfactory worst best terrible bad good great disappointing unfortunate sad tragic unfair "
    "unjust fair important necessary essential clear obvious ridiculous absurd unbelievable irrefutable "
    "insufficient inadequate meaningless useless dangerous alarming worrying serious reckless irresponsible "
    "historic unprecedented immoral menace stunt joke farce failure genocide mockery lawless incompetent "
    "unprofessional off strange suspicious fishy sceptical skeptical hopeful confident concerned worried weak "
    "strong right tyrannical fascist evil noble honest dishonest"
)
REMEDIES: Final = word_set(
    "investigate ensure punish bring take release recover probe compensate prosecute arrest provide form "
    "establish end protect eliminate eradicate resolve address look act hold try work cooperate implement review "
    "inquire find trace rebuild support help spare leave continue pursue"
)
OWN_SIDE: Final = word_set("i we government ministry state authorities police army he she administration commission")
OBLIGES: Final = word_set("should must ought")
# Agents who are nobody in particular: to tell of them accuses nobody.
NOBODY: Final = word_set(
    "gunman gunmen man men attacker attackers assailant assailants people person somebody someone unknown "
    "unidentified individual individuals group they he she it which who that i we bomb blast explosion shell "
    "bullet"
)
# What nobody may do to anybody; to say who did it accuses them. An arrest may be lawful.
WRONGS: Final = frozenset(
    {"abduction", "incommunicado_detention", "enforced_disappearance", "killing", "extrajudicial_killing", "torture",
     "ill_treatment", "rape", "enslavement", "displacement", "destruction_of_property", "threat"}
)  # fmt: skip
GRAVE: Final = frozenset(
    {"abduction", "arrest", "detention", "incommunicado_detention", "enforced_disappearance", "killing",
     "extrajudicial_killing", "torture", "ill_treatment", "injury", "rape", "enslavement", "displacement",
     "destruction_of_property", "threat"}
)  # fmt: skip
