"""The register through its public verbs: what is written stays, what is refused leaves nothing, damage has a name."""

import errno
import io
import os
import shutil
from pathlib import Path

import pytest
from django.db import DatabaseError, connections

from habeas.errors import BadInput, Damaged, Illegal, NotFound, Refused, TooNew, WrongKey
from habeas.model.text import Segment, Text
from habeas.model.vocabulary import Status
from habeas.register.check import Check
from habeas.register.pieces import joined, pieces_covering, text_item
from habeas.register.queries.evidence import actor_names, exhibits, sources, texts
from habeas.register.queries.find import find
from habeas.register.queries.records import claims, records
from habeas.register.register import SETTINGS, Change, Register, create, open_register, open_with, read_settings
from habeas.register.replay import differences, rebuild
from habeas.register.verify import check_pages, check_register
from tests.register.build import WORDS, actor_of, add_claim, add_text, correction, full, seal
from tests.registers import PASSPHRASE, Template
from tests.worlds import fake_world


def failing(register: Register) -> list[Check]:
    return [check for check in check_register(register) if check.ok is False]


def test_what_is_written_is_read_back(register: Register) -> None:
    claim = full(register)
    assert [held.name for held in exhibits(register.alias)] == ["note.txt"]
    assert [text.characters for text in texts(register.alias)] == [WORDS]
    found = next(claims(register.alias))
    assert (found.id, found.status, found.anchor.quote) == (claim, Status.ACCEPTED, "Zarina")
    assert records(register.alias, status=Status.ACCEPTED)[0].claims == (found,)
    assert records(register.alias, status=Status.REJECTED) == ()
    assert actor_names(register.alias)[register.settings.actor] == "Ayan (invented)"


def test_an_untouched_register_holds(register: Register, folder: Path, template: Template) -> None:
    full(register)
    assert failing(register) == []
    assert differences(register) == ()
    register.close()
    assert check_pages(folder, template.keyring).ok


def test_rebuilding_gives_the_same_tables(register: Register) -> None:
    full(register)
    with connections[register.alias].cursor() as cursor:
        cursor.execute("UPDATE claim SET status = 'rejected'")
        cursor.execute("DELETE FROM custody")
    assert {d.table for d in differences(register)} == {"claim", "custody"}
    assert [check.name for check in failing(register)] == ["tables"]
    rebuild(register)
    assert differences(register) == ()
    assert next(claims(register.alias)).status is Status.ACCEPTED


def test_a_refused_change_leaves_nothing_of_its_batch(register: Register) -> None:
    before = register.log.size()
    changes = [
        Change("name-source", {"id": "s1", "name": "A", "kind": "unknown", "reliability": "F", "reason": "",
                               "confidential": False}),
        Change("note-custody", {"exhibit": "nowhere", "custody": "c", "name": "x"}),
    ]  # fmt: skip
    with pytest.raises(NotFound):
        register.record_all(changes, actor=actor_of(register))
    assert register.log.size() == before
    assert sources(register.alias) == ()
    assert failing(register) == []


def test_an_unknown_verb_and_a_float_are_refused(register: Register) -> None:
    with pytest.raises(Illegal):
        register.record("watch", {}, actor=actor_of(register))
    with pytest.raises(Illegal):
        register.record("name-actor", {"id": "a", "name": 0.5}, actor=actor_of(register))  # type: ignore[dict-item]


def test_a_superseded_claim_takes_no_decision(register: Register) -> None:
    claim = full(register)
    register.record("decide", correction(next(claims(register.alias))), actor=actor_of(register))
    with pytest.raises(Refused):
        register.record("decide", {"decision": "d3", "claim": claim, "outcome": "accept", "seen": 1},
                        actor=actor_of(register))  # fmt: skip


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE ledger_entry SET leaf = x'00'",
        "DELETE FROM ledger_entry",
        "INSERT OR REPLACE INTO ledger_entry SELECT * FROM ledger_entry WHERE seq = 0",
        "UPDATE ledger_body SET fields = '{}'",
        "DELETE FROM ledger_body",
        "INSERT OR REPLACE INTO ledger_body SELECT * FROM ledger_body WHERE seq = 0",
        "UPDATE ledger_node SET hash = x'00'",
        "DELETE FROM ledger_checkpoint",
    ],
)
def test_the_ledger_refuses_to_be_changed(register: Register, statement: str) -> None:
    with pytest.raises(DatabaseError, match="append-only"), connections[register.alias].cursor() as cursor:
        cursor.execute(statement)


