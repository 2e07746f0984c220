"""An invented case: every person, body, place and event in it is synthetic.

A newspaper, a list of a committee, a family's account in Urdu, an official denial and a confidential source speak of
two brothers, one of whom has a consent on record and one of whom has not.
"""

from dataclasses import dataclass, field
from datetime import UTC, datetime
from decimal import Decimal

from habeas.link.contrast import contradictions
from habeas.model.case import Consent, Finding, Incident, Person, StatusEvent, Support
from habeas.model.count import FigureFinding, Tally, TallyRow
from habeas.model.edtf import Edtf
from habeas.model.exhibit import Custody, Exhibit, Source, SourceKind
from habeas.model.record import Claim, Record, Voice
from habeas.model.text import Anchor, Segment, Text
from habeas.model.value import Age, Place, Reference, Value
from habeas.model.vocabulary import How, Kind, Stance, Status
from habeas.publish.front import Front
from habeas.publish.material import Casework, Material, StepTaken

GAZETTE = (
    "SYNTHETIC: invented for a test.\n"
    "On 12 November 2021 a man identified as Abdul Samad Rekhta, 24, was taken by “Security Forces” during a raid in "
    "the Tolan area of Mehran District, his mother Gul Bano said by telephone from +92 300 5550123. "
    "His brother, Nazir Rekhta, was taken with him. "
    "The Committee said 46 people were taken, of whom 28 were released; another 22,6000 are missing. "
    "Colonel Tariq Mehsood denied that any force held the men.\n"
    "A neighbour, Zarina Khatoon (zarina@example.org), said she saw the vehicles."
)
LIST = (
    "name,father,date,identity\nAbdus Samad,Rekhta Khan,2021-11-21,35202-1234567-1\n"
    "Nazeer Rekhta,Rekhta Khan,2021-11-12,\n"
)
URDU = (
    "مصنوعی بیان۔ عبدالصمد ریختہ کو 13 نومبر 2021 کو گھر سے اٹھایا گیا۔ ان کی والدہ گل بانو نے کہا: ”وہ واپس نہیں آیا۔“"
)
LETTER = (
    "SYNTHETIC. The man is alive and was held in cell 7 at the depot, says Karim Dad. His name is Abdul Samad Rekhta."
)

FRONT = Front(
    origin="habeas.example/synthetic-register", size=128, root="q" * 43 + "=", fingerprint="ab" * 16,
    made=datetime(2026, 1, 31, 9, 30, tzinfo=UTC), version="0.1.0",
    debts=("The head of size 128 has not been time-stamped since 2026-01-30T00:00:00Z.",),
    notice="Synthetic example: every person in it is invented.",
)  # fmt: skip


@dataclass
class Scribe:
    """Writes claims into records by the words that carry them. Ids count up: nothing in them comes from content."""

    texts: dict[str, Text] = field(default_factory=dict)
    count: int = 0

    def read(self, exhibit: str, characters: str, language: str = "en", segments: tuple[Segment, ...] = ()) -> str:
        text = Text(f"text{exhibit}", exhibit, "plain", "1", language, characters, segments)
        self.texts[text.id] = text
        return text.id

    def claim(self, record: str, text: str, property: str, value: Value | None, words: str, *,
              within: str | None = None, who: tuple[Voice, ...] | str = "The Synthetic Gazette",
              stance: Stance = Stance.ASSERTS, status: Status = Status.PROPOSED,
              unresolved: str | None = None) -> Claim:  # fmt: skip
        """`within` is the wider quote; without it the quote is the words themselves."""
        self.count += 1
        quote = within or words
        start = self.texts[text].characters.index(quote)
        voices = (Voice(who, How.UNKNOWN),) if isinstance(who, str) else who
        return Claim(
            id=f"c{self.count:03}", record=record, property=property, value=value, as_written=words,
            anchor=Anchor.at(self.texts[text], start, start + len(quote), quote), attribution=voices,
            proposer="prose 1", stance=stance, status=status, confidence=Decimal("0.70"), unresolved=unresolved,
        )  # fmt: skip

    def record(self, id: str, kind: Kind, text: str, source: str | None, *claims: Claim) -> Record:
        return Record(id, kind, self.texts[text].exhibit, text, source, claims)


def supports(*groups: tuple[Claim, ...], finding: Finding | None = None) -> tuple[Support, ...]:
    """One support a group; claims that do not assert stand against it. The finding goes with the first."""
    return tuple(
        Support(
            group[0].value,
            tuple(c for c in group if c.stance is Stance.ASSERTS),
            tuple(c for c in group if c.stance is not Stance.ASSERTS),
            len({c.record for c in group}),
            finding if at == 0 else None,
        )
        for at, group in enumerate(groups)
    )


