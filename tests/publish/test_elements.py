"""Required elements of the UN forms, one by one: carried, contradicted, missing, to check. No side is taken."""

import dataclasses

import pytest

from habeas.errors import Illegal
from habeas.model.case import Consent, Incident, Person
from habeas.model.edtf import Edtf
from habeas.model.record import Claim, Record
from habeas.model.value import Place, Reference, Value
from habeas.model.vocabulary import Kind, Stance, Status
from habeas.publish.elements import Element, complete, elements
from habeas.publish.material import PROFILES, Casework, StepTaken
from tests.publish.invented import Scribe, material

CONSENT = Consent("k", "p", "family", ("wgeid",), ("*",), "", "2026-01-01T00:00:00Z")


class Case:
    """One invented person and one incident, claim by claim."""

    def __init__(self) -> None:
        self.pen = Scribe()
        self.text = self.pen.read("x", "SYNTHETIC words words words.")
        self.person: list[Claim] = []
        self.incident: list[Claim] = []
        self.statement: list[Claim] = []

    def of_person(self, property: str, value: Value, **changes: object) -> "Case":
        self.person.append(self._claim("rP", property, value, changes))
        return self

    def of_incident(self, property: str, value: Value, **changes: object) -> "Case":
        self.incident.append(self._claim("rI", property, value, changes))
        return self

    def of_statement(self, property: str, value: Value, **changes: object) -> "Case":
        self.statement.append(self._claim("rS", property, value, changes))
        return self

    def _claim(self, record: str, property: str, value: Value, changes: dict[str, object]) -> Claim:
        claim = self.pen.claim(record, self.text, property, value, "words")
        return dataclasses.replace(claim, **changes)  # type: ignore[arg-type]

    def found(
        self, profile: str, consents: tuple[Consent, ...] = (), casework: Casework | None = None
    ) -> list[Element]:
        person = Person("p", (self.pen.record("rP", Kind.PERSON, self.text, None, *self.person),), {})
        incident = Incident("i", (self.pen.record("rI", Kind.INCIDENT, self.text, None, *self.incident),), {}, ("p",))
        statements = [self.pen.record("rS", Kind.STATEMENT, self.text, None, *self.statement)] if self.statement else []
        return list(elements(profile, person, [incident], statements, consents, casework))

    def one(self, profile: str, at: int) -> Element:
        return self.found(profile)[at]


NAME, IDENTITY, PHOTOGRAPH, DATE, PLACE, RESPONSIBLE, STEPS, SUBMITTER, AGREED = range(9)
DEPRIVED, AGENTS, CONCEALED = range(3)
FORCES = Reference(None, "Security Forces", "group")
MASKED = Reference(None, "masked men", "group")


def test_every_profile_has_its_elements() -> None:
    assert [len(Case().found(p)) for p in PROFILES] == [9, 3, 7]


def test_an_unknown_profile_is_refused() -> None:
    with pytest.raises(Illegal, match="form"):
        Case().found("icc")


@pytest.mark.parametrize("profile", PROFILES)
def test_with_nothing_on_record_the_form_is_not_complete(profile: str) -> None:
    found = Case().found(profile)
    assert not complete(found)
    assert all(element.claims == () for element in found)
    assert "carried" not in {element.status for element in found}


def full() -> Case:
    case = Case().of_person("name", "Abdul Example").of_person("status", "whereabouts_unknown")
    case.of_incident("act", "abduction").of_incident("date", Edtf("2021-11-12")).of_incident("place", Place("Nowhere"))
    return case.of_incident("perpetrator", FORCES)


@pytest.mark.parametrize("profile", PROFILES)
def test_a_full_case_is_complete(profile: str) -> None:
    casework = Casework(submitter="s", steps=(StepTaken("petition", "court"),), other_procedures=())
    found = full().found(profile, (CONSENT,), casework)
    assert complete(found)
    assert {e.status for e in found} <= {"carried", "warning"}


def test_what_is_only_suggested_says_so() -> None:
    case = full()
    assert "suggested only" in case.one("wgeid", PLACE).says
    accepted = Case().of_incident("place", Place("Nowhere"), status=Status.ACCEPTED)
    assert "1 accepted by the team" in accepted.one("wgeid", PLACE).says


@pytest.mark.parametrize("status", [Status.REJECTED, Status.SUPERSEDED])
def test_claims_that_do_not_stand_carry_nothing(status: Status) -> None:
    assert Case().of_person("name", "Abdul Example", status=status).one("wgeid", NAME).status == "missing"


@pytest.mark.parametrize("stance", [Stance.DENIES, Stance.DOUBTS, Stance.RETRACTS])
def test_a_claim_to_the_contrary_contradicts(stance: Stance) -> None:
    case = full().of_incident("place", Place("Nowhere"), stance=stance)
    found = case.one("wgeid", PLACE)
    assert found.status == "contradicted"
    assert len(found.claims) == 2 and len(found.against) == 1
    alone = Case().of_incident("place", Place("Nowhere"), stance=stance).one("wgeid", PLACE)
    assert alone.status == "missing" and "to the contrary" in alone.says


def test_one_name_is_not_a_full_name() -> None:
    assert Case().of_person("name", "Abdul").one("wgeid", NAME).status == "warning"


@pytest.mark.parametrize(
    ("dates", "status"),
    [
        (["2021-11-12"], "carried"),
        (["2021-11"], "warning"),
        (["2021-11-12/2021-11-15"], "warning"),
        (["2021"], "missing"),
        (["../2021-11-12"], "missing"),
        (["2021-11-12", "2021-11-21"], "contradicted"),
        (["2021-11", "2021-11-12"], "carried"),
        ([], "missing"),
    ],
)
def test_how_exact_the_date_must_be(dates: list[str], status: str) -> None:
    case = Case()
    for date in dates:
        case.of_incident("date", Edtf(date))
    assert case.one("wgeid", DATE).status == status


