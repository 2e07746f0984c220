"""Who the speakers are, on invented reports: the publisher under other names, pronouns, outlets, laws, plain nouns."""

import pytest

from habeas.extract.speech_memory import SpeakerKind
from habeas.extract.speech_utterance import Utterance
from habeas.extract.speech_voices import Publisher, same_voice
from habeas.model.vocabulary import How
from tests.extract.speech_pages import PUBLISHER, read, span


def who(characters: str, words: str, source: str = PUBLISHER) -> list[str]:
    return [voice.who for voice in read(characters, source)[2].attribution(*span(characters, words))]


def utterance(characters: str, words: str) -> Utterance:
    """The innermost utterance over these words."""
    return read(characters)[2].over(*span(characters, words))[-1]


# --- the publisher -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("source", "report"),
    [
        ("Coast Wire (invented)", "Two men were taken, their mother told Coast Wire."),
        ("Coast Wire (invented)", "Two men were taken, their mother told the Coast Wire news agency."),
        ("The Coast Wire", "Two men were taken, their mother told this newspaper."),
        ("AFP", "DARVAL (AFP) - Two men were taken, their mother told AFP."),
        ("coastwire.example", "Two men were taken, their mother told coastwire.example."),
        ("Coast Human Rights Council", "Two men were taken, their mother told CHRC."),
    ],
)
def test_who_publishes_the_text_is_named_once(source: str, report: str) -> None:
    assert who(report, "taken", source) == [source, "their mother"]


def test_another_outlet_stays_a_voice() -> None:
    report = "Two men were taken, their mother told AFP."
    assert who(report, "taken", "Coast Wire (invented)") == ["Coast Wire (invented)", "AFP", "their mother"]


def test_a_body_is_the_publisher_of_its_own_statement() -> None:
    report = "The Department denies that Omar Example was held. The Interior Department says that he fled."
    assert who(report, "held", "Home Department (invented)") == ["Home Department (invented)"]
    assert who(report, "fled", "Home Department (invented)") == ["Home Department (invented)", "Interior Department"]


def test_what_is_declared_without_a_subject_is_the_publishers() -> None:
    report = "It is clarified that no raid took place. It was claimed that a man fled."
    (found,) = read(report, "Home Department")[2].over(*span(report, "raid"))
    assert found.speaker.words == "Home Department"


@pytest.mark.parametrize(
    ("name", "words", "named"),
    [
        ("Valley Post", "Valley Post", True),
        ("Valley Post", "the Valley", False),
        ("Valley Post", "the Post", True),
        ("Valley Post", "the army", False),
        ("Baloch Example Front (BEF)", "BEF", True),
        ("Baloch Example Front (BEF)", "Example Front", False),
        ("Home Department", "a department", False),
        ("Home Department", "our correspondent", True),
        ("", "the army", False),
    ],
)
def test_what_names_a_publisher(name: str, words: str, named: bool) -> None:
    assert Publisher.of(name).is_named(words) is named


def test_names_are_compared_without_articles_and_asides() -> None:
    assert same_voice("The Example Front (EXF)", "Example front")
    assert not same_voice("Example Front", "Example Council")


