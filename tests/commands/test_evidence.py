"""Bringing material in: everything good is taken, everything bad is named, nothing is done by halves."""

import os
from pathlib import Path
from typing import Any

import pytest

from habeas.collect.gather import open_regular
from habeas.commands.adding import Origin, add
from habeas.commands.base import Answer, Session
from habeas.commands.checking import SENTENCES, checkpoint, ledger, rebuild, sentence
from habeas.commands.reading import read, text
from habeas.commands.sources import source_list, source_set
from habeas.errors import BadInput, Illegal, NotFound
from habeas.register.apply import VERBS
from habeas.register.log import Entry
from habeas.register.queries.evidence import exhibits
from habeas.register.verify import check_register

WORDS = "SYNTHETIC: invented. Zarina Gul was taken from her home in Turbat on 3 May 2019.\n"


def a_file(folder: Path, name: str = "note.txt", content: str | bytes = WORDS) -> Path:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def rows(answer: Answer) -> list[dict[str, Any]]:
    assert isinstance(answer.data, list)
    return answer.data


def test_what_no_reader_takes_is_not_even_fetched(
    session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(session, [a_file(tmp_path, "photo.jpg", b"\xff\xd8\xff\xe0\x00\x10JFIF" + bytes(2_000))], Origin())

    def fetched(*_: object) -> bytes:
        raise AssertionError("a film of many gigabytes would fill the memory")

    monkeypatch.setattr(session.register.vault, "read", fetched)
    answer = read(session, [])
    assert [problem.code for problem in answer.problems] == ["no-reader"]


def test_a_long_batch_is_recorded_in_several_runs(
    session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("habeas.commands.reading.AT_ONCE", 2 * len(WORDS))
    add(session, [a_file(tmp_path, f"{n}.txt", f"{WORDS}{n}") for n in range(5)], Origin())
    found = rows(read(session, []))
    assert [row["name"] for row in found] == [f"{n}.txt" for n in range(5)]
    runs = [row for row in rows(ledger(session)) if row["verb"] == "run"]
    assert [row["says"].split()[3] for row in runs] == ["2", "2", "1"]
    assert rows(read(session, [])) == []
    assert holds(session)


def test_a_pipe_in_the_place_of_a_file_never_waits(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(OSError, match="not a regular file"):
        open_regular(tmp_path / "pipe")
    with open_regular(a_file(tmp_path)) as stream:
        assert stream.read() == WORDS.encode()


def test_each_verb_has_a_sentence() -> None:
    assert set(SENTENCES) == set(VERBS)
    assert "erased" in sentence(Entry(3, None), "somebody")


def holds(session: Session) -> bool:
    return all(check.ok is not False for check in check_register(session.register))


def test_the_same_bytes_again_are_one_item_with_a_second_note(session: Session, tmp_path: Path) -> None:
    first = rows(add(session, [a_file(tmp_path)], Origin(source="A paper (invented)")))
    again = rows(add(session, [a_file(tmp_path, "copy.txt")], Origin(note="came again", received_from="N.")))
    assert (first[0]["new"], again[0]["new"]) == (True, False)
    assert first[0]["id"] == again[0]["id"]
    held = exhibits(session.alias)
    assert [note.name for note in held[0].custody] == ["note.txt", "copy.txt"]
    assert held[0].custody[1].received_from == "N."
    assert held[0].custody[1].noted_by == "Ayan (invented)"
    assert rows(source_list(session))[0]["name"] == "A paper (invented)"


def test_twins_in_one_batch_are_one_item(session: Session, tmp_path: Path) -> None:
    found = rows(add(session, [a_file(tmp_path, "a.txt"), a_file(tmp_path, "b.txt")], Origin()))
    assert len({row["id"] for row in found}) == 1
    assert [row["new"] for row in found] == [True, False]


def test_a_bad_batch_is_taken_as_far_as_it_can_be(session: Session, tmp_path: Path) -> None:
    folder = tmp_path / "batch"
    (folder / "deep").mkdir(parents=True)
    good = a_file(folder, "good.txt")
    a_file(folder, "empty.txt", "")
    a_file(folder, "liar.pdf", "<!doctype html><html><body><p>Not a PDF at all.</p></body></html>")
    (folder / "deep" / "loop").symlink_to(folder)
    os.mkfifo(folder / "pipe.txt")
    answer = add(session, [folder, tmp_path / "nowhere.txt"], Origin())
    assert [row["path"] for row in rows(answer) if row["id"]] == [str(good)]
    assert {Path(problem.path).name for problem in answer.problems} == {
        "empty.txt", "liar.pdf", "loop", "pipe.txt", "nowhere.txt",
    }  # fmt: skip
    assert all(problem.says and problem.do for problem in answer.problems)
    assert all(row["problems"] for row in rows(answer) if row["id"] is None)
    assert holds(session)


def test_a_lying_name_is_taken_when_it_was_received_so(session: Session, tmp_path: Path) -> None:
    liar = a_file(tmp_path, "photo.jpg", WORDS)
    assert add(session, [liar], Origin()).problems
    taken = rows(add(session, [liar], Origin(), as_received=True))
    assert taken[0]["media_type"] == "text/plain"


def test_nothing_taken_records_nothing(session: Session, tmp_path: Path) -> None:
    before = session.register.log.size()
    add(session, [a_file(tmp_path, "empty.txt", "")], Origin(source="Nobody yet"))
    assert session.register.log.size() == before


def test_the_register_does_not_take_in_itself(session: Session) -> None:
    answer = add(session, [session.register.folder.parent], Origin())
    assert [row for row in rows(answer) if row["id"]] == []


def test_a_date_that_is_none_is_refused_before_anything_is_sealed(session: Session) -> None:
    with pytest.raises(Illegal):
        Origin(obtained="last Tuesday")
    assert session.register.log.size() == 2


def test_reading_gives_the_characters_as_they_are(session: Session, tmp_path: Path) -> None:
    words = "SYNTHETIC \u0632\u0631\u06cc\u0646\u06c1 e\u0301\r\nsecond\u2028line\n"
    exhibit = rows(add(session, [a_file(tmp_path, "t.txt", words)], Origin()))[0]["id"]
    made = rows(read(session, []))
    assert (made[0]["exhibit"], made[0]["characters"]) == (exhibit, len(words))
    assert text(session, made[0]["text"][:6]).data == text(session, exhibit).data
    found: Any = text(session, exhibit).data
    assert found["text"] == words
    assert rows(read(session, [])) == []
    assert rows(read(session, [exhibit]))[0]["text"] == made[0]["text"]


def test_what_cannot_be_read_is_named_and_the_rest_is_read(session: Session, tmp_path: Path) -> None:
    picture = bytes.fromhex("89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489")
    add(session, [a_file(tmp_path), a_file(tmp_path, "p.png", picture)], Origin(), as_received=True)
    answer = read(session, [])
    assert [problem.path for problem in answer.problems] == ["p.png"]
    assert [row["text"] is None for row in rows(answer)] == [False, True]
    unread = next(row["exhibit"] for row in rows(answer) if row["text"] is None)
    assert text(session, unread).problems
    assert holds(session)


def test_unknown_ids_are_refused(session: Session) -> None:
    with pytest.raises(NotFound):
        read(session, ["zzzz"])
    with pytest.raises(NotFound):
        text(session, "zzzz")


def test_a_source_is_graded_with_a_reason(session: Session) -> None:
    with pytest.raises(Illegal):
        source_set(session, "A paper (invented)", reliability="B")
    graded: Any = source_set(
        session, "A paper (invented)", kind="outlet", reliability="B", reason="It corrects itself."
    ).data
    again: Any = source_set(session, "A paper (invented)", confidential=True).data
    assert (again["id"], again["reliability"], again["confidential"]) == (graded["id"], "B", True)
    with pytest.raises(BadInput):
        source_set(session, "A paper (invented)", kind="newspaper")


def test_the_ledger_speaks_in_sentences(session: Session, tmp_path: Path) -> None:
    add(session, [a_file(tmp_path)], Origin(source="A paper (invented)"))
    found = rows(ledger(session))
    assert [row["seq"] for row in found] == list(range(len(found)))
    assert any("note.txt" in row["says"] for row in found)
    head: Any = checkpoint(session).data
    assert head["size"] == len(found)
    assert head["note"].startswith(head["origin"])
    compared: Any = rebuild(session, check=True).data
    assert compared == {"same": True, "differences": []}
