"""The words of lists, in several languages and spellings."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.extract.listing.words import acts_in, folded, heading_means, is_total, is_unknown, sex_of, statuses_in

HEADINGS = {
    "name": "Name; Name of missing person; Victim's Name:; Full name (English); Name / نام; نام; لاپتہ شخص کا نام"
    "; الاسم; اسم الضحية; Nombre; Name with parentage; VICTIM_NAME; Nom et prénom; Nom complet",
    "given_name": "First name; Given names; Prénom; Vorname",
    "family_name": "Surname; Apellidos; Nom de famille",
    "father": "Father's name; Father’s Name; S/o, D/o; ولدیت; والد کا نام; اسم الأب; Nombre del padre"
    "; Nom du père; نام پدر",
    "relative": "Husband/Father name; Guardian",
    "age": "Age; Age at arrest; عمر; Edad",
    "sex": "Gender (M/F); جنس; Sexo; Sexe",
    "birth": "D.O.B.; Fecha de nacimiento; تاریخ پیدائش; Year of birth",
    "date": "Date of incident; تاریخ; تاريخ الاختفاء; Missing since; Released on; When; Year; Date of release;"
    " Date of enforced disappearance; Date d’arrestation; Taken on; Arrêté(e) le",
    "place": "Place of abduction; Village; Last seen at; Picked up from; مقام; Lugar; Lieu d'enlèvement",
    "district": "Name of district; ضلع",
    "tehsil": "Tehsil; Sub-district",
    "province": "Province/State; صوبہ; Wilaya; Region",
    "country": "Country",
    "residence": "Home address; Resident of",
    "occupation": "Occupation; پیشہ",
    "office": "Rank",
    "identity_number": "CNIC; شناختی کارڈ نمبر; Identity card",
    "status": "Present status; Whereabouts; Fate",
    "perpetrator": "Picked up by; Alleged perpetrators",
    "act": "Type of violation; Category",
    "source": "Source; Newspaper",
    "ignore": "S.No; نمبر شمار; Notes/remarks; Name of complainant; Mother's name; Place of birth; Marital status; #;"
    " Date of registration",
    None: "Month; Opening balance; New cases; First information report; ",
}


@pytest.mark.parametrize(
    ("heading", "field"), [(heading, field) for field, listed in HEADINGS.items() for heading in listed.split("; ")]
)
def test_headings(heading: str, field: str | None) -> None:
    assert heading_means(heading) == field


@pytest.mark.parametrize(
    ("words", "acts"),
    [
        ("Date of abduction", "abduction"),
        ("Enforced disappearance", "enforced_disappearance"),
        ("List of missing persons", "missing"),
        ("arrested, tortured and released", "arrest torture release"),
        ("extrajudicial killing", "extrajudicial_killing"),
        ("Body recovered", "body_found"),
        ("گمشدگی", "missing"),
        ("جبری گمشدگی", "enforced_disappearance"),
        ("اختطاف", "abduction"),
        ("Desaparición forzada", "enforced_disappearance"),
        ("Disparitions forcées", "enforced_disappearance"),
        ("enlevée puis libérée", "abduction"),
        ("Lieu d'arrestation", "arrest"),
        ("not arrested", ""),
        ("protest", ""),
        ("", ""),
    ],
)
def test_acts(words: str, acts: str) -> None:
    assert acts_in(words) == tuple(acts.split())


@pytest.mark.parametrize(
    ("words", "statuses"),
    [
        ("still missing", "still_missing"),
        ("Dead body recovered", "found_dead"),
        ("returned home", "released"),
        ("Released, later killed", "released killed"),
        ("not yet recovered", "still_missing"),
        ("whereabouts not known", "whereabouts_unknown"),
        ("رہا", "released"),
        ("تاحال لاپتہ", "still_missing"),
        ("in custody", "deprived_of_liberty"),
        ("fallecido", "died"),
        ("not released", ""),
        ("no longer missing", ""),
        ("recovered", ""),
        ("under inquiry", ""),
        ("was not killed", ""),
    ],
)
def test_statuses(words: str, statuses: str) -> None:
    assert statuses_in(words) == tuple(statuses.split())


@pytest.mark.parametrize(
    ("sex", "words"),
    [
        ("female", "F; Female; girl; عورت; خاتون; أنثى; mujer"),
        ("male", "m.; Male; مرد; ذكر; hombre"),
        ("other", "خواجہ سرا; other"),
        (None, "?; Fatima; Muhammad; 1; feminist"),
    ],
)
def test_sexes(sex: str | None, words: str) -> None:
    assert {sex_of(word) for word in words.split("; ")} == {sex}


def test_unknown() -> None:
    assert all(map(is_unknown, ("unknown", "N/A", "n.a.", "-", "—", "??", "نامعلوم", "Unidentified", "")))
    assert not any(map(is_unknown, ("Una", "No One", "0", "Nil Khan")))


def test_totals() -> None:
    assert all(map(is_total, ("Total", "Grand total:", "TOTAL 45", "ٹوٹل", "المجموع", "کل تعداد")))
    assert not any(map(is_total, ("Totaro", "Kul Khan", "کلثوم", "Sumbal", "")))


def test_folding_joins_letters_that_writers_mix() -> None:
    assert folded("عيسىٰ") == folded("عیسی")
    assert folded("مكة") == folded("مکہ")
    assert folded("  José\u200f GARCÍA ") == "jose garcia"


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert folded(folded(text)) == folded(text)


@given(st.text(max_size=80))
def test_any_words_are_understood_or_not(text: str) -> None:
    assert heading_means(text) is None or isinstance(heading_means(text), str)
    assert set(acts_in(text)) & set(statuses_in(text)) <= {"killing", "missing"}