def test_a_date_that_was_not_understood_is_no_date() -> None:
    case = Case()
    claim = case.pen.claim("rI", case.text, "date", None, "words", unresolved="no day is named")
    case.incident.append(claim)
    assert case.one("wgeid", DATE).status == "missing"


def test_identity_number_and_photograph_are_only_asked_for() -> None:
    found = Case().found("wgeid")
    assert (found[IDENTITY].status, found[PHOTOGRAPH].status) == ("warning", "warning")
    assert Case().of_person("identity_number", "1").one("wgeid", IDENTITY).status == "carried"
    assert Case().found("wgeid", casework=Casework(photograph="x"))[PHOTOGRAPH].status == "carried"


def test_where_last_seen_stands_in_for_the_place() -> None:
    found = Case().of_person("status", "last_seen").one("wgeid", PLACE)
    assert found.status == "carried" and "last seen" in found.says


@pytest.mark.parametrize(
    ("consent", "status"),
    [
        (CONSENT, "carried"),
        (dataclasses.replace(CONSENT, recipients=("*",)), "carried"),
        (dataclasses.replace(CONSENT, recipients=("UN Working Group on Enforced Disappearances",)), "carried"),
        (dataclasses.replace(CONSENT, person="rP"), "carried"),
        (dataclasses.replace(CONSENT, withdrawn="2026-02-01T00:00:00Z"), "contradicted"),
        (dataclasses.replace(CONSENT, recipients=("court",)), "missing"),
        (dataclasses.replace(CONSENT, person="other"), "missing"),
    ],
)
def test_prior_consent(consent: Consent, status: str) -> None:
    assert Case().found("wgeid", (consent,))[AGREED].status == status


@pytest.mark.parametrize(
    "act", ["abduction", "arrest", "detention", "incommunicado_detention", "enforced_disappearance"]
)
def test_acts_that_deprive_of_liberty(act: str) -> None:
    assert Case().of_incident("act", act).one("icpped", DEPRIVED).status == "carried"


@pytest.mark.parametrize("act", ["killing", "release", "threat"])
def test_acts_that_do_not(act: str) -> None:
    assert Case().of_incident("act", act).one("icpped", DEPRIVED).status == "missing"


@pytest.mark.parametrize(
    ("by", "status"),
    [
        (FORCES, "carried"),
        (Reference(None, "the Frontier Corps", "group"), "carried"),
        (Reference(None, "سیکیورٹی فورسز", "group"), "carried"),
        (Reference(None, "policemen in plain clothes", "group"), "carried"),
        (MASKED, "warning"),
        (Reference(None, "an armed group", "group"), "warning"),
    ],
)
def test_who_may_have_acted_for_a_state(by: Reference, status: str) -> None:
    found = Case().of_incident("perpetrator", by).one("icpped", AGENTS)
    assert found.status == status
    assert "judge" in found.says if status == "carried" else "article 3" in found.says


def test_a_denial_refuses_to_acknowledge_and_speaks_against_the_rest() -> None:
    case = full().of_statement("position", "denies").of_statement("about", Reference("rI", "it", "incident"))
    deprived, agents, concealed = case.found("icpped")
    assert (deprived.status, agents.status, concealed.status) == ("contradicted", "contradicted", "carried")
    denial = case.statement[0].id
    assert denial in deprived.against and denial in agents.against and denial in concealed.claims
    assert denial not in concealed.against


def test_a_denial_about_something_else_is_not_counted() -> None:
    case = full().of_statement("position", "denies").of_statement("about", Reference("rOther", "it", "incident"))
    assert {e.status for e in case.found("icpped")} == {"carried"}


@pytest.mark.parametrize("status", ["acknowledged", "released", "found_alive", "found_dead"])
def test_a_fate_that_is_known_speaks_against_concealment(status: str) -> None:
    assert full().of_person("status", status).one("icpped", CONCEALED).status == "contradicted"


def test_urgent_action_rests_on_the_three_elements() -> None:
    found = {e.name: e for e in Case().of_incident("act", "arrest").found("ced")}
    unfounded = found["not manifestly unfounded"]
    assert unfounded.status == "missing" and "State" in unfounded.says
    assert found["not incompatible with the Convention"].status == "missing"


@pytest.mark.parametrize(("others", "status"), [(None, "warning"), ((), "carried"), (("a regional court",), "warning")])
def test_other_procedures_never_refuse(others: tuple[str, ...] | None, status: str) -> None:
    assert Case().found("ced", casework=Casework(other_procedures=others))[-1].status == status


@pytest.mark.parametrize("profile", PROFILES)
def test_the_sentences_hold_no_words_of_the_case(profile: str) -> None:
    case = material()
    records: list[Record] = [r for r in case.records if r.kind is Kind.STATEMENT]
    for found in elements(profile, case.persons[0], case.incidents, records, case.consents, case.casework["pA"]):
        for secret in ("Samad", "Rekhta", "Gul", "Security Forces", "Mehran", "Tariq", "High Court"):
            assert secret not in found.says


def test_every_claim_named_is_one_of_the_case() -> None:
    case = material()
    known = {c.id for p in case.persons for r in p.records for c in r.claims}
    known |= {c.id for i in case.incidents for r in i.records for c in r.claims}
    known |= {c.id for r in case.records for c in r.claims}
    for profile in PROFILES:
        for element in elements(profile, case.persons[0], case.incidents, case.records):
            assert set(element.claims) <= known
            assert set(element.against) <= set(element.claims)
