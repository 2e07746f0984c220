"""Who says what through whom, on invented reports: the chain of voices of a span, and what is nobody's speech."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from habeas.extract.speech import Speech
from habeas.model.record import Attribution
from habeas.model.vocabulary import How, Stance
from tests.extract.speech_pages import PUBLISHER, read, span


def speech(characters: str, source: str = PUBLISHER) -> Speech:
    return read(characters, source)[2]


def chain(characters: str, words: str, source: str = PUBLISHER) -> Attribution:
    return speech(characters, source).attribution(*span(characters, words))


def who(characters: str, words: str) -> list[str]:
    return [voice.who for voice in chain(characters, words)]


def hows(characters: str, words: str, source: str = PUBLISHER) -> list[How]:
    return [voice.how for voice in chain(characters, words, source)]


# --- chains ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("report", "words", "expected"),
    [
        ("Two men were taken in Turbat on Monday.", "taken", [PUBLISHER]),
        ("The Example Front said soldiers had kidnapped 46 people.", "46", [PUBLISHER, "Example Front"]),
        ("The Example Front (EXF), a party, said soldiers took 46 people.", "46", [PUBLISHER, "Example Front"]),
        ("Two men were shot dead near the bridge on Friday, police said.", "shot", [PUBLISHER, "police"]),
        ("Two men, police said, were shot dead near the bridge.", "shot", [PUBLISHER, "police"]),
        ("According to Example News, a dossier was found in May.", "found", [PUBLISHER, "Example News"]),
        ("A dossier was found in May, according to Example News.", "found", [PUBLISHER, "Example News"]),
        ("As per the family, he was taken at night.", "taken", [PUBLISHER, "the family"]),
        (
            "According to Example News, police said that villagers reported that nine men were abducted.",
            "abducted",
            [PUBLISHER, "Example News", "police", "villagers"],
        ),
        ("Police told AFP that the family says the boy is dead.", "dead", [PUBLISHER, "AFP", "Police", "the family"]),
        ("Reuters reported, citing police, that twelve people died.", "died", [PUBLISHER, "Reuters", "police"]),
        ("The documents add that many were tortured.", "tortured", [PUBLISHER, "The documents"]),
        ("In the leaked dossier, nine villages are named as burned.", "burned", [PUBLISHER, "the leaked dossier"]),
        ("In a statement, the army said it had killed six rebels.", "six", [PUBLISHER, "the army"]),
        ("The family’s claim that soldiers took him was heard.", "took", [PUBLISHER, "The family"]),
        ("“They took him at night,” his mother said.", "took", [PUBLISHER, "his mother"]),
        ("“They took him at night”, said Zarina Example, a teacher.", "took", [PUBLISHER, "Zarina Example"]),
        ("The chairman, Tariq Example, said three were freed.", "freed", [PUBLISHER, "Tariq Example"]),
        ("the army denied today that guerrillas attacked the farm.", "attacked", [PUBLISHER, "the army"]),
    ],
)  # fmt: skip
def test_the_chain_runs_from_the_publisher_inwards(report: str, words: str, expected: list[str]) -> None:
    assert [name.lower() for name in who(report, words)] == [name.lower() for name in expected]


def test_everybody_but_the_last_relays() -> None:
    report = "According to Example News, police said that villagers reported that nine men were abducted."
    assert hows(report, "abducted") == [How.RELAYED, How.RELAYED, How.RELAYED, How.UNKNOWN]


def test_what_stands_outside_of_what_is_said_is_the_publishers() -> None:
    report = "The Example Front said soldiers had kidnapped 46 people. The army burned two villages."
    assert who(report, "burned") == [PUBLISHER]
    report = "The front accepted the offer, but police said two men were shot."
    assert who(report, "accepted") == [PUBLISHER]


def test_two_speakers_in_one_sentence_do_not_mix() -> None:
    report = "The family said soldiers took him, but the army said he had fled."
    assert who(report, "took") == [PUBLISHER, "The family"]
    assert who(report, "fled") == [PUBLISHER, "the army"]


def test_the_dateline_names_the_agency() -> None:
    report = "QUETTA (Reuters) - Two men were shot dead on Friday, police said.\n\nA third man fled."
    assert who(report, "shot") == [PUBLISHER, "Reuters", "police"]
    assert who(report, "fled") == [PUBLISHER, "Reuters"]


def test_the_publisher_is_not_named_twice() -> None:
    assert [v.who for v in chain("Example Herald reported that two men were shot.", "shot")] == [PUBLISHER]


# --- hedges ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("report", "words", "hedge"),
    [
        ("Two men were reportedly taken in Turbat.", "taken", "reportedly"),
        ("Two men were allegedly tortured there.", "tortured", "allegedly"),
        ("This bill will supposedly punish civilians.", "punish", "supposedly"),
        ("It is claimed that two men were shot.", "shot", "It is claimed"),
        ("Many say so since it’s generally known that courts are slow.", "slow", "it’s generally known"),
        ("Two men may have been shot.", "shot", "may"),
        ("Ten men are believed to have been shot.", "shot", "are believed"),
    ],
)
def test_hedges_are_kept_with_the_publisher(report: str, words: str, hedge: str) -> None:
    assert chain(report, words)[0].hedge == hedge


def test_a_hedge_belongs_to_the_voice_in_whose_words_it_stands() -> None:
    voices = chain("The front said two men were allegedly shot. It was reportedly dark.", "shot")
    assert [v.hedge for v in voices] == [None, "allegedly"]
    voices = chain("The front reportedly said that two men were shot.", "shot")
    assert [v.hedge for v in voices] == ["reportedly", None]


def test_a_hedge_reaches_no_further_than_its_clause() -> None:
    report = "One man was reportedly shot. Another man was beaten."
    assert chain(report, "beaten")[0].hedge is None


# --- first hand --------------------------------------------------------------------------------------------------


def test_a_witness_speaks_first_hand() -> None:
    report = '"I saw them take my brother," said Aisha Example. She added that he was later killed.'
    assert hows(report, "take") == [How.RELAYED, How.FIRST_HAND]
    assert hows(report, "killed") == [How.RELAYED, How.UNKNOWN]


def test_a_testimony_is_first_hand_where_the_witness_saw() -> None:
    testimony = "I saw them take my brother. They beat me. My father was told that he was in the fort."
    assert hows(testimony, "take my brother", "A witness") == [How.FIRST_HAND]
    assert hows(testimony, "beat", "A witness") == [How.FIRST_HAND]
    voice = chain(testimony, "in the fort", "A witness")[0]
    assert (voice.how, voice.hedge) == (How.RELAYED, "was told")


def test_what_was_heard_is_not_seen() -> None:
    assert hows("Eyewitnesses said soldiers fired at the crowd.", "fired") == [How.RELAYED, How.FIRST_HAND]
    assert hows("Officials said soldiers fired at the crowd.", "fired") == [How.RELAYED, How.UNKNOWN]


# --- quotations --------------------------------------------------------------------------------------------------


def test_a_quotation_split_around_he_said() -> None:
    report = "“We were beaten,” said Karim Example, “and then we were released.” “They kept my phone.”"
    for words in ("beaten", "released", "kept"):
        assert who(report, words) == [PUBLISHER, "Karim Example"]


def test_a_paragraph_of_quotation_belongs_to_the_speaker_above() -> None:
    report = "Minister Omar Example said the claims were false.\n\n“The campaign was horrible. It poisons minds.”"
    assert who(report, "horrible") == [PUBLISHER, "Minister Omar Example"]


def test_an_open_quotation_belongs_to_the_speaker_who_closes_it() -> None:
    report = "Nobody came.\n\n“They took four men.\n\n“We never saw them again,” Salma Example recalled."
    assert who(report, "four") == [PUBLISHER, "Salma Example"]


@pytest.mark.parametrize("cue", ["he added", "he said", "the judge added"])
def test_he_is_whoever_spoke_last(cue: str) -> None:
    report = f"Judge Omar Example rejected the petition, saying the proof was “thin.”\n\n“You do not know how,” {cue}."
    assert who(report, "not know") == [PUBLISHER, "Judge Omar Example"]


def test_it_is_the_body_that_spoke_last() -> None:
    report = "The Example Front said nine men were taken. It added that two were killed."
    assert who(report, "killed") == [PUBLISHER, "Example Front"]


@pytest.mark.parametrize(
    "report",
    [
        "He was taken by “Security Forces” (SF) during a raid.",
        "The government introduced the “Criminal Law Bill 2021” in May.",
        "It happened amid a “relief operation in the hills.”",
    ],
)
def test_a_few_words_in_marks_are_nobodys_speech(report: str) -> None:
    found = speech(report)
    for quote in found.quotes:
        assert not [u for u in found.utterances if u.quoted and u.start <= quote.start < u.end]


def test_a_cue_inside_a_quotation_stays_inside() -> None:
    report = "“My brother said they came at dawn,” Salma Example recalled. Soldiers burned the house."
    assert who(report, "dawn") == [PUBLISHER, "Salma Example", "My brother"]
    assert who(report, "burned") == [PUBLISHER]


# --- lists -------------------------------------------------------------------------------------------------------

LIST = """In the leaked dossier, the army is reportedly on a campaign. Over the last five years, this is the count:

  • 410 women missing
  • another 15 killed