@pytest.mark.parametrize(
    ("table", "change", "name", "place"),
    [
        ("ledger_entry", "UPDATE ledger_entry SET header = x'7b7d' WHERE seq = 3", "ledger", "entry 3"),
        ("ledger_body", "UPDATE ledger_body SET fields = replace(fields, 'note.txt', 'nota.txt')", "ledger", "entry 2"),
        ("ledger_body", "UPDATE ledger_body SET salt = zeroblob(32) WHERE seq = 1", "ledger", "entry 1"),
        ("ledger_body", "DELETE FROM ledger_body WHERE seq = 4", "ledger", "entry 4"),
        ("ledger_node", "UPDATE ledger_node SET hash = zeroblob(32) WHERE key = 2", "tree", "node 2 of level 0"),
        ("ledger_checkpoint", "UPDATE ledger_checkpoint SET note = replace(note, '— ', '- ')", "signatures", "size 2"),
        ("ledger_checkpoint", "DELETE FROM ledger_checkpoint WHERE size = 6", "signatures", "the ledger 6"),
    ],
)  # fmt: skip
def test_whoever_gets_past_the_triggers_is_found(
    register: Register, table: str, change: str, name: str, place: str
) -> None:
    full(register)
    with connections[register.alias].cursor() as cursor:
        cursor.execute(f"DROP TRIGGER {table}_no_update")
        cursor.execute(f"DROP TRIGGER {table}_no_delete")
        cursor.execute(change)
    found = {check.name: check.says for check in failing(register)}
    assert name in found
    assert place in found[name]


def test_a_cut_tail_is_found_by_the_head_kept_elsewhere(register: Register) -> None:
    full(register)
    kept = register.log.note()
    with connections[register.alias].cursor() as cursor:
        for table, column in (("ledger_entry", "seq"), ("ledger_body", "seq"), ("ledger_checkpoint", "size")):
            cursor.execute(f"DROP TRIGGER {table}_no_delete")
            cursor.execute(f"DELETE FROM {table} WHERE {column} > {4 if column == 'seq' else 5}")
    heads = register.heads.folder
    assert heads is not None
    shutil.rmtree(heads)  # what this machine kept by itself: see test_heads
    assert {check.name: check for check in check_register(register, kept)}["rollback"].ok is False
    assert {check.name: check for check in check_register(register)}["rollback"].ok is None


def test_each_flipped_byte_of_a_sealed_file_is_found_and_named(register: Register) -> None:
    full(register)
    for path in register.vault.objects():
        original = path.read_bytes()
        for position in range(0, len(original), 7):
            flipped = bytearray(original)
            flipped[position] ^= 1
            path.write_bytes(flipped)
            with pytest.raises(Damaged):
                _read_everything(register)
        path.write_bytes(original[:-1])
        says = " ".join(check.says for check in failing(register))
        assert path.relative_to(register.folder).as_posix() in says
        path.write_bytes(original)
    assert failing(register) == []


def _read_everything(register: Register) -> None:
    for held in exhibits(register.alias):
        register.vault.check(held.exhibit.sha256)
        register.vault.read(held.exhibit.sha256)
    for entry in register.log.entries():
        if entry.verb == "run" and entry.fields:
            register.vault.read_run(str(entry.fields["items"]))


