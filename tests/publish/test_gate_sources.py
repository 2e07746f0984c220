"""The gate on sources and voices: confidential ones are numbers without words, private ones are not named."""

import dataclasses
import json

import pytest

from habeas.model.exhibit import Source, SourceKind
from habeas.model.record import Voice
from habeas.model.vocabulary import How, Kind
from habeas.publish.consent import release
from tests.publish.invented import SOURCES, Scribe, material, supports
from tests.publish.test_gate import WGEID, person, shown


def test_a_confidential_source_is_a_number_without_words_or_place() -> None:
    released = release(material(), WGEID)
    names = next(p for p in person(released).properties if p.name == "name")
    claim = next(c for s in names.supports for c in s.claims_for if c.chain.startswith("a confidential source (S"))
    quote = next(q for q in released.contents.quotes if q.id == claim.quote)
    assert (quote.words, quote.text, quote.start, quote.end) == (None, None, None, None)
    passage = next(p for p in released.contents.passages if p.id == quote.passage)
    assert (passage.pieces, passage.text, passage.start, passage.where) == ((), None, None, None)
    assert claim.as_written is None
    exhibit = next(e for e in released.contents.exhibits if e.id == quote.exhibit)
    assert (exhibit.exhibit, exhibit.name, exhibit.size, exhibit.sha256) == (None, None, None, None)


def test_a_confidential_voice_hides_the_words_in_an_open_item_too() -> None:
    case, pen = material(), Scribe(count=700)
    news = case.texts[0]
    pen.texts[news.id] = news
    chain = (Voice("The Synthetic Gazette", How.RELAYED), Voice("the guard Karim Dad", How.RELAYED))
    told = pen.record("iVoice", Kind.INCIDENT, news.id, "sGazette",
                      pen.claim("iVoice", news.id, "act", "raid", "a raid", within="a raid in the Tolan",
                                who=chain))  # fmt: skip
    incident = case.incidents[0]
    acts = (*incident.properties["act"], *supports((told.claims[0],)))
    incident = dataclasses.replace(incident, records=(*incident.records, told),
                                   properties=dict(incident.properties) | {"act": acts})  # fmt: skip
    released = release(dataclasses.replace(case, incidents=(incident,)), WGEID)
    act = next(p for p in released.contents.incidents[0].properties if p.name == "act").supports[1].claims_for[0]
    quote = next(q for q in released.contents.quotes if q.id == act.quote)
    assert act.chain.startswith("The Synthetic Gazette, relaying a confidential source (S")
    assert (quote.words, quote.exhibit) == (None, None)


def test_a_place_from_a_confidential_source_stays_coarse() -> None:
    quiet = tuple(dataclasses.replace(s, confidential=True) for s in SOURCES)
    released = release(dataclasses.replace(material(), sources=quiet), WGEID)
    place = next(p for p in released.contents.incidents[0].properties if p.name == "place").supports[0]
    assert place.words.startswith("Mehran, Southern Province, Nowhere ([withheld R")
    assert "Tolan" not in json.dumps(released.as_json())


def test_a_private_person_who_is_a_source_is_not_named() -> None:
    released = release(material(), WGEID)
    assert [s.name for s in released.contents.sources if s.kind == "person"] == ["a private person (S4)"]


def test_why_a_private_person_is_relied_on_does_not_leave() -> None:
    graded = tuple(dataclasses.replace(s, reason="Met her at the depot in Mehran.") for s in SOURCES)
    released = release(dataclasses.replace(material(), sources=graded), WGEID)
    told = {s.name: s.reason for s in released.contents.sources}
    assert told["a private person (S4)"] == told["a confidential source (S2)"] == ""
    assert told["The Synthetic Gazette"]


def test_the_name_of_a_private_persons_file_does_not_leave() -> None:
    released = release(material(), WGEID)
    names = {e.source: e.name for e in released.contents.exhibits}
    assert names["a private person (S4)"] is None
    assert names["The Synthetic Gazette"] == "gazette.txt"
    assert any(r.what == "the name of a file that came from a private person" for r in released.redactions)


def test_of_two_sources_with_one_name_the_confidential_one_decides() -> None:
    double = Source("sTwin", "The Synthetic Gazette", SourceKind.OUTLET, confidential=True)
    released = release(dataclasses.replace(material(), sources=(*SOURCES, double)), WGEID)
    assert all(q.words is None for q in released.contents.quotes if q.exhibit == "E1")


@pytest.mark.parametrize(("who", "how", "leaves"), [
    ("a villager, Sabir Jatoi", How.RELAYED, False),
    ("Sabir Jatoi", How.FIRST_HAND, False),
    ("the Jatoi News", How.FIRST_HAND, True),
    ("relatives", How.FIRST_HAND, True),
    ("Colonel Mehsood", How.FIRST_HAND, True),
    ("the High Court", How.RELAYED, True),
])  # fmt: skip
def test_private_voices_are_not_named(who: str, how: How, leaves: bool) -> None:
    case, pen = material(), Scribe(count=800)
    news = case.texts[0]
    pen.texts[news.id] = news
    claim = pen.claim(
        "rVoice", news.id, "as_written", "28", "28", who=(Voice("The Synthetic Gazette"), Voice(who, how))
    )
    record = pen.record("rVoice", Kind.COUNT, news.id, "sGazette", claim)
    text = shown(dataclasses.replace(case, records=(*case.records, record)))
    assert (who.split(", ")[-1] in text) is leaves


def test_who_handed_an_item_over_never_leaves_and_is_counted() -> None:
    released = release(material(), WGEID)
    handed = next(r for r in released.redactions if "handed over" in r.what)
    assert handed.times == 3


@pytest.mark.parametrize(
    ("name", "kind", "url", "named"),
    [
        ("Sofrep", SourceKind.UNKNOWN, None, True),
        ("BNM", SourceKind.UNKNOWN, None, True),
        ("Times Now", SourceKind.UNKNOWN, None, True),
        ("Families’ Circle", SourceKind.UNKNOWN, None, True),
        ("Mother of Nazir Rekhta", SourceKind.UNKNOWN, None, False),
        ("the family of Nazir Rekhta", SourceKind.UNKNOWN, None, False),
        ("Sabir Jatoi", SourceKind.UNKNOWN, None, False),
        ("Sabir Jatoi", SourceKind.UNKNOWN, "https://example.org/a", True),
        ("Sabir Jatoi", SourceKind.OUTLET, None, True),
        ("Sabir Jatoi", SourceKind.PERSON, "https://example.org/a", False),
    ],
)
def test_a_source_that_may_be_a_person_is_not_named(name: str, kind: SourceKind, url: str | None, named: bool) -> None:
    case = material()
    sources = tuple(dataclasses.replace(s, name=name, kind=kind) if s.id == "sCommittee" else s for s in SOURCES)
    custody = tuple(dataclasses.replace(c, url=url) if c.source == "sCommittee" else c for c in case.custody)
    released = release(dataclasses.replace(case, sources=sources, custody=custody), WGEID)
    shown_names = [s.name for s in released.contents.sources]
    assert (name in shown_names) is named
    if not named:
        assert name.split()[-1] not in json.dumps([s.name for s in released.contents.sources])
        assert any(n.startswith(("a private person (S", "a source not named (S")) for n in shown_names)
