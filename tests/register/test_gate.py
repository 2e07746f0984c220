"""The one writing gate: what could not be read back, or says what no text says, is refused and leaves nothing."""

import io
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from itertools import islice

import pytest
from django.db import IntegrityError, connections

from habeas.errors import HabeasError, Illegal, NotFound, Refused
from habeas.ledger.tree import check_inclusion, root
from habeas.model.edtf import Edtf
from habeas.model.value import Json
from habeas.model.vocabulary import Status
from habeas.register.check_ledger import leaves_of
from habeas.register.models import LedgerCheckpoint, LedgerNode
from habeas.register.queries.evidence import exhibits
from habeas.register.queries.records import claims, records
from habeas.register.refusing import refusing_damage
from habeas.register.register import Change, Register, open_with, read_settings
from habeas.register.replay import differences
from habeas.register.verify import check_register
from tests.register.build import actor_of, add_claim, add_text, claim_item, correction, full, run, seal
from tests.registers import Template
from tests.worlds import fake_world

Fields = dict[str, Json]
RECORD = "RECORD"  # stands for the id of the register's one record

ENTRIES: dict[str, tuple[str, Fields]] = {
    "an empty exhibit": ("seal", {"exhibit": "e", "sha256": "0" * 64, "size": 0, "media_type": "text/plain",
                                  "custody": "c", "name": "x"}),
    "an exhibit without a hash": ("seal", {"exhibit": "e", "sha256": "ABC", "size": 1, "media_type": "text/plain",
                                           "custody": "c", "name": "x"}),
    "a grade that is none": ("name-source", {"id": "s", "name": "A", "kind": "outlet", "reliability": "G",
                                             "reason": "r", "confidential": False}),
    "a kind of source that is none": ("name-source", {"id": "s", "name": "A", "kind": "spy", "reliability": "F",
                                                      "reason": "", "confidential": False}),
    "a judgement on one record": ("judge", {"judgement": "j", "left": RECORD, "right": RECORD, "verdict": "same",
                                            "reason": "r"}),
    "a finding without a reason": ("conclude", {"finding": "f", "subject": RECORD, "property": "name", "value": "Z",
                                                "standard": "reasonable_grounds", "reason": " "}),
    "a finding on what a person does not have": ("conclude", {"finding": "f", "subject": RECORD, "property": "act",
                                                              "value": "killing", "reason": "r",
                                                              "standard": "reasonable_grounds"}),
    "a finding without a value": ("conclude", {"finding": "f", "subject": RECORD, "property": "name", "value": None,
                                               "standard": "reasonable_grounds", "reason": "r"}),
    "a consent for nobody": ("give-consent", {"consent": "c", "person": "nobody", "given_by": "a", "recipients": ["*"],
                                              "fields": ["*"], "uses": "u"}),
    "a consent to no list of recipients": ("give-consent", {"consent": "c", "person": RECORD, "given_by": "a",
                                                            "recipients": None, "fields": ["*"], "uses": "u"}),
    "a step on a day that is none": ("take-step", {"step": "s", "person": RECORD, "what": "petition",
                                                   "towards": "a court", "date": "31 February"}),
    "a step towards nobody": ("take-step", {"step": "s", "person": RECORD, "what": "petition", "towards": " "}),
}  # fmt: skip


@pytest.mark.parametrize("name", ENTRIES)
def test_an_entry_that_could_not_be_read_back_is_refused(register: Register, name: str) -> None:
    full(register)
    verb, fields = ENTRIES[name]
    record = records(register.alias)[0].id
    size = register.log.size()
    with pytest.raises((Illegal, NotFound)):
        register.record(verb, {k: record if v == RECORD else v for k, v in fields.items()}, actor=actor_of(register))
    assert register.log.size() == size
    assert differences(register) == ()


@pytest.mark.parametrize("name", ["obtained", "published"])
def test_custody_keeps_no_date_that_is_none(register: Register, name: str) -> None:
    exhibit = seal(register, b"words")
    note: Fields = {"exhibit": exhibit, "custody": "c2", "name": "again.txt"}
    with pytest.raises(Illegal):
        register.record("note-custody", note | {name: "last week"}, actor=actor_of(register))
    register.record("note-custody", note | {name: "2021-11"}, actor=actor_of(register))
    assert getattr(exhibits(register.alias)[0].custody[1], name) == Edtf("2021-11")


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({"quote": "Marina"}, "does not stand"),
        ({"start": 1, "end": 7}, "does not stand"),
        ({"start": 9_000, "end": 9_006}, "does not stand"),
        ({"end": 5}, "quote"),
        ({"text": "elsewhere"}, "another text"),
        ({"property": "act"}, "no property"),
        ({"value": None}, "must say why"),
        ({"stance": "insists"}, "form"),
        ({"confidence": "high"}, "form"),
        ({"attribution": []}, "at least one voice"),
        ({"record": "nobody"}, "form"),
    ],
)
def test_no_claim_without_a_quote(register: Register, changed: Fields, why: str) -> None:
    text = add_text(register, seal(register, b"words"))
    record: Fields = {"type": "record", "id": "r", "kind": "person", "exhibit": text.exhibit, "text": text.id}
    item: Fields = {k: v for k, v in (claim_item(text, "r") | changed).items() if v is not None}
    with pytest.raises(Illegal, match=why):
        run(register, "propose", [record, item])
    assert records(register.alias) == ()
    run(register, "propose", [record, claim_item(text, "r")])
    assert len(records(register.alias)[0].claims) == 1


