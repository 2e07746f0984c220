"""Acts told by the layout of a text: the lines of a form, and the names in a list that a sentence brings in."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from habeas.extract.acts_modality import Mood
from habeas.extract.dates import DateMention
from habeas.extract.forms import Entry, Form, act_of_words, find_forms
from habeas.extract.gazetteer import Gazetteer
from habeas.extract.incidents_parties import Party
from habeas.extract.incidents_tell import Telling
from habeas.extract.page import Form as Shape
from habeas.extract.page import Page, Paragraph
from habeas.extract.people import EntityKind, MentionForm, People
from habeas.extract.people_lists import row_after
from habeas.extract.places import PlaceMention
from habeas.model.value import Place

SAID = 75  # per cent, for what a form states under its label
LISTED = 60  # for an act that only the sentence above a list tells


def with_layout(page: Page, people: People, tellings: Iterable[Telling]) -> tuple[Telling, ...]:
    """Tellings with those of forms and lists, in text order; what leads into a list is told by its items alone."""
    told = list(tellings)
    listed = list(tellings_of_lists(page, people, told))
    leading = {t.start for t in listed}
    kept = [t for t in told if t.start not in leading or any(_is_named(people, v) for v in t.victims)]
    found = [*kept, *tellings_of_forms(page, people), *listed]
    return tuple(sorted(found, key=lambda t: t.victims[0].start if t.form == "list" else t.start))


def _is_named(people: People, party: Party) -> bool:
    return party.entity is not None and people.entities[party.entity].named


def tellings_of_forms(page: Page, people: People) -> Iterator[Telling]:
    """An act for each form whose labels, or the heading above it, name one."""
    for form in find_forms(page):
        victim = _named_at(people, form.name)
        told = next((e for e in form.entries if e.act is not None), None)
        heading = _heading_above(page, form.name.label[0])
        act = told.act if told else act_of_words(page.words(heading.start, heading.end)) if heading else None
        if victim is None or act is None:
            continue
        label = told.label if told else (heading.start, heading.end) if heading else form.name.label
        sentence = int(page.doc.char_span(form.name.start, form.name.end, alignment_mode="expand").sent.start)
        doer = form.of("by")
        text = "" if doer is None else " ".join(page.words(doer.start, doer.end).split())
        doers = () if doer is None else (Party(text, "group", doer.start, doer.end),)
        yield Telling(
            act,
            *label,
            sentence,
            Mood.HAPPENED,
            SAID,
            (victim,),
            doers,
            _date(page, form),
            _place(page, form),
            form="form",
        )


def _named_at(people: People, entry: Entry) -> Party | None:
    for mention in people.at(entry.start, entry.end):
        if mention.form is MentionForm.NAME and people.entities[mention.entity].kind is EntityKind.PERSON:
            return Party(people.entities[mention.entity].name, "person", mention.start, mention.end, mention.entity)
    return None


def _heading_above(page: Page, at: int) -> Paragraph | None:
    above = [p for p in page.paragraphs if p.end <= at]
    return above[-1] if above and above[-1].form is Shape.HEADING else None


def _date(page: Page, form: Form) -> tuple[DateMention, int] | None:
    for asks, weight in (("date", 90), ("last_seen", 60)):
        entry = form.of(asks)
        found = [] if entry is None else [d for d in page.dates if entry.start <= d.start < entry.end]
        if found:
            return found[0], weight
    return None


def _place(page: Page, form: Form) -> tuple[PlaceMention, int] | None:
    for asks, weight in (("where", 90), ("last_seen", 60)):
        entry = form.of(asks)
        if entry is None:
            continue
        found = [p for p in page.places if entry.start <= p.start < entry.end]
        words = " ".join(page.words(entry.start, entry.end).split())
        place = None if found else Gazetteer.load().resolve(words)
        if found or place is not None or asks == "where":
            return found[0] if found else PlaceMention(entry.start, entry.end, place or Place(words), 70), weight
    return None


# --- lists below a sentence --------------------------------------------------------------------------------------


def tellings_of_lists(page: Page, people: People, told: Iterable[Telling]) -> Iterator[Telling]:
    """ "The following were taken by the police on 3 May:" with a list of names below it: the act, for each item.

    Of an item that tells something by itself nothing is added.
    """
    known = list(told)
    above: Paragraph | None = None
    for paragraph in page.paragraphs:
        if paragraph.form is not Shape.BULLET:
            above = paragraph
            continue
        own = any(paragraph.start <= t.start < paragraph.end for t in known)
        leading = None if above is None else _told_above(page, above, known)
        victims = () if own or leading is None else _leading(page, people, paragraph)
        if leading is None or not victims:
            continue
        start, end = paragraph.start, paragraph.end
        date = next(((d, 70) for d in page.dates if start <= d.start < end and d.kind == "date"), leading.date)
        place = next(((p, 60) for p in page.places if start <= p.start < end and p.use == "location"), leading.place)
        sentence = int(page.doc.char_span(start, start + 1, alignment_mode="expand").sent.start)
        at = leading.sentence if date is leading.date and place is leading.place else sentence
        yield replace(leading, victims=victims, sentence=at, date=date, place=place, form="list", confidence=LISTED)


def _told_above(page: Page, above: Paragraph, told: list[Telling]) -> Telling | None:
    """The act that the paragraph above a list tells of those in the list, where it leads into one."""
    words = page.words(above.start, above.end)
    if not (words.rstrip().endswith((":", "–", "-")) or "following" in words.lower() or "as follows" in words.lower()):
        return None
    found = [t for t in told if above.start <= t.start < above.end and t.mood is Mood.HAPPENED]
    return found[-1] if found else None


def _leading(page: Page, people: People, item: Paragraph) -> tuple[Party, ...]:
    """The names with which an item of a list begins."""
    names = [
        (m.start, m.end, m.entity) for m in people.at(item.start, item.end)
        if m.form is MentionForm.NAME and people.entities[m.entity].kind is EntityKind.PERSON and m.start >= item.start
    ]  # fmt: skip
    if not names or len(page.words(item.start, names[0][0]).split()) > 4:
        return ()
    row = [names[0], *row_after(page.words, names[0][1], names[1:])]
    return tuple(Party(people.entities[e].name, "person", start, end, e) for start, end, e in row)
