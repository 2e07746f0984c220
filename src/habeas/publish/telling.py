"""What the released claims come to, in sentences: each says who says it, and is followed by its quotes.

A sentence never says more than a claim does: it names its sources, or begins "according to". Details on which sources
differ stand behind the source that gives them. Nothing is put into sentences that the gate has not released.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from habeas.model.value import Json
from habeas.publish.front import Rich, cited_of, cites, t, v
from habeas.publish.released import (
    ClaimView,
    ContradictionView,
    IncidentView,
    PersonView,
    PropertyView,
    RecordView,
    SupportView,
)
from habeas.publish.show import STANCES, counted, joined, opening, property_words, shortened, squeezed
from habeas.publish.verbs import ENDING, FOUND, STATUSES, UNKNOWN, did

_DENYING = frozenset({"denies", "rejects", "doubts", "questions", "retracts"})
_STATED = frozenset({"detention_denied", "acknowledged"})  # told by the statement in the same words, if there is one
_DESCRIBING = ("age", "birth", "sex", "occupation", "office", "father", "relation", "place", "identity_number")
_MARK = re.compile(r" \[withheld R\d+\]$")  # for checkers; the words before it tell people enough
_SEVERAL = frozenset({"many", "some", "several", "others", "people", "residents", "relatives", "families", "both"})
_QUOTATION = "“”\"' "
_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


@dataclass(frozen=True, slots=True)
class Case:
    """One person with what is told of them."""

    person: PersonView
    incidents: Sequence[IncidentView]
    statements: Sequence[RecordView]
    contradictions: Sequence[ContradictionView]

    def claims(self) -> dict[str, ClaimView]:
        """Every claim shown of the person and the incidents, by its id."""
        properties = (*self.person.properties, *(p for i in self.incidents for p in i.properties))
        found = {c.id: c for p in properties for s in p.supports for c in (*s.claims_for, *s.claims_against)}
        return found | {c.id: c for r in self.statements for c in r.claims}

    def of(self, property: str) -> tuple[SupportView, ...]:
        return of(self.person.properties, property)


def of(properties: Iterable[PropertyView], name: str) -> tuple[SupportView, ...]:
    return next((p.supports for p in properties if p.name == name), ())


def summary(case: Case) -> list[dict[str, object]]:
    """Paragraphs, each with a title and its sentences."""
    parts = (
        ("What is said to have happened", [*_events(case), *_statuses(case)]),
        ("What is denied or acknowledged", [*_denials(case), *_acknowledged(case)]),
        ("Where sources differ", _differences(case)),
        ("Who the person is, as described", _described(case)),
        ("What is not known", _unknown(case)),
        ("What the team concludes", [s for support in _supports(case) for s in concluded(support)]),
        ("How far this was reviewed", [_reviewed(case)]),
    )
    return [{"title": title, "sentences": sentences} for title, sentences in parts if sentences]


def _supports(case: Case) -> Iterator[SupportView]:
    for properties in (case.person.properties, *(i.properties for i in case.incidents)):
        for property in properties:
            yield from property.supports


# Sources


def number(count: int) -> str:
    """Small numbers as words."""
    return _NUMBERS[count] if count < len(_NUMBERS) else str(count)


def _say(claims: Sequence[ClaimView], independent: int) -> Rich:
    """ "Three sources, of which two do not repeat one another, say that "."""
    chains = list(dict.fromkeys(c.chain for c in claims))
    if len(chains) == 1:
        comma = "," if ", relaying " in chains[0] else ""
        return [v(opening(chains[0])), t(f"{comma} says that ")]
    if independent >= len(chains):
        return [t(f"{opening(number(len(chains)))} sources, each independent of the others, say that ")]
    apart = f"{number(independent)} of them independent of one another" if independent > 1 else "all from one origin"
    return [t(f"{opening(number(len(chains)))} sources, {apart}, say that ")]


def _listed(
    claims: Sequence[ClaimView],
    notes: Mapping[str, Rich] | None = None,
    quotes: Mapping[str, Sequence[ClaimView]] | None = None,
) -> Rich:
    """The sources one by one with their quotes, and what one of them says differently; "accepted" where it was."""
    by_chain: dict[str, list[ClaimView]] = {}
    for claim in claims:
        by_chain.setdefault(claim.chain, []).append(claim)
    parts: Rich = []
    for chain, own in by_chain.items():
        cited = [c for claim in own for c in (quotes or {}).get(claim.record, [claim])]
        parts += [t("; " if parts else ""), *([v(chain), t(" ")] if len(by_chain) > 1 else []), *cited_of(cited)]
        marks = [n for claim in own for n in [(notes or {}).get(claim.record)] if n]
        accepted: Rich = [t("accepted by the team")] if any(c.status == "accepted" for c in own) else []
        inside = [part for at, mark in enumerate([*marks[:1], *([accepted] if accepted else [])])
                  for part in ([t("; ")] if at else []) + mark]  # fmt: skip
        parts += [t(" ("), *inside, t(")")] if inside else []
    return parts


# What happened


@dataclass(frozen=True, slots=True)
class _Teller:
    """One record that asserts an act, with the details that it gives."""

    act: ClaimView
    dates: tuple[ClaimView, ...]
    places: tuple[ClaimView, ...]
    agents: tuple[ClaimView, ...]

    @property
    def quoted(self) -> list[ClaimView]:
        return [self.act, *self.dates, *self.places, *self.agents]


def _events(case: Case) -> Iterator[Rich]:
    for incident in case.incidents:
        for support in of(incident.properties, "act"):
            tellers = [_teller(incident, claim) for claim in support.claims_for
                       if case.person.id in incident.told.get(claim.record, (case.person.id,))]  # fmt: skip
            if tellers:
                yield _event(case.person.label, support, tellers)


def _teller(incident: IncidentView, act: ClaimView) -> _Teller:
    def own(name: str) -> tuple[ClaimView, ...]:
        claims = (c for s in of(incident.properties, name) for c in s.claims_for)
        return tuple(c for c in claims if c.record == act.record and c.value is not None)

    return _Teller(act, own("date"), own("place"), own("perpetrator"))


def _event(label: str, support: SupportView, tellers: Sequence[_Teller]) -> Rich:
    """ "Three sources say that X was abducted on 9 March 2022 in Kech by “armed men”: A [Q1]; B [Q2] (no date)." """
    acts = [teller.act for teller in tellers]
    when = _common([[_when(c) for c in teller.dates] for teller in tellers])
    where = _common([[_where(c)[0] for c in teller.places] for teller in tellers])
    agents = list(dict.fromkeys(squeezed(c.words) for teller in tellers for c in teller.agents))
    said: Rich = [*_say(acts, support.independent_sources), v(label), t(f" {did(str(support.value), support.words)}")]
    said += [t(f" {when}")] if when else []
    said += [t(" in "), v(_place_words(tellers, where))] if where else []
    said += [t(" by "), v(joined([f"“{a}”" for a in agents], "or"))] if agents else []
    notes = {teller.act.record: _notes(teller, when, where) for teller in tellers}
    quotes = {teller.act.record: teller.quoted for teller in tellers}
    colon = ": " if len({c.chain for c in acts}) > 1 else " "
    return [*said, t(colon), *_listed(acts, {r: n for r, n in notes.items() if n}, quotes), t(".")]


def _common(details: Sequence[Sequence[str]]) -> str:
    """The detail that most tellers give, the first of those on a tie; "" if none gives one."""
    counted_details = Counter(detail for own in details for detail in dict.fromkeys(own))
    return max(counted_details, key=lambda d: counted_details[d]) if counted_details else ""


def _when(date: ClaimView) -> str:
    exact = isinstance(date.value, str) and len(date.value) == 10 and date.value.replace("-", "").isdigit()
    starts = ("from ", "until ", "about ", "some ", "the years ")
    words = squeezed(date.words)
    return f"on {words}" if exact else words if words.startswith(starts) else f"in {words}"


def _where(place: ClaimView) -> tuple[str, str]:
    """The district or larger area that places are compared by, and the words for the place."""
    value: dict[str, Json] = place.value if isinstance(place.value, dict) else {}
    area = next((str(value[k]) for k in ("district", "province", "country") if value.get(k)), "")
    words = str(value.get("text") or squeezed(place.words))
    return (area or words).casefold(), squeezed(words)


def _place_words(tellers: Sequence[_Teller], area: str) -> str:
    """The shortest words that a teller has for the area."""
    return min((_where(c)[1] for teller in tellers for c in teller.places if _where(c)[0] == area), key=len)


def _notes(teller: _Teller, when: str, where: str) -> Rich:
    """What this teller says otherwise than the sentence, or leaves out."""
    notes: list[Rich] = []
    dates = [_when(c) for c in teller.dates]
    if when and when not in dates:
        notes.append([t(joined(dates, "or") if dates else "no date")])
    places = [_where(c) for c in teller.places]
    if where and where not in [area for area, _ in places]:
        notes.append([v(joined([words for _, words in places], "or"))] if places else [t("no place")])
    return [part for at, note in enumerate(notes) for part in ([t(", ")] if at else []) + note]


def _statuses(case: Case) -> Iterator[Rich]:
    """What is said to have become of the person, apart from what the acts already tell."""
    told = {str(s.value) for i in case.incidents for s in of(i.properties, "act") if s.claims_for}
    stated = {passage(c) for record in case.statements for c in record.claims}
    for support in case.of("status"):
        value = str(support.value)
        if not support.claims_for or value not in STATUSES or (value == "deprived_of_liberty" and told):
            continue
        if value == "released" and "release" in told:
            continue
        if value in _STATED and {passage(c) for c in support.claims_for} <= stated:
            continue
        said = [*_say(support.claims_for, support.independent_sources), v(case.person.label), t(f" {STATUSES[value]}")]
        colon = ": " if len({c.chain for c in support.claims_for}) > 1 else " "
        yield [*said, t(colon), *_listed(support.claims_for), t(".")]


# What is denied, and what is acknowledged


def _denials(case: Case) -> Iterator[Rich]:
    """Statements that deny, then acts and statuses that are denied in words on which no such statement rests."""
    stated = [r for r in case.statements if any(c.value in _DENYING for c in r.of("position"))]
    passages = {passage(c) for record in stated for c in record.claims}
    yield from position_sentences(stated)
    for support in _supports(case):
        for claim in support.claims_against:
            if claim.property in ("act", "status") and passage(claim) not in passages:
                passages.add(passage(claim))
                said = f" {STANCES[claim.stance]}: {property_words(claim.property)} {squeezed(support.words)} "
                yield [v(opening(claim.chain)), t(said), *cites([claim.quote]), *_mark(claim), t(".")]


def _acknowledged(case: Case) -> list[Rich]:
    found = [r for r in case.statements if any(c.value == "acknowledges" for c in r.of("position"))]
    return position_sentences(found)


def chains(claims: Iterable[ClaimView]) -> dict[str, bool]:
    """The chains of attribution, each once, and whether the team has accepted a claim of it.

    Where a record or sentence says one thing in its own voice and relays the same, the fuller chain stands for both.
    """
    accepted: dict[str, bool] = {}
    every = list(claims)
    for claim in every:
        own = [c.chain for c in every if c.record == claim.record or passage(c) == passage(claim)]
        chain = next((c for c in own if c.startswith(f"{claim.chain}, relaying ")), claim.chain)
        accepted[chain] = accepted.get(chain, False) or claim.status == "accepted"
    return accepted


def publisher(claim: ClaimView) -> str:
    """Whoever put it out: the first voice of the chain."""
    return _MARK.sub("", claim.attribution[0].who)


def passage(claim: ClaimView) -> str:
    return claim.quote.partition(".")[0]


def position_sentences(records: Iterable[RecordView]) -> list[Rich]:
    """A sentence for each position taken; what several items tell in the same words is one."""
    alike: dict[tuple[str, ...], list[RecordView]] = {}
    for record in records:
        if record.of("position"):
            parts = (record.of("speaker"), record.of("position"), record.of("about"))
            words = tuple(joined([squeezed(c.words).strip(_QUOTATION + ".,") for c in part]) for part in parts)
            alike.setdefault(words, []).append(record)
    return [_position(group) for group in alike.values()]


def _position(records: Sequence[RecordView]) -> Rich:
    """ "A spokesperson, as told by the Wire, denies “…” [Q3]." """
    position = records[0].of("position")
    named = joined([squeezed(c.words) for c in records[0].of("speaker")]) or "somebody not named"
    own, told = named, []
    for record in records:
        voices = [_MARK.sub("", voice.who) for voice in record.of("position")[0].attribution]
        own = max((own, *(voice for voice in voices if named.casefold() in voice.casefold())), key=len)
        told += [voice for voice in voices if voice.casefold() not in own.casefold()]
    source: Rich = [t(", as told by "), v(joined(list(dict.fromkeys(told)))), t(",")] if told else []
    does = joined([_verb(c.words, own) for c in position])
    return [v(opening(own)), *source, t(f" {does} "), *about_words(records[0]), t(" "),
            *cited_of([c for record in records for c in record.claims]), *_mark(position[0]), t(".")]  # fmt: skip


def _verb(position: str, who: str) -> str:
    """A position as a verb that fits one speaker or several: "denies", "deny"."""
    last = who.split()[-1].strip(_QUOTATION + ".,)").casefold() if who.split() else ""
    several = last in _SEVERAL or (last.endswith("s") and not last.endswith("ss") and who[:4].casefold() == "the ")
    if not several:
        return position
    return f"{position[:-3]}y" if position.endswith("ies") else position.removesuffix("s")


def about_words(record: RecordView) -> Rich:
    """What a statement is about, in its own words: the widest of them, cut to a length that can be read."""
    claims = record.of("about")
    said = [c for c in claims if isinstance(c.value, dict) and c.value.get("kind") in ("statement", "matter")]
    about = [squeezed(c.words) for c in said or claims]
    widest = [w for w in dict.fromkeys(about) if not any(w != other and w in other for other in about)]
    quoted = [f"“{shortened(words.strip(_QUOTATION))}”" for words in widest]
    return [v(joined(quoted))] if quoted else [t("something not named")]


def _mark(claim: ClaimView) -> Rich:
    return [t(" (accepted by the team)")] if claim.status == "accepted" else []


# Where they differ, who it is, what is not known


def _differences(case: Case) -> list[Rich]:
    """Values that do not agree. Denials stand in their own paragraph."""
    found = []
    for contradiction in case.contradictions:
        if all(side.stance == "asserts" for side in contradiction.sides):
            parts: Rich = [t(f"{opening(property_words(contradiction.property))}: ")]
            for at, side in enumerate(contradiction.sides):
                told = joined(list(chains(side.claims)))
                parts += [t("; " if at else ""), v(squeezed(side.words)), t(" according to "), v(told), t(" "),
                          *cited_of(side.claims)]  # fmt: skip
            found.append([*parts, t(".")])
    return found


def _described(case: Case) -> list[Rich]:
    """ "Names as written: A [Q1]; B [Q5]. Age: 24 years [Q4]." """
    sentences = [_spellings(case.of("name"))] if case.of("name") else []
    for name in _DESCRIBING:
        supports = [s for s in case.of(name) if s.claims_for and s.value is not None]
        if supports:
            sentences.append(_values(opening(property_words(name)), supports))
    return sentences


def _spellings(supports: Sequence[SupportView]) -> Rich:
    return _values("Name, as written", [s for s in supports if s.claims_for])


def _values(title: str, supports: Sequence[SupportView]) -> Rich:
    parts: Rich = [t(f"{title}: ")]
    for at, support in enumerate(supports):
        parts += [t("; " if at else ""), v(squeezed(support.words)), t(" "), *cited_of(support.claims_for)]
        parts += _mark(next((c for c in support.claims_for if c.status == "accepted"), support.claims_for[0]))
    return [*parts, t(".")]


def _unknown(case: Case) -> list[Rich]:
    """Where the person is, who did it, when; and words that could not be understood."""
    statuses = {str(s.value): s for s in case.of("status") if s.claims_for}
    acts = {str(s.value) for i in case.incidents for s in of(i.properties, "act") if s.claims_for}
    sentences: list[Rich] = []
    if not FOUND & set(statuses) and not ENDING & acts:
        missing = [c for status in UNKNOWN & set(statuses) for c in statuses[status].claims_for]
        sentences.append([t("Where "), v(case.person.label), t(" is, or what became of this person, none of the items "
                          "used here tells"), *([t(" "), *cited_of(missing)] if missing else []), t(".")])  # fmt: skip
    if case.incidents and not any(of(i.properties, "perpetrator") for i in case.incidents):
        sentences.append([t("No source names who did it.")])
    if case.incidents and not any(of(i.properties, "date") for i in case.incidents):
        sentences.append([t("No source gives a date.")])
    for claim in case.claims().values():
        if claim.value is None and claim.unresolved:
            why = opening(claim.unresolved.rstrip("."))
            title = opening(property_words(claim.property))
            sentences.append([t(f"{title}: "), v(why), t(" "), *cites([claim.quote]), t(".")])
    return sentences


def concluded(support: SupportView) -> Iterator[Rich]:
    """The team's conclusion on a property, with its standard of proof and reason."""
    finding = support.finding
    if finding is not None:
        yield [t(f"{opening(property_words(finding.property))}: "), v(squeezed(finding.words)),
               t(f" ({finding.standard}). Reasons: "), v(squeezed(finding.reason).rstrip(".")), t(". "),
               *cited_of(support.claims_for)]  # fmt: skip


def _reviewed(case: Case) -> Rich:
    statuses = Counter(c.status for c in case.claims().values())
    accepted, all_claims = statuses["accepted"], sum(statuses.values())
    rest = all_claims - accepted
    if not rest:
        return [t(f"The team has accepted all {counted(all_claims, 'claim')} shown here.")]
    others = f"The other {rest}" if accepted else "They"
    done = f"Of the {counted(all_claims, 'claim')} shown here the team has accepted {accepted or 'none'}."
    return [t(f"{done} {others} are suggested by a program, and no person has reviewed them yet.")]
