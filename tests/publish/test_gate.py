"""The gate: what leaves for whom, what does not, and that there is no other way out."""

import ast
import dataclasses
import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from habeas.errors import HabeasError, Illegal, NotFound
from habeas.model.case import Consent, Contradiction, Incident, Person, Side
from habeas.model.edtf import Edtf
from habeas.model.sealing import claim_item
from habeas.model.value import Age, Json, Reference
from habeas.model.vocabulary import Kind, Stance, Status
from habeas.publish import consent as gate
from habeas.publish.consent import release
from habeas.publish.material import Casework, Material, StepTaken, Terms
from habeas.publish.released import Contents, Passage, PersonView, Released
from tests.publish.invented import CONSENT, Scribe, material, supports

WGEID = Terms("wgeid")
PUBLISH = Path(gate.__file__).parent
# Nobody consented to any of these for the Working Group.
SECRETS = (
    "Nazir", "Nazeer", "Gul Bano", "گل بانو", "Zarina", "Khatoon", "zarina@example.org", "5550123", "35202-1234567-1",
    "Karim", "Haneefa", "Brahim", "cell 7", "depot", "27.5", "65.1", "1" * 64, "2" * 64, "3" * 64, "4" * 64,
)  # fmt: skip


def shown(material: Material, terms: Terms = WGEID) -> str:
    return json.dumps(release(material, terms).as_json(), ensure_ascii=False)


def claims_in(value: Json) -> Iterator[dict[str, Json]]:
    """Every view of a claim in the JSON of what left."""
    if isinstance(value, dict):
        if "chain" in value and "proposer" in value:
            yield value
        for item in value.values():
            yield from claims_in(item)
    elif isinstance(value, list):
        for item in value:
            yield from claims_in(item)


def person(released: Released, at: int = 0) -> PersonView:
    return released.contents.persons[at]


def properties(released: Released) -> set[str]:
    return {p.name for p in person(released).properties}


# No path around


def test_nothing_but_the_gate_makes_what_may_leave() -> None:
    contents = release(material(), WGEID).contents
    with pytest.raises(Illegal, match="Only the gate"):
        Released(contents, (), object())


def test_what_left_cannot_be_remade_with_other_contents() -> None:
    released = release(material(), WGEID)
    with pytest.raises((ValueError, TypeError, Illegal)):
        dataclasses.replace(released, redactions=())  # type: ignore[call-arg]  # mypy refuses it too


def test_only_the_gate_holds_the_seal() -> None:
    holders = set()
    for path in PUBLISH.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            named = isinstance(node, ast.ImportFrom) and any(alias.name == "SEAL" for alias in node.names)
            reached = isinstance(node, ast.Attribute) and node.attr == "SEAL"
            if named or reached:
                holders.add(path.name)
    assert holders == {"consent.py"}


def test_no_exporter_takes_nouns() -> None:
    for name in ("dossier.py", "report.py", "annex.py", "front.py"):
        tree = ast.parse((PUBLISH / name).read_text(encoding="utf-8"))
        modules = {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.module}
        nouns = {m for m in modules if m.startswith("habeas.model")}
        assert nouns <= {"habeas.model.value", "habeas.model.world", "habeas.model.edtf"}, name


def test_contents_hold_plain_values_only() -> None:
    def look(value: object) -> None:
        assert value is None or isinstance(value, str | int | bool | dict | list), type(value)
        for item in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
            look(item)

    look(release(material(), WGEID).as_json())


def test_a_leak_that_slips_past_every_step_stops_the_disclosure(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gate._Gate, "_clean", lambda self, value: value)
    noted = dataclasses.replace(material().figure_findings[0], says="Zarina Khatoon counted them.")
    with pytest.raises(HabeasError) as caught:
        release(dataclasses.replace(material(), figure_findings=(noted,)), WGEID)
    assert caught.value.code == "leak"
    assert "Zarina" not in str(caught.value)


# Persons and consent


@pytest.mark.parametrize("secret", SECRETS)
def test_what_nobody_consented_to_does_not_leave(secret: str) -> None:
    assert secret not in shown(material())


def test_what_consent_covers_leaves_with_its_quote() -> None:
    released = release(material(), WGEID)
    assert person(released).label == "Abdul Samad Rekhta"
    assert {"name", "age", "father", "relation", "role", "status"} <= properties(released)
    quotes = {q.id: q for q in released.contents.quotes}
    age = next(p for p in person(released).properties if p.name == "age").supports[0].claims_for[0]
    assert quotes[age.quote].words == "24"


