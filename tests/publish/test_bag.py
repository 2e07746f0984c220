"""Bags: written to the byte, sealed, read by the reference library, and every change found by name."""

import hashlib
import os
from collections.abc import Callable
from pathlib import Path

import bagit
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from habeas.errors import BadInput, Refused
from habeas.publish.bag import check_bag, seal_tags, write_payload

FILES = {"dossier.pdf": b"%PDF synthetic", "dossier.json": b"{}\n", "originals/x1": b"\x00\x01"}
TAGS = {"proofs/checkpoint.txt": b"note\n", "proofs/openings.json": b"[]\n"}


@pytest.fixture
def bag(tmp_path: Path) -> Path:
    folder = tmp_path / "bag"
    write_payload(folder, FILES)
    seal_tags(folder, TAGS, {"Bagging-Date": "2026-01-31"})
    return folder


def codes(folder: Path) -> set[tuple[str, str]]:
    return {(problem.path, problem.code) for problem in check_bag(folder)}


def test_a_sealed_bag_has_no_problem(bag: Path) -> None:
    assert check_bag(bag) == []


def test_the_reference_library_takes_it(bag: Path) -> None:
    read = bagit.Bag(str(bag))
    assert read.is_valid()
    assert read.info["Payload-Oxum"] == f"{sum(map(len, FILES.values()))}.3"
    assert sorted(read.payload_files()) == ["data/dossier.json", "data/dossier.pdf", "data/originals/x1"]


def test_the_manifest_is_exact_and_its_digest_is_given(tmp_path: Path) -> None:
    digest = write_payload(tmp_path / "b", FILES)
    manifest = (tmp_path / "b" / "manifest-sha256.txt").read_bytes()
    lines = [f"{hashlib.sha256(FILES[name]).hexdigest()}  data/{name}\n" for name in sorted(FILES)]
    assert manifest == "".join(lines).encode()
    assert digest == hashlib.sha256(manifest).hexdigest()


def test_the_order_of_the_files_does_not_matter(tmp_path: Path) -> None:
    assert write_payload(tmp_path / "a", FILES) == write_payload(tmp_path / "b", dict(reversed(FILES.items())))


def test_the_tags_do_not_change_the_payload_digest(bag: Path, tmp_path: Path) -> None:
    assert (
        write_payload(tmp_path / "again", FILES)
        == hashlib.sha256((bag / "manifest-sha256.txt").read_bytes()).hexdigest()
    )


@pytest.mark.parametrize("name", [
    "../out", "a/../../out", "/etc/passwd", "a//b", "./a", "a/.", "", "C:/x", "a\\b", "a\nb", "a\x00b", "a%0Ab", " a",
    "a ",    "a./b", "a\u202eb", "a\u200bb", "a:b", "a*", "a?", 'a"b', "a|b", "\ud800",
])  # fmt: skip
def test_unsafe_names_are_refused_and_nothing_is_written(tmp_path: Path, name: str) -> None:
    with pytest.raises(BadInput):
        write_payload(tmp_path / "b", {"fine": b"1", name: b"2"})
    assert not (tmp_path / "b").exists()


@pytest.mark.parametrize("pair", [("A.txt", "a.TXT"), ("é", "e\u0301"), ("a", "a/b"), ("A", "a/b")])
def test_names_that_collide_somewhere_are_refused(tmp_path: Path, pair: tuple[str, str]) -> None:
    with pytest.raises(BadInput):
        write_payload(tmp_path / "b", dict.fromkeys(pair, b""))


def test_an_empty_payload_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadInput):
        write_payload(tmp_path / "b", {})


def test_a_folder_in_use_is_refused(tmp_path: Path) -> None:
    (tmp_path / "kept.txt").write_text("mine")
    with pytest.raises(Refused):
        write_payload(tmp_path, FILES)
    assert [p.name for p in tmp_path.iterdir()] == ["kept.txt"]
    file = tmp_path / "file"
    file.write_text("")
    with pytest.raises(Refused):
        write_payload(file, FILES)
    link = tmp_path / "link"
    link.symlink_to(tmp_path / "elsewhere")
    with pytest.raises(Refused):
        write_payload(link, FILES)