CONSENT = Consent("k1", "pA", "his family", ("wgeid",), ("name", "age", "relation", "father"),
                  "to the Working Group", "2026-01-02T00:00:00Z")  # fmt: skip
SOURCES = (
    Source("sGazette", "The Synthetic Gazette", SourceKind.OUTLET, "C", "Invented outlet, no record of its own."),
    Source("sCommittee", "Synthetic Committee for the Missing", SourceKind.ORGANISATION),
    Source("sMother", "Gul Bano", SourceKind.PERSON),
    Source("sGuard", "Karim Dad", SourceKind.PERSON, confidential=True),
)


def material(consents: tuple[Consent, ...] = (CONSENT,), subjects: tuple[str, ...] | None = ("pA",)) -> Material:
    """The whole case. Subject is the person `pA`; `subjects=None` asks for a report."""
    pen = Scribe()
    news, rows = pen.read("xNews", GAZETTE), pen.read("xList", LIST, segments=_rows())
    urdu, letter = pen.read("xUrdu", URDU, "ur"), pen.read("xLetter", LETTER)
    persons, incident = _people(pen, news, rows, urdu, letter)
    said = _said(pen, news, incident)
    return Material(
        persons=persons, incidents=(incident,), records=said,
        contradictions=contradictions(persons, (incident,), [r for r in said if r.kind is Kind.STATEMENT]),
        figure_findings=(
            FigureFinding("malformed", ("rMissing",), "“22,6000” is not a well-formed number: 22,600 or 226,000."),
            FigureFinding("compatible", ("rTaken", "rReleased"), "28 released are a part of the 46 taken."),
        ),
        tallies=(Tally("Victims with a claim of the act, each person once.", (TallyRow({"act": "abduction"}, 1, 2),)),),
        exhibits=(
            Exhibit("xNews", "1" * 64, 812, "text/plain"), Exhibit("xList", "2" * 64, 131, "text/csv"),
            Exhibit("xUrdu", "3" * 64, 240, "text/plain"), Exhibit("xLetter", "4" * 64, 99, "text/plain"),
        ),
        custody=(
            Custody("xNews", "gazette.txt", "sGazette", url="https://gazette.example/2021/taken",
                    published=Edtf("2021-11-15")),
            Custody("xList", "list.csv", "sCommittee", received_from="Haneefa Brahim", obtained=Edtf("2022-01")),
            Custody("xUrdu", "account-gul-bano.txt", "sMother", received_from="Haneefa Brahim"),
            Custody("xLetter", "letter-from-karim.txt", "sGuard", received_from="Haneefa Brahim",
                    note="met at the depot"),
        ),
        sources=SOURCES, texts=tuple(pen.texts.values()), consents=consents, subjects=subjects,
        casework={"pA": Casework(submitter="recorded", steps=(StepTaken("petition", "the High Court"),))},
    )  # fmt: skip


def _rows() -> tuple[Segment, ...]:
    start, segments = 0, []
    for number, line in enumerate(LIST.splitlines(keepends=True), start=1):
        segments.append(Segment(start, start + len(line), f"row {number}", row=number))
        start += len(line)
    return tuple(segments)


