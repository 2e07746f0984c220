"""From a text to proposed records: composes what the finders found, anchors it, and names who says so.

Order, page by page: people; speech; tellings and the incidents they are of; statuses; figures; statements. Then who has
which part decides who gets a record, and drafts become records with ids, exact quotes and attributions.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from habeas.extract.draft import Draft, DraftClaim
from habeas.extract.figures import find_figures
from habeas.extract.incidents import draft as draft_incident
from habeas.extract.incidents_forms import with_layout
from habeas.extract.incidents_join import join
from habeas.extract.incidents_status import find_standings
from habeas.extract.incidents_tell import find_tellings
from habeas.extract.listing.guess import lists_people
from habeas.extract.page import Page
from habeas.extract.parse import UNDETERMINED, Parser
from habeas.extract.people import People, find_people
from habeas.extract.people_casting import cast, cast_references
from habeas.extract.people_records import draft_person, gets_record, give_relatives
from habeas.extract.people_voice import with_first_persons
from habeas.extract.speech import Speech, find_speech
from habeas.extract.statements import find_statements
from habeas.extract.statements_links import link as link_statements
from habeas.model.edtf import Edtf
from habeas.model.exhibit import Source
from habeas.model.record import Claim, Record
from habeas.model.text import Anchor, Text
from habeas.model.value import Reference
from habeas.model.vocabulary import REFERENCE_PROPERTIES, Kind, Stance

_PARTS = frozenset({("role", "victim"), ("role", "perpetrator"), ("role", "witness")})


def propose(
    text: Text, *, source: Source | None, publisher: str, published: Edtf | None, parser: Parser,
    new_id: Callable[[], str], proposer: str,
) -> tuple[Record, ...]:  # fmt: skip
    """Every record that the text supports, all claims `proposed`; none where `parser.unread(text)` says why.

    Of a table, and of a text too short to tell its language, only the rows of figures are read; none of a list of
    people, which is imported.
    """
    voice = publisher.strip() or (source.name if source else "") or "unknown"
    records: list[Record] = []
    statistics = text.is_table or text.language == UNDETERMINED
    if text.is_table and lists_people(text):
        return ()
    for page in (parser.statistics if statistics else parser.pages)(text, voice, published):
        drafts, speech = draft_statistics(page) if statistics else draft_page(page)
        maker = _Maker(text, page, speech, source.id if source else None, new_id, proposer)
        records += maker.records(drafts)
    return tuple(records)


def draft_page(page: Page) -> tuple[tuple[Draft, ...], Speech]:
    """The drafts of one page, persons first, and its speech."""
    people = find_people(page)
    speech = find_speech(page, people)
    people = with_first_persons(page, people, speech)
    tellings = with_layout(page, people, find_tellings(page, people))
    standings = find_standings(page, people, tellings)
    figures, statements = find_figures(page, people, speech), find_statements(page, people, speech)
    casting = cast(page, people, speech, tellings, standings)
    cast_references(people, casting, [*figures, *statements])
    give_relatives(people, casting)
    recorded = frozenset(e for e in casting.parts if gets_record(people.entities[e]))
    persons = [draft_person(page, people, people.entities[e], casting, standings, recorded) for e in sorted(recorded)]
    incidents = [
        draft_incident(page, people, speech, event, f"incident:{n}", recorded)
        for n, event in enumerate(join(page, people, tellings))
    ]
    statements = link_statements(page, statements, incidents, frozenset(p.key for p in persons))
    return (*persons, *incidents, *figures, *statements), speech


def draft_statistics(page: Page) -> tuple[tuple[Draft, ...], Speech]:
    """The figures that stand in the tables and lists of a page, in the publisher's own voice."""
    speech = find_speech(page, People())
    return find_figures(page, People(), speech, rows_only=True), speech


def _is_fate(claim: DraftClaim) -> bool:
    return claim.property == "status" and claim.value != "detention_denied"


# --- from drafts to records ----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Maker:
    text: Text
    page: Page
    speech: Speech
    source: str | None
    new_id: Callable[[], str]
    proposer: str

    def records(self, drafts: Sequence[Draft]) -> Iterator[Record]:
        """A record for each draft that has claims; references lead to ids, or to nothing where there is no record."""
        kept = [d for d in drafts if d.claims]
        ids = {draft.key: self.new_id() for draft in kept}
        for draft in kept:
            claims = tuple(self._claim(ids, draft, claim) for claim in draft.claims)
            ordered = tuple(sorted(claims, key=lambda c: (c.anchor.start, c.anchor.end)))
            yield Record(ids[draft.key], draft.kind, self.text.exhibit, self.text.id, self.source, ordered)

    def _stance(self, draft: Draft, claim: DraftClaim) -> Stance:
        """What stands in a denied clause is denied: the event, who had which part in it, that somebody said something;
        never who somebody is."""
        spoken = draft.kind is Kind.STATEMENT and claim.property in ("speaker", "position")
        told = draft.kind is Kind.INCIDENT or spoken or (claim.property, claim.value) in _PARTS
        if claim.stance is not Stance.ASSERTS or not (told or _is_fate(claim)):
            return claim.stance
        return self.speech.stance(claim.start, claim.end)

    def _claim(self, ids: Mapping[str, str], draft: Draft, claim: DraftClaim) -> Claim:
        value = claim.value
        if isinstance(value, Reference) and claim.property in REFERENCE_PROPERTIES and value.record is not None:
            value = replace(value, record=ids.get(value.record))
        voices = claim.attribution or self.speech.attribution(claim.start, claim.end)
        anchor = Anchor.at(self.text, claim.start + self.page.offset, claim.end + self.page.offset)
        return Claim(
            id=self.new_id(), record=ids[draft.key], property=claim.property, value=value,
            as_written=claim.as_written, anchor=anchor, attribution=voices, proposer=self.proposer,
            stance=self._stance(draft, claim), confidence=claim.confidence, unresolved=claim.unresolved,
        )  # fmt: skip
