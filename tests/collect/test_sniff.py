"""What a file is, by its content."""

import io
import sqlite3
import tarfile
import zipfile
from pathlib import Path

import openpyxl
import pyrage
import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.collect.sniff import extension, sniff

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def zipped(**members: bytes) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as container:
        for name, content in members.items():
            container.writestr(name, content)
    return target.getvalue()


def workbook() -> bytes:
    target = io.BytesIO()
    openpyxl.Workbook().save(target)
    return target.getvalue()


@pytest.mark.parametrize(
    ("head", "name", "expected"),
    [
        (b"%PDF-1.7\n%\xe2\xe3", "a.txt", "application/pdf"),
        (b"\x00junk before\n%PDF-1.4\n", "a.pdf", "application/pdf"),
        (b"\xff\xd8\xff\xe1\x00\x10Exif\x00", "a.pdf", "image/jpeg"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "", "image/png"),
        (b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic", "a.heic", "image/heic"),
        (b"\x00\x00\x00\x20ftypisom\x00\x00\x02\x00", "a.mp4", "video/mp4"),
        (b"\x00\x00\x00\x14ftypqt  \x00\x00\x00\x00", "a.mov", "video/quicktime"),
        (b"RIFF\x24\x00\x00\x00WAVEfmt ", "a.wav", "audio/wav"),
        (b"RIFF\x24\x00\x00\x00WEBPVP8 ", "a", "image/webp"),
        (b"OggS\x00\x02\x00\x00", "voice.opus", "audio/ogg"),
        (b"\x1a\x45\xdf\xa3\x01\x00\x00\x00\x00\x00\x00\x1f\x42\x82\x84webm", "", "video/webm"),
        (b"MZ\x90\x00\x03", "invoice.pdf", "application/x-executable"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\x00", "old.doc", "application/x-ole-storage"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "list.xlsx",
            "application/vnd.ms-office-encrypted",
        ),
        (b"{\\rtf1\\ansi hello}", "a.txt", "application/rtf"),
        ("two brothers were taken".encode("utf-16-le"), "a.txt", "text/plain"),
        ("name,age\nA Specimen,4\n".encode("utf-16-be"), "a.csv", "text/csv"),
        ("بلوچستان سے دو بھائی لاپتہ ہیں۔".encode("utf-16-le"), "a", "text/plain"),
        (b"words that hold \x00 a NUL and end with more\n" + bytes(20), "a.txt", "text/plain"),
        (b"words that hold \x00 a NUL", "a.bin", "application/octet-stream"),
        (b"few" + bytes(20), "a.txt", "application/octet-stream"),
        (bytes(range(256)) * 9, "a.txt", "application/octet-stream"),
        (b"WARC/1.1\r\nWARC-Type: warcinfo\r\n", "", "application/warc"),
        (b"-----BEGIN AGE ENCRYPTED FILE-----\nabc", "", "application/age"),
        (b"<!DOCTYPE html>\n<title>x</title>", "a.pdf", "text/html"),
        (b"\xef\xbb\xbf  <!-- saved -->\n<HTML lang=ur>", "a", "text/html"),
        (b'<?xml version="1.0"?>\n<html xmlns="http://www.w3.org/1999/xhtml">', "a", "text/html"),
        (b"<p>A fragment", "page.htm", "text/html"),
        (b"<p>A fragment", "page.txt", "text/plain"),
        ("\ufeff<html>".encode("utf-16-le"), "a", "text/html"),
        (b'<svg xmlns="http://www.w3.org/2000/svg">', "a", "image/svg+xml"),
        (b"name,age\nA,1\n", "list.csv", "text/csv"),
        (b"name,age\nA,1\n", "list.CSV ", "text/csv"),
        (b"name,age\nA,1\n", "list", "text/plain"),
        (b"name\tage\n", "list.tsv", "text/tab-separated-values"),
        (b'{"a": 1}', "a.json", "application/json"),
        ("بلوچستان سے".encode(), "a.txt", "text/plain"),
        ("بلوچستان سے".encode("utf-16"), "a.txt", "text/plain"),
        ("في يوم".encode("cp1256"), "a.txt", "text/plain"),
        (b"MZ Baloch spoke to the press.", "a.txt", "text/plain"),
        (b"BZh and ID3 are words here.", "a.txt", "text/plain"),
        (b"\x1b[31mred\x1b[0m", "a.log", "text/plain"),
        (b"\x00\x01\x02\x03 nobody knows this", "a.bin", "application/octet-stream"),
        (b"", "a.txt", "text/plain"),
    ],
)
def test_signatures_and_text(head: bytes, name: str, expected: str) -> None:
    assert sniff(head, name) == expected


def test_containers_told_apart_by_what_they_hold() -> None:
    assert sniff(workbook(), "list.csv") == XLSX
    assert sniff(zipped(**{"a.txt": b"x"}), "a.xlsx") == "application/zip"
    assert sniff(zipped(**{"xl/a.txt": b"x"}), "a.xlsx") == "application/zip"
    word = zipped(**{"[Content_Types].xml": b"<x/>", "word/document.xml": b"<x/>"})
    assert sniff(word).endswith("wordprocessingml.document")
    macros = zipped(**{"[Content_Types].xml": b"<x/>", "xl/workbook.xml": b"", "xl/vbaProject.bin": b""})
    assert sniff(macros) == "application/vnd.ms-excel.sheet.macroenabled.12"
    ods = zipped(mimetype=b"application/vnd.oasis.opendocument.spreadsheet", **{"content.xml": b"<x/>"})
    assert sniff(ods) == "application/vnd.oasis.opendocument.spreadsheet"
    assert sniff(zipped(**{"META-INF/MANIFEST.MF": b""})) == "application/java-archive"
    assert sniff(zipped(**{"a.pdf": b"%PDF-1.7"})) == "application/zip"


def test_a_zip_that_was_cut_short_is_still_called_zip() -> None:
    assert sniff(workbook()[:100]) == "application/zip"


def test_real_files_of_other_programs(tmp_path: Path) -> None:
    database = tmp_path / "table.txt"
    with sqlite3.connect(database) as connection:
        connection.execute("create table t (x)")
    connection.close()
    assert sniff(database) == "application/vnd.sqlite3"
    with tarfile.open(tmp_path / "a.tar", "w") as archive:
        archive.add(database, "t")
    assert sniff(tmp_path / "a.tar") == "application/x-tar"
    sealed = pyrage.encrypt(b"x", [pyrage.x25519.Identity.generate().to_public()])
    (tmp_path / "a.age").write_bytes(sealed)
    assert sniff(tmp_path / "a.age") == "application/age"
    (tmp_path / "book").write_bytes(workbook())
    assert sniff(tmp_path / "book") == XLSX


def test_a_format_that_only_the_general_tables_know() -> None:
    assert sniff(b"\x00\x01\x00\x00Standard Jet DB\x00") == "application/x-msaccess"


def test_unreadable_path_raises(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        sniff(tmp_path / "missing")


@given(st.text(min_size=1), st.sampled_from(["a.txt", "b.csv", "noext", "پیغام.txt"]))
def test_any_text_without_controls_is_some_kind_of_text(text: str, name: str) -> None:
    clean = "A" + "".join(c for c in text if ord(c) >= 32)
    assert sniff(clean.encode(), name) in ("text/plain", "text/csv")


@given(st.binary(max_size=600), st.text(max_size=12))
def test_never_fails_and_always_gives_a_type(content: bytes, name: str) -> None:
    kind, _, rest = sniff(content, name).partition("/")
    assert kind and rest


@given(st.binary(max_size=300))
def test_a_damaged_container_never_fails(tail: bytes) -> None:
    assert "/" in sniff(b"PK\x03\x04" + tail)


def test_extension() -> None:
    assert [extension(n) for n in ("a.TXT", ".hidden", "a.", "a.b.csv", "none", "a.pdf ")] == [
        "txt", "", "", "csv", "", "pdf",
    ]  # fmt: skip
