"""Dates, places, fathers, ages, numbers: each gives its evidence and says why."""

import pytest

from habeas.link.compared import Evidence
from habeas.link.dates import compare_dates
from habeas.link.features import Features, gather
from habeas.link.persons import (
    compare_ages,
    compare_fathers,
    compare_identity_numbers,
    compare_relatives,
    compare_sexes,
    compare_words,
)
from habeas.link.places import compare_places
from habeas.model.edtf import Edtf
from habeas.model.record import Record
from habeas.model.value import Place, Reference
from habeas.model.vocabulary import Kind, Stance, Status
from tests.link.build import claim, incident, person


def dates(a: str, b: str) -> Evidence:
    return compare_dates(Edtf(a), Edtf(b))


def test_the_more_exactly_dates_agree_the_more_it_tells() -> None:
    told = [dates(a, b).bits for a, b in (
        ("2021-11-12", "2021-11-12"), ("2021-11", "2021-11-12"), ("2021-22", "2021-07"), ("2021", "2021-11-12"),
        ("2011~", "2011"), ("../2021", "2019"),
    )]  # fmt: skip
    assert told == sorted(told, reverse=True)
    assert told[0] > 5 > told[-1] > 0


@pytest.mark.parametrize(
    ("a", "b", "words", "bits"),
    [
        ("2021-11-12", "2021-11-14", "a few days apart", 3.0),
        ("2021-11-12", "2021-12-11", "day and month exchanged", 2.0),
        ("2021-11-12", "2021-12-05", "weeks apart", 0.0),
        ("2021-11-12", "2021-03-01", "months apart", -2.5),
        ("2021-11-12", "2016", "more than a year apart", -5.0),
        ("[2021-11-12,2021-12-11]", "2021-12-11", "Both give 2021-12-11", 6.0),
    ],
)
def test_dates_say_how_far_apart_they_are(a: str, b: str, words: str, bits: float) -> None:
    assert words in dates(a, b).reason
    assert dates(a, b).bits == dates(b, a).bits == bits


def place(text: str, **fields: str) -> Place:
    return Place(text=text, **fields)


@pytest.mark.parametrize(
    ("a", "b", "words"),
    [
        (place("x", gazetteer_id="9", precision="place", district="Kech"), place("y", gazetteer_id="9"), "same place"),
        (place("x", gazetteer_id="9", district="Kech"), place("y", gazetteer_id="9"), "same district"),
        (place("x", gazetteer_id="9", precision="province"), place("y", gazetteer_id="9"), "same province"),
        (place("Tump", district="Kech", place="Tump"), place("x", district="Kech", place="Tumpp"), "same place"),
        (place("Tump", district="Kech", place="Tump"), place("Mand", district="Kech", place="Mand"), "same district"),
        (place("a", district="Kech"), place("b", district="Awaran"), "another district"),
        (place("a", district="Kech", province="Balochistan"), place("b", district="Sukkur", province="Sindh"),
         "another province"),
        (place("Gazgi Dan"), place("گزگی دان"), "same words"),
        (place("a", province="Sindh"), place("b", province="Sindh"), "same province"),
        (place("a", province="Sindh"), place("b", province="Punjab"), "another province"),
        (place("a", country="PK"), place("b", country="IR"), "another country"),
        (place("a", country="PK"), place("b"), "nothing that can be compared"),
    ],
)  # fmt: skip
def test_places_from_the_finest_level_that_both_know(a: Place, b: Place, words: str) -> None:
    assert words in compare_places(a, b).reason


def rare(_: str, __: str) -> float:
    return 6.0


def test_fathers() -> None:
    alike = compare_fathers(("Rahim Bakhsh",), ("رحیم بخش", "Ali"), rare)
    near = compare_fathers(("Zamran",), ("Zamrad",), rare)
    other = compare_fathers(("Rahim Bakhsh",), ("Karim Dad",), rare)
    assert alike and alike.bits == 6.0 and not alike.conflict
    assert near and near.bits < 2.5
    assert other and other.bits < -5 and other.conflict
    assert compare_fathers((), ("Ali",), rare) is None


def test_identity_numbers() -> None:
    equal = compare_identity_numbers(("00000-1204518-1",), ("۰۰۰۰۰۱۲۰۴۵۱۸۱",))
    slip = compare_identity_numbers(("00000-1204518-1",), ("00000-1205418-1",))
    other = compare_identity_numbers(("00000-1204518-1",), ("00000-7777777-1",))
    assert equal and equal.bits == 20
    assert slip and 0 < slip.bits < 5
    assert other and other.bits < 0 and other.conflict
    assert compare_identity_numbers(("-",), ("1",)) is None


