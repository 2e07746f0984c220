"""What may be decided, what a file of decisions reaches, and the order of the queue."""

from decimal import Decimal

import pytest

from habeas.errors import BadInput, Refused
from habeas.model.edtf import Edtf
from habeas.model.record import Claim, Record, Voice
from habeas.model.text import Anchor
from habeas.model.value import Reference, Value
from habeas.model.vocabulary import Kind, Outcome, Status
from habeas.review.deciding import Wish, corrected, may_be_decided, waiting
from habeas.review.matching import wishes_in
from habeas.review.queue import queue

P, A, R, S = Status.PROPOSED, Status.ACCEPTED, Status.REJECTED, Status.SUPERSEDED


def claim(id: str, property: str, value: Value, status: Status = P, confidence: str = "0.50") -> Claim:
    quote = str(value)
    return Claim(id, id.split(".")[0], property, value, quote, Anchor("t", 0, len(quote), quote), (Voice("a paper"),),
                 "test 1", confidence=Decimal(confidence), status=status)  # fmt: skip


def record(id: str, kind: Kind, *claims: Claim, exhibit: str = "e") -> Record:
    return Record(id, kind, exhibit, "t", None, claims)


def test_a_record_is_decided_as_far_as_it_waits() -> None:
    found = record("r", Kind.PERSON, claim("r.1", "name", "Zarina"), claim("r.2", "sex", "female", A),
                   claim("r.3", "occupation", "teacher"))  # fmt: skip
    wish = Wish("r", Outcome.ACCEPT)
    assert [c.id for c in waiting(found, wish)] == ["r.1", "r.3"]
    assert [c.id for c in waiting(found, wish, {"r.1"})] == ["r.3"]
    with pytest.raises(BadInput, match="No claim of this record waits"):
        waiting(found, wish, {"r.1", "r.3"})
    with pytest.raises(BadInput, match="not on a whole record"):
        waiting(found, Wish("r", Outcome.CORRECT, "x"))


@pytest.mark.parametrize("status", [P, A, R])
def test_a_decision_may_be_taken_again(status: Status) -> None:
    found = claim("r.1", "name", "Zarina", status)
    assert may_be_decided(found) is found
    with pytest.raises(Refused):
        may_be_decided(found, {"r.1"})


def test_what_was_replaced_takes_no_decision() -> None:
    with pytest.raises(Refused, match="replaced"):
        may_be_decided(claim("r.1", "name", "Zarina", S))


def test_a_correction_keeps_the_words_and_their_place() -> None:
    old = claim("i.1", "date", Edtf("2021"))
    new = corrected(old, Kind.INCIDENT, "2021-11", id="new", actor="somebody")
    assert (new.value, new.supersedes, new.status, new.proposer) == (Edtf("2021-11"), "i.1", A, "somebody")
    assert (new.anchor, new.as_written, new.attribution) == (old.anchor, old.as_written, old.attribution)


PEOPLE = (
    record("r", Kind.PERSON, claim("r.1", "name", "Zarina"), claim("r.2", "role", "victim")),
    record("q", Kind.PERSON, claim("q.1", "name", "Bahram"), claim("q.2", "role", "victim", A), exhibit="f"),
)
NAMES = {"e": {"list.csv"}, "f": {"note.txt", "copy.txt"}}


@pytest.mark.parametrize(
    ("row", "targets"),
    [
        ('target = "r.1"', ["r.1"]),
        ('person = "Bahram"', ["q.1"]),
        ('exhibit = "copy.txt"', ["q.1"]),
        ('quote = "victim"', ["r.2"]),
        ('kind = "person"\nall = true', ["r.1", "r.2", "q.1"]),
        ('kind = "person"\nproperty = "name"\nquote = "Zarina"', ["r.1"]),
    ],
)
def test_a_row_names_claims_by_what_they_say(row: str, targets: list[str]) -> None:
    wishes, problems = wishes_in(f'[[decision]]\n{row}\ndecide = "accept"\n', "d.toml", PEOPLE, NAMES)
    assert ([wish.target for wish in wishes], problems) == (targets, [])


def test_an_incident_is_named_by_its_victim() -> None:
    incidents = tuple(
        record(id, Kind.INCIDENT, claim(f"{id}.1", "act", "abduction"),
               claim(f"{id}.2", "victim", Reference(None, name, "person")))
        for id, name in (("i", "Zarina"), ("j", "Bahram"))
    )  # fmt: skip
    row = '[[decision]]\nperson = "Bahram"\nproperty = "act"\ndecide = "accept"\n'
    wishes, problems = wishes_in(row, "d.toml", (*PEOPLE, *incidents), NAMES)
    assert ([wish.target for wish in wishes], problems) == (["j.1"], [])


@pytest.mark.parametrize(
    ("row", "says"),
    [
        ('property = "name"\ndecide = "accept"', "2 claims fit it"),
        ('quote = "nowhere"\ndecide = "accept"', "No claim fits it"),
        ('decide = "accept"', "does not say which claim"),
        ('decide = "accept"\nall = true', "does not say which claim"),
        ('propperty = "name"\ndecide = "accept"\nall = true', "propperty"),
        ('property = 3\ndecide = "accept"', "property"),
        ('property = "name"\nall = "yes"\ndecide = "accept"', "all"),
        ('target = "r.1"\nproperty = "name"\ndecide = "accept"', "not by both"),
        ("target = 7\ndecide = 'accept'", "target"),
        ('property = "name"\nquote = "Zarina"\ndecide = "reject"\nreason = 3', "reason"),
        ('target = "r.1"\ndecide = "perhaps"', "accept, reject or correct"),
        ('target = "r.1"', "accept, reject or correct"),
    ],
)
def test_a_row_that_cannot_be_understood_is_named(row: str, says: str) -> None:
    good = '[[decision]]\ntarget = "q.1"\ndecide = "reject"\nreason = "r"\n'
    wishes, problems = wishes_in(f"{good}[[decision]]\n{row}\n", "d.toml", PEOPLE, NAMES)
    assert [wish.target for wish in wishes] == ["q.1"]
    assert [(p.path, says in p.says) for p in problems] == [("d.toml, decision 2", True)]


@pytest.mark.parametrize(
    "document",
    ["", "decision = 3", "decision = [1]", "no TOML at all", 'x = "', "[[decisions]]\na = 1", "x = [" * 5000, "\x00"],
)
def test_what_is_no_file_of_decisions_is_refused(document: str) -> None:
    with pytest.raises(BadInput, match=r"d\.toml is not a file of decisions"):
        wishes_in(document, "d.toml", PEOPLE, NAMES)


def test_the_queue_puts_victims_first_and_the_surest_first() -> None:
    records = [
        record("n", Kind.STATEMENT, claim("n.1", "position", "denies", confidence="0.99")),
        record("i", Kind.INCIDENT, claim("i.1", "act", "abduction", confidence="0.90")),
        record("w", Kind.PERSON, claim("w.1", "role", "witness", confidence="0.95")),
        record("a", Kind.PERSON, claim("a.1", "role", "victim", confidence="0.40"), claim("a.2", "name", "Noor")),
        record("b", Kind.PERSON, claim("b.1", "role", "victim", confidence="0.80")),
        record("done", Kind.PERSON, claim("done.1", "role", "victim", A, "0.99"), claim("done.2", "name", "Doda", R)),
    ]
    assert [found.id for found in queue(records)] == ["b", "a", "w", "i", "n"]
    assert [found.id for found in queue(reversed(records))] == ["b", "a", "w", "i", "n"]
    assert queue([]) == ()
