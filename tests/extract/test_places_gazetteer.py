"""The offline gazetteer: names to places, whole cells, and its file."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from habeas.errors import Damaged
from habeas.extract.gazetteer import Gazetteer, Part, read_part
from habeas.extract.gazetteer_build import DATA, build
from habeas.extract.gazetteer_file import MAGIC, Entry, Named, Store, pack
from habeas.extract.gazetteer_names import bare, fold, shown
from habeas.model.value import Place

GAZETTEER = Gazetteer.load()
PAKISTAN = Place("Pakistan", country="Pakistan", precision="country")


def parents(place: Place | None) -> tuple[str | None, ...]:
    assert place is not None
    return (place.country, place.province, place.district, place.place, place.precision)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Turbat", ("Pakistan", "Balochistan", "Kech", "Turbat", "place")),
        ("Mashkai", ("Pakistan", "Balochistan", "Awaran", "Mashkay", "place")),
        ("Tump, Kech", ("Pakistan", "Balochistan", "Kech", "Tump", "place")),
        ("Buleda", ("Pakistan", "Balochistan", "Kech", "Buleda", "place")),
        ("Jhao", ("Pakistan", "Balochistan", "Awaran", "Jhao", "place")),
        ("Gichk, Panjgur", ("Pakistan", "Balochistan", "Panjgur", "Gichk", "place")),
        ("Mashkay area of Awaran District", ("Pakistan", "Balochistan", "Awaran", "Mashkay", "place")),
        ("Dera Bugti District", ("Pakistan", "Balochistan", "Dera Bugti", None, "district")),
        ("district of Kech", ("Pakistan", "Balochistan", "Kech", None, "district")),
        ("Pakistan, Balochistan, Kech", ("Pakistan", "Balochistan", "Kech", None, "district")),
        ("Karachi (Sindh)", ("Pakistan", "Sindh", None, "Karachi", "place")),
        ("KPK", ("Pakistan", "Khyber Pakhtunkhwa", None, None, "province")),
        ("Homs governorate", ("Syria", "Homs", None, None, "province")),
        ("El Petén department, Guatemala", ("Guatemala", "Petén", None, None, "province")),
        ("Burma", ("Myanmar", None, None, None, "country")),
        ("Kiev", ("Ukraine", "Kyiv", None, "Kyiv", "place")),
        ("Bombay", ("India", "Maharashtra", None, "Mumbai", "place")),
        ("Al-Hasakah", ("Syria", "Al-Hasakah", None, "Al Hasakah", "place")),
        ("تربت", ("Pakistan", "Balochistan", "Kech", "Turbat", "place")),
        ("بلوچستان", ("Pakistan", "Balochistan", None, None, "province")),
        ("کوئٹہ، بلوچستان", ("Pakistan", "Balochistan", "Quetta", "Quetta", "place")),
        ("Xyz village, Awaran", ("Pakistan", "Balochistan", "Awaran", "Xyz", "unknown")),
        ("Xyz district, Balochistan", ("Pakistan", "Balochistan", "Xyz", None, "unknown")),
    ],
)
def test_a_cell(words: str, expected: tuple[str | None, ...]) -> None:
    place = GAZETTEER.resolve(words)
    assert parents(place) == expected
    assert place is not None
    assert place.text == words
    assert (place.gazetteer_id is None) == (place.precision == "unknown")


@pytest.mark.parametrize("words", ["", "  ", ",", "Xyzabad", "???"])
def test_what_names_nothing(words: str) -> None:
    assert GAZETTEER.resolve(words) is None


def test_a_name_of_several_countries_needs_a_context() -> None:
    assert parents(GAZETTEER.resolve("Punjab")) == (None, None, None, None, "unknown")
    assert parents(GAZETTEER.resolve("Punjab", PAKISTAN))[0] == "Pakistan"
    assert parents(GAZETTEER.resolve("Hyderabad", PAKISTAN)) == (
        "Pakistan", "Sindh", "Hyderabad", "Hyderabad", "place"
    )  # fmt: skip
    assert parents(GAZETTEER.resolve("Hyderabad", Place("India", country="India")))[0] == "India"


def test_coordinates_are_strings_and_only_of_places_that_have_them() -> None:
    turbat, balochistan = GAZETTEER.resolve("Turbat"), GAZETTEER.resolve("Balochistan")
    assert turbat is not None
    assert balochistan is not None
    assert (turbat.lat, turbat.lon) == ("26.001", "63.048")
    assert (balochistan.lat, balochistan.lon) == (None, None)


@pytest.mark.parametrize(
    ("words", "part"),
    [
        ("Awaran District", Part("Awaran", "district")),
        ("district of Awaran", Part("Awaran", "district")),
        ("Mashkay  tehsil", Part("Mashkay", "place")),
        ("Kano state", Part("Kano", "province")),
        ("Turbat", Part("Turbat")),
    ],
)
def test_the_type_word_gives_the_kind(words: str, part: Part) -> None:
    assert read_part(words) == part


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Al-Ḩasakah", "al hasakah"),
        ("Khyber-Pakhtunkhwa", "Khyber Pakhtunkhwa"),
        ("كويتا", "کویتا"),
        ("Ciudad Juárez", "Ciudad Juarez"),
        ("Ja'farabad", "Ja’farabad"),
        ("Łódź", "lodz"),
    ],
)
def test_spellings_share_a_key(one: str, other: str) -> None:
    assert fold(one) == fold(other)


def test_names_are_shown_without_type_words_and_scholarly_marks() -> None:
    assert shown("Awārān District", ("Awaran", "Awaran District"), "PK") == "Awaran"
    assert shown("Kordestān", ("Kurdistan Province",), "IR") == "Kurdistan"
    assert shown("Michoacán de Ocampo", ("Michoacán",), "MX") == "Michoacán de Ocampo"
    assert bare("Distrito Capital") == "Distrito Capital"


@given(st.text(max_size=60), st.sampled_from([None, PAKISTAN]))
@settings(deadline=None)
def test_any_words_resolve_or_do_not(words: str, context: Place | None) -> None:
    place = GAZETTEER.resolve(words, context)
    assert place is None or place.text == words.strip()


@given(st.text(max_size=80))
def test_folding_twice_changes_nothing(name: str) -> None:
    assert fold(fold(name)) == fold(name)


# The file ---------------------------------------------------------------------------------------------------------

_ENTRIES = [Entry(at, f"test:{at}", f"Place {at}", "place", "Country", "", "", "", "") for at in range(1000)]


def test_a_file_gives_back_what_was_packed() -> None:
    names = {f"place {at}": [Named(at, lesser=at % 2 == 1)] for at in range(1000)} | {
        "both": [Named(1, False), Named(2, True)]
    }
    store = Store(pack({"source": "test"}, _ENTRIES, names))
    assert store.about == {"source": "test"}
    for at in (0, 1, 127, 128, 255, 256, 999):
        assert store.entry(at) == _ENTRIES[at]
        assert store.find(f"place {at}") == (Named(at, at % 2 == 1),)
    assert store.find("both") == (Named(1, False), Named(2, True))
    assert store.find("nothing") == store.find("") == store.find("zzz") == ()


@pytest.mark.parametrize("content", [b"", b"nonsense", MAGIC, MAGIC + b"\0\0\0\x05abcde", MAGIC + b"\xff\xff\xff\xff"])
def test_a_broken_file_is_our_error(content: bytes) -> None:
    with pytest.raises(Damaged):
        Store(content)


def test_a_flipped_byte_in_a_block_is_our_error() -> None:
    content = bytearray(pack({}, _ENTRIES, {"a": [Named(0, False)]}))
    content[-3] ^= 0xFF
    with pytest.raises(Damaged):
        Store(bytes(content)).find("a")


def test_a_missing_file_is_our_error() -> None:
    with pytest.raises(Damaged):
        Store.open(DATA / "absent.bin")


def test_a_fresh_one_answers() -> None:
    assert Gazetteer(Store.open(DATA / "gazetteer.bin")).named("Turbat")


def test_it_says_where_it_comes_from() -> None:
    assert "CC BY 4.0" in GAZETTEER.about["source"]
    assert int(GAZETTEER.about["entries"]) > 250_000


@pytest.mark.slow
def test_the_file_is_what_its_sources_give() -> None:
    assert build() == (DATA / "gazetteer.bin").read_bytes()
