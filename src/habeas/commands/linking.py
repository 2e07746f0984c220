"""habeas link and judge: which records speak of the same person."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from habeas.commands.base import Answer, Session
from habeas.commands.show import judgement_json, pair_json
from habeas.errors import BadInput
from habeas.link.linker import BUILT_IN, Linker, load_linkers
from habeas.model.case import Clustering, Judgement
from habeas.model.value import Json
from habeas.model.vocabulary import Kind, Verdict
from habeas.register.queries.casework import judgements
from habeas.register.queries.find import find_record
from habeas.register.queries.records import records
from habeas.register.queries.runs import last_run
from habeas.register.register import Change


def link(session: Session, threshold: float | None = None, by: str | None = None) -> Answer:
    """Score pairs, cluster them under the judgements, and seal the result. `by` names another linker than ours."""
    linker = _linker(by or BUILT_IN)
    wanted = linker.threshold if threshold is None else Decimal(str(threshold))
    clustering, run = _linked(session, linker, judgements(session.alias), wanted)
    session.record([run])
    return Answer(_counted(session, clustering))


def _linker(name: str) -> Linker:
    linkers = load_linkers()
    if name not in linkers:
        raise BadInput(f"There is no linker “{name}”.", f"Use one of {', '.join(linkers)}.", code="bad-linker")
    return linkers[name]


def judge(session: Session, left: str, right: str, verdict: Verdict, reason: str) -> Answer:
    """A judgement on two records. A later one on the same two supersedes it.

    Where records have been linked, the clusters that follow from it are recorded with it, or neither is.
    """
    ids = [find_record(session.alias, side, Kind.PERSON)[1] for side in (left, right)]
    judgement = Judgement(session.world.new_id(), (ids[0], ids[1]), verdict, reason, session.actor.id, "")
    fields: dict[str, Json] = {
        "judgement": judgement.id,
        "left": ids[0],
        "right": ids[1],
        "verdict": verdict.value,
        "reason": reason,
    }
    session.record([Change("judge", fields), *_relinked(session, judgement)])
    return Answer(judgement_json(next(j for j in judgements(session.alias) if j.id == judgement.id)))


def _relinked(session: Session, judgement: Judgement) -> list[Change]:
    """The linkage as it is with one more judgement, made like the last one; nothing before the first."""
    last = last_run(session.alias, "link")
    if last is None:
        return []
    judged = [*judgements(session.alias), judgement]
    return [_linked(session, _linker(last.program), judged, Decimal(last.parameters["threshold"]))[1]]


def _linked(
    session: Session, linker: Linker, judged: Sequence[Judgement], threshold: Decimal
) -> tuple[Clustering, Change]:
    """The clustering of all records, and the run that seals it."""
    every = [r for r in records(session.alias) if r.kind in (Kind.PERSON, Kind.INCIDENT)]
    clustering = linker.link(every, judged, threshold)
    fields: dict[str, Json] = {
        "run": session.world.new_id(),
        "stage": "link",
        "program": linker.name,
        "version": linker.version,
        "parameters": {"model": clustering.model, "threshold": str(threshold)},
        "inputs": [],
    }
    return clustering, Change("run", fields, _items(clustering))


def _items(clustering: Clustering) -> tuple[dict[str, Json], ...]:
    """One item for each record's place in a cluster, one for each pair that was scored."""
    members: list[dict[str, Json]] = [
        {"type": "member", "record": record, "cluster": cluster[0]}
        for cluster in clustering.clusters
        for record in cluster
    ]
    open_pairs = {(pair.left, pair.right): pair for pair in clustering.undecided}
    pairs = {(pair.left, pair.right): pair for pair in clustering.pairs} | open_pairs
    scored: list[dict[str, Json]] = [
        {
            "type": "pair",
            "left": left,
            "right": right,
            "score": str(pair.score),
            "reasons": list(pair.reasons),
            "undecided": (left, right) in open_pairs,
        }
        for (left, right), pair in pairs.items()
    ]
    return (*members, *scored)


def _counted(session: Session, clustering: Clustering) -> dict[str, Any]:
    names = _names(session, [side for pair in clustering.undecided for side in (pair.left, pair.right)])
    return {
        "pairs": len(clustering.pairs),
        "clusters": len(clustering.clusters),
        "undecided": len(clustering.undecided),
        "model": clustering.model,
        "queue": [{**pair_json(p), "names": [names[p.left], names[p.right]]} for p in clustering.undecided],
    }


def _names(session: Session, ids: list[str]) -> dict[str, str]:
    return {r.id: " / ".join(map(str, r.values("name"))) for r in records(session.alias, ids=tuple(dict.fromkeys(ids)))}
