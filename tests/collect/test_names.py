"""Names that lie, and names that only look odd."""

import os
from pathlib import PurePath

import pytest

from habeas.collect.names import name_problem

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
BINARY = "application/octet-stream"


@pytest.mark.parametrize(
    ("name", "media_type", "better"),
    [
        ("photo.jpg", "application/pdf", ".pdf"),
        ("report.pdf", "text/html", ".html"),
        ("list.csv", XLSX, ".xlsx"),
        ("list.xlsx", "application/zip", ".zip"),
        ("list.xls", XLSX, ".xlsx"),
        ("notes.txt", BINARY, "it is the file you meant"),
        ("notes.TXT", "text/html", ".html"),
        ("statement.docx", "application/x-executable", "it is the file you meant"),
        ("video.mp4", "text/plain", ".txt"),
    ],
)
def test_a_lie_is_named_with_a_better_name(name: str, media_type: str, better: str) -> None:
    problem = name_problem(PurePath("folder") / name, media_type)
    assert problem is not None
    assert problem.code == "lying-name"
    assert problem.path == str(PurePath("folder") / name)
    assert name in problem.says
    assert better in problem.do
    assert "--as-received" in problem.do


@pytest.mark.parametrize(
    ("name", "media_type"),
    [
        ("page.htm", "text/html"), ("notes.text", "text/plain"), ("README.md", "text/plain"), ("a.log", "text/plain"),
        ("photo.jpeg", "image/jpeg"), ("photo.JPG", "image/jpeg"), ("README", "text/plain"),
        ("scan", "application/pdf"),
        ("data.xyz", BINARY), ("archive.tar.gz", "application/gzip"), ("list.2021.csv", "text/csv"),
        ("locked.xlsx", "application/vnd.ms-office-encrypted"),
        ("report.doc.pdf", "application/pdf"), ("photo.heic", "image/heif"), ("song.mp3", BINARY),
        ("clip.mov", "video/mp4"), ("tool.exe", "application/x-executable"), ("run.sh", "text/plain"),
        ("بیان.txt", "text/plain"), ("\u200fرپورٹ.pdf", "application/pdf"), ("letter.doc", "application/rtf"),
    ],
)  # fmt: skip
def test_honest_names(name: str, media_type: str) -> None:
    assert name_problem(PurePath(name), media_type) is None


@pytest.mark.parametrize(
    ("name", "media_type"),
    [
        ("invoice.pdf.exe", "application/x-executable"),
        ("photo.jpg.lnk", BINARY),
        ("list.xlsx      .js", "text/plain"),
        ("photo\u202egpj.exe", "application/x-executable"),
        ("photo\u202egpj.exe", "image/jpeg"),
    ],
)
def test_misleading_names(name: str, media_type: str) -> None:
    problem = name_problem(PurePath(name), media_type)
    assert problem is not None
    assert problem.code == "misleading-name"
    assert "\u202e" not in problem.says


@pytest.mark.parametrize("name", ["a\nb.txt", "a\x1b[31m.txt", os.fsdecode(b"\xe3\xe4.txt")])
def test_names_that_cannot_be_shown(name: str) -> None:
    problem = name_problem(PurePath(name), "text/plain")
    assert problem is not None
    assert problem.code == "garbled-name"
    assert problem.says.isprintable()
    assert problem.path.encode("utf-8")
