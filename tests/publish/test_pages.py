"""The pages: what stands on them, what does not stand anywhere in the file, and that no string can break them."""

import json
import re
import tempfile
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from habeas.errors import HabeasError, Illegal
from habeas.model.case import Person
from habeas.model.record import Record, Voice
from habeas.model.value import Reference
from habeas.model.vocabulary import Kind
from habeas.publish import pdf
from habeas.publish.consent import release
from habeas.publish.dossier import as_bytes, dossier_files, dossier_pdf
from habeas.publish.front import Front
from habeas.publish.legible import coverage, fonts
from habeas.publish.material import Material, Terms
from habeas.publish.released import Released
from habeas.publish.report import report_files, report_pdf
from tests.publish.invented import CONSENT, FRONT, Scribe, material, supports
from tests.publish.pages import found_in, is_tagged, metadata, page_count, raw, words_of
from tests.publish.test_gate import SECRETS

WGEID = Terms("wgeid")


@pytest.fixture(scope="module")
def released() -> Released:
    return release(material(), WGEID)


@pytest.fixture(scope="module")
def dossier(released: Released) -> bytes:
    return dossier_pdf(released, FRONT)


@pytest.fixture(scope="module")
def words(dossier: bytes) -> str:
    return words_of(dossier)


@pytest.fixture(scope="module")
def report() -> bytes:
    return report_pdf(release(material(subjects=None), Terms("public")), FRONT)


# What stands there


@pytest.mark.parametrize(
    "expected",
    [
        "Abdul Samad Rekhta", "Prepared for wgeid", "31 January 2026, 09:30:00 UTC",
        "habeas.example/synthetic-register",
        "128 entries", "q" * 43, "ab" * 16, "Habeas 0.1.0", "What this is.", "What it is not.",
        "Synthetic example: every person in it is invented.", "no person has reviewed them", "accepted by the team",
        "relaying a private person (S4) (first hand) (“said”)", "reasonable grounds to believe",
        "Two sources that do not repeat one another", "The sources do not agree on the date.", "12 November 2021",
        "21 November 2021", "Deprived of liberty", "in the Tolan area of Mehran District by “Security Forces”",
        "22,6000", "22,600 or 226,000", "What is denied or acknowledged",
        "malformed: kept as written", "the figure “46”",
        "Colonel Tariq Mehsood, as told by The Synthetic Gazette, denies “any force held the men”",
        "by agents of the State",
        "E1, gazette.txt, at ", "row 2", "What was withheld", "Who handed over an item never leaves.",
        "a confidential source (S2)", "habeas verify", "sha256sum -c manifest-sha256.txt", "Still owed:",
        "has not been time-stamped", "page 1 of ",
    ],
)  # fmt: skip
def test_the_dossier_says(words: str, expected: str) -> None:
    assert expected in words


def test_urdu_stands_in_reading_order_of_its_letters(dossier: bytes) -> None:
    text = words_of(dossier)
    assert "عبدالصمد ریختہ" in text
    assert "وہ واپس نہیں آیا" in text


def test_every_quote_that_is_cited_is_there(dossier: bytes, released: Released, words: str) -> None:
    cited = set(re.findall(r"\[(Q\d+)\]", words))
    assert cited == {p.id for p in released.contents.passages}


def test_every_sentence_of_the_summary_is_followed_by_a_quote(words: str) -> None:
    """But for what no source says, which cannot be quoted."""
    summary = words.split("Summary")[-1].split("Contradictions")[0]
    said = summary.split("What is not known")[0] + summary.split("What the team concludes")[1].split("How far")[0]
    sentences = [s for s in said.split("•")[1:] if s.strip()]
    assert len(sentences) > 8
    assert all(re.search(r"\[Q\d+\]", sentence) for sentence in sentences)


def test_a_figure_that_is_malformed_stands_before_those_that_fit(report: bytes) -> None:
    text = words_of(report).split("Figures that sources give")[-1]
    assert text.index("is not a well-formed number") < text.index("28 released are a part")


def test_sentences_say_how_many_sources_repeat_one_another() -> None:
    case = material()
    (told,) = case.incidents
    again = replace(told.properties["act"][0], independent_sources=1)
    other = replace(again.claims_for[0], id="c997", attribution=(Voice("The Copying Post"),))
    support = replace(again, claims_for=(*again.claims_for, other))
    copied = replace(told, properties=dict(told.properties) | {"act": (support,)})
    text = words_of(dossier_pdf(release(replace(case, incidents=(copied,)), WGEID), FRONT))
    assert "Two sources, all from one origin, say that Abdul Samad Rekhta was abducted on 12 November 2021" in text