def test_a_record_speaks_in_a_text_of_its_exhibit(register: Register) -> None:
    text = add_text(register, seal(register, b"words"))
    other = seal(register, b"other words")
    with pytest.raises(Illegal):
        run(register, "propose", [{"type": "record", "id": "r", "kind": "person", "exhibit": other, "text": text.id}])
    with pytest.raises(NotFound):
        run(register, "read", [{"type": "text", "id": "t", "exhibit": "none", "reader": "plain", "version": "1",
                                "language": "en", "segments": [], "at/000000000": "x"}])  # fmt: skip


def test_what_was_proposed_before_keeps_its_row(register: Register) -> None:
    text = add_text(register, seal(register, b"words"))
    claim = add_claim(register, text)
    record = records(register.alias)[0]
    sealed: Fields = {"type": "record", "id": record.id, "kind": "person", "exhibit": text.exhibit, "text": text.id}
    run(register, "propose", [sealed, claim_item(text, record.id) | {"id": claim, "confidence": "0.10"}])
    assert records(register.alias) == (record,)
    assert differences(register) == ()


@pytest.mark.parametrize(
    "spoil",
    [
        lambda fields: fields | {"outcome": "agree"},
        lambda fields: fields | {"reason": ""},
        lambda fields: {k: v for k, v in fields.items() if not k.startswith("replacement/")},
        lambda fields: fields | {"replacement/quote": "Zarin", "replacement/end": 5},
        lambda fields: fields | {"replacement/property": "sex", "replacement/value": "female"},
        lambda fields: fields | {"replacement/supersedes": "another"},
        lambda fields: {k: v for k, v in fields.items() if k != "replacement/value"},
    ],
    ids=["no such outcome", "no reason", "no new claim", "another quote", "another property", "of another claim",
         "no value"],
)  # fmt: skip
def test_a_correction_keeps_what_the_source_said(register: Register, spoil: Callable[[Fields], Fields]) -> None:
    claim = full(register)
    fields = correction(next(claims(register.alias)))
    with pytest.raises((Illegal, Refused)):
        register.record("decide", spoil(fields), actor=actor_of(register))
    assert [(c.id, c.status) for c in claims(register.alias)] == [(claim, Status.ACCEPTED)]
    register.record("decide", fields, actor=actor_of(register))
    assert [c.status for c in claims(register.alias)] == [Status.SUPERSEDED, Status.ACCEPTED]
    assert differences(register) == ()


def test_two_commands_that_record_the_same_are_told_so(register: Register) -> None:
    """Both looked before either wrote: the second is refused as a whole, and the register is not called damaged."""
    sealed = register.vault.seal(io.BytesIO(b"same"), "one")
    fields: Fields = {"exhibit": "a", "sha256": sealed.sha256, "size": 4, "media_type": "text/plain", "custody": "c",
                      "name": "x"}  # fmt: skip
    register.record("seal", fields, actor=actor_of(register))
    size = register.log.size()
    with pytest.raises(Refused, match="meanwhile") as refused:
        register.record("seal", fields | {"exhibit": "b", "custody": "d"}, actor=actor_of(register))
    assert refused.value.code == "conflict"
    assert register.log.size() == size


def test_database_faults_are_ours() -> None:
    with pytest.raises(HabeasError, match="meanwhile"), refusing_damage():
        raise IntegrityError("UNIQUE constraint failed: source.name")


def test_two_programs_write_in_turn(register: Register, template: Template) -> None:
    """Each transaction holds the head: no entry is lost, none has the number of another, every head is signed."""
    other = open_with(register.folder, read_settings(register.folder), template.keyring, world=fake_world(7))

    def write(each: Register, who: str) -> None:
        for number in range(8):
            fields: Fields = {"id": f"{who}{number}", "name": f"{who}{number}", "kind": "unknown", "reliability": "F",
                              "reason": "", "confidential": False}  # fmt: skip
            each.record("name-source", fields, actor=actor_of(each))
        connections[each.alias].close()  # this thread's own

    before = register.log.size()
    with ThreadPoolExecutor(2) as writers:
        for done in [writers.submit(write, register, "a"), writers.submit(write, other, "b")]:
            done.result()
    other.close()
    after = open_with(register.folder, read_settings(register.folder), template.keyring, world=fake_world(8))
    assert after.log.size() == before + 16
    assert [check.says for check in check_register(after) if check.ok is False] == []
    after.close()


@pytest.mark.parametrize("parts", [[40], [1, 39], [7, 1, 16, 16], [20, 20]])
def test_a_batch_gives_the_tree_that_single_entries_give(register: Register, parts: list[int]) -> None:
    """However entries are gathered into transactions, each part has one signed head, and nothing else differs."""
    named: Fields = {"kind": "unknown", "reliability": "F", "reason": "", "confidential": False}
    numbers = iter(range(40))
    heads = len(LedgerCheckpoint.objects.using(register.alias).all())
    for part in parts:
        changes = [Change("name-source", {**named, "id": f"s{n}", "name": f"s{n}"}) for n in islice(numbers, part)]
        entries = register.record_all(changes, actor=actor_of(register))
        assert [entry.seq for entry in entries] == list(range(register.log.size() - part, register.log.size()))
    leaves = leaves_of(register)
    size = leaves.size
    assert LedgerCheckpoint.objects.using(register.alias).count() == heads + len(parts)
    assert LedgerNode.objects.using(register.alias).count() == 2 * size - size.bit_count()
    for upto in range(1, size + 1):
        assert register.log.root(upto) == root(leaves, upto)
    for seq in range(size):
        path = register.log.inclusion_proof(seq, size)
        check_inclusion(leaves.node(0, seq), seq, size, path, leaves.root())
    assert [check.says for check in check_register(register) if check.ok is False] == []