# --- what can speak ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("report", "words", "name", "kind"),
    [
        ("Valleypk.net reported that two men were taken.", "taken", "Valleypk.net", SpeakerKind.GROUP),
        ("According to shore.com, two men were taken.", "taken", "shore.com", SpeakerKind.GROUP),
        ("The Convention says that nobody shall be tortured.", "tortured", "Convention", SpeakerKind.DOCUMENT),
        ("Article 2 of the Convention says that nobody shall be held so.", "held",
         "Article 2 of the Convention", SpeakerKind.DOCUMENT),
        ("As per the FIR, the men fired first.", "fired", "FIR", SpeakerKind.DOCUMENT),
        ("One of them told me that he was dead.", "dead", "One of them", SpeakerKind.PERSON),
        ("Eleven said they had been beaten.", "beaten", "Eleven", SpeakerKind.GROUP),
        ("My neighbour Sahim told me that he saw the car.", "car", "My neighbour Sahim", SpeakerKind.PERSON),
        ("“They took him,” said warden Omar Example.", "took", "Omar Example", SpeakerKind.PERSON),
        ("A statement from the ministry read: “He died of a fever.”", "fever",
         "A statement from the ministry", SpeakerKind.DOCUMENT),
        ("Statistics published by the ministry show that 300 cases are pending.", "300",
         "Statistics published by the ministry", SpeakerKind.DOCUMENT),
        ("Two weeks later a man said he was dead.", "dead", "a man", SpeakerKind.PERSON),
        ("The High Court on Thursday ruled that he was free.", "free", "High Court", SpeakerKind.GROUP),
        ("“He fell,” said one guard on condition of anonymity.", "fell", "one guard", SpeakerKind.PERSON),
        ("Asked about the students, the rector said he knew nothing of it.", "nothing", "the rector",
         SpeakerKind.PERSON),
    ],
)  # fmt: skip
def test_the_words_that_name_the_speaker(report: str, words: str, name: str, kind: SpeakerKind) -> None:
    speaker = utterance(report, words).speaker
    assert (speaker.words, speaker.kind) == (name, kind)


@pytest.mark.parametrize(
    "report",
    [
        "Nobody said that the man was dead.",
        "The minister should say that the man is dead.",
        "They want the army to admit that the man is dead.",
        "If the army says the man is dead, they will go home.",
        "Did the police say the man was dead?",
        "Civic leaders who voice fears that the man is dead are few.",
    ],
)
def test_what_was_not_said_is_nobodys(report: str) -> None:
    assert who(report, "dead") == [PUBLISHER]


# --- who passes it on ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("report", "words", "expected"),
    [
        ("Reuters cited a council report quoting a witness as saying that soldiers shot two boys.", "shot",
         ["Reuters", "a council report", "a witness"]),
        ("Tariq Example quoted a guard as saying that the man was moved.", "moved", ["Tariq Example", "a guard"]),
        ("The governor was quoted by local media as saying that a man died.", "died",
         ["local media", "The governor"]),
        ("The state news agency, quoting the ministry, said that a man died.", "died",
         ["The state news agency", "the ministry"]),
        ("Citing two officials, Example News reported that a man died.", "died", ["Example News", "two officials"]),
        ("The report, published by the Example Council, says 12 were killed.", "12",
         ["The report, published by the Example Council"]),
        ("The camp, survivors told Example News, has no windows.", "windows", ["Example News", "survivors"]),
        ("Prosecutors, meanwhile, told a county judge that blood was found in the car.", "blood", ["Prosecutors"]),
        ("The soldiers came at four, Amara Example remembers.", "soldiers", ["Amara Example"]),
        ("Per the hospital, seven bodies came in.", "seven", ["the hospital"]),
    ],
)  # fmt: skip
def test_voices_that_pass_it_on(report: str, words: str, expected: list[str]) -> None:
    assert who(report, words) == [PUBLISHER, *expected]


# --- pronouns ------------------------------------------------------------------------------------------------------


def test_they_are_those_spoken_of_last() -> None:
    report = "Families of the missing ended their sit-in on Friday. They vowed to return."
    assert utterance(report, "to return").speaker.words == "Families of the missing"


def test_they_are_whoever_spoke_not_whoever_was_quoted() -> None:
    report = "The experts noted that the Government had told them of no warrant. They added that a man was dead."
    assert who(report, "dead") == [PUBLISHER, "The experts"]


def test_he_in_a_quotation_is_not_who_speaks_it() -> None:
    report = "\"He shouted 'leave him' and they shot him,\" the shopkeeper said."
    speaker = utterance(report, "leave him").speaker
    assert (speaker.words, speaker.certain) == ("He", False)


def test_a_pronoun_that_nothing_settles_stays_unresolved() -> None:
    speaker = utterance("They said that the man was dead.", "dead").speaker
    assert (speaker.words, speaker.kind, speaker.certain) == ("They", SpeakerKind.GROUP, False)