@pytest.mark.parametrize(
    ("speaker", "words"),
    [
        ("The documents", "The documents, as told by The Synthetic Gazette, deny “any force held the men”"),
        ("the ministry", "The ministry, as told by The Synthetic Gazette, denies “any force held the men”"),
        ("many", "Many, as told by The Synthetic Gazette, deny"),
        ("the press", "The press, as told by The Synthetic Gazette, denies"),
    ],
)
def test_a_position_agrees_with_who_takes_it(speaker: str, words: str) -> None:
    case = material()
    denial = case.records[0]
    about = Reference(None, speaker, "group")
    chain = (denial.claims[0].attribution[0], Voice(speaker))
    claims = tuple(
        replace(c, value=about if c.property == "speaker" else c.value, attribution=chain) for c in denial.claims
    )
    case = replace(case, records=(replace(denial, claims=claims), *case.records[1:]))
    assert words in words_of(dossier_pdf(release(case, WGEID), FRONT))


def test_the_summary_tells_only_who_is_said_to_be_a_victim_by_each_record() -> None:
    """A record that names the brother alone does not make a sentence about the other one."""
    case = material(consents=(CONSENT, replace(CONSENT, id="k2", person="pB")), subjects=("pA", "pB"))
    (told,) = case.incidents
    record = told.records[0]
    alone = replace(record, claims=tuple(c for c in record.claims if c.id != record.claims[4].id))
    case = replace(case, incidents=(replace(told, records=(alone, *told.records[1:])),))
    text = words_of(dossier_pdf(release(case, WGEID), FRONT))
    assert "says that Nazir Rekhta was abducted" in text
    assert "Abdul Samad Rekhta was abducted" not in text


@pytest.mark.parametrize(
    "expected",
    [
        "4 items from 4 sources that came to the register until 31 January 2026 (plain text 3, table (CSV) 1)",
        "lie between November 2021 and November 2021", "Sources speak of 1 incident (abduction 1).",
        "Abduction: The Synthetic Gazette [Q", "Which figures do not hold",
        "Denied, “any force held the men”: The Synthetic Gazette, relaying Colonel Tariq Mehsood",
        "Sources do not agree on the date in 1 case.", "“22,6000” is not a well-formed number",
        "Colonel Tariq Mehsood, as told by The Synthetic Gazette, denies", "Rule: Victims with a claim of the act",
        "2 of the people on record are counted and not named", "Nobody is named in this report.", "Method and limits",
        "Person 1 and Person 2", "By act: abduction 1 to 2.", "habeas.example/synthetic-register",
    ],
)  # fmt: skip
def test_the_report_says(report: bytes, expected: str) -> None:
    assert expected in words_of(report)


def test_a_report_names_where_consent_allows() -> None:
    text = words_of(report_pdf(release(material(subjects=None), WGEID), FRONT))
    assert "Abdul Samad Rekhta" in text
    assert "1 of the people on record are counted" in text


# What stands nowhere


@pytest.mark.parametrize("secret", SECRETS)
def test_what_was_withheld_is_nowhere_in_the_files(
    dossier: bytes, report: bytes, released: Released, secret: str
) -> None:
    assert not found_in(dossier, secret)
    assert not found_in(report, secret)
    assert secret not in as_bytes(released, FRONT).decode()
    assert all(secret not in value for value in metadata(dossier).values())


@pytest.mark.parametrize("name", ["Abdul Samad", "Abdus", "ریختہ"])
def test_a_dossier_without_consent_names_nobody(name: str) -> None:
    assert not found_in(dossier_pdf(release(material(consents=()), WGEID), FRONT), name)


def test_the_search_for_secrets_can_find_what_is_there(dossier: bytes) -> None:
    for present in ("Abdul Samad Rekhta", "Tariq Mehsood", "22,6000"):
        assert found_in(dossier, present)
    assert b"pdfaid" in raw(dossier) and b"/StructElem" in raw(dossier)  # compressed parts were opened


def test_metadata_names_no_person(dossier: bytes) -> None:
    found = metadata(dossier)
    assert found["Title"] == "Dossier"
    assert "Samad" not in " ".join(found.values())


# The file


def test_the_same_input_gives_the_same_bytes(released: Released) -> None:
    assert dossier_files(released, FRONT) == dossier_files(released, FRONT)
    later = replace(FRONT, made=FRONT.made + timedelta(days=1))
    assert dossier_pdf(released, later) != dossier_pdf(released, FRONT)


def test_it_is_tagged_and_archival(dossier: bytes) -> None:
    everything = raw(dossier)
    assert is_tagged(dossier)
    assert b"<pdfaid:part>2</pdfaid:part>" in everything
    assert b"<pdfaid:conformance>A</pdfaid:conformance>" in everything
    assert b"<pdfuaid:part>1</pdfuaid:part>" in everything