def test_without_consent_the_person_is_a_number_and_only_the_case_remains() -> None:
    released = release(material(consents=()), WGEID)
    assert person(released).label == "Person 1"
    assert not person(released).named
    assert properties(released) == {"role", "status"}
    assert "Samad" not in shown(material(consents=()))
    assert "ریختہ" not in shown(material(consents=()))


@pytest.mark.parametrize(
    "changed",
    [
        dataclasses.replace(CONSENT, recipients=("court",)),
        dataclasses.replace(CONSENT, person="pB"),
        dataclasses.replace(CONSENT, fields=("age",)),
        dataclasses.replace(CONSENT, withdrawn="2026-01-05T00:00:00Z", withdrawal_reason="asked"),
    ],
    ids=["other recipient", "other person", "other field", "withdrawn"],
)
def test_a_consent_that_does_not_reach_releases_no_name(changed: Consent) -> None:
    assert "Abdul Samad" not in shown(material(consents=(changed,)))


def test_a_withdrawal_reaches_older_consents_of_others_too() -> None:
    withdrawn = dataclasses.replace(CONSENT, id="k2", given_by="her father", withdrawn="2026-01-05T00:00:00Z")
    assert "Abdul Samad" not in shown(material(consents=(CONSENT, withdrawn)))
    renewed = dataclasses.replace(CONSENT, id="k3", time="2026-01-06T00:00:00Z")
    assert "Abdul Samad" in shown(material(consents=(CONSENT, withdrawn, renewed)))


def test_a_consent_given_under_an_older_id_of_a_merged_person_counts() -> None:
    older = dataclasses.replace(CONSENT, person="rAList")
    assert person(release(material(consents=(older,)), WGEID)).named


def test_the_recipient_is_the_same_in_capitals() -> None:
    assert person(release(material(), Terms("WGEID"))).named


def test_steps_leave_under_a_consent_of_their_own_and_without_private_names() -> None:
    step = StepTaken("petition for Gul Bano’s son", "the High Court", Edtf("2021-12"), "call 0300-1234567")
    case = dataclasses.replace(material(), casework={"pA": Casework(steps=(step,))})
    refused = release(case, WGEID)
    assert person(refused).steps == ()
    assert any(r.what == "the steps taken of Abdul Samad Rekhta" for r in refused.redactions)
    agreed = dataclasses.replace(CONSENT, fields=("name", "steps"))
    shown_step = person(release(dataclasses.replace(case, consents=(agreed,)), WGEID)).steps[0]
    assert shown_step.date == "December 2021"
    assert shown_step.what.startswith("petition for [withheld R")
    assert "0300" not in shown_step.answer


def test_family_as_a_field_covers_father_and_relatives() -> None:
    family = dataclasses.replace(CONSENT, fields=("name", "family"))
    assert {"father", "relation"} <= properties(release(material(consents=(family,)), WGEID))


def test_any_field_is_not_enough_for_an_identity_number() -> None:
    every = dataclasses.replace(CONSENT, fields=("*",))
    assert "35202-1234567-1" not in shown(material(consents=(every,)))
    named = dataclasses.replace(CONSENT, fields=("*", "identity_number"))
    assert "35202-1234567-1" in shown(material(consents=(named,)))


def test_relatives_and_witnesses_are_named_only_by_their_own_consent() -> None:
    mother = Consent("k9", "pMother", "herself", ("wgeid",), ("name",), "", "2026-01-02T00:00:00Z")
    text = shown(material(consents=(CONSENT, mother)))
    assert "Gul Bano" in text
    assert "Zarina" not in text


def test_an_official_is_named_in_office() -> None:
    assert "Colonel Tariq Mehsood" in shown(material())


def test_an_official_who_is_also_a_victim_is_not() -> None:
    case = material()
    colonel = next(p for p in case.persons if p.id == "pColonel")
    pen = Scribe()
    text = pen.read("xOther", "SYNTHETIC. Tariq Mehsood was killed.")
    claims = (pen.claim("rV", text, "name", "Tariq Mehsood", "Tariq Mehsood"),
              pen.claim("rV", text, "role", "victim", "was killed"))  # fmt: skip
    both = dataclasses.replace(colonel, records=(*colonel.records, pen.record("rV", Kind.PERSON, text, None, *claims)))
    persons = tuple(both if p.id == "pColonel" else p for p in case.persons)
    assert "Mehsood" not in shown(dataclasses.replace(case, persons=persons, texts=(*case.texts, *pen.texts.values())))