Nothing else is known of 7 others.
"""


@pytest.mark.parametrize("words", ["410", "15"])
def test_who_introduces_a_list_speaks_in_each_item(words: str) -> None:
    assert who(LIST, words) == [PUBLISHER, "the leaked dossier"]


def test_the_list_ends_where_prose_begins() -> None:
    assert who(LIST, "7 others") == [PUBLISHER]


def test_police_give_figures() -> None:
    report = "Police gave the following figures:\n\n- 12 killed\n- 5 missing\n"
    assert who(report, "12") == [PUBLISHER, "Police"]


# --- stance ------------------------------------------------------------------------------------------------------


def test_what_is_denied_is_denied() -> None:
    report = "The army denied that soldiers took him. The family said he is dead."
    found = speech(report)
    assert found.stance(*span(report, "took")) is Stance.DENIES
    assert found.stance(*span(report, "dead")) is Stance.ASSERTS


def test_nobody_claimed_is_no_speaker() -> None:
    assert who("No group has claimed responsibility for the attack.", "attack") == [PUBLISHER]


# --- any text ----------------------------------------------------------------------------------------------------

PIECES = st.sampled_from([
    "He said “", "” she added. ", "According to ", "police ", "In the report, ", "denied that ", "\n\n", "\n• ", ": ",
    "“", "”", '"', "'", "the minister ", "46 people ", "وزیر نے کہا ", "\u202bپولیس\u202c ", "I saw them ", ", ", ". ",
    "the claim that ", "it is claimed that ", "told AFP ", "a\u0301", "(", ")", "«", "»",
])  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(st.lists(PIECES, max_size=25).map("".join) | st.text(max_size=80))
def test_any_text_gives_spans_within_it_and_chains_that_begin_with_the_publisher(characters: str) -> None:
    found = speech(characters)
    for u in found.utterances:
        assert 0 <= u.start < u.end <= len(characters)
        assert u.speaker.words.strip()
        assert found.around(u)[0].who == PUBLISHER
    for at in range(0, len(characters), 7):
        assert found.attribution(at, at + 1)[0].who == PUBLISHER