def test_only_shipped_fonts_are_in_it(dossier: bytes) -> None:
    names = set(re.findall(rb"/BaseFont\s*/[A-Z]{6}\+([A-Za-z0-9-]+)", raw(dossier)))
    families = {name.decode().split("-")[0] for name in names}
    assert families <= {"NotoSans", "NotoSansArabic", "Amiri", "DejaVuSansMono"}
    assert "Amiri" in families


def test_the_creation_time_is_the_one_given(dossier: bytes) -> None:
    assert metadata(dossier)["CreationDate"].startswith("D:20260131093000")


def test_the_private_folder_is_removed_and_held_no_data(
    released: Released, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    dossier_pdf(released, FRONT)
    assert list(tmp_path.iterdir()) == []


def test_the_json_is_exactly_what_left(released: Released) -> None:
    document = json.loads(as_bytes(released, FRONT))
    assert document["contents"] == released.as_json()["contents"]
    assert document["redactions"] == released.as_json()["redactions"]
    assert document["format"] == "habeas/dossier/v1"
    assert document["front"]["tree_size"] == 128


def test_the_payload_of_a_report() -> None:
    files = report_files(release(material(subjects=None), Terms("public")), FRONT)
    assert sorted(files) == ["report.json", "report.pdf"]
    assert json.loads(files["report.json"])["format"] == "habeas/report/v1"


def test_an_original_goes_along_only_if_the_gate_let_it(released: Released) -> None:
    with pytest.raises(Illegal):
        dossier_files(released, FRONT, {"xNews": b"..."})


def test_an_original_that_leaves_is_in_the_payload_with_its_hash() -> None:
    case, pen = material(), Scribe(count=950)
    text = pen.read("xClean", "SYNTHETIC. 31 were seen.")
    clean = replace(case.exhibits[0], id="xClean", sha256="5" * 64)
    record = pen.record("rClean", Kind.COUNT, text, None, pen.claim("rClean", text, "as_written", "31", "31"))
    case = replace(case, exhibits=(*case.exhibits, clean), texts=(*case.texts, *pen.texts.values()),
                               records=(*case.records, record), subjects=None)  # fmt: skip
    left = release(case, Terms("wgeid", originals=frozenset({"xClean"})))
    files = dossier_files(left, FRONT, {"xClean": b"SYNTHETIC. 31 were seen."})
    assert files["originals/xClean"] == b"SYNTHETIC. 31 were seen."
    assert "5" * 64 in words_of(files["dossier.pdf"])


def test_an_incident_alone_makes_a_dossier() -> None:
    text = words_of(dossier_pdf(release(material(subjects=("i1",)), WGEID), FRONT))
    assert "Named as victims: Abdul Samad Rekhta, Person 1." in text


def test_a_time_without_offset_is_refused(released: Released) -> None:
    with pytest.raises(Illegal):
        replace(FRONT, made=datetime(2026, 1, 1))  # noqa: DTZ001  # that is what is tried
    with pytest.raises(Illegal):
        pdf.render("dossier.typ", {}, made=datetime(2026, 1, 1))  # noqa: DTZ001


def test_an_unknown_template_and_bad_data_are_refused() -> None:
    with pytest.raises(Illegal):
        pdf.render("../dossier.typ", {}, made=FRONT.made)
    with pytest.raises(HabeasError) as caught:
        pdf.render("dossier.typ", {"subjects": "secret words"}, made=FRONT.made)
    assert caught.value.code == "typesetting"
    assert "secret" not in str(caught.value)


# Strings that mean harm, or cannot be shown


def with_words(words: str) -> Material:
    """A case in which one person's name, status quote, and the item's name are these words."""
    pen = Scribe()
    text = pen.read("x", f"SYNTHETIC {words} end.")
    claims = (pen.claim("r", text, "name", words, words), pen.claim("r", text, "status", "last_seen", words))
    record: Record = pen.record("r", Kind.PERSON, text, None, *claims)
    person = Person("p", (record,), {"name": supports((claims[0],)), "status": supports((claims[1],))})
    return Material(persons=(person,), texts=tuple(pen.texts.values()), subjects=("p",),
                    consents=(replace(CONSENT, person="p"),))  # fmt: skip


def pages_with(words: str, front: Front = FRONT) -> bytes:
    return dossier_pdf(release(with_words(words), WGEID), front)


@pytest.mark.parametrize(
    "words",
    [
        '#read("/etc/passwd")', "$x^2$ and $ y $", "*bold* _it_ `raw` = Head", "<label> @r", "#{panic()}",
        "\\u{41} \\ ",
        '"; #panic("x")', "[#link]", "// comment /* c */", "- list\n+ enum\n/ t: d",
        '#include "common.typ"', "{{}} [[ ]]",
        "~ -- --- ...", "https://example.org/#x", "\\#sys.inputs", "#eval(\"1+1\")",
    ],
)  # fmt: skip
def test_markup_is_shown_and_never_run(words: str) -> None:
    text = words_of(pages_with(words))
    assert re.sub(r"\s+", " ", words).strip() in text
    assert "root:x:" not in text


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("a\u202eb", "‹U+202E›"), ("a\u2066b\u2069", "‹U+2066›"), ("a\x00b", "‹U+0000›"), ("a\x1b[31m", "‹U+001B›"),
        ("face \U0001f600", "‹U+1F600›"), ("漢字", "‹U+6F22›"), ("a\ufeffb", "‹U+FEFF›"), ("a\u00adb", "‹U+00AD›"),
        ("a\ue000", "‹U+E000›"), ("a\uffff", "‹U+FFFF›"), ("a\u0378", "‹U+0378›"), ("ب\u0489", "U+0489"),
        ("a\U000e0041", "‹U+E0041›"), ("a\u2060b", "‹U+2060›"), ("z" + "\u0301" * 40, "‹U+0301›"),
        ("👨\u200d👩", "‹U+200D›"), ("a\ufe0f", "‹U+FE0F›"), ("\u0301first", "‹U+0301›"),
    ],
)  # fmt: skip
def test_what_cannot_be_shown_is_named(words: str, shown: str) -> None:
    text = words_of(pages_with(words))
    assert shown in text
    assert "shown by their Unicode number" in text


