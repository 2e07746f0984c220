"""habeas source: who speaks, and how far they can be relied on."""

from habeas.commands.base import Answer, Session
from habeas.commands.show import source_json
from habeas.errors import BadInput
from habeas.model.exhibit import Source, SourceKind
from habeas.model.value import Json
from habeas.register.queries.evidence import sources
from habeas.register.register import Change


def source_id(session: Session, name: str | None, changes: list[Change]) -> str | None:
    """The id of the source called `name` (or whose id it is); a new one is named by an entry put into `changes`."""
    if name is None:
        return None
    known = _named(session, name)
    if known is not None:
        return known.id
    source = Source(session.world.new_id(), name)
    changes.append(_naming(source))
    return source.id


def source_list(session: Session) -> Answer:
    return Answer([source_json(source) for source in sources(session.alias)])


def source_set(
    session: Session,
    name: str,
    *,
    kind: str | None = None,
    reliability: str | None = None,
    reason: str | None = None,
    confidential: bool | None = None,
) -> Answer:
    """Name a source, or grade one again. What is not given stays as it was."""
    old = _named(session, name) or Source(session.world.new_id(), name)
    new = Source(
        old.id,
        old.name,
        _kind(kind) if kind else old.kind,
        reliability or old.reliability,
        reason if reason is not None else old.reason,
        old.confidential if confidential is None else confidential,
    )
    session.record([_naming(new)])
    return Answer(source_json(new))


def _kind(name: str) -> SourceKind:
    try:
        return SourceKind(name)
    except ValueError as error:
        raise BadInput(
            f"“{name}” is no kind of source.", f"Use one of {', '.join(SourceKind)}.", code="bad-kind"
        ) from error


def _named(session: Session, name: str) -> Source | None:
    known = sources(session.alias)
    exact = [s for s in known if name in (s.name, s.id)]
    return exact[0] if exact else None


def _naming(source: Source) -> Change:
    fields: dict[str, Json] = {
        "id": source.id,
        "name": source.name,
        "kind": source.kind.value,
        "reliability": source.reliability,
        "reason": source.reason,
        "confidential": source.confidential,
    }
    return Change("name-source", fields)
