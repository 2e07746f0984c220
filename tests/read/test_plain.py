"""Plain text and its encodings."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.model.utf16 import unmarked_utf16
from habeas.read.decoding import decode
from habeas.read.plain import PlainText
from habeas.read.rendition import Reader, Rendition

URDU = "بلوچستان سے دو بھائی لاپتہ ہیں۔"
ARABIC = "اختطف الأخوان من منزلهما ليلا"
FRENCH = "Les frères ont été enlevés; “personne” ne les a revus à Liège."


def read(data: bytes) -> Rendition:
    return PlainText().read(data)


def codes(rendition: Rendition) -> list[str]:
    assert all(p.says.endswith(".") and p.do.endswith(".") for p in rendition.problems)
    return [p.code for p in rendition.problems]


def test_it_is_a_reader() -> None:
    assert isinstance(PlainText(), Reader)


@given(st.text(min_size=1))
def test_utf8_is_decoded_and_otherwise_unchanged(text: str) -> None:
    decoded = decode(b"\xef\xbb\xbf" + text.encode())
    assert decoded.characters == text
    assert decoded.encoding == "utf-8"


@given(st.text(min_size=1).filter(lambda text: not text.startswith("\ufeff")))
def test_utf8_without_a_mark(text: str) -> None:
    data = text.encode()
    if not data.startswith((b"\xff\xfe", b"\xfe\xff")) and not unmarked_utf16(data):
        assert decode(data).characters == text


@given(st.text(min_size=1), st.sampled_from(["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"]))
def test_a_byte_order_mark_decides(text: str, encoding: str) -> None:
    if encoding == "utf-16-le" and text.startswith("\x00"):
        return  # its mark followed by NUL is that of UTF-32
    assert decode(("\ufeff" + text).encode(encoding)).characters == text


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize(
    "words", [URDU, ARABIC, FRENCH, "Two brothers were taken.\r\nNobody saw them since. \U0001f4f0\n"]
)
def test_utf16_without_a_mark_is_told_by_its_words(words: str, encoding: str) -> None:
    rendition = read((words * 3).encode(encoding))
    assert rendition.characters == words * 3
    assert codes(rendition) == (["encoding-guessed"] if " " in words else [])


def test_nul_bytes_in_a_text_are_kept_and_said() -> None:
    rendition = read(b"Two brothers were\x00 taken from their home.\n" + b"\x00" * 9)
    assert "\x00 taken" in rendition.characters
    assert codes(rendition) == ["nul"]


def test_newlines_and_composed_letters_stay_as_they_are() -> None:
    text = "a\r\nb\rc\n\u0627\u0653 \u0622 e\u0301 \u200f"
    assert read(text.encode()).characters == text


def test_windows_1256_and_1252_are_guessed_and_said() -> None:
    arabic, french = read(ARABIC.encode("cp1256")), read(FRENCH.encode("cp1252"))
    assert (arabic.characters, french.characters) == (ARABIC, FRENCH)
    assert (arabic.language, french.language) == ("ar", "fr")
    assert codes(arabic) == codes(french) == ["encoding-guessed"]
    assert "1256" in arabic.problems[0].says
    assert "1252" in french.problems[0].says


def test_urdu_in_windows_1256() -> None:
    old = "بلوچستان سے دو بھائی لاپتہ".replace("ی", "ي")  # the code page lacks the Farsi yeh
    assert read(old.encode("cp1256")).characters == old


def test_mostly_utf8_with_a_few_bad_bytes_stays_utf8_and_says_so() -> None:
    damaged = read((URDU * 5).encode() + b"\xff" + URDU.encode())
    assert damaged.characters == URDU * 5 + "\ufffd" + URDU
    assert codes(damaged) == ["undecodable"]
    assert "One place" in damaged.problems[0].says


def test_bytes_that_windows_1252_lacks_are_replaced_and_said() -> None:
    assert codes(read(b"caf\xe9 \x81 \x8d words")) == ["encoding-guessed", "undecodable"]


def test_a_replacement_character_in_the_original_is_no_loss() -> None:
    assert codes(read("a\ufffdb and more".encode())) == []
    assert codes(read("\ufeffa\ufffdb".encode("utf-16-le"))) == []


def test_lone_surrogates_in_utf16_are_replaced_and_said() -> None:
    lone = read(b"\xff\xfe" + b"a\x00\x00\xd8b\x00")
    assert lone.characters == "a\ufffdb"
    assert codes(lone) == ["undecodable"]


def test_nul_characters_are_kept_and_said() -> None:
    kept = read(b"a\x00b and words")
    assert kept.characters == "a\x00b and words"
    assert codes(kept) == ["nul"]


@pytest.mark.parametrize("data", [b"", b" \r\n\t", b"\xef\xbb\xbf", b"\xff\xfe", b"\x00\x00"])
def test_nothing_to_read(data: bytes) -> None:
    rendition = read(data)
    assert rendition.characters == ""
    assert "no-text" in codes(rendition)


@pytest.mark.parametrize("declared", ["utf-7", "unicode_escape", "rot13", "base64", "no-such", "utf-16", "punycode"])
def test_a_declared_encoding_that_could_do_harm_is_not_used(declared: str) -> None:
    assert decode(URDU.encode(), declared).encoding == "utf-8"


def test_a_declared_encoding_that_fits_is_used() -> None:
    text = "Похищены двое братьев"
    assert decode(text.encode("koi8-r"), "koi8-r").characters == text
    assert decode("“x”".encode("cp1252"), "iso-8859-1").characters == "“x”"


@given(st.binary())
def test_any_bytes_give_characters_that_a_text_may_hold(data: bytes) -> None:
    assert not any("\ud800" <= c <= "\udfff" for c in read(data).characters)
