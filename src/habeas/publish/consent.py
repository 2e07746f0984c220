"""The one gate through which every output passes: nouns in, what may leave for one recipient out.

Order of work: the guard fills a shield with everything that must not leave; views are cut from the nouns, leaving out
claims that were rejected or replaced and fields that no consent covers, and hiding the words and place of whatever a
confidential source said; every string of every view is passed through the shield; and the finished whole is searched
once more. If anything protected is still found the gate gives nothing at all.
"""

from collections.abc import Iterable, Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any

from habeas.errors import HabeasError, NotFound
from habeas.model.case import Contradiction, Finding, Incident, Person, Side, StatusEvent, Support
from habeas.model.exhibit import Source
from habeas.model.record import Claim, Record
from habeas.model.value import Json, Place, Reference, Value, to_json
from habeas.model.vocabulary import CLOSED, Kind
from habeas.publish.cite import Citations
from habeas.publish.elements import TITLES, Element, about, complete, elements
from habeas.publish.guard import Guard, Tallied
from habeas.publish.material import Casework, Material, Terms
from habeas.publish.released import (
    SEAL,
    ClaimView,
    Contents,
    ContradictionView,
    ElementView,
    EventView,
    FigureFindingView,
    FindingView,
    IncidentView,
    PersonView,
    ProfileView,
    PropertyView,
    RecordView,
    Released,
    SideView,
    StepView,
    SupportView,
    TallyRowView,
    TallyView,
)  # fmt: skip
from habeas.publish.rights import roles_of
from habeas.publish.show import STANDARDS, chain_words, date_words, disagreement, joined, value_words

_NARROW = ("place", "coordinates")  # precisions that may lead to a family's door


def release(material: Material, terms: Terms) -> Released:
    """What of the material may leave under these terms, with a redaction for each thing that may not.

    Raises `NotFound` for a subject that the material lacks, and `HabeasError` (code "leak") if, after everything,
    something protected is still found in the result.
    """
    return _Gate(material, terms).released()