def _people(pen: Scribe, news: str, rows: str, urdu: str, letter: str) -> tuple[tuple[Person, ...], Incident]:
    relayed = (Voice("The Synthetic Gazette", How.RELAYED), Voice("his mother Gul Bano", How.FIRST_HAND, "said"))
    committee = (Voice("Synthetic Committee for the Missing", How.RELAYED),)
    mother = (Voice("Gul Bano", How.FIRST_HAND),)
    guard = (Voice("Karim Dad", How.FIRST_HAND),)
    done, gone = Status.ACCEPTED, Status.REJECTED
    c = pen.claim
    samad_news = pen.record(
        "rANews", Kind.PERSON, news, "sGazette",
        c("rANews", news, "name", "Abdul Samad Rekhta", "Abdul Samad Rekhta", status=done),
        c("rANews", news, "role", "victim", "Abdul Samad Rekhta", status=done),
        c("rANews", news, "age", Age(24, 24), "24", who=relayed),
        c("rANews", news, "relation", Reference("rBNews", "Nazir Rekhta", "brother"),
          "His brother, Nazir Rekhta"),
        c("rANews", news, "relation", Reference("rMother", "Gul Bano", "mother"), "his mother Gul Bano"),
        c("rANews", news, "status", "deprived_of_liberty", "taken by “Security Forces”"),
        c("rANews", news, "sex", "male", "a man", status=gone),
    )  # fmt: skip
    samad_list = pen.record(
        "rAList", Kind.PERSON, rows, "sCommittee",
        c("rAList", rows, "name", "Abdus Samad", "Abdus Samad", who=committee, status=done),
        c("rAList", rows, "father", "Rekhta Khan", "Rekhta Khan", who=committee),
        c("rAList", rows, "identity_number", "35202-1234567-1", "35202-1234567-1", who=committee),
    )  # fmt: skip
    samad_urdu = pen.record(
        "rAUrdu", Kind.PERSON, urdu, "sMother",
        c("rAUrdu", urdu, "name", "عبدالصمد ریختہ", "عبدالصمد ریختہ", who=mother),
        c("rAUrdu", urdu, "status", "still_missing", "وہ واپس نہیں آیا", who=mother),
    )  # fmt: skip
    samad_letter = pen.record(
        "rALetter", Kind.PERSON, letter, "sGuard",
        c("rALetter", letter, "name", "Abdul Samad Rekhta", "Abdul Samad Rekhta", who=guard),
        c("rALetter", letter, "status", "acknowledged", "held in cell 7 at the depot", who=guard),
    )  # fmt: skip
    nazir = pen.record(
        "rBNews", Kind.PERSON, news, "sGazette",
        c("rBNews", news, "name", "Nazir Rekhta", "Nazir Rekhta"),
        c("rBNews", news, "role", "victim", "Nazir Rekhta"),
    )  # fmt: skip
    nazir_list = pen.record(
        "rBList", Kind.PERSON, rows, "sCommittee",
        c("rBList", rows, "name", "Nazeer Rekhta", "Nazeer Rekhta", who=committee),
        c("rBList", rows, "role", "victim", "Nazeer Rekhta", who=committee),
    )  # fmt: skip
    others = (
        _one("pMother", pen.record(
            "rMother", Kind.PERSON, news, "sGazette", c("rMother", news, "name", "Gul Bano", "Gul Bano"),
            c("rMother", news, "role", "relative", "mother"))),
        _one("pW", pen.record(
            "rW", Kind.PERSON, news, "sGazette", c("rW", news, "name", "Zarina Khatoon", "Zarina Khatoon"),
            c("rW", news, "role", "witness", "said she saw the vehicles"))),
        _one("pColonel", pen.record(
            "rColonel", Kind.PERSON, news, "sGazette", c("rColonel", news, "name", "Tariq Mehsood", "Tariq Mehsood"),
            c("rColonel", news, "office", "Colonel", "Colonel"), c("rColonel", news, "role", "official", "Colonel"))),
    )  # fmt: skip
    samad = _samad((samad_news, samad_list, samad_urdu, samad_letter))
    brother = Person("pB", (nazir, nazir_list), {
        "name": supports((nazir.claims[0],), (nazir_list.claims[0],)),
        "role": supports((nazir.claims[1], nazir_list.claims[1])),
    })  # fmt: skip
    return (samad, brother, *others), _incident(pen, news, rows, urdu)


def _one(id: str, record: Record) -> Person:
    properties = {p: supports(record.of(p)) for p in dict.fromkeys(c.property for c in record.claims)}
    return Person(id, (record,), properties)


def _samad(records: tuple[Record, ...]) -> Person:
    news, rows, urdu, letter = records
    concluded = Finding("f1", "pA", "name", "Abdul Samad Rekhta", "reasonable_grounds",
                        "Two sources that do not repeat one another give this spelling.", "actor1",
                        "2026-01-03T00:00:00Z")  # fmt: skip
    return Person(
        "pA", records,
        {
            "name": supports((news.claims[0], letter.claims[0]), (rows.claims[0],), (urdu.claims[0],),
                             finding=concluded),
            "role": supports((news.claims[1],)),
            "age": supports((news.claims[2],)),
            "father": supports((rows.claims[1],)),
            "relation": supports((news.claims[3],), (news.claims[4],)),
            "identity_number": supports((rows.claims[2],)),
            "sex": supports((news.claims[6],)),
            "status": supports((news.claims[5],), (urdu.claims[1],), (letter.claims[1],)),
        },
        timeline=(
            StatusEvent(Edtf("2021-11-12"), "deprived_of_liberty", (news.claims[5],)),
            StatusEvent(None, "still_missing", (urdu.claims[1],)),
            StatusEvent(None, "acknowledged", (letter.claims[1],)),
        ),
    )  # fmt: skip