def accused(office: bool) -> Material:
    """The invented case with a person named as the perpetrator."""
    case, pen = material(), Scribe(count=500)
    text = pen.read("xAccuse", "SYNTHETIC. Waris Domki led the raid, it says.")
    claims = [pen.claim("rD", text, "name", "Waris Domki", "Waris Domki"),
              pen.claim("rD", text, "role", "perpetrator", "led the raid")]  # fmt: skip
    if office:
        claims.append(pen.claim("rD", text, "office", "raid leader", "led the raid"))
    record = pen.record("rD", Kind.PERSON, text, "sGazette", *claims)
    by = pen.record("iAccuse", Kind.INCIDENT, text, "sGazette",
                    pen.claim("iAccuse", text, "perpetrator", Reference("rD", "Waris Domki", "person"),
                              "Waris Domki"))  # fmt: skip
    incident = case.incidents[0]
    told = (*incident.properties["perpetrator"], *supports((by.claims[0],)))
    incident = dataclasses.replace(incident, records=(*incident.records, by),
                                   properties=dict(incident.properties) | {"perpetrator": told})  # fmt: skip
    person = Person("pD", (record,), {"name": supports((claims[0],))})
    return dataclasses.replace(case, persons=(*case.persons, person), incidents=(incident,),
                               texts=(*case.texts, *pen.texts.values()))  # fmt: skip


@pytest.mark.parametrize(("recipient", "office", "named"), [
    ("wgeid", False, True), ("court", False, True), ("public", False, False), ("media", False, False),
    ("Media", False, False), ("public", True, True),
])  # fmt: skip
def test_a_person_accused_is_named_to_authorities_only(recipient: str, office: bool, named: bool) -> None:
    assert ("Domki" in shown(accused(office), Terms(recipient))) is named


def test_two_people_of_one_name_are_told_apart_by_their_place() -> None:
    """The namesake's words are withheld where they stand, though the same name leaves elsewhere."""
    case, pen = material(), Scribe(count=600)
    text = pen.read("xSame", "SYNTHETIC. Abdul Samad Rekhta drove. It was a white car.")
    claims = (pen.claim("rSame", text, "name", "Abdul Samad Rekhta", "Abdul Samad Rekhta"),
              pen.claim("rSame", text, "role", "witness", "drove"))  # fmt: skip
    record = pen.record("rSame", Kind.PERSON, text, "sGazette", *claims)
    said = pen.record("rCar", Kind.STATEMENT, text, "sGazette",
                      pen.claim("rCar", text, "position", "describes", "drove",
                                within="Abdul Samad Rekhta drove. It was"),
                      pen.claim("rCar", text, "about", Reference("iNews", "It", "incident"), "It"))  # fmt: skip
    namesake = Person("pSame", (record,), {"name": supports((claims[0],))})
    case = dataclasses.replace(case, persons=(*case.persons, namesake), records=(*case.records, said),
                               texts=(*case.texts, *pen.texts.values()))  # fmt: skip
    quotes = [q.words for q in release(case, WGEID).contents.quotes if q.text == text]
    assert any(w and "withheld" in w and "drove" in w for w in quotes)
    assert not any(w and "Samad" in w for w in quotes)


# Claims, quotes, contact details


def test_rejected_claims_are_left_out_and_counted() -> None:
    released = release(material(consents=(dataclasses.replace(CONSENT, fields=("*",)),)), WGEID)
    assert "sex" not in properties(released)
    assert any("rejected or replaced" in r.what for r in released.redactions)


def test_a_replaced_spelling_is_withheld_as_the_name_is() -> None:
    case, pen = material(consents=()), Scribe(count=900)
    text = pen.read("xOld", "SYNTHETIC. Sumad Raikhta was seen.")
    old = pen.claim("rOld", text, "name", "Sumad Raikhta", "Sumad Raikhta", status=Status.SUPERSEDED)
    seen = pen.claim("rOld", text, "status", "last_seen", "was seen", within="Sumad Raikhta was seen.")
    record = pen.record("rOld", Kind.PERSON, text, "sGazette", old, seen)
    samad = case.persons[0]
    statuses = (*samad.properties["status"], *supports((seen,)))
    samad = dataclasses.replace(
        samad, records=(*samad.records, record), properties=dict(samad.properties) | {"status": statuses}
    )
    text_shown = shown(
        dataclasses.replace(case, persons=(samad, *case.persons[1:]), texts=(*case.texts, *pen.texts.values()))
    )
    assert "was seen" in text_shown
    assert "Raikhta" not in text_shown