def test_a_page_that_names_no_character_does_not_say_so(words: str) -> None:
    assert "shown by their Unicode number" not in words


@pytest.mark.parametrize(
    "word", ["A" * 10_000, "ع" * 10_000, "https://example.org/" + "a1/" * 2_000, "م" * 300 + "M" * 300]
)
def test_a_word_without_end_stays_on_the_page(word: str) -> None:
    made = pages_with(word)
    text = words_of(made)
    assert page_count(made) < 60
    assert text.replace(" ", "").count(word[:15]) > 0


def test_lines_and_tabs_do_not_break_a_table() -> None:
    assert "one two three" in words_of(pages_with("one\ttwo\r\nthree"))


def test_urdu_among_english_keeps_the_order_of_the_sentence() -> None:
    text = words_of(pages_with("عبدالصمد (الف)"))
    assert "عبدالصمد" in text
    assert "Abdul" not in text


@given(st.text(st.characters(codec="utf-8"), min_size=1, max_size=40).filter(str.strip))
@settings(max_examples=40, deadline=None)
def test_no_string_whatever_stops_the_pages(words: str) -> None:
    made = pages_with(words)
    assert made.startswith(b"%PDF-")
    assert page_count(made) >= 2


def test_hostile_words_in_the_front_are_only_shown() -> None:
    front = replace(FRONT, notice='#read("/etc/passwd") \u202e', origin="x\x00#panic()", debts=("$x$ \U0001f600",))
    text = words_of(pages_with("A B", front))
    assert '#read("/etc/passwd") ‹U+202E›' in text
    assert "‹U+0000›#panic()" in text
    assert "$x$ ‹U+1F600›" in text


def test_the_shipped_fonts_cover_what_the_pages_need() -> None:
    assert len(fonts()) >= 4
    for letter in "aé’“”…–‹›ٹڈڑںہھےۓپچگژڭݨټ":
        assert any(ord(letter) in known for known in coverage()), letter


def test_a_long_dossier_is_set_whole() -> None:
    """Sixty people with ten claims each."""
    pen = Scribe()
    persons = []
    for number in range(60):
        text = pen.read(f"x{number}", f"SYNTHETIC. Person Number{number} of Town, aged 30, was seen. عبدالصمد")
        who = f"r{number}"
        claims = [pen.claim(who, text, "name", f"Person Number{number}", f"Person Number{number}")]
        claims += [pen.claim(who, text, "status", "last_seen", "was seen") for _ in range(9)]
        record = pen.record(who, Kind.PERSON, text, None, *claims)
        persons.append(
            Person(f"p{number}", (record,), {"name": supports((claims[0],)), "status": supports(tuple(claims[1:]))})
        )
    consents = tuple(replace(CONSENT, person=p.id) for p in persons)
    case = Material(persons=tuple(persons), texts=tuple(pen.texts.values()), consents=consents,
                    subjects=tuple(p.id for p in persons))  # fmt: skip
    made = dossier_pdf(release(case, WGEID), replace(FRONT, made=datetime(2026, 2, 1, tzinfo=UTC)))
    assert page_count(made) > 60