def _incident(pen: Scribe, news: str, rows: str, urdu: str) -> Incident:
    c = pen.claim
    taken = "a man identified as Abdul Samad Rekhta, 24, was taken"
    place = Place("the Tolan area of Mehran District", "Nowhere", "Southern Province", "Mehran", "Tolan", "place", "g1",
                  "27.5", "65.1")  # fmt: skip
    told = pen.record(
        "iNews", Kind.INCIDENT, news, "sGazette",
        c("iNews", news, "act", "abduction", "was taken", within=taken, status=Status.ACCEPTED),
        c("iNews", news, "date", Edtf("2021-11-12"), "12 November 2021"),
        c("iNews", news, "place", place, "the Tolan area of Mehran District"),
        c("iNews", news, "perpetrator", Reference(None, "Security Forces", "group"), "“Security Forces”"),
        c("iNews", news, "victim", Reference("rANews", "Abdul Samad Rekhta", "person"), "Abdul Samad Rekhta"),
        c("iNews", news, "victim", Reference("rBNews", "Nazir Rekhta", "person"), "Nazir Rekhta",
          within="His brother, Nazir Rekhta, was taken with him."),
    )  # fmt: skip
    listed = pen.record(
        "iList", Kind.INCIDENT, rows, "sCommittee",
        c("iList", rows, "date", Edtf("2021-11-21"), "2021-11-21", who="Synthetic Committee for the Missing"),
    )  # fmt: skip
    account = pen.record(
        "iUrdu", Kind.INCIDENT, urdu, "sMother",
        c("iUrdu", urdu, "date", Edtf("2021-11-13"), "13 نومبر 2021", who=(Voice("Gul Bano", How.FIRST_HAND),),
          within="عبدالصمد ریختہ کو 13 نومبر 2021 کو گھر سے اٹھایا گیا۔ ان کی والدہ گل بانو نے کہا"),
    )  # fmt: skip
    return Incident(
        "i1", (told, listed, account),
        {
            "act": supports((told.claims[0],)),
            "date": supports((told.claims[1],), (listed.claims[0],), (account.claims[0],)),
            "place": supports((told.claims[2],)),
            "perpetrator": supports((told.claims[3],)),
            "victim": supports((told.claims[4],), (told.claims[5],)),
        },
        victims=("pA", "pB"),
    )  # fmt: skip


def _said(pen: Scribe, news: str, incident: Incident) -> tuple[Record, ...]:
    c = pen.claim
    chain = (Voice("The Synthetic Gazette", How.RELAYED), Voice("Colonel Tariq Mehsood", How.FIRST_HAND))
    denial = "Colonel Tariq Mehsood denied that any force held the men."
    committee = (Voice("The Synthetic Gazette", How.RELAYED), Voice("the Committee", How.RELAYED, "said"))
    return (
        pen.record("rDenial", Kind.STATEMENT, news, "sGazette",
                   c("rDenial", news, "speaker", Reference("rColonel", "Colonel Tariq Mehsood", "person"),
                     "Colonel Tariq Mehsood", who=chain),
                   c("rDenial", news, "position", "denies", "denied", within=denial, who=chain),
                   c("rDenial", news, "about", Reference("iNews", "any force held the men", "incident"),
                     "any force held the men", who=chain)),
        pen.record("rAccount", Kind.STATEMENT, news, "sGazette",
                   c("rAccount", news, "speaker", Reference("rW", "Zarina Khatoon", "person"), "Zarina Khatoon",
                     within="A neighbour, Zarina Khatoon (zarina@example.org), said"),
                   c("rAccount", news, "position", "reports", "said she saw the vehicles")),
        pen.record("rTaken", Kind.COUNT, news, "sGazette",
                   c("rTaken", news, "as_written", "46", "46", within="46 people were taken", who=committee),
                   c("rTaken", news, "well_formed", True, "46", within="46 people were taken", who=committee),
                   c("rTaken", news, "readings", (46,), "46", within="46 people were taken", who=committee),
                   c("rTaken", news, "population", "people", "people", who=committee)),
        pen.record("rReleased", Kind.COUNT, news, "sGazette",
                   c("rReleased", news, "as_written", "28", "28", who=committee),
                   c("rReleased", news, "act", "release", "were released", who=committee),
                   c("rReleased", news, "part_of", Reference("rTaken", "of whom", "count"), "of whom", who=committee)),
        pen.record("rMissing", Kind.COUNT, news, "sGazette",
                   c("rMissing", news, "as_written", "22,6000", "22,6000", who=committee),
                   c("rMissing", news, "well_formed", False, "22,6000", who=committee),
                   c("rMissing", news, "readings", (22600, 226000), "22,6000", who=committee),
                   c("rMissing", news, "act", "missing", "are missing", who=committee),
                   c("rMissing", news, "period", None, "are missing", who=committee,
                     unresolved="The report does not say since when.")),
    )  # fmt: skip