def test_a_full_disk_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(self: Path, *arguments: object, **options: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "open", full)
    with pytest.raises(OSError, match="No space"):
        write_payload(tmp_path / "b", FILES)
    monkeypatch.undo()
    assert not (tmp_path / "b").exists()


@pytest.mark.parametrize("name", ["bagit.txt", "BagIt.txt", "bag-info.txt", "manifest-sha256.txt",
                                  "tagmanifest-sha256.txt", "data/x", "Data/x", "data", "../x"])  # fmt: skip
def test_tag_files_may_not_take_the_bags_own_names(tmp_path: Path, name: str) -> None:
    write_payload(tmp_path / "b", FILES)
    with pytest.raises(BadInput):
        seal_tags(tmp_path / "b", {name: b""})


def test_sealing_needs_a_payload_and_happens_once(bag: Path, tmp_path: Path) -> None:
    with pytest.raises(Refused):
        seal_tags(tmp_path, TAGS)
    with pytest.raises(Refused):
        seal_tags(bag, {"more.txt": b""})


@pytest.mark.parametrize("line", [{"A:b": "x"}, {"": "x"}, {"A": "x\ny"}, {"A": " "}, {"1": "x"}])
def test_lines_that_would_break_bag_info_are_refused(tmp_path: Path, line: dict[str, str]) -> None:
    write_payload(tmp_path / "b", FILES)
    with pytest.raises(BadInput):
        seal_tags(tmp_path / "b", {}, line)


def edit(name: str, change: Callable[[bytes], bytes]) -> Callable[[Path], None]:
    def apply(bag: Path) -> None:
        path = bag / name
        path.write_bytes(change(path.read_bytes()))

    return apply


def upper(raw: bytes) -> bytes:
    return raw[:64].upper() + raw[64:]


def twice(raw: bytes) -> bytes:
    return raw + raw.split(b"\n")[0] + b"\n"


def swapped(raw: bytes) -> bytes:
    lines = raw.splitlines(keepends=True)
    return b"".join([lines[1], lines[0], *lines[2:]])


def elsewhere(raw: bytes) -> bytes:
    return raw + b"0" * 64 + b"  data/../../secret\n"