def test_every_mark_in_the_text_is_listed_and_every_listed_redaction_is_counted() -> None:
    for case in (material(), material(consents=()), material(subjects=None)):
        released = release(case, WGEID)
        listed = {r.id for r in released.redactions}
        text = json.dumps(released.as_json(), ensure_ascii=False)
        marks = set(text.split("[withheld ")[1:])
        assert {mark.partition("]")[0] for mark in marks} <= listed
        assert all(r.times > 0 and r.what and r.why for r in released.redactions)
        assert [r.id for r in released.redactions] == [f"R{n}" for n in range(1, len(listed) + 1)]


def shown_in(passages: Iterable[Passage], exhibit: str) -> str:
    return "\n".join("".join(p.words for p in passage.pieces) for passage in passages if passage.exhibit == exhibit)


def test_the_sentence_around_a_quote_leaves_only_where_the_item_was_published() -> None:
    published = shown_in(release(material(), WGEID).contents.passages, "E1")
    assert "On 12 November 2021 a man identified as " in published and "during a raid in" in published
    assert "during a raid in" not in shown_in(
        release(material(), Terms("wgeid", context=False)).contents.passages, "E1"
    )


@pytest.mark.parametrize("exhibit", ["E3", "E4"])
def test_around_other_quotes_stands_only_what_is_quoted_from_there_too(exhibit: str) -> None:
    """Neither the other cells of a row nor the rest of a family's sentence come along."""
    contents = release(material(), WGEID).contents
    quotes = " ".join(q.words or "" for q in contents.quotes if q.exhibit == exhibit)
    words = shown_in(contents.passages, exhibit)
    assert words
    for piece in re.split(r"…|\||\n", words):
        assert all(word in quotes for word in piece.split()), piece
    assert "35202" not in words


def test_what_is_quoted_from_one_sentence_is_one_passage() -> None:
    contents = release(material(), WGEID).contents
    first = contents.passages[0]
    assert first.id == "Q1"
    assert len([q for q in contents.quotes if q.passage == "Q1"]) > 3
    narrow = [p.words for p in first.pieces if p.weight == 2]
    assert "24" in narrow and "12 November 2021" in narrow
    assert [q.id for q in contents.quotes if q.passage == "Q1"][:2] == ["Q1.1", "Q1.2"]


def test_quotes_say_where_they_stand() -> None:
    case = material()
    texts = {t.id: t.characters for t in case.texts}
    for quote in release(case, WGEID).contents.quotes:
        if quote.words and "withheld" not in quote.words:
            assert texts[quote.text or ""][quote.start : quote.end] == quote.words


def test_a_hash_leaves_only_with_an_original_in_which_nothing_is_withheld() -> None:
    case, pen = material(), Scribe(count=950)
    text = pen.read("xClean", "SYNTHETIC. Nobody is named here.")
    clean = dataclasses.replace(case.exhibits[0], id="xClean", sha256="5" * 64)
    claim = pen.claim("rClean", text, "as_written", "Nobody", "Nobody")
    record = pen.record("rClean", Kind.COUNT, text, None, claim)
    case = dataclasses.replace(case, exhibits=(*case.exhibits, clean), texts=(*case.texts, *pen.texts.values()),
                               records=(*case.records, record), subjects=None)  # fmt: skip
    released = release(case, Terms("wgeid", originals=frozenset({"xClean", "xNews", "xLetter"})))
    hashes = {e.exhibit: e.sha256 for e in released.contents.exhibits}
    assert released.contents.originals == ("xClean",)
    assert hashes["xClean"] == "5" * 64
    assert hashes["xNews"] is None
    assert sum("the original of" in r.what for r in released.redactions) == 2


# Reports, subjects


def test_a_report_names_those_whom_consent_allows_and_counts_the_others() -> None:
    released = release(material(subjects=None), WGEID)
    assert [p.label for p in released.contents.persons] == ["Abdul Samad Rekhta"]
    assert released.contents.counted_only == 1
    public = release(material(subjects=None), Terms("public"))
    assert public.contents.persons == ()
    assert public.contents.counted_only == 2


def test_an_incident_alone_can_be_the_subject() -> None:
    released = release(material(subjects=("i1",)), WGEID)
    assert released.contents.persons == ()
    assert released.contents.incidents[0].victims == ("Abdul Samad Rekhta", "Person 1")


def test_a_subject_that_is_not_there_is_refused() -> None:
    with pytest.raises(NotFound):
        release(material(subjects=("nobody",)), WGEID)


@pytest.mark.parametrize("recipient", ["", "  ", "*"])
def test_a_disclosure_goes_to_somebody(recipient: str) -> None:
    with pytest.raises(Illegal):
        Terms(recipient)