def test_sexes_as_stated() -> None:
    same, other = compare_sexes(("male",), ("male",)), compare_sexes(("male",), ("female",))
    assert same and same.bits > 0
    assert other and other.conflict
    assert compare_sexes((), ("male",)) is None


def featured(*records: Record) -> Features:
    return gather(records)[0]


def aged(age: int, taken: str = "") -> Features:
    events = (incident("i", "p", text="t", date=taken),) if taken else ()
    return featured(person("p", "Noor", text="t", age=age), *events)


def test_ages_are_compared_at_the_time_of_the_event() -> None:
    fits = compare_ages(aged(20, "2010"), aged(25, "2015"))
    far = compare_ages(aged(20, "2010"), aged(60, "2010"))
    apart = compare_ages(aged(20, "2010"), aged(30, "2010"))
    some = compare_ages(aged(20, "2010"), aged(25, "2010"))
    assert fits and fits.bits > 0 and "fit" in fits.reason
    assert far and far.conflict
    assert apart and apart.bits < 0 and not apart.conflict
    assert some and -1 < some.bits < 0
    assert compare_ages(aged(20), featured(person("q", "Noor"))) is None


def test_ages_without_dates_and_years_of_birth() -> None:
    undated = compare_ages(aged(20), aged(22))
    born = compare_ages(featured(person("p", "Noor", birth="1990")), featured(person("q", "Noor", birth="1990-05")))
    open_ended = featured(person("q", "Noor", birth="../1990"))
    assert undated and "ages" in undated.reason and undated.bits > 0
    assert born and "years of birth 1990 and 1990 fit" in born.reason
    assert compare_ages(open_ended, open_ended) is None


@pytest.mark.parametrize(
    ("a", "b", "words", "bits"),
    [
        ("1990-05-03", "1990-05-03", "Both are said to be born on", 9.0),
        ("1990-05-03", "1990-05-08", "differ in one part", 4.0),
        ("1990-05-03", "1990-03-05", "differ in one part", 4.0),
        ("1990-05-03", "1990-07-08", "years of birth 1990 and 1990 fit", 2.0),
        ("1990-05-03", "1960-07-08", "30 years apart", -6.0),
    ],
)
def test_days_of_birth(a: str, b: str, words: str, bits: float) -> None:
    found = compare_ages(featured(person("p", "Noor", birth=a)), featured(person("q", "Noor", birth=b)))
    assert found is not None
    assert words in found.reason
    assert found.bits == bits


def test_words_and_relatives() -> None:
    same = compare_words("office", ("Chief Minister",), ("chief minister of the province",), same=5, other=-1)
    other = compare_words("office", ("Chief Minister",), ("Judge of the Supreme Court",), same=5, other=-1)
    brother = compare_relatives((("brother", "Muhammad Essa"),), (("brother", "Mohd. Isa"),))
    assert same and same.bits == 5
    assert other and other.bits == -1
    assert brother and brother.bits > 0
    assert compare_relatives((("brother", "Essa"),), (("father", "Essa"),)) is None
    assert compare_words("office", (), ("x",), same=1, other=0) is None


def test_features_take_what_is_asserted_and_stands() -> None:
    text = "t"
    claims = (
        claim("p", "name", "Noor s/o Karim", text=text),
        claim("p", "father", "Dad Karim", text=text),
        claim("p", "relation", Reference(None, "Karim Dad", "father"), text=text),
        claim("p", "relation", Reference(None, "Zarak", "brother"), text=text),
        claim("p", "occupation", "student", text=text, stance=Stance.DENIES),
        claim("p", "office", "mayor", text=text, status=Status.REJECTED),
    )
    features = featured(Record("p", Kind.PERSON, "e", text, None, claims))
    assert features.names == ("Noor",)
    assert features.fathers == ("Dad Karim", "Karim", "Karim Dad")
    assert features.relatives == (("brother", "Zarak"),)
    assert features.occupations == features.offices == ()


def test_features_take_date_and_place_from_the_incident_that_names_the_person() -> None:
    event = incident("i", ["p", "q"], ["abduction", "killing", "other"], text="t", date="2021-11", place="Kech")
    features = gather([person("p", "Noor", text="t"), event, person("q", "Zarak", text="t"), person("r", "Doda")])
    assert [len(f.events) for f in features] == [1, 1, 0]
    assert features[0].dates == (Edtf("2021-11"),)
    assert features[0].events[0].families == {"liberty", "death", "other"}
    assert [p.text for p in features[0].all_places] == ["Kech"]