MANIFEST = "manifest-sha256.txt"
CHANGES: list[tuple[str, Callable[[Path], object], tuple[str, str]]] = [
    ("changed file", edit("data/dossier.pdf", lambda b: b[:-1] + b"X"), ("data/dossier.pdf", "changed")),
    ("truncated file", edit("data/dossier.pdf", lambda b: b[:-1]), ("data/dossier.pdf", "changed")),
    ("extra file", lambda b: (b / "data/extra").write_bytes(b""), ("data/extra", "extra")),
    ("extra tag", lambda b: (b / "note.txt").write_bytes(b""), ("note.txt", "extra")),
    ("missing file", lambda b: (b / "data/dossier.json").unlink(), ("data/dossier.json", "missing")),
    ("changed tag", edit("proofs/checkpoint.txt", lambda b: b + b" "), ("proofs/checkpoint.txt", "changed")),
    ("missing tag", lambda b: (b / "proofs/openings.json").unlink(), ("proofs/openings.json", "missing")),
    ("no payload manifest", lambda b: (b / MANIFEST).unlink(), (MANIFEST, "missing")),
    ("no tag manifest", lambda b: (b / "tagmanifest-sha256.txt").unlink(), ("tagmanifest-sha256.txt", "missing")),
    ("no bagit.txt", lambda b: (b / "bagit.txt").unlink(), ("bagit.txt", "missing")),
    ("other version", edit("bagit.txt", lambda b: b.replace(b"1.0", b"0.97")), ("bagit.txt", "changed")),
    ("capital digits", edit(MANIFEST, upper), (f"{MANIFEST}, line 1", "bad-line")),
    ("one space", edit(MANIFEST, lambda b: b.replace(b"  ", b" ", 1)), (f"{MANIFEST}, line 1", "bad-line")),
    ("three spaces", edit(MANIFEST, lambda b: b.replace(b"  ", b"   ", 1)), (f"{MANIFEST}, line 1", "bad-line")),
    ("asterisk", edit(MANIFEST, lambda b: b.replace(b"  ", b" *", 1)), (f"{MANIFEST}, line 1", "bad-line")),
    ("carriage return", edit(MANIFEST, lambda b: b.replace(b"\n", b"\r\n", 1)), (f"{MANIFEST}, line 1", "bad-line")),
    ("empty line", edit(MANIFEST, lambda b: b"\n" + b), (f"{MANIFEST}, line 1", "bad-line")),
    ("byte order mark", edit(MANIFEST, lambda b: b"\xef\xbb\xbf" + b), (f"{MANIFEST}, line 1", "bad-line")),
    ("no last newline", edit(MANIFEST, lambda b: b[:-1]), (MANIFEST, "changed")),
    ("other order", edit(MANIFEST, swapped), (MANIFEST, "changed")),
    ("twice", edit(MANIFEST, twice), (f"{MANIFEST}, line 4", "twice")),
    ("path outside", edit(MANIFEST, elsewhere), (f"{MANIFEST}, line 4", "unsafe-name")),
    ("absolute path", edit(MANIFEST, lambda b: b + b"0" * 64 + b"  /etc/passwd\n"),
     (f"{MANIFEST}, line 4", "unsafe-name")),
    ("not UTF-8", edit(MANIFEST, lambda b: b + b"\xff\n"), (MANIFEST, "not-utf-8")),
    ("link", lambda b: (b / "data/link").symlink_to("/etc/passwd"), ("data/link", "link")),
    ("linked folder", lambda b: (b / "data/link").symlink_to("/etc"), ("data/link", "link")),
    ("pipe", lambda b: os.mkfifo(b / "data/pipe"), ("data/pipe", "not-a-file")),
    ("empty folder", lambda b: (b / "data/hollow").mkdir(), ("data/hollow", "empty-folder")),
    ("hidden name", lambda b: (b / "data/a\u202eb").write_bytes(b""), ("'data/a\\u202eb'", "unsafe-name")),
    ("oxum", edit("bag-info.txt", lambda b: b.replace(b"Oxum: ", b"Oxum: 1")), ("bag-info.txt", "oxum")),
]  # fmt: skip


@pytest.mark.parametrize(("change", "problem"), [c[1:] for c in CHANGES], ids=[c[0] for c in CHANGES])
def test_every_change_is_found_by_name(bag: Path, change: Callable[[Path], object], problem: tuple[str, str]) -> None:
    change(bag)
    assert problem in codes(bag)


def test_a_folder_reached_through_a_link_or_no_folder_is_no_bag(bag: Path, tmp_path: Path) -> None:
    link = tmp_path / "link"
    link.symlink_to(bag)
    for no_bag in (link, tmp_path / "nothing", bag / "bagit.txt"):
        assert [p.code for p in check_bag(no_bag)] == ["not-a-bag"]


def test_a_bag_rewritten_whole_is_valid_but_has_another_digest(bag: Path, tmp_path: Path) -> None:
    """What only the digest in the ledger can show."""
    changed = FILES | {"dossier.pdf": b"%PDF other"}
    digest = write_payload(tmp_path / "forged", changed)
    seal_tags(tmp_path / "forged", TAGS)
    assert check_bag(tmp_path / "forged") == []
    assert digest != hashlib.sha256((bag / MANIFEST).read_bytes()).hexdigest()


def test_flipping_any_byte_of_any_file_is_found(bag: Path) -> None:
    for path in sorted(p for p in bag.rglob("*") if p.is_file()):
        whole = path.read_bytes()
        for at in range(len(whole)):
            path.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
            assert check_bag(bag), (path.name, at)
        path.write_bytes(whole)
    assert check_bag(bag) == []


@given(st.binary(max_size=400))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=80)
def test_no_manifest_whatever_makes_the_check_fall_over(bag: Path, junk: bytes) -> None:
    good = (bag / MANIFEST).read_bytes()
    (bag / MANIFEST).write_bytes(junk)
    assert check_bag(bag)
    (bag / MANIFEST).write_bytes(good)
    assert check_bag(bag) == []