def test_flipped_bytes_of_the_database_are_found(register: Register, folder: Path, template: Template) -> None:
    full(register)
    register.close()
    path = folder / "register.db"
    original = path.read_bytes()
    for position in range(3, len(original), 4096 // 2 + 97):
        flipped = bytearray(original)
        flipped[position] ^= 0x10
        path.write_bytes(flipped)
        check = check_pages(folder, template.keyring)
        assert check.ok is False, position
        if position >= 16:  # the first 16 bytes salt every page's key
            assert f"page {position // 4096 + 1}" in check.says
    path.write_bytes(original)
    assert check_pages(folder, template.keyring).ok


def test_a_damaged_database_is_our_error(register: Register, folder: Path, template: Template) -> None:
    full(register)
    register.close()
    path = folder / "register.db"
    path.write_bytes(bytes(4096) + path.read_bytes()[4096:])
    with pytest.raises(Damaged, match="damaged"):
        open_with(folder, read_settings(folder), template.keyring, world=fake_world(3))


def test_a_missing_database_is_said_and_not_made(folder: Path, template: Template) -> None:
    (folder / "register.db").unlink()
    for look in (
        lambda: check_pages(folder, template.keyring),
        lambda: open_with(folder, read_settings(folder), template.keyring, world=fake_world(3)),
        lambda: open_register(folder, PASSPHRASE, world=fake_world(3)),
    ):
        with pytest.raises(Damaged, match="missing"):
            look()
        assert not (folder / "register.db").exists()


def test_an_emptied_ledger_is_damage(register: Register) -> None:
    with connections[register.alias].cursor() as cursor:
        for table in ("ledger_entry", "ledger_body", "ledger_node", "ledger_checkpoint"):
            cursor.execute(f"DROP TRIGGER {table}_no_delete")
            cursor.execute(f"DELETE FROM {table}")
    assert "settings" in {check.name for check in failing(register)}


def test_a_claim_without_its_text_is_found(register: Register) -> None:
    full(register)
    with connections[register.alias].cursor() as cursor:
        cursor.execute("DELETE FROM text")
    assert "its text is missing" in {check.name: check.says for check in failing(register)}["quotes"]


def test_a_long_ledger_is_read_in_order(register: Register, monkeypatch: pytest.MonkeyPatch) -> None:
    full(register)
    whole = [entry.seq for entry in register.log.entries()]
    monkeypatch.setattr("habeas.register.log._AT_ONCE", 2)
    assert [entry.seq for entry in register.log.entries()] == whole == list(range(register.log.size()))
    assert [entry.seq for entry in register.log.entries(3)] == whole[3:]
    assert register.log.first()["verb"] == "open"


def test_only_the_owner_may_read(register: Register) -> None:
    full(register)
    for path in (register.folder, *register.folder.rglob("*")):
        assert path.stat().st_mode & 0o077 == 0, path


def test_a_full_disk_leaves_nothing_by_halves(register: Register, monkeypatch: pytest.MonkeyPatch) -> None:
    text = add_text(register, seal(register, WORDS.encode()))
    files, size = sorted(register.vault.objects()), register.log.size()

    def full_disk(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full_disk)
    with pytest.raises(Refused, match="disk is full"):
        add_claim(register, text)
    with pytest.raises(Refused, match="disk is full"):
        register.vault.seal(io.BytesIO(b"more"), "t")
    monkeypatch.undo()
    assert (sorted(register.vault.objects()), register.log.size()) == (files, size)
    assert failing(register) == []


def test_nothing_lies_in_the_open(register: Register, folder: Path) -> None:
    full(register)
    register.close()
    for path in folder.rglob("*"):
        if path.is_file():
            data = path.read_bytes()
            assert b"Zarina" not in data, path
            assert b"note.txt" not in data, path


def test_passphrase_and_versions(folder: Path) -> None:
    with pytest.raises(WrongKey):
        open_register(folder, "another", world=fake_world())
    open_register(folder, PASSPHRASE, world=fake_world()).close()
    settings = folder / SETTINGS
    settings.write_text(settings.read_text().replace("format = 1", "format = 2"))
    with pytest.raises(TooNew):
        open_register(folder, PASSPHRASE, world=fake_world())
    settings.write_text("format = [")
    with pytest.raises(Damaged):
        open_register(folder, PASSPHRASE, world=fake_world())
    settings.unlink()
    with pytest.raises(NotFound):
        open_register(folder, PASSPHRASE, world=fake_world())


def test_a_damaged_keyring_is_our_error(folder: Path) -> None:
    keyring = folder / "keyring.age"
    keyring.write_bytes(keyring.read_bytes()[:-3])
    with pytest.raises(Damaged):
        open_register(folder, PASSPHRASE, world=fake_world())


def test_init_refuses_a_folder_in_use(tmp_path: Path) -> None:
    (tmp_path / "x.txt").write_text("mine")
    with pytest.raises(BadInput):
        create(tmp_path, PASSPHRASE, name="A", world=fake_world())
    assert [p.name for p in tmp_path.iterdir()] == ["x.txt"]


def test_two_registers_are_open_at_once(register: Register, template: Template, tmp_path: Path) -> None:
    other_folder = tmp_path / "other"
    shutil.copytree(template.folder, other_folder)
    other = open_with(other_folder, read_settings(other_folder), template.keyring, world=fake_world(9))
    full(register)
    assert exhibits(other.alias) == ()
    assert len(exhibits(register.alias)) == 1
    other.close()


def test_the_same_bytes_are_kept_once(register: Register) -> None:
    for _ in range(2):
        register.vault.seal(io.BytesIO(b"same"), register.world.new_id())
    assert len(list(register.vault.objects())) == 1


def test_a_source_that_breaks_off_leaves_nothing(register: Register) -> None:
    class Broken(io.BytesIO):
        def read(self, size: int | None = -1) -> bytes:
            raise OSError(5, "gone")

    with pytest.raises(BadInput):
        register.vault.seal(Broken(), "t")
    assert list(register.vault.objects()) == []


def test_prefixes(register: Register) -> None:
    id = seal(register, b"x")
    assert find(register.alias, id[:6], "exhibit") == ("exhibit", id)
    for prefix in ("", "zzzzzz"):
        with pytest.raises(NotFound):
            find(register.alias, prefix, "exhibit")


def test_pieces_give_the_text_back_and_find_a_span() -> None:
    text = Text("t", "e", "table", "1", "und", "a\tbc\r\nd\u2028e", (Segment(0, 1, "A1"), Segment(2, 4, "B1")))
    item = text_item(text, {})
    assert joined(item) == text.characters
    assert pieces_covering(item, 2, 4) == ["at/000000002"]
    assert item["at/000000002"] == "bc"