class _Gate:
    """One disclosure. Views are cut in reading order, so that quotes are numbered as they are read."""

    def __init__(self, material: Material, terms: Terms) -> None:
        self._material = material
        self._terms = terms
        self._tallied = Tallied()
        self._guard = Guard(material, terms, self._tallied)
        self._cite = Citations(material, terms, self._guard, self._tallied)
        self._report = material.subjects is None
        self._records = {r.id: r for r in self._every_record()}
        self._quote_of: dict[str, str] = {}  # claim id -> quote id, of the claims that leave
        self._dropped: set[str] = set()

    def released(self) -> Released:
        contents = self._clean(self._contents())
        self._clean(self._tallied.listed())  # once before they are listed: a reason may itself name what is protected
        released = Released(contents, self._clean(self._tallied.listed()), SEAL)
        self._search(released.as_json())
        return released

    def _every_record(self) -> Iterable[Record]:
        yield from self._material.records
        clusters: tuple[Person | Incident, ...] = (*self._material.persons, *self._material.incidents)
        for cluster in clusters:
            yield from cluster.records

    # What is in it

    def _contents(self) -> Contents:
        persons, incidents = self._persons(), self._incidents()
        statements, figures = self._statements(persons, incidents), self._figures(persons, incidents)
        parts = [(p, self._properties(p, p.properties), self._timeline(p)) for p in persons]
        incident_views = tuple(self._incident(i) for i in incidents)
        opposed = self._contradictions(persons, incidents)
        statement_views = tuple(self._record(r) for r in statements)
        figure_views = tuple(self._record(r) for r in figures)
        findings = self._figure_findings(figures)
        views = tuple(self._person(p, properties, timeline) for p, properties, timeline in parts)
        self._count_undone(persons, incidents)
        exhibits = self._cite.exhibits(every=self._report)
        self._cite.refused_originals()
        return Contents(
            recipient=self._terms.recipient, scope="report" if self._report else "dossier", persons=views,
            incidents=incident_views, contradictions=opposed, figures=figure_views, statements=statement_views,
            figure_findings=findings, tallies=self._tallies(), quotes=self._cite.quotes(),
            passages=self._cite.passages(), exhibits=exhibits, sources=self._cite.sources(),
            counted_only=self._counted_only(persons), originals=self._cite.originals(),
        )  # fmt: skip

    def _persons(self) -> tuple[Person, ...]:
        """The subjects; in a report, the victims whom consent allows to be named."""
        subjects = self._material.subjects
        if subjects is None:
            return tuple(p for p in self._material.persons if _victim(p) and self._guard.rights.allows(p, "name"))
        by_id = {p.id: p for p in self._material.persons}
        known = {*by_id, *(i.id for i in self._material.incidents)}
        for subject in subjects:
            if subject not in known:
                raise NotFound("A person or incident that was asked for is not in the material.", code="no-subject")
        return tuple(by_id[s] for s in dict.fromkeys(subjects) if s in by_id)

    def _counted_only(self, persons: tuple[Person, ...]) -> int:
        if self._material.subjects is not None:
            return 0
        unnamed = sum(_victim(p) for p in self._material.persons) - len(persons)
        if unnamed:
            self._tallied.declare("counted", "people who are counted and not named", self._guard.rights.why("name"))
            self._tallied.mark("counted", unnamed)
        return unnamed

    def _incidents(self) -> tuple[Incident, ...]:
        subjects = self._material.subjects
        if subjects is None:
            return self._material.incidents
        return tuple(i for i in self._material.incidents if i.id in subjects or set(i.victims) & set(subjects))

    def _statements(self, persons: Iterable[Person], incidents: tuple[Incident, ...]) -> list[Record]:
        every = [r for r in self._material.records if r.kind is Kind.STATEMENT]
        if self._material.subjects is None:
            return every
        mine = {r.id for p in persons for r in about(p, incidents, every)}
        own = {r.id for i in incidents for r in i.records}
        pointed = {r.id for r in every if any(isinstance(v, Reference) and v.record in own for v in r.values("about"))}
        return [r for r in every if r.id in mine | pointed]

    def _figures(self, persons: Iterable[Person], incidents: Iterable[Incident]) -> list[Record]:
        """All figures in a report; in a dossier those that the same items give."""
        every = [r for r in self._material.records if r.kind is Kind.COUNT]
        if self._material.subjects is None:
            return every
        clusters: tuple[Person | Incident, ...] = (*persons, *incidents)
        items = {r.exhibit for cluster in clusters for r in cluster.records}
        return [r for r in every if r.exhibit in items]

    # Claims

    def _claim(self, claim: Claim, person: Person | None = None, incident: Incident | None = None) -> ClaimView | None:
        """A claim as it may leave, or None: rejected, replaced, or a field that no consent covers."""
        record = self._records[claim.record]
        if not claim.stands():
            return None
        of_person = record.kind is Kind.PERSON  # a timeline also rests on what is said of incidents
        if person is not None and of_person and not self._guard.rights.allows(person, claim.property):
            self._drop(claim, self._guard.field_key(person, claim.property))
            return None
        hidden = self._cite.confidential(claim, record)
        quote = self._cite.quote(claim, record)
        self._quote_of[claim.id] = quote.id
        value = self._value(claim.property, claim, claim.value, incident, hidden)
        voices = [self._cite.voice(v) for v in claim.attribution]
        return ClaimView(
            id=claim.id, record=claim.record, property=claim.property, value=to_json(value),
            words="[withheld]" if value is None and claim.value is not None else value_words(claim.property, value),
            as_written=None if hidden else self._as_written(claim), stance=claim.stance.value,
            status=claim.status.value, unresolved=None if hidden else claim.unresolved, quote=quote.id,
            chain=chain_words([words for _, words in voices]), attribution=tuple(view for view, _ in voices),
            proposer=claim.proposer, source=self._cite.source(record.source) if record.source else None,
        )  # fmt: skip

    def _count_undone(self, persons: Iterable[Person], incidents: Iterable[Incident]) -> None:
        """Say how many claims on what is shown the team rejected or replaced; none of them leaves."""
        self._tallied.declare("undone", "claims that the team rejected or replaced",
                              "Rejected and replaced claims are not put out.")  # fmt: skip
        clusters: tuple[Person | Incident, ...] = (*persons, *incidents)
        for claim in (c for cluster in clusters for record in cluster.records for c in record.claims):
            if not claim.stands():
                self._drop(claim, "undone")

    def _drop(self, claim: Claim, key: str) -> None:
        """Count a claim that does not leave, once, however often it is met."""
        if claim.id not in self._dropped:
            self._dropped.add(claim.id)
            self._tallied.mark(key)

    def _as_written(self, claim: Claim) -> str:
        """The words as written, less what is withheld at their place in the quote."""
        if isinstance(claim.value, Reference) and not self._guard.reference_leaves(claim, claim.value):
            return f"[withheld {self._tallied.mark(self._guard.reference_key(claim.value))}]"
        at = claim.anchor.quote.find(claim.as_written)
        if at < 0:
            return claim.as_written
        start = claim.anchor.start + at
        return self._cite.scrub(
            claim.as_written, self._guard.shield.spans(claim.anchor.text, start, start + len(claim.as_written))
        )

    def _value(self, property: str, claim: Claim | None, value: Value | None, incident: Incident | None,
               hidden: Source | None) -> Value | None:  # fmt: skip
        """A value without coordinates that nobody consented to, without withheld references, coarse if confidential."""
        if isinstance(value, Place) and incident is not None:
            value = self._without_coordinates(value, incident)
        if isinstance(value, Reference) and claim is not None and not self._guard.reference_leaves(claim, value):
            number = self._tallied.mark(self._guard.reference_key(value))
            value = replace(value, record=None, text=f"[withheld {number}]")
        return self._coarse(property, value, hidden) if hidden else value

    def _without_coordinates(self, place: Place, incident: Incident) -> Place:
        if place.precision not in _NARROW or place.lat is None:
            return place
        victims = {p.id: p for p in self._material.persons if p.id in incident.victims}
        if victims and all(self._guard.rights.allows(p, "place") for p in victims.values()):
            return place
        self._tallied.declare("coordinates", "the exact coordinates of an incident", self._guard.rights.why("place"))
        withheld = f"[withheld {self._tallied.mark('coordinates')}]"
        return replace(place, lat=withheld, lon=withheld, gazetteer_id=None)

    def _coarse(self, property: str, value: Value | None, source: Source) -> Value | None:
        """What a confidential source says, without its words: dates, ages, closed words, districts, known names."""
        if isinstance(value, Place):
            known = [w for w in (value.district, value.province, value.country) if w]
            number = self._tallied.mark(self._cite.words_key(source))
            withheld = f"[withheld {number}]"
            return Place(", ".join(known), value.country, value.province, value.district, withheld) if known else None
        if isinstance(value, Reference):
            return value if self._guard.shield.is_open(value.text) else None
        if isinstance(value, str) and value not in CLOSED.get(property, ()):
            return value if self._guard.shield.is_open(value) else None
        return value

    # Persons and incidents

    def _properties(self, person: Person | None, properties: Mapping[str, tuple[Support, ...]],
                    incident: Incident | None = None) -> tuple[PropertyView, ...]:  # fmt: skip
        views = []
        for name, supports in properties.items():
            shown = (self._support(name, support, person, incident) for support in supports)
            left = tuple(view for view in shown if view is not None)
            if left:
                views.append(PropertyView(name, left))
        return tuple(views)

    def _support(self, name: str, support: Support, person: Person | None,
                 incident: Incident | None) -> SupportView | None:  # fmt: skip
        claims_for = self._claims(support.claims_for, person, incident)
        against = self._claims(support.claims_against, person, incident)
        allowed = person is None or self._guard.rights.allows(person, name)
        finding = self._finding(support.finding) if support.finding and allowed else None
        if not (claims_for or against or finding):
            return None
        leading = claims_for[0] if claims_for else None
        if leading is not None:
            value, words = leading.value, leading.words
        else:
            kept = self._value(name, None, support.value, incident, hidden=None)
            value, words = to_json(kept), value_words(name, kept)
        return SupportView(value, words, claims_for, against, support.independent_sources, finding)

    def _claims(self, claims: Iterable[Claim], person: Person | None,
                incident: Incident | None = None) -> tuple[ClaimView, ...]:  # fmt: skip
        views = (self._claim(c, person, incident) for c in claims)
        return tuple(v for v in views if v is not None)

    def _finding(self, finding: Finding) -> FindingView:
        return FindingView(
            id=finding.id, property=finding.property, value=to_json(finding.value),
            words=value_words(finding.property, finding.value), standard=STANDARDS[finding.standard],
            reason=finding.reason, time=finding.time,
        )  # fmt: skip

    def _timeline(self, person: Person) -> tuple[EventView, ...]:
        return tuple(view for event in person.timeline if (view := self._event(person, event)) is not None)

    def _event(self, person: Person, event: StatusEvent) -> EventView | None:
        claims = self._claims(event.claims, person)
        if not claims:
            return None
        status = value_words("status", event.status)
        return EventView(to_json(event.date), date_words(event.date), status, claims)

    def _person(self, person: Person, properties: tuple[PropertyView, ...],
                timeline: tuple[EventView, ...]) -> PersonView:  # fmt: skip
        incidents = [i for i in self._material.incidents if person.id in i.victims]
        statements = [r for r in self._material.records if r.kind is Kind.STATEMENT]
        profiles = tuple(self._profile(p, person, incidents, statements) for p in self._terms.profiles)
        return PersonView(
            id=person.id, label=self._guard.labels.of(person), named=self._guard.rights.allows(person, "name"),
            roles=roles_of(person), properties=properties, timeline=timeline,
            incidents=tuple(i.id for i in incidents),
            statements=tuple(r.id for r in about(person, incidents, statements)), steps=self._steps(person),
            profiles=profiles,
        )  # fmt: skip

    def _steps(self, person: Person) -> tuple[StepView, ...]:
        """What was done for the person, where a consent covers the field "steps"."""
        steps = self._material.casework.get(person.id, Casework()).steps
        if not self._guard.rights.allows(person, "steps"):
            if steps:
                self._tallied.mark(self._guard.field_key(person, "steps"), len(steps))
            return ()
        return tuple(StepView(s.what, s.towards, date_words(s.date), s.answer or "") for s in steps)

    def _profile(
        self, profile: str, person: Person, incidents: list[Incident], statements: list[Record]
    ) -> ProfileView:
        casework = self._material.casework.get(person.id, Casework())
        found = elements(profile, person, incidents, statements, self._material.consents, casework)
        return ProfileView(profile, TITLES[profile], complete(found), tuple(self._element(e) for e in found))

    def _element(self, element: Element) -> ElementView:
        quotes = tuple(dict.fromkeys(self._quote_of[c] for c in element.claims if c in self._quote_of))
        withheld = sum(c not in self._quote_of for c in element.claims)
        return ElementView(element.name, element.status, element.says, quotes, withheld)

    def _incident(self, incident: Incident) -> IncidentView:
        by_id = {p.id: p for p in self._material.persons}
        victims = tuple(self._guard.labels.of(by_id[v]) if v in by_id else "a person" for v in incident.victims)
        properties = self._properties(None, incident.properties, incident)
        acts = [view.words for p in properties if p.name == "act" for view in p.supports if view.claims_for]
        dates = [view.words for p in properties if p.name == "date" for view in p.supports if view.claims_for]
        label = " / ".join(dict.fromkeys(acts)) or "incident"
        dated = " / ".join(dict.fromkeys(dates)) or "undated"
        return IncidentView(incident.id, f"{label}, {dated}", properties, victims, self._told(incident))

    def _told(self, incident: Incident) -> dict[str, tuple[str, ...]]:
        """By record, the persons shown here whom it names as victims."""
        owner = {r.id: p.id for p in self._persons() for r in p.records}
        named = {r.id: [v.record for v in r.values("victim") if isinstance(v, Reference)] for r in incident.records}
        return {
            record: tuple(dict.fromkeys(owner[v] for v in victims if v in owner)) for record, victims in named.items()
        }

    # Contradictions

    def _contradictions(
        self, persons: tuple[Person, ...], incidents: tuple[Incident, ...]
    ) -> tuple[ContradictionView, ...]:
        """Those about what is shown, in a report all, of which at least two sides may leave."""
        shown = {*(p.id for p in persons), *(i.id for i in incidents)}
        concerned = [c for c in self._material.contradictions if self._report or shown.intersection(c.subjects)]
        views = (self._contradiction(c, shown) for c in concerned)
        return tuple(view for view in views if len(view.sides) > 1)

    def _contradiction(self, found: Contradiction, shown: set[str]) -> ContradictionView:
        people = {p.id: p for p in self._material.persons}
        events = {i.id: i for i in self._material.incidents}
        person = next((people[s] for s in found.subjects if s in people), None)
        incident = next((events[s] for s in found.subjects if s in events), None)
        sides = tuple(view for side in found.sides if (view := self._side(side, person, incident)) is not None)
        concerned = [people[s] for s in found.subjects if s in people]
        concerned += [people[v] for v in (incident.victims if incident else ()) if v in people]
        return ContradictionView(
            subjects=tuple(s for s in found.subjects if s in shown),
            of=joined([self._guard.labels.of(p) for p in concerned]) or "an incident without a named victim",
            property=found.property, says=disagreement(found.property, [side.stance for side in sides]), sides=sides,
        )  # fmt: skip

    def _side(self, side: Side, person: Person | None, incident: Incident | None) -> SideView | None:
        claims = self._claims(side.claims, person, incident)
        if not claims:
            return None
        said = next((c for c in claims if c.property == "about"), None)
        return SideView(f"“{said.words}”" if said else claims[0].words, side.stance.value, claims)

    # Figures, statements, tallies

    def _record(self, record: Record) -> RecordView:
        return RecordView(record.id, record.kind.value, self._claims(record.claims, None))

    def _figure_findings(self, figures: list[Record]) -> tuple[FigureFindingView, ...]:
        shown = {r.id: r for r in figures}
        views = []
        for finding in self._material.figure_findings:
            records = [shown[f] for f in finding.figures if f in shown]
            if records:
                quotes = [self._quote_of[c.id] for r in records for c in r.claims if c.id in self._quote_of]
                ids = tuple(r.id for r in records)
                views.append(FigureFindingView(finding.kind, finding.says, ids, tuple(dict.fromkeys(quotes))))
        return tuple(views)

    def _tallies(self) -> tuple[TallyView, ...]:
        return tuple(
            TallyView(t.rule, tuple(TallyRowView(dict(row.by), row.minimum, row.maximum) for row in t.rows))
            for t in self._material.tallies
        )

    # The last step: every string through the shield, and the whole searched once more

    def _clean(self, value: Any) -> Any:
        if isinstance(value, str):
            return self._cite.scrub(value.encode("utf-8", "backslashreplace").decode("utf-8"))
        if isinstance(value, Mapping):
            return {self._clean(name): self._clean(item) for name, item in value.items()}
        if isinstance(value, tuple | list):
            return type(value)(self._clean(item) for item in value)
        if is_dataclass(value) and not isinstance(value, type):
            return replace(value, **{f.name: self._clean(getattr(value, f.name)) for f in fields(value)})
        return value

    def _search(self, value: Json) -> None:
        if isinstance(value, str) and self._guard.shield.hits(value):
            raise HabeasError("Something protected was still found in what was to leave; nothing was written.",
                              "Please report this fault.", code="leak")  # fmt: skip
        for item in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
            self._search(item)


def _victim(person: Person) -> bool:
    return "victim" in roles_of(person)
