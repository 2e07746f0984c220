"""What proposed statements lead to: persons, incidents, and the accusation that a denial answers. All invented."""

from itertools import count

from habeas.extract.propose import propose
from habeas.model.record import Claim, Record
from habeas.model.value import Reference
from habeas.model.vocabulary import Kind, Stance
from tests.extract.speech_pages import PUBLISHER, parser, text_of


def proposed(characters: str) -> tuple[Record, ...]:
    ids = count()
    return propose(
        text_of(characters), source=None, publisher=PUBLISHER, published=None, parser=parser(),
        new_id=lambda: f"id{next(ids)}", proposer="test",
    )  # fmt: skip


def statement(records: tuple[Record, ...], position: str) -> Record:
    (found,) = (r for r in records if r.kind is Kind.STATEMENT and position in r.values("position"))
    return found


def about(record: Record, kind: str) -> list[Reference]:
    values = [c.value for c in record.of("about")]
    return [v for v in values if isinstance(v, Reference) and v.kind == kind]


def of(records: tuple[Record, ...], id: str | None) -> Record:
    return next(r for r in records if r.id == id)


def acts(records: tuple[Record, ...]) -> list[Claim]:
    return [c for r in records if r.kind is Kind.INCIDENT for c in r.of("act")]


BOTH = (
    "The family of Karim Example said soldiers abducted Karim Example on 3 May 2022. "
    "A spokesman for the army rejected the allegation. He denied that Karim Example was held."
)


def test_a_denial_leads_to_the_person_and_the_event() -> None:
    records = proposed("The army denied that soldiers had abducted Karim Example.")
    denial = statement(records, "denies")
    (person,) = about(denial, "person")
    assert of(records, person.record).values("name") == ("Karim Example",)
    (event,) = about(denial, "incident")
    assert of(records, event.record).kind is Kind.INCIDENT


def test_a_denial_leads_to_the_accusation() -> None:
    records = proposed(BOTH)
    accusation = statement(records, "accuses")
    answered = [
        reference
        for record in records
        if record.kind is Kind.STATEMENT and "denies" in record.values("position")
        for reference in about(record, "statement")
        if reference.record is not None
    ]
    assert [(a.record, a.text) for a in answered] == [(accusation.id, "soldiers abducted Karim Example on 3 May 2022")]


def test_nobody_answers_themselves() -> None:
    records = proposed("The army said the men were killed by soldiers. The army denied it.")
    denial = statement(records, "denies")
    assert [r.record for r in about(denial, "statement")] == []


def test_no_statement_leads_to_who_gets_no_record() -> None:
    for record in proposed(BOTH):
        assert all(r.record is not None for r in about(record, "person"))


def test_what_is_denied_is_no_asserted_event() -> None:
    records = proposed(
        "The officials rejected suggestions that soldiers had shot dead Omar Example. "
        "The captain denied involvement in the abduction of Jale Onuri."
    )
    assert acts(records)
    assert {c.stance for c in acts(records)} == {Stance.DENIES}
    assert not [r for r in records if "victim" in r.roles]


def test_who_denies_stands_in_the_chain() -> None:
    records = proposed("The captain denied involvement in the abduction of Jale Onuri.")
    assert [[v.who for v in c.attribution] for c in acts(records)] == [[PUBLISHER, "The captain"]]