def test_an_unknown_form_is_refused() -> None:
    with pytest.raises(Illegal, match="form"):
        Terms("wgeid", profiles=("icc",))


def test_the_same_material_gives_the_same_result() -> None:
    assert release(material(), WGEID).as_json() == release(material(), WGEID).as_json()


def test_a_claim_is_shown_as_it_was_sealed_or_says_that_it_is_not() -> None:
    """So that a checker can tell what a proof must open from what was taken out."""
    case = material(consents=(dataclasses.replace(CONSENT, fields=("*",)),))
    clusters: tuple[Person | Incident, ...] = (*case.persons, *case.incidents)
    records = [*case.records, *(r for cluster in clusters for r in cluster.records)]
    sealed = {c.id: claim_item(c) for r in records for c in r.claims}
    for view in claims_in(release(case, WGEID).as_json()):
        for name in ("value", "as_written", "stance", "unresolved", "attribution", "proposer", "property", "record"):
            shown, original = view[name], sealed[str(view["id"])].get(name)
            assert shown == original or shown is None or "[withheld R" in json.dumps(shown), (name, shown)


def test_disagreeing_dates_are_shown_side_by_side() -> None:
    contents: Contents = release(material(), WGEID).contents
    date = next(c for c in contents.contradictions if c.property == "date")
    assert date.says == "The sources do not agree on the date."
    assert [side.words for side in date.sides] == ["12 November 2021", "21 November 2021", "13 November 2021"]
    assert all(side.claims for side in date.sides)


def test_a_denial_stands_beside_what_it_denies() -> None:
    denied = next(c for c in release(material(), WGEID).contents.contradictions if c.property == "act")
    assert denied.says == "What some sources say was done, others deny."
    assert [(side.stance, side.words) for side in denied.sides] == [
        ("asserts", "abduction"),
        ("denies", "“any force held the men”"),
    ]
    assert "Colonel Tariq Mehsood" in denied.sides[1].claims[0].chain


def test_a_contradiction_leaves_only_where_two_sides_may() -> None:
    """Of the ages of a person whose age no consent covers nothing is said, not even that they differ."""
    case = material(consents=(dataclasses.replace(CONSENT, fields=("name",)),))
    samad, claims = case.persons[0], [c for r in case.persons[0].records for c in r.of("age")]
    pen = Scribe(count=800)
    pen.texts[claims[0].anchor.text] = case.texts[0]
    older = pen.claim("rANews", case.texts[0].id, "age", Age(30, 30), "46")
    sides = (Side(Age(24, 24), Stance.ASSERTS, (claims[0],)), Side(Age(30, 30), Stance.ASSERTS, (older,)))
    case = dataclasses.replace(case, contradictions=(Contradiction((samad.id,), "age", sides),))
    assert release(case, WGEID).contents.contradictions == ()


# Whatever the name is, and however it is spelled again


@st.composite
def names(draw: st.DrawFn) -> str:
    word = st.text(st.sampled_from("abdegiklmnorstuz"), min_size=4, max_size=9).map(str.capitalize)
    return " ".join(draw(st.lists(word, min_size=2, max_size=4)))


def respelled(name: str) -> st.SearchStrategy[str]:
    spaced = [name.replace(" ", between) for between in ("  ", "-", "\n", "")]
    return st.sampled_from([name, name.upper(), name.lower(), *spaced, "\u200c".join(name), f"“{name}”", f"{name}’s"])


@given(st.data(), names())
@settings(max_examples=60, deadline=None)
def test_no_spelling_of_a_withheld_name_leaves(data: st.DataObject, name: str) -> None:
    spelled = data.draw(respelled(name))
    pen = Scribe()
    text = pen.read("x", f"SYNTHETIC. {name} saw it. Later {spelled} told of 31 men.")
    witness = pen.record("r", Kind.PERSON, text, None, pen.claim("r", text, "name", name, name),
                         pen.claim("r", text, "role", "witness", "saw it"))  # fmt: skip
    count = pen.record("n", Kind.COUNT, text, None,
                       pen.claim("n", text, "as_written", "31", "31",
                                 within=f"Later {spelled} told of 31 men."))  # fmt: skip
    case = Material(persons=(Person("p", (witness,), {}),), records=(count,), texts=tuple(pen.texts.values()))
    contents = release(case, Terms("court")).contents
    quote = contents.quotes[0].words
    assert quote is not None
    assert quote.startswith("Later ") and quote.endswith("told of 31 men.")
    assert name.split()[0].casefold() not in quote.casefold()
    assert name.split()[0].casefold() not in shown_in(contents.passages, "E1").casefold()
