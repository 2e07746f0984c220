"""Places in running text: what is one, what only looks like one, and which place it is."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from habeas.extract.gazetteer import Gazetteer
from habeas.extract.places import USES, PlaceMention, find_places

GAZETTEER = Gazetteer.load()


def found(text: str) -> tuple[PlaceMention, ...]:
    return find_places(text, GAZETTEER)


def located(text: str) -> list[str]:
    """The words of the places where something is, that are at least as likely as not."""
    return [m.place.text for m in found(text) if m.use == "location" and m.confidence >= 50]


def only(text: str) -> PlaceMention:
    mentions = found(text)
    assert len(mentions) == 1, [mention.place.text for mention in mentions]
    return mentions[0]


@pytest.mark.parametrize(
    ("text", "words", "parents"),
    [
        ("a raid in Dera Bugti District.", "Dera Bugti District", ("Pakistan", "Balochistan", "Dera Bugti", None)),
        (
            "from their homes in the Mashkay area of Awaran District.",
            "Mashkay area of Awaran District",
            ("Pakistan", "Balochistan", "Awaran", "Mashkay"),
        ),
        ("He was taken in Turbat.", "Turbat", ("Pakistan", "Balochistan", "Kech", "Turbat")),
        ("taken from Tump, Kech district", "Tump, Kech district", ("Pakistan", "Balochistan", "Kech", "Tump")),
        ("in Turbat town of Kech district", "Turbat town of Kech district",
         ("Pakistan", "Balochistan", "Kech", "Turbat")),
        (
            "in Buleda, Kech district, Balochistan, Pakistan.",
            "Buleda, Kech district, Balochistan, Pakistan",
            ("Pakistan", "Balochistan", "Kech", "Buleda"),
        ),
        ("in Balochistan's Kech district", "Balochistan's Kech district", ("Pakistan", "Balochistan", "Kech", None)),
        ("in Pakistan’s Balochistan province", "Pakistan’s Balochistan province",
         ("Pakistan", "Balochistan", None, None)),
        ("in the Zamfara state of northwestern Nigeria", "Zamfara state of northwestern Nigeria",
         ("Nigeria", "Zamfara", None, None)),
        ("a blast in Male, Maldives", "Male, Maldives", ("Maldives", "Male Atoll", None, "Male")),
        ("in Ciudad Juárez, Chihuahua", "Ciudad Juárez, Chihuahua", ("Mexico", "Chihuahua", "Juárez", "Ciudad Juárez")),
        ("in Aleppo, Syria", "Aleppo, Syria", ("Syria", "Aleppo", None, "Aleppo")),
        ("in Springfield, Illinois", "Springfield, Illinois", ("United States", "Illinois", "Sangamon", "Springfield")),
        ("in Cordoba, Argentina", "Cordoba, Argentina", ("Argentina", "Córdoba", "Departamento de Capital", "Córdoba")),
        ("across India", "India", ("India", None, None, None)),
        ("fighting near Port-au-Prince", "Port-au-Prince", ("Haiti", "Ouest", "Port-au-Prince", "Port-au-Prince")),
        ("in Khyber-Pakhtunkhwa", "Khyber-Pakhtunkhwa", ("Pakistan", "Khyber Pakhtunkhwa", None, None)),
        ("in the UK", "UK", ("United Kingdom", None, None, None)),
    ],
)  # fmt: skip
def test_one_place(text: str, words: str, parents: tuple[str | None, ...]) -> None:
    mention = only(text)
    place = mention.place
    assert (place.text, (place.country, place.province, place.district, place.place)) == (words, parents)
    assert (mention.use, text[mention.start : mention.end]) == ("location", words)
    assert mention.confidence >= 80
    assert place.gazetteer_id


@pytest.mark.parametrize(
    ("text", "precision"),
    [
        ("in Pakistan", "country"),
        ("in Balochistan", "province"),
        ("in Kech district", "district"),
        ("in Turbat", "place"),
        ("in Makran", "province"),
        ("in Asia", "unknown"),
    ],
)
def test_precision_is_what_the_words_give(text: str, precision: str) -> None:
    assert only(text).place.precision == precision


@pytest.mark.parametrize(
    ("text", "place", "parent"),
    [
        ("in the Xyzabad area of Awaran District", "Xyzabad", "Awaran"),
        ("the village of Xyzabad in Kech district", "Xyzabad", "Kech"),
        ("in Xyzabad, Awaran", "Xyzabad", "Awaran"),
        ("in Xyzabad village", "Xyzabad", None),
        ("He was taken in Xyzabad on Monday.", "Xyzabad", None),
    ],
)
def test_an_unknown_place_keeps_its_known_parent(text: str, place: str, parent: str | None) -> None:
    mention = only(text)
    assert (mention.place.place, mention.place.district, mention.place.precision) == (place, parent, "unknown")
    assert mention.place.gazetteer_id is None
    assert mention.confidence < 50


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("in Turbat, Panjgur and Kharan", ["Turbat", "Panjgur", "Kharan"]),
        ("in Kech and Awaran districts", ["Kech", "Awaran districts"]),
        ("in London, Paris", ["London", "Paris"]),
        ("from Quetta to Karachi", ["Quetta", "Karachi"]),
    ],
)
def test_lists_are_several_places(text: str, places: list[str]) -> None:
    assert located(text) == places


@pytest.mark.parametrize(
    ("text", "use"),
    [
        ("the Islamabad military systematically killing", "institution"),
        ("The Balochistan Police submitted a case", "institution"),
        ("Balochistan Chief Minister said", "institution"),
        ("the Supreme Court of Pakistan ruled", "institution"),
        ("the Government of Pakistan denied", "institution"),
        ("Pakistan's army denied", "institution"),
        ("the University of Karachi said", "institution"),
        ("by the Times of India", "institution"),
        ("the Washington Post reported", "institution"),
        ("the New York Times reported", "institution"),
        ("Islamabad says that", "metonym"),
        ("Pakistan denied it", "metonym"),
        ("fought against Pakistan", "metonym"),
        ("independence from Pakistan", "metonym"),
        ("QUETTA: Two men were taken", "dateline"),
        ("KABUL, Afghanistan (AP) — Two men were taken", "dateline"),
        ("(Nairobi) – Two men were taken", "dateline"),
    ],
)
def test_a_name_that_is_not_where_something_happened(text: str, use: str) -> None:
    assert located(text) == []
    assert {mention.use for mention in found(text)} <= {use}


@pytest.mark.parametrize(
    "text",
    [
        "Will Baloch be a genocide",
        "over three hundred Baloch nationals",
        "Shehbaz Sharif said. Sharif was there.",
        "Jordan Peterson and Paris Hilton spoke.",
        "Prime Minister Sharif and Colonel Ponce",
        "the Pakistani government and Syrian forces",
        "in Police custody. Of the 46, Mary was one.",
        "in Parliament, in English, in November",
        "He was taken in March. May was there in August.",
        "in Abdul Wahab's case",
        "people in the Baloch region",
        "The North East is quiet.",
        "they told us so",
        "Twitter and Facebook",
        "US$100",
        "",
    ],
)
def test_what_is_no_place(text: str) -> None:
    assert located(text) == []


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Pakistani forces took him in Hyderabad.", "Pakistan"),
        ("Indian forces took him in Hyderabad.", "India"),
        ("In Pakistan he was seen in Punjab.", "Pakistan"),
        ("In India he was seen in Punjab.", "India"),
        ("Nigerian police went to Niger state.", "Nigeria"),
        ("In Niger, police went to Niamey.", "Niger"),
    ],
)
def test_the_rest_of_the_text_chooses_among_places_of_one_name(text: str, country: str) -> None:
    assert {mention.place.country for mention in found(text)} == {country}


def test_without_a_hint_the_largest_is_taken_with_less_confidence() -> None:
    assert only("He was seen in Punjab.").confidence <= 50 < only("He was seen in Turbat.").confidence


def test_a_facility_is_located_by_its_town() -> None:
    mention = only("held in Quetta Central Jail since May")
    assert (mention.place.text, mention.place.place, mention.use) == ("Quetta Central Jail", "Quetta", "location")


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("GUERRILLAS KILLED A PEASANT IN THE CITY OF FLORES, IN THE NORTHERN EL PETEN DEPARTMENT OF GUATEMALA",
         ["FLORES, IN THE NORTHERN EL PETEN DEPARTMENT OF GUATEMALA"]),
        ("the attack took place last night in northwestern san salvador, the capital of el salvador, he said",
         ["san salvador", "el salvador"]),
        ("the army said that a police patrol was near the bridge in march with many of the people of the town", []),
    ],
)  # fmt: skip
def test_text_without_case(text: str, places: list[str]) -> None:
    assert located(text) == places


@pytest.mark.parametrize(
    ("text", "place", "country"),
    [
        ("انہیں تربت میں گرفتار کیا گیا", "Turbat", "Pakistan"),
        ("اعتقل في حلب", "Aleppo", "Syria"),
        ("کوئٹہ سے لاپتہ", "Quetta", "Pakistan"),
    ],
)
def test_arabic_script(text: str, place: str, country: str) -> None:
    mention = only(text)
    assert (mention.place.place, mention.place.country, mention.use) == (place, country, "location")


_PIECES = st.sampled_from(
    ["Turbat", "Kech", "district", ",", " ", "in", "the", "of", "Pakistan", "’s", "(", ")", "\n", "-", "تربت", "میں",
     "San", "El", "al-", "Police", "said", "QUETTA", ":", "\u0301", "\u202e", "Xyz", "village of", "U.S.", "and", "İ"]
)  # fmt: skip
_TEXTS = st.one_of(st.text(max_size=200), st.lists(_PIECES, max_size=30).map("".join), st.lists(_PIECES).map(" ".join))


@given(_TEXTS)
@settings(max_examples=400, deadline=None)
def test_any_text_gives_ordered_mentions_that_quote_it(text: str) -> None:
    end = 0
    for mention in found(text):
        assert mention.start >= end
        assert text[mention.start : mention.end] == mention.place.text != ""
        assert mention.use in USES
        assert 0 < mention.confidence <= 100
        end = mention.end


@pytest.mark.parametrize("piece", ["a", "A", "Turbat ", "Turbat, ", "in Xyz, ", "ت", "San ", "A of "])
def test_long_texts_are_read_to_their_end(piece: str) -> None:
    text = piece * (40_000 // len(piece))  # whatever grows with the square would not come back from here
    assert all(0 <= mention.start < mention.end <= len(text) for mention in found(text))
