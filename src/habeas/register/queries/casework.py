"""Judgements, findings, consents, steps, clusters and dossiers."""

from collections.abc import Mapping

from habeas.model.case import Clustering, Consent, Finding, Judgement, Pair, Step
from habeas.model.vocabulary import Kind
from habeas.register.models import (
    ConsentRow,
    DossierRow,
    FindingRow,
    JudgementRow,
    MembershipRow,
    RecordRow,
    RunRow,
    StepRow,
    UndecidedRow,
)
from habeas.register.queries.nouns import consent_of, finding_of, judgement_of, pair_of, step_of
from habeas.register.queries.sound import sound


def judgements(alias: str) -> tuple[Judgement, ...]:
    """All judgements, oldest first; a later one on the same two records supersedes an earlier one."""
    return tuple(map(sound(judgement_of), JudgementRow.objects.using(alias).order_by("entry")))


def findings(alias: str) -> tuple[Finding, ...]:
    """All findings, oldest first; a later one on the same property supersedes an earlier one."""
    rows = list(FindingRow.objects.using(alias).order_by("entry"))
    subjects = RecordRow.objects.using(alias).filter(id__in={row.subject for row in rows})
    kinds = dict(subjects.values_list("id", "kind"))
    return tuple(_finding(row, kinds) for row in rows)


@sound
def _finding(row: FindingRow, kinds: Mapping[str, str]) -> Finding:
    return finding_of(row, Kind(kinds[row.subject]))


def consents(alias: str) -> tuple[Consent, ...]:
    """All consents, withdrawn ones too, oldest first."""
    return tuple(map(sound(consent_of), ConsentRow.objects.using(alias).order_by("entry")))


def steps(alias: str) -> tuple[Step, ...]:
    """All steps, closed ones too, oldest first."""
    return tuple(map(sound(step_of), StepRow.objects.using(alias).order_by("entry")))


def clusters(alias: str) -> dict[str, str]:
    """Record id to the id of its cluster, under the latest linkage; a record that is not named stands alone."""
    return dict(MembershipRow.objects.using(alias).values_list("id", "cluster"))


def undecided(alias: str) -> tuple[Pair, ...]:
    """Pairs that a person must look at, the likeliest first."""
    pairs = map(sound(pair_of), UndecidedRow.objects.using(alias).order_by("id"))
    return tuple(sorted(pairs, key=lambda pair: -pair.score))


def clustering(alias: str) -> Clustering:
    """The latest linkage over the person records of now: a record that came later stands alone, at the end.

    Of the pairs only the undecided ones have rows; the others lie in the sealed run.
    """
    member_of = clusters(alias)
    people = RecordRow.objects.using(alias).filter(kind="person").order_by("entry", "item").values_list("id", flat=True)
    groups: dict[str, list[str]] = {}
    for record in people:
        groups.setdefault(member_of.get(record, record), []).append(record)
    runs = RunRow.objects.using(alias).filter(stage="link").order_by("-entry")
    model = runs.values_list("program", "version").first()
    pairs = undecided(alias)
    return Clustering(tuple(map(tuple, groups.values())), pairs, pairs, " ".join(model) if model else "none")


def disclosed(alias: str) -> list[dict[str, str]]:
    """To whom what was disclosed, oldest first."""
    rows = DossierRow.objects.using(alias).order_by("entry")
    return [{"id": r.id, "recipient": r.recipient, "manifest": r.manifest, "time": r.time} for r in rows]
