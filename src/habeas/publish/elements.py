"""Which element that a UN form requires is carried by which claims, contradicted, or missing. It takes no side.

Three profiles: `wgeid` (Working Group on Enforced or Involuntary Disappearances, individual case), `icpped` (the
Convention, article 2, element by element) and `ced` (Committee on Enforced Disappearances, urgent action under
article 30). What the program could not check against the primary text, or cannot know, is a `warning`, never a
refusal. "Carried" means that somebody claims it and nobody on record contradicts it: not that it is true. The
sentences hold no name and no quote, so that they can be shown wherever the element can.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

from habeas.errors import Illegal
from habeas.model.case import Consent, Incident, Person
from habeas.model.edtf import Edtf
from habeas.model.record import Claim, Record
from habeas.model.value import Reference
from habeas.model.vocabulary import Stance, Status
from habeas.publish.material import PROFILES, Casework
from habeas.publish.protect import folded, tokens
from habeas.publish.show import counted

TITLES = {
    "wgeid": "UN Working Group on Enforced or Involuntary Disappearances: what an individual case needs",
    "icpped": "Convention on Enforced Disappearance, article 2: its three elements",
    "ced": "UN Committee on Enforced Disappearances: what an urgent action under article 30 needs",
}
DEPRIVING_ACTS = frozenset({"abduction", "arrest", "detention", "incommunicado_detention", "enforced_disappearance"})
_CONCEALED = frozenset({"whereabouts_unknown", "still_missing", "detention_denied"})
_REVEALED = frozenset({"acknowledged", "released", "found_alive", "found_dead"})
_REFUSALS = frozenset({"denies", "refuses", "rejects"})
_UNCHECKED = "The primary text could not be opened when this rule was written: check it before submitting."

# Words by which sources name what may be a State's agent. A match is a prompt to a person, not a legal opinion.
_STATE_WORDS = (
    "army", "military", "soldier", "soldiers", "troops", "police", "policemen", "paramilitary", "gendarmerie",
    "security forces", "security personnel", "security agencies", "intelligence", "counter terrorism department",
    "frontier corps", "rangers", "coast guard", "navy", "air force", "militia backed", "government", "state forces",
    "armed forces", "border guard", "national guard", "prison authorities", "interior ministry", "officials",
    "فوج", "پولیس", "سیکیورٹی فورسز", "سکیورٹی فورسز", "فورسز", "ایف سی", "خفیہ ادارے", "خفیہ اداروں", "رینجرز",
    "اہلکار", "اہلکاروں", "الجيش", "الشرطة", "قوات الأمن", "المخابرات", "الحكومة", "ارتش", "سپاه", "پلیس",
    "نیروهای امنیتی",
)  # fmt: skip
_STATE = tuple(" ".join(t.word for t in tokens(words)) for words in _STATE_WORDS)


@dataclass(frozen=True, slots=True)
class Element:
    """`status`: carried, contradicted, missing or warning. `claims` are ids, those of `against` included."""

    name: str
    status: str
    claims: tuple[str, ...]
    says: str
    against: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Case:
    person: Person
    incidents: tuple[Incident, ...]
    statements: tuple[Record, ...]
    consents: tuple[Consent, ...]
    casework: Casework

    def of_person(self, property: str) -> tuple[Claim, ...]:
        return tuple(c for record in self.person.records for c in record.of(property))

    def of_incidents(self, property: str) -> tuple[Claim, ...]:
        return tuple(c for incident in self.incidents for record in incident.records for c in record.of(property))


def elements(profile: str, person: Person, incidents: Iterable[Incident], statements: Iterable[Record] = (),
             consents: Iterable[Consent] = (), casework: Casework | None = None) -> tuple[Element, ...]:  # fmt: skip
    """The elements of one profile for one person, in the order of the form; raises `Illegal` for an unknown profile.

    `incidents` are those that name the person as a victim, `statements` all statement records that may be about
    either; those about something else are left out here.
    """
    if profile not in PROFILES:
        raise Illegal(f"“{profile}” is not a form that Habeas knows.", f"Use one of {', '.join(PROFILES)}.",
                      code="bad-profile")  # fmt: skip
    found = tuple(incidents)
    case = _Case(person, found, about(person, found, statements), tuple(consents), casework or Casework())
    return {"wgeid": _wgeid, "icpped": _icpped, "ced": _ced}[profile](case)


def complete(found: Sequence[Element]) -> bool:
    """Whether no required element is missing. Contradictions and warnings are for a person to weigh."""
    return all(element.status != "missing" for element in found)


def about(person: Person, incidents: Iterable[Incident], statements: Iterable[Record]) -> tuple[Record, ...]:
    """The statements whose `about` points to a record of this person or of one of these incidents."""
    own = {r.id for r in person.records} | {r.id for incident in incidents for r in incident.records}

    def touches(record: Record) -> bool:
        return any(isinstance(v, Reference) and v.record in own for v in record.values("about"))

    return tuple(record for record in statements if touches(record))


def _wgeid(case: _Case) -> tuple[Element, ...]:
    return (
        _name(case), _identity(case), _photograph(case), _date(case), _place(case), _responsible(case), _steps(case),
        _submitter(case), _consent(case),
    )  # fmt: skip


def _icpped(case: _Case) -> tuple[Element, ...]:
    return (_deprivation(case), _agents(case), _concealment(case))


def _ced(case: _Case) -> tuple[Element, ...]:
    core = _icpped(case)
    return (
        _submitter(case), _state_party(case), _founded(core), _no_abuse(), _presented(case), _compatible(core),
        _other_procedure(case),
    )  # fmt: skip


def _weighed(
    name: str, claims: Sequence[Claim], missing: str, against: Sequence[Claim] = (), note: str = ""
) -> Element:
    """An element as its claims stand: those that assert it, those that deny, doubt or take it back, and `against`."""
    carrying = [c for c in claims if c.stance is Stance.ASSERTS and c.value is not None]
    opposing = [c for c in claims if c.stance is not Stance.ASSERTS] + list(against)
    ids, against_ids = _ids([*carrying, *opposing]), _ids(opposing)
    if not carrying:
        tail = f" {counted(len(against_ids), 'claim')} to the contrary." if opposing else ""
        return Element(name, "missing", ids, missing + tail, against_ids)
    says = f"Claimed in {counted(len(_ids(carrying)), 'place')} ({_reviewed(carrying)})."
    if opposing:
        says += f" {counted(len(against_ids), 'claim')} on record {_stand(len(against_ids))} against it."
    return Element(name, "contradicted" if opposing else "carried", ids, f"{says} {note}".strip(), against_ids)


def _ids(claims: Iterable[Claim]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(c.id for c in claims))


def _stand(number: int) -> str:
    return "stands" if number == 1 else "stand"


def _reviewed(claims: Sequence[Claim]) -> str:
    accepted = sum(c.status is Status.ACCEPTED for c in claims)
    return f"{accepted} accepted by the team" if accepted else "suggested only, not reviewed"


def _name(case: _Case) -> Element:
    found = _weighed("full name", case.of_person("name"), "No claim gives a name.")
    words = [len(tokens(str(c.value))) for c in case.of_person("name") if c.value]
    if found.status == "carried" and max(words, default=0) < 2:
        return Element(found.name, "warning", found.claims, found.says + " Only one name is given, not a full name.")
    return found


def _identity(case: _Case) -> Element:
    found = _weighed("identity number, where there is one", case.of_person("identity_number"), "")
    says = "No claim gives one. It is asked for where it exists."
    return found if found.status != "missing" else Element(found.name, "warning", found.claims, says, found.against)


def _photograph(case: _Case) -> Element:
    if case.casework.photograph:
        return Element("photograph, where there is one", "carried", (), "One is named in the casework.")
    return Element("photograph, where there is one", "warning", (), "None is named. It is asked for where it exists.")


def _date(case: _Case) -> Element:
    claims = case.of_incidents("date")
    found = _weighed("date of the event", claims, "No claim dates the event.")
    if found.status == "missing":
        return found
    dates = [(c, c.value) for c in claims if isinstance(c.value, Edtf) and c.stance is Stance.ASSERTS]
    clashing = [c for (a, x), (b, y) in combinations(dates, 2) if not x.overlaps(y) for c in (a, b)]
    if clashing:
        says = found.says + " The dates given do not agree with one another."
        return Element(found.name, "contradicted", found.claims, says, _ids([*clashing]) or found.against)
    days = min((_days(date) for _, date in dates), default=None)
    if days is None or days > 31:
        return Element(
            found.name, "missing", found.claims, "Claims give a time, but none gives the month.", found.against
        )
    if days > 1:
        says = f"{found.says} The day is not given; month and year may be accepted. {_UNCHECKED}"
        return Element(found.name, "warning", found.claims, says, found.against)
    return found


def _days(date: Edtf) -> int:
    """How many days the date leaves open; alternatives count as the widest span between them."""
    if date.earliest is None or date.latest is None:
        return 10**6
    return (date.latest - date.earliest).days + 1


def _place(case: _Case) -> Element:
    seen = [c for c in case.of_person("status") if c.value == "last_seen"]
    note = "" if case.of_incidents("place") or not seen else "Given only as where the person was last seen."
    return _weighed("place of arrest or abduction, or where last seen", [*case.of_incidents("place"), *seen],
                    "No claim places the event.", note=note)  # fmt: skip


def _responsible(case: _Case) -> Element:
    return _weighed("who is believed responsible", case.of_incidents("perpetrator"), "No claim names anybody.",
                    _denying_statements(case), "Named as an allegation of the sources.")  # fmt: skip


def _denying_statements(case: _Case) -> list[Claim]:
    return [c for record in case.statements for c in record.of("position") if c.value in ("denies", "rejects")]


def _steps(case: _Case) -> Element:
    name = "steps taken by relatives or others"
    if not case.casework.steps:
        return Element(name, "missing", (), "No inquiry, petition or refusal is recorded. Record one: habeas step add.")
    return Element(name, "carried", (), f"{counted(len(case.casework.steps), 'step')} recorded in the casework.")


def _submitter(case: _Case) -> Element:
    name = "name and address of whoever submits (confidential on request), not anonymous"
    if case.casework.submitter:
        return Element(name, "carried", (), "Recorded in the casework; it does not appear in this text.")
    return Element(name, "missing", (), "Nobody is recorded as submitting. It is added by whoever sends the case.")


def _consent(case: _Case) -> Element:
    name = "relatives’ prior consent, when an organisation submits"
    ids = {case.person.id, *(r.id for r in case.person.records)}
    mine = [c for c in case.consents if c.person in ids and any(map(_is_working_group, c.recipients))]
    if any(c.withdrawn is None for c in mine):
        return Element(name, "carried", (), "A consent that reaches the Working Group (wgeid) stands.")
    if mine:
        return Element(name, "contradicted", (), "The consent that reached the Working Group was withdrawn.")
    return Element(name, "missing", (), "No consent reaches the Working Group. Record it: habeas consent give.")


def _is_working_group(recipient: str) -> bool:
    words = folded(recipient)
    return recipient == "*" or words == "wgeid" or "working group on enforced" in words


def _deprivation(case: _Case) -> Element:
    acts = [c for c in case.of_incidents("act") if c.value in DEPRIVING_ACTS]
    held = [c for c in case.of_person("status") if c.value == "deprived_of_liberty"]
    return _weighed("deprivation of liberty", [*acts, *held], "No claim speaks of an arrest, detention or abduction.",
                    _denying_statements(case))  # fmt: skip


def _agents(case: _Case) -> Element:
    name = "by agents of the State, or with its authorisation, support or acquiescence"
    claims = case.of_incidents("perpetrator")
    state = [c for c in claims if _names_state(c)]
    if state:
        note = "Sources name what may be a State body; whether it acted for the State is for a person to judge."
        return _weighed(name, state, "", _denying_statements(case), note)
    named = _weighed(name, claims, "No claim names who did it.")
    if named.status == "missing":
        return named
    says = "Claims name who did it, but their words do not tie them to a State. The same acts by others: article 3."
    return Element(name, "warning", named.claims, says, named.against)


def _names_state(claim: Claim) -> bool:
    written = claim.value.text if isinstance(claim.value, Reference) else ""
    words = f" {' '.join(t.word for t in tokens(f'{written} {claim.as_written}'))} "
    return any(f" {known} " in words for known in _STATE)


def _concealment(case: _Case) -> Element:
    statuses = case.of_person("status")
    concealed = [c for c in statuses if c.value in _CONCEALED]
    refused = [c for record in case.statements for c in record.of("position") if c.value in _REFUSALS]
    said = [c for record in case.statements for c in record.of("position") if c.value == "acknowledges"]
    revealed = [*(c for c in statuses if c.value in _REVEALED and c.stance is Stance.ASSERTS), *said]
    note = (
        "A denial is counted here as a refusal to acknowledge, and under the other elements as speaking against them."
    )
    return _weighed(
        "refusal to acknowledge it, or concealment of fate or whereabouts", [*concealed, *refused],
        "No claim says that fate or whereabouts are unknown, or that custody was denied.", revealed,
        note if refused else "",
    )  # fmt: skip


def _state_party(case: _Case) -> Element:
    name = "the State is a party, and the disappearance began after it became one"
    claims = [*case.of_incidents("date"), *case.of_incidents("place")]
    says = "Habeas keeps no list of States parties: check the place and the date against the depositary’s."
    status = "warning" if case.of_incidents("date") and case.of_incidents("place") else "missing"
    return Element(name, status, _ids(claims), says if claims else "Neither date nor place is claimed.")


def _founded(core: Sequence[Element]) -> Element:
    claims = tuple(dict.fromkeys(c for element in core for c in element.claims))
    missing = [element.name for element in core if element.status == "missing"]
    if missing:
        says = "No claim carries: " + "; ".join(missing) + "."
        return Element("not manifestly unfounded", "missing", claims, says)
    return Element("not manifestly unfounded", "carried", claims, "Each element of article 2 is claimed by a source.")


def _no_abuse() -> Element:
    says = "No program can tell; whoever submits answers for it."
    return Element("not an abuse of the right of submission", "warning", (), says)


def _presented(case: _Case) -> Element:
    name = "already duly presented to the competent bodies, where that is possible"
    steps = case.casework.steps
    if not steps:
        return Element(name, "missing", (), "No step is recorded. If it was not possible, record why: habeas step add.")
    return Element(
        name, "carried", (), f"{counted(len(steps), 'step')} recorded; whether duly is for a person to judge."
    )


def _compatible(core: Sequence[Element]) -> Element:
    claims = tuple(dict.fromkeys(c for element in core for c in element.claims))
    against = tuple(dict.fromkeys(c for element in core for c in element.against))
    statuses = {element.status for element in core}
    status = next((s for s in ("missing", "contradicted", "warning") if s in statuses), "carried")
    return Element("not incompatible with the Convention", status, claims, "As the three elements of article 2 stand.",
                   against)  # fmt: skip


def _other_procedure(case: _Case) -> Element:
    name = "not under another international procedure of the same nature"
    others = case.casework.other_procedures
    if others is None:
        return Element(name, "warning", (), f"Nobody has said yet. {_UNCHECKED}")
    if others:
        says = f"{counted(len(others), 'other procedure')} recorded: a person must judge whether of the same nature."
        return Element(name, "warning", (), f"{says} {_UNCHECKED}")
    return Element(name, "carried", (), f"The casework says that there is none. {_UNCHECKED}")