def test_an_office_is_whose_it_was_told_to_be() -> None:
    report = "Judge Omar Example spoke. Members of the Valley Union said so. The Coast Union members said he was dead."
    assert utterance(report, "dead").speaker.words != "Members of the Valley Union"


@pytest.mark.parametrize(
    ("report", "words", "name"),
    [
        ("When I met Omar's mother, she wept. “I have no tears,” she said.", "no tears", "Omar's mother"),
        ("I asked the commander about it. He smiled. “People leave,” he said.", "leave", "the commander"),
        ("The minister spoke. The man's father collapsed. “There is no justice,” he said.", "justice",
         "The man's father"),
        ("“Let him go,” replied the officer, who gave no name.", "Let him", "the officer"),
        ("His cellmate, speaking through a lawyer, said guards had come.", "guards", "His cellmate"),
        ("Tariq Onuri, who the council says was taken from a bus, is a poet.", "bus", "the council"),
        ("The lawmaker said the remark was an insult, and urged parliament to debate it.", "parliament",
         "The lawmaker"),
        ("The army rejected a report that accused it of killing a boy, calling it baseless.", "baseless", "The army"),
        ("The Ministry wishes to clarify that the man was freed.", "freed", "Ministry"),
        ("One of the messages said that he would die.", "die", "One of the messages"),
        ("Asked whether the man was held, the rector said that he knew nothing.", "nothing", "the rector"),
    ],
)  # fmt: skip
def test_whose_words_they_are(report: str, words: str, name: str) -> None:
    assert utterance(report, words).speaker.words == name


def test_what_is_asked_of_the_speaker_is_not_theirs() -> None:
    assert who("Asked whether the boy was held, the rector said that he knew nothing.", "held") == [PUBLISHER]


def test_the_next_speaker_is_not_surely_the_last_one() -> None:
    report = "The minister said that a man died. The clerk left. “It was late,” he said."
    assert utterance(report, "late").speaker.doubtful


@pytest.mark.parametrize(
    ("report", "words", "name"),
    [
        ("The ministry issued a statement saying that he was free.", "free", "The ministry"),
        ("HKR-Info said that he was free.", "free", "HKR-Info"),
        ("(Darval, May 3, 2019) – The council said that he was free.", "free", "The council"),
        ("Judge Omar Onuri spoke first. The national agency said that he was free.", "free", "The national agency"),
    ],
)
def test_names_as_they_stand(report: str, words: str, name: str) -> None:
    assert utterance(report, words).speaker.words == name


def test_what_an_order_rests_on_is_no_voice() -> None:
    report = "The minister ordered the police to free the man, citing the law of 2011."
    assert who(report, "free") == [PUBLISHER, "The minister"]


@pytest.mark.parametrize(
    ("report", "words", "expected"),
    [
        ("I have heard from his cousin that the man was free.", "free", ["his cousin"]),
        ("According to the council, which cited relatives, the man was free.", "free", ["the council", "relatives"]),
        ("A duty officer, quoted by Example News, said the man was free.", "free", ["Example News", "A duty officer"]),
        ("He was told by a released prisoner that the man was free.", "free", ["a released prisoner"]),
        ("But two witnesses, in affidavits seen by Example News, state that the man was free.", "free",
         ["two witnesses"]),
    ],
)  # fmt: skip
def test_through_whom_it_came(report: str, words: str, expected: list[str]) -> None:
    assert who(report, words) == [PUBLISHER, *expected]


def test_what_somebody_heard_is_hearsay() -> None:
    testimony = "I heard that the man was buried there. I heard him scream."
    found = read(testimony, "A witness")[2]
    heard, screamed = (found.attribution(*span(testimony, words))[0] for words in ("buried", "scream"))
    assert (heard.how, screamed.how) == (How.RELAYED, How.FIRST_HAND)


def test_speakers_that_stand_behind_a_place_are_no_part_of_it() -> None:
    report = "Three men were taken from two districts of Darvalia, families and a rights organisation said."
    assert who(report, "taken") == [PUBLISHER, "families and a rights organisation"]
